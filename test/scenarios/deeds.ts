/** What the scenarios look at and do, over what a stage offers. */
import { vi } from 'vitest';
import { main } from '#src/cli.js';
import { addDays, type Day, dayOf } from '#src/core/day.js';
import type { ChatId, Who } from './cast.js';
import type { Received, SentFile, Stage } from './stage.js';

const zone = 'Asia/Shanghai';

/** The last message in a chat, or to a person, that says this. Throws where there is none. */
export async function latest(stage: Stage, to: ChatId | Who, saying: string): Promise<Received> {
  const all = await stage.received(to);
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
export async function arrivals(stage: Stage, to: ChatId | Who): Promise<{ day: Day; at: string; title: string }[]> {
  return (await stage.received(to)).map(({ at, title }) => ({ day: dayOf(at, zone), at, title }));
}

/** Days on which a chat got a card with such a title. */
export const daysOf = async (stage: Stage, to: ChatId | Who, title: RegExp): Promise<Day[]> =>
  (await arrivals(stage, to)).filter((one) => title.test(one.title)).map(({ day }) => day);

/** Lets the days pass, weekends and holidays too: the digest's minute and the reminders' minute of each. */
export async function passDays(stage: Stage, from: Day, to: Day): Promise<void> {
  for (let day = from; day <= to; day = addDays(day, 1)) {
    await stage.at(`${day}T09:01:00+08:00`);
    await stage.at(`${day}T09:31:00+08:00`);
  }
}

/** The file that a chat or person received last. */
export async function lastFile(stage: Stage, to: ChatId | Who): Promise<SentFile> {
  const file = (await stage.files(to)).at(-1);
  if (!file) throw new Error(`no file for ${to}`);
  return file;
}

/** The rows of a message's tables by column: laid out as tables, or line by line where a channel knows none. */
export function rowsIn(text: string): Record<string, string>[] {
  let heads: string[] = [];
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('编号：'))
      return [Object.fromEntries(line.split('；').map((part) => part.split('：', 2) as [string, string]))];
    const cells = line.split(' | ');
    if (cells.length > 1 && cells.length === heads.length)
      return [Object.fromEntries(heads.map((head, i) => [head, cells[i] ?? '']))];
    heads = cells.length > 1 ? cells : [];
    return [];
  });
}

/** What `duban … --json` prints, on the stage's own store. */
export async function duban<T>(stage: Pick<Stage, 'env'>, ...args: string[]): Promise<T> {
  let out = '';
  let err = '';
  for (const [name, value] of Object.entries(stage.env)) vi.stubEnv(name, value);
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
