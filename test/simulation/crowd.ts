/** People at their clients, many at once: each does one thing, then reads what has come of it, then does the next. */
import { abreast } from '#src/runtime/abreast.js';
import type { FakeFeishu } from '../fakes/feishu/fake.js';
import { DIRECT } from '../fakes/feishu/users.js';

export { DIRECT };

/** What came into a person's chats since they last looked, oldest first. */
export interface Heard {
  messages: { messageId: string; content: string }[];
}

/** One person's doing: each `yield` lets the world go on until it is quiet again. */
export type Script = AsyncGenerator<void, void, Heard>;

export interface Actor {
  openId: string;
  /** Where they are besides their one-to-one chat. */
  chatId: string;
  say(place: string, text: string): Promise<void>;
  press(messageId: string, label: string, form?: Record<string, string>): Promise<void>;
  /** A message as it stands now. */
  read(messageId: string): Promise<string>;
}

export interface Crowd {
  actor(openId: string, chatId: string): Actor;
  /** Plays all scripts side by side; `settle` lets the world go on. */
  play(scripts: readonly { who: Actor; script: Script }[], settle: () => Promise<void>): Promise<void>;
  /** Things said and pressed. */
  done: { said: number; pressed: number };
}

/** As many as a platform would hand over side by side. */
const atOnce = 16;

export function crowd(fake: FakeFeishu): Crowd {
  const done = { said: 0, pressed: 0 };
  let seen = 0;

  /** What came since, by chat and by person. */
  const news = async (): Promise<Map<string, Heard>> => {
    const all = await fake.ledger.messages({});
    const byPlace = new Map<string, Heard>();
    for (const { messageId, chatId, openId, content } of all.slice(seen)) {
      const place = openId ?? chatId;
      const heard = byPlace.get(place) ?? { messages: [] };
      heard.messages.push({ messageId, content });
      byPlace.set(place, heard);
    }
    seen = all.length;
    return byPlace;
  };

  return {
    done,
    actor: (openId, chatId) => ({
      openId,
      chatId,
      async say(place, text) {
        done.said += 1;
        const { event } = await fake.as(openId).say(place, text, { mentionBot: place !== DIRECT });
        if (event?.state !== 'answered') throw new Error(`the platform could not hand over what ${openId} said`);
      },
      async press(messageId, label, form) {
        done.pressed += 1;
        const { error, why } = await fake.as(openId).press(messageId, label, form);
        if (error) throw new Error(`${openId} pressed ${label} and was shown ${error}: ${why}`);
      },
      read: (messageId) => fake.messages.plainText(messageId),
    }),
    async play(scripts, settle) {
      seen = (await fake.ledger.messages({})).length;
      let playing = scripts.map((one) => ({ ...one, heard: { messages: [] } as Heard }));
      while (playing.length > 0) {
        const going = await abreast(playing, atOnce, async ({ script, heard }) => !(await script.next(heard)).done);
        playing = playing.filter((_one, index) => going[index]);
        await settle();
        const byPlace = await news();
        playing = playing.map((one) => ({
          ...one,
          heard: {
            messages: [one.who.chatId, one.who.openId].flatMap((place) => byPlace.get(place)?.messages ?? []),
          },
        }));
      }
    },
  };
}
