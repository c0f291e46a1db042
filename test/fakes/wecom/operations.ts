/** Everything a test can ask of the fake, in groups; in-process and over the control port alike. */
import type { Fault } from '../common/faults.js';
import { isObject, type JsonObject } from '../common/json.js';
import type { MessageFilter } from '../common/ledger.js';
import type { Callbacks, Parcel, Variant, Which } from './callbacks.js';
import type { Dialect } from './card-limits.js';
import { asShown, cardProblems } from './cards.js';
import type { BotMode } from './options.js';
import { plainText } from './plain-text.js';
import { buttonsOf } from './press.js';
import type { Sockets } from './socket.js';
import type { StoredMessage } from './store.js';
import { type UserParts, users } from './users.js';
import type { Chat, Person } from './world.js';

export interface Parts extends UserParts {
  sockets: Sockets;
  sender: Callbacks;
}

export const operations = (parts: Parts) => {
  const { platform, bot, app, sockets, sender } = parts;
  const { clock, world, store, media, ledger, faults, settings, tokens } = platform;

  const stored = (messageId: string): StoredMessage => {
    const message = store.find(messageId);
    if (!message) throw new RangeError(`no message ${messageId}`);
    return message;
  };
  const dialectOf = ({ channel }: StoredMessage): Dialect => (channel === 'appchat' ? 'app' : channel);
  const shown = (message: StoredMessage, viewer?: string, version?: number): JsonObject => {
    const body = store.seenBy(message, viewer, version);
    if (!isObject(body.template_card)) return body;
    return { ...body, template_card: asShown(body.template_card, dialectOf(message)) };
  };
  const read = (body: JsonObject): string => plainText(body, world.nameOf, (id) => media.find(id)?.name ?? id);

  return {
    clock: {
      now: () => clock.iso(),
      set: (instant: string) => clock.set(instant),
      advance: (milliseconds: number) => clock.advance(milliseconds),
      flow: (rate: number) => clock.flow(rate),
    },
    world: {
      addPerson: (person: Partial<Person> & { userId: string }) => world.addPerson(person),
      changePerson: (userId: string, change: Partial<Person>) => Object.assign(world.person(userId), change),
      person: (userId: string) => world.person(userId),
      addChat: (chat: Partial<Chat> & { chatId: string }) => world.addChat(chat),
      changeChat: (chatId: string, change: Partial<Chat>) => Object.assign(world.chat(chatId), change),
      chat: (chatId: string) => world.chat(chatId),
      /** A group's webhook; its address. */
      addWebhook: (chatId: string, key?: string) =>
        `${platform.origin}/cgi-bin/webhook/send?key=${world.addWebhook(chatId, key)}`,
      removeWebhook: (key: string) => world.webhooks.delete(key),
      /** The bot may push into a conversation (a group's id or a userid) as if a person had just spoken, or may not. */
      warm: (conversation: string) => world.warm(conversation),
      cool: (conversation: string) => world.cool(conversation),
      revokeTokens: () => tokens.revokeAll(),
      trustIp: (trusted: boolean) => {
        settings.ipTrusted = trusted;
      },
      /** How and where callbacks go from now on. */
      deliverTo: (change: { botMode?: BotMode; botUrl?: string | null; appUrl?: string | null }) => {
        Object.assign(settings, change);
      },
      /** Host, with its port, to which OAuth may redirect. */
      trustDomain: (host: string) => {
        settings.app.trustedDomain = host;
      },
    },
    users: users(parts),
    events: {
      repeat: bot.repeat,
      drop: bot.drop,
      hold: bot.hold,
      release: bot.release,
      list: bot.list,
      repeatApp: app.repeat,
      listApp: app.list,
      checkUrl: (which: Which, variant?: Variant) => sender.checkUrl(which, variant),
      /** Query and body of a genuine or forged callback, for tests that bend them further and `post` them. */
      pack: (which: Which, text: string, variant?: Variant) => sender.pack(which, text, variant),
      post: (which: Which, parcel: Parcel) => sender.post(which, parcel),
      forge: (which: Which, text: string, variant: Variant) => sender.post(which, sender.pack(which, text, variant)),
    },
    sockets: {
      connections: () => sockets.connections(),
      evictions: () => sockets.evictions(),
      waitForSubscription: (withinMs = 5000) => sockets.waitForSubscription(withinMs),
      /** Resolves once all that was sent either way is read and answered. */
      quiet: () => sockets.quiet(),
      disturb: sockets.disturb,
      refuse: sockets.refuse,
    },
    faults: {
      /** `api`: a command (`aibot_send_msg`, `ping`, …) or an API (`message.send`, `webhook.send`, …). */
      add: (fault: Fault) => faults.add(fault),
      remove: (number: number) => faults.remove(number),
      clear: () => faults.clear(),
      /** Resolves once a call stands at the gate. */
      reached: (gate: string) => faults.reached(gate),
      open: (gate: string) => faults.open(gate),
    },
    ledger: {
      messages: (filter?: MessageFilter) => ledger.messages(filter),
      requests: (api?: string) => ledger.requests(api),
      waitFor: (filter: MessageFilter, count: number, withinMs = 5000) => ledger.waitFor(filter, count, withinMs),
      waitForUpdate: (messageId: string, count = 1, withinMs = 5000) =>
        ledger.waitForUpdate(messageId, count, withinMs),
      clear: () => ledger.clear(),
    },
    messages: {
      /** What a person reads in a message as it stands now, or stood at a version (from 0). */
      plainText: (messageId: string, viewer?: string, version?: number) =>
        read(shown(stored(messageId), viewer, version)),
      /** The body as a person has it: `{msgtype, …}`. */
      body: (messageId: string, viewer?: string) => store.seenBy(stored(messageId), viewer),
      buttons: (messageId: string, viewer?: string) => {
        const { template_card: card } = store.seenBy(stored(messageId), viewer);
        return isObject(card) ? buttonsOf(card) : [];
      },
      /** A conversation as people scroll through it: a group's id, or a userid with the channel. */
      transcript: (chatId: string, channel: 'bot' | 'app' = 'bot') =>
        store
          .all()
          .filter((message) => message.chatId === chatId || message.recipients.includes(chatId))
          .filter((message) => world.chats.has(chatId) || message.channel === channel)
          .map((message) => ({
            messageId: message.id,
            by: message.by === null ? settings.bot.name : world.nameOf(message.by),
            text: message.recalled ? '〔已撤回〕' : read(shown(message)),
          })),
      /** All that the platform would find wrong with a card. */
      problems: (card: unknown, dialect: Dialect, update = false) => cardProblems(card, { dialect, update }),
      /** The bytes behind a media_id. */
      bytes(mediaId: string): Uint8Array {
        const found = media.find(mediaId);
        if (!found) throw new RangeError(`no media ${mediaId}`);
        return found.bytes;
      },
    },
  };
};

export type Operations = ReturnType<typeof operations>;
