/** What the scenarios do and look at, over what the world offers: files, presses with their toasts, days, command lines. */
import { vi } from 'vitest';
import { main } from '#src/cli.js';
import { addDays, type Day, dayOf } from '#src/core/day.js';
import type { Received, World } from '../support/world.js';
import type { ChatId, Who } from './cast.js';

const zone = 'Asia/Shanghai';

/** Sends a file as a message of its own; what came of it. */
export async function send(world: World, who: Who, chat: string, file: { name: string; bytes: Uint8Array }) {
  return since(world, () => world.fake.as(who).upload(chat, file));
}

/** Presses a button; the toast, and what was received since. Throws where the platform showed an error. */
export async function press(
  world: World,
  who: Who,
  card: Received,
  label: string,
  form?: Record<string, string>,
): Promise<{ toast: string; received: Received[]; card: string }> {
  let toast = '';
  const received = await since(world, async () => {
    const pressed = await world.fake.as(who).press(card.messageId, label, form);
    if (pressed.error) throw new Error(`${label}: ${pressed.error} ${pressed.why}`);
    toast = pressed.toast?.content ?? '';
  });
  return { toast, received, card: await world.fake.messages.plainText(card.messageId) };
}

async function since(world: World, deed: () => Promise<unknown>): Promise<Received[]> {
  const before = (await world.fake.ledger.messages({})).length;
  await deed();
  await world.settle();
  const entries = (await world.fake.ledger.messages({})).slice(before);
  return Promise.all(entries.map((entry) => read(world, entry)));
}

const read = async (world: World, { messageId, chatId }: { messageId: string; chatId: string }): Promise<Received> => ({
  messageId,
  chatId,
  text: await world.fake.messages.plainText(messageId),
});

/** The last message in a chat, or to a person, that says this. Throws where there is none. */
export async function latest(world: World, to: ChatId | Who, saying: string): Promise<Received> {
  const all = await world.received(to);
  const found = all.findLast(({ text }) => text.includes(saying));
  if (!found) throw new Error(`${to} received nothing that says ${saying}, last ${all.at(-1)?.text ?? 'nothing'}`);
  return found;
}

/** The only one of some messages that says this. */
export function only(received: readonly Received[], saying: string): Received {
  const found = received.filter(({ text }) => text.includes(saying));
  const [first] = found;
  if (!first || found.length > 1)
    throw new Error(`${found.length} say ${saying}: ${received.map(({ text }) => text).join('\n---\n')}`);
  return first;
}

/** The first title under which each message arrived, with the day that it arrived on. */
export async function arrivals(world: World, to: ChatId | Who): Promise<{ day: Day; at: string; title: string }[]> {
  const entries = await world.fake.ledger.messages({ to });
  return entries.map(({ at, content }) => {
    const { header } = JSON.parse(content) as { header?: { title?: { content?: string } } };
    return { day: dayOf(at, zone), at, title: header?.title?.content ?? '' };
  });
}

/** Days on which a chat got a card with such a title. */
export const daysOf = async (world: World, to: ChatId | Who, title: RegExp): Promise<Day[]> =>
  (await arrivals(world, to)).filter((one) => title.test(one.title)).map(({ day }) => day);

/** Lets the days pass, weekends and holidays too: the digest's minute and the reminders' minute of each. */
export async function passDays(world: World, from: Day, to: Day): Promise<void> {
  for (let day = from; day <= to; day = addDays(day, 1)) {
    await world.at(`${day}T09:01:00+08:00`);
    await world.at(`${day}T09:31:00+08:00`);
  }
}

/** A file that a chat or person received last. */
export async function lastFile(world: World, to: ChatId | Who): Promise<{ name: string; bytes: Uint8Array }> {
  const entry = (await world.fake.ledger.messages({ to, msgType: 'file' })).at(-1);
  if (!entry) throw new Error(`no file for ${to}`);
  const { file_key: key } = JSON.parse(entry.content) as { file_key: string };
  const name = (await world.fake.messages.plainText(entry.messageId)).replace('〔文件〕', '');
  return { name, bytes: await world.fake.messages.bytes(key) };
}

/** What `duban … --json` prints, on the world's own store. */
export async function duban<T>(world: World, ...args: string[]): Promise<T> {
  let out = '';
  let err = '';
  for (const [name, value] of Object.entries(world.env)) vi.stubEnv(name, value);
  try {
    const code = await main([...args, '--json'], {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      confirm: async () => false,
    });
    if (code !== 0) throw new Error(`duban ${args.join(' ')}: ${code} ${err}`);
  } finally {
    vi.unstubAllEnvs();
  }
  return JSON.parse(out) as T;
}
