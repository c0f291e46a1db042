/** Every message of every conversation, the bot's, the app's, the webhooks' and the people's. */
import type { Chance } from '../common/chance.js';
import type { VirtualClock } from '../common/clock.js';
import { isObject, type JsonObject } from '../common/json.js';

export type Channel = 'bot' | 'app' | 'appchat' | 'webhook';

export interface StoredMessage {
  id: string;
  channel: Channel;
  /** A group's id, or the userid of a one-to-one conversation; empty where an app wrote to several at once. */
  chatId: string;
  /** `{msgtype, [msgtype]: …}` as first accepted. */
  body: JsonObject;
  /** userid of a person, or null: the bot, app or webhook. */
  by: string | null;
  /** Persons of one-to-one conversations who have it; empty in groups. */
  recipients: string[];
  createdAt: number;
  recalled: boolean;
  /** Bodies that everybody saw, oldest first; the last one is the present one. */
  versions: JsonObject[];
  /** Where a person sees another one than the rest. */
  own: Map<string, JsonObject[]>;
}

export interface Store {
  add(message: Pick<StoredMessage, 'channel' | 'chatId' | 'body' | 'by'> & Partial<StoredMessage>): StoredMessage;
  find(id: string): StoredMessage | undefined;
  all(): StoredMessage[];
  /** The message that carries a template card of this task. */
  byTask(channel: Channel, taskId: string): StoredMessage | undefined;
  change(message: StoredMessage, body: JsonObject, viewers?: readonly string[]): void;
  /** What a person sees; `version` from 0. */
  seenBy(message: StoredMessage, viewer?: string, version?: number): JsonObject;
}

const taskOf = (body: JsonObject): unknown => (isObject(body.template_card) ? body.template_card.task_id : undefined);

export function messageStore(clock: VirtualClock, chance: Chance): Store {
  const messages = new Map<string, StoredMessage>();
  const history = (message: StoredMessage, viewer?: string): JsonObject[] =>
    (viewer !== undefined && message.own.get(viewer)) || message.versions;

  return {
    add(given) {
      const message: StoredMessage = {
        id: chance.id('msg_'),
        recipients: [],
        createdAt: clock.now(),
        recalled: false,
        versions: [given.body],
        own: new Map(),
        ...given,
      };
      messages.set(message.id, message);
      return message;
    },
    find: (id) => messages.get(id),
    all: () => [...messages.values()],
    byTask: (channel, taskId) =>
      [...messages.values()].findLast(
        (message) => message.channel === channel && message.versions.some((body) => taskOf(body) === taskId),
      ),
    change(message, body, viewers) {
      if (!viewers) {
        message.versions.push(body);
        for (const seen of message.own.values()) seen.push(body);
        return;
      }
      for (const viewer of viewers) message.own.set(viewer, [...history(message, viewer), body]);
    },
    seenBy(message, viewer, version) {
      const seen = history(message, viewer);
      const body = version === undefined ? seen.at(-1) : seen[version];
      if (!body) throw new RangeError(`${message.id} has no version ${version}`);
      return body;
    },
  };
}
