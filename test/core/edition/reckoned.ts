/** What texts and reports are reckoned to, now and when it was last written down. */
import { readFile, writeFile } from 'node:fs/promises';
import { courseDays } from '#src/core/course-days.js';
import { doubtIn, measuresIn } from '#src/core/known-texts.js';
import { namedLogs } from './logs.js';

export type Reckoned = Record<string, string>;

export interface Recorded {
  edition: number;
  reckoned: Reckoned;
}

const file = new URL('recorded.json', import.meta.url);

export const recorded = async (): Promise<Recorded> => JSON.parse(await readFile(file, 'utf8'));

export const record = (now: Recorded): Promise<void> => writeFile(file, `${JSON.stringify(now, null, 2)}\n`);

/** What the rows of two forms are read to, and what the logs of this folder come to, each in a line. */
export async function reckoned(): Promise<Reckoned> {
  const rows = [...(await rowsOf('seed')), ...(await rowsOf('big300'))].map(({ name, target, ...told }) => {
    const doubt = doubtIn({ on: '2022-12-31', completedOn: null, ...told }, target, null);
    return [name, { measures: measuresIn(target), doubt }] as const;
  });
  const courses = namedLogs.map(({ name, log }) => {
    const days = courseDays(log, 'a', null).map(({ on, course: { report, last, run, ...rest } }) =>
      said({ on, report: report?.id, last: last?.id, run: run.map(({ id }) => id), ...rest }),
    );
    return [name, { days }] as const;
  });
  return Object.fromEntries([...rows, ...courses].map(([name, came]) => [name, JSON.stringify(said(came))]));
}

interface Row {
  name: string;
  target: string;
  completion: string;
  completed: boolean | null;
  problems: string;
}

/** Those that repeat another one's words once. */
async function rowsOf(form: 'seed' | 'big300'): Promise<Row[]> {
  const expected = new URL(`../../fixtures/form/${form}.expected.json`, import.meta.url);
  const { projects }: { projects: (Row & { number: string })[] } = JSON.parse(await readFile(expected, 'utf8'));
  const rows = projects.map(({ number, target, completion, completed, problems }) => ({
    name: `${form} ${number}`,
    target,
    completion,
    completed,
    problems,
  }));
  return [...new Map(rows.map(({ name, ...words }) => [JSON.stringify(words), { name, ...words }])).values()];
}

/** Without what is empty. */
const said = (all: object): object =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== '' && value.length !== 0));

/** Where two differ, in words. */
export const differences = (before: Reckoned, now: Reckoned): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((name) => before[name] !== now[name])
    .map((name) => `${name}: was ${before[name] ?? 'not there'}, is ${now[name] ?? 'not there'}`);
