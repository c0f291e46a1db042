/** Everything a test can ask of the fake, in groups; in-process and over the control port alike. */

import type { JsonObject } from '../common/json.js';
import type { MessageFilter } from '../common/ledger.js';
import { cardProblems } from './cards.js';
import type { Events } from './events.js';
import type { FeishuFault } from './faults.js';
import type { Mode } from './options.js';
import { plainText } from './plain-text.js';
import { knownTo, type Platform } from './platform.js';
import { buttonsOf } from './press.js';
import type { Sockets } from './socket.js';
import { users } from './users.js';
import type { Chat, Person } from './world.js';

export interface Parts {
  platform: Platform;
  events: Events;
  sockets: Sockets;
  read(openId: string, messageId: string): void;
  /** A person agrees on the sign-in page; gives where their browser goes then. */
  consent(openId: string, address: string): string;
}

export const operations = ({ platform, events, sockets, read, consent }: Parts) => {
  const { clock, world, store, ledger, faults, settings, tokens, windows } = platform;

  const people = Object.assign(users(platform, events), { read, consent });
  const stored = (messageId: string) => {
    const message = store.find(messageId);
    if (!message) throw new RangeError(`no message ${messageId}`);
    return message;
  };
  const shown = (msgType: string, content: string): string =>
    plainText(msgType, content, world.nameOf, (key) => platform.resources.find(key)?.name ?? key);

  return {
    clock: {
      now: () => clock.iso(),
      set: (instant: string) => clock.set(instant),
      advance: (milliseconds: number) => clock.advance(milliseconds),
      flow: (rate: number) => clock.flow(rate),
    },
    world: {
      addPerson: (person: Partial<Person> & { openId: string }) => world.addPerson(person),
      /** Changes a person: resigned, out of reach, blocked. */
      changePerson: (openId: string, change: Partial<Person>) => Object.assign(world.person(openId), change),
      addChat: (chat: Partial<Chat> & { chatId: string }) => world.addChat(chat),
      /** Changes a chat without an event, as when the event was lost. */
      changeChat: (chatId: string, change: Partial<Chat>) => Object.assign(world.chat(chatId), change),
      chat: (chatId: string) => world.chat(chatId),
      /** The chat of a person with the bot. */
      direct: (openId: string) => world.direct(openId),
      /** Other bots send so many messages into a chat: they use the same five a second. */
      othersSend(chatId: string, count: number) {
        for (let i = 0; i < count; i += 1) windows.take(`chat ${chatId}`);
      },
      grant: (...scopes: string[]) => {
        for (const scope of scopes) settings.scopes.add(scope);
      },
      withdraw: (...scopes: string[]) => {
        for (const scope of scopes) settings.scopes.delete(scope);
      },
      revokeTokens: () => tokens.revokeAll(),
      /** How and where events go from now on. */
      deliverTo(change: { mode?: Mode; cardMode?: Mode; webhookUrl?: string | null; cardUrl?: string | null }) {
        Object.assign(settings, change.mode && !change.cardMode ? { ...change, cardMode: change.mode } : change);
      },
    },
    users: people,
    events: {
      emit: (type: string, event: JsonObject, header?: JsonObject) => events.emit(type, event, header),
      repeat: events.repeat,
      forge: events.forge,
      pack: events.pack,
      post: events.post,
      replay: events.replay,
      challenge: events.challenge,
      mischief: events.mischief,
      hold: () => events.hold(),
      release: events.release,
      list: (type?: string) => events.list(type),
    },
    sockets: {
      connections: () => sockets.connections(),
      disturb: sockets.disturb,
      refuse: (code: number, times = 1) => sockets.refuse(code, times),
      mutePongs: (muted: boolean) => sockets.mutePongs(muted),
    },
    faults: {
      add: (fault: FeishuFault) => faults.add(fault),
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
      clear: () => ledger.clear(),
    },
    messages: {
      /** What a person reads in a message as it stands now, or stood at a version (from 0). */
      plainText(messageId: string, version?: number) {
        const message = stored(messageId);
        const content = version === undefined ? message.content : [...message.earlier, message.content][version];
        return shown(message.msgType, content ?? '');
      },
      buttons: (messageId: string) =>
        buttonsOf(JSON.parse(stored(messageId).content) as JsonObject).map(({ label, value, url }) => ({
          label,
          value,
          url,
        })),
      /** A chat as people scroll through it: who said what, the bot's name for the bot. */
      transcript: (chatId: string) =>
        store.inChat(chatId).map((message) => ({
          messageId: message.id,
          by: message.sender.kind === 'app' ? settings.app.botName : world.nameOf(message.sender.id),
          text: message.deleted ? '〔已撤回〕' : shown(message.msgType, message.content),
        })),
      /** All that the platform would find wrong with a card. */
      problems: (card: unknown) => cardProblems(card, knownTo(platform)),
      /** The bytes behind a file or image key. */
      bytes(key: string): Uint8Array {
        const resource = platform.resources.find(key);
        if (!resource) throw new RangeError(`no file ${key}`);
        return resource.bytes;
      },
    },
  };
};

export type Operations = ReturnType<typeof operations>;
