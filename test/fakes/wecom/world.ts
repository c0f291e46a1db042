/** Who and what exists: people, the groups that the bot is in, their webhooks, groups that the app made. */
import type { Chance } from '../common/chance.js';
import type { VirtualClock } from '../common/clock.js';
import { HOUR } from './limits.js';
import type { Settings } from './options.js';

export interface Person {
  userId: string;
  /** What a bot is told instead, where it may not know the userid. */
  openUserId: string;
  name: string;
  mobile: string | null;
  /** Within the app's 可见范围. */
  visible: boolean;
  /** Outsiders have an openid only. */
  internal: boolean;
  party: string;
}

export interface Chat {
  chatId: string;
  name: string;
  /** userids */
  members: string[];
  botIn: boolean;
  /** Made by the app over its API: the bot is not there. */
  appMade: boolean;
}

export interface World {
  people: Map<string, Person>;
  chats: Map<string, Chat>;
  /** Key of a webhook → its group. */
  webhooks: Map<string, string>;
  addPerson(person: Partial<Person> & { userId: string }): Person;
  addChat(chat: Partial<Chat> & { chatId: string }): Chat;
  /** Returns the key. */
  addWebhook(chatId: string, key?: string): string;
  /** Throws RangeError: an unknown id is a mistake of the test. */
  person(userId: string): Person;
  chat(chatId: string): Chat;
  /** By userid or encrypted userid. */
  findPerson(id: string): Person | undefined;
  /** What the bot is told of a person, and reaches the person by. */
  idForBot(userId: string): string;
  /** A person spoke to the bot there. */
  warm(conversation: string): void;
  isWarm(conversation: string): boolean;
  cool(conversation: string): void;
  nameOf(id: string): string;
}

export function createWorld(chance: Chance, clock: VirtualClock, settings: Settings): World {
  const people = new Map<string, Person>();
  const chats = new Map<string, Chat>();
  const webhooks = new Map<string, string>();
  const spokenAt = new Map<string, number>();

  const person = (userId: string): Person => {
    const found = people.get(userId);
    if (!found) throw new RangeError(`nobody has the userid ${userId}`);
    return found;
  };
  const chat = (chatId: string): Chat => {
    const found = chats.get(chatId);
    if (!found) throw new RangeError(`there is no group ${chatId}`);
    return found;
  };
  const findPerson = (id: string): Person | undefined =>
    people.get(id) ?? [...people.values()].find(({ openUserId }) => openUserId === id);

  return {
    people,
    chats,
    webhooks,
    person,
    chat,
    findPerson,
    addPerson(given) {
      const made: Person = {
        openUserId: chance.id('woAJ2G'),
        name: given.userId,
        mobile: null,
        visible: true,
        internal: true,
        party: '1',
        ...given,
      };
      people.set(made.userId, made);
      return made;
    },
    addChat(given) {
      const made: Chat = { name: given.chatId, members: [], botIn: true, appMade: false, ...given };
      for (const member of made.members) person(member);
      chats.set(made.chatId, made);
      return made;
    },
    addWebhook(chatId, key = chance.id('key-')) {
      webhooks.set(key, chat(chatId).chatId);
      return key;
    },
    idForBot: (userId) => (settings.encryptedUserids ? person(userId).openUserId : person(userId).userId),
    warm: (conversation) => void spokenAt.set(conversation, clock.now()),
    isWarm(conversation) {
      const at = spokenAt.get(conversation);
      if (at === undefined) return false;
      return settings.proactiveHours === null || clock.now() - at <= settings.proactiveHours * HOUR;
    },
    cool: (conversation) => void spokenAt.delete(conversation),
    nameOf: (id) => findPerson(id)?.name ?? id,
  };
}
