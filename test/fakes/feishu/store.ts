/** Every message of every chat, the bot's and the people's. */
import type { Chance } from '../common/chance.js';
import type { VirtualClock } from '../common/clock.js';
import { ApiError } from './errors.js';

export interface Mention {
  key: string;
  openId: string;
  name: string;
  bot: boolean;
}

export interface StoredMessage {
  id: string;
  chatId: string;
  rootId: string | null;
  parentId: string | null;
  threadId: string | null;
  msgType: string;
  /** As the API gives it: a JSON string. */
  content: string;
  mentions: Mention[];
  /** open_id of a person, or the app. */
  sender: { kind: 'user' | 'app'; id: string };
  createdAt: number;
  updatedAt: number | null;
  deleted: 'recalled' | null;
  /** file_key or image_key it carries, and the contents before any update (cards). */
  resource: string | null;
  earlier: string[];
}

export interface Store {
  add(
    message: Pick<StoredMessage, 'chatId' | 'msgType' | 'content' | 'sender'> & Partial<StoredMessage>,
  ): StoredMessage;
  /** Throws 231003 where there is none, 230011 where it was recalled. */
  present(id: string): StoredMessage;
  find(id: string): StoredMessage | undefined;
  inChat(chatId: string): StoredMessage[];
  change(message: StoredMessage, content: string): void;
}

export function messageStore(clock: VirtualClock, chance: Chance): Store {
  const messages = new Map<string, StoredMessage>();

  return {
    add(given) {
      const parent = given.parentId ? messages.get(given.parentId) : undefined;
      const message: StoredMessage = {
        id: chance.id('om_'),
        parentId: null,
        threadId: parent?.threadId ?? null,
        mentions: [],
        createdAt: clock.now(),
        updatedAt: null,
        deleted: null,
        resource: null,
        earlier: [],
        ...given,
        rootId: parent ? (parent.rootId ?? parent.id) : null,
      };
      messages.set(message.id, message);
      return message;
    },
    present(id) {
      const message = messages.get(id);
      if (!message) throw new ApiError(231003);
      if (message.deleted) throw new ApiError(230011);
      return message;
    },
    find: (id) => messages.get(id),
    inChat: (chatId) => [...messages.values()].filter((message) => message.chatId === chatId),
    change(message, content) {
      message.earlier.push(message.content);
      message.content = content;
      message.updatedAt = clock.now();
    },
  };
}
