/** Who and what exists: people, chats, and where the bot is. */
import type { Chance } from '../common/chance.js';
import { ApiError } from './errors.js';

export interface Person {
  openId: string;
  unionId: string;
  userId: string;
  name: string;
  mobile: string | null;
  email: string | null;
  /** Within the app's 可用范围. */
  available: boolean;
  resigned: boolean;
  blockedBot: boolean;
}

export interface Chat {
  chatId: string;
  kind: 'group' | 'p2p';
  /** `thread`: a topic group. */
  messages: 'chat' | 'thread';
  name: string;
  ownerId: string;
  /** open_ids, without bots. */
  members: string[];
  botIn: boolean;
  /** Sending is forbidden to the bot by the group's settings. */
  muted: boolean;
  dissolved: boolean;
}

export interface World {
  people: Map<string, Person>;
  chats: Map<string, Chat>;
  addPerson(person: Partial<Person> & { openId: string }): Person;
  addChat(chat: Partial<Chat> & { chatId: string }): Chat;
  /** Throws RangeError: an unknown id is a mistake of the test. */
  person(openId: string): Person;
  chat(chatId: string): Chat;
  /** The one-to-one chat of a person with the bot, made when first needed. */
  direct(openId: string): Chat;
  /** The chat a `receive_id` leads to; throws what the platform answers where the bot may not send there. */
  recipient(idType: string, id: string): Chat;
  nameOf(openId: string): string;
}

const PERSON_KEYS: Record<string, (person: Person) => string | null> = {
  open_id: (person) => person.openId,
  union_id: (person) => person.unionId,
  user_id: (person) => person.userId,
  email: (person) => person.email,
};

export function createWorld(chance: Chance, bot: { openId: string; name: string }): World {
  const people = new Map<string, Person>();
  const chats = new Map<string, Chat>();
  const directs = new Map<string, string>();

  const person = (openId: string): Person => {
    const found = people.get(openId);
    if (!found) throw new RangeError(`nobody has the open_id ${openId}`);
    return found;
  };
  const chat = (chatId: string): Chat => {
    const found = chats.get(chatId);
    if (!found) throw new RangeError(`there is no chat ${chatId}`);
    return found;
  };
  const addChat: World['addChat'] = (given) => {
    const made: Chat = {
      kind: 'group',
      messages: 'chat',
      name: given.chatId,
      ownerId: given.members?.[0] ?? '',
      members: [],
      botIn: true,
      muted: false,
      dissolved: false,
      ...given,
    };
    for (const member of made.members) person(member);
    chats.set(made.chatId, made);
    return made;
  };
  const direct = (openId: string): Chat => {
    const { name } = person(openId);
    const known = directs.get(openId);
    if (known) return chat(known);
    const made = addChat({ chatId: chance.id('oc_p2p_'), kind: 'p2p', name, members: [openId] });
    directs.set(openId, made.chatId);
    return made;
  };
  const mayBeSentTo = (found: Person): void => {
    if (found.resigned) throw new ApiError(230029);
    if (!found.available) throw new ApiError(230013);
    if (found.blockedBot) throw new ApiError(230053);
  };

  return {
    people,
    chats,
    person,
    chat,
    direct,
    addPerson(given) {
      const tail = given.openId.replace(/^ou_/, '');
      const made: Person = {
        unionId: `on_${tail}`,
        userId: `u_${tail}`,
        name: given.openId,
        mobile: null,
        email: null,
        available: true,
        resigned: false,
        blockedBot: false,
        ...given,
      };
      people.set(made.openId, made);
      return made;
    },
    addChat,
    recipient(idType, id) {
      if (idType !== 'chat_id') {
        const keyOf = PERSON_KEYS[idType];
        if (!keyOf) throw new ApiError(230001, 'receive_id_type');
        const found = [...people.values()].find((candidate) => keyOf(candidate) === id);
        if (!found) throw new ApiError(230034);
        mayBeSentTo(found);
        return direct(found.openId);
      }
      const found = chats.get(id);
      if (!found) throw new ApiError(230034);
      if (found.dissolved) throw new ApiError(232009);
      if (!found.botIn) throw new ApiError(230002);
      if (found.muted) throw new ApiError(230018);
      if (found.kind === 'p2p') mayBeSentTo(person(found.members[0] ?? ''));
      return found;
    },
    nameOf: (openId) => (openId === bot.openId ? bot.name : (people.get(openId)?.name ?? openId)),
  };
}
