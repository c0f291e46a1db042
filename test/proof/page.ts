/** What the last release run found, as docs/reliability.md shows it: between its two marks, a table for each family of ids. */
import { markedPlace } from './marked-place.js';
import { type Row, said } from './tally.js';

const marked = 'proofs';

const families: readonly (readonly [title: string, from: string, to: string])[] = [
  ['Events that come in', 'F01', 'F16'],
  ['Messages that go out', 'F17', 'F32'],
  ['Time, jobs and several instances', 'F33', 'F39'],
  ['The store and Redis', 'F40', 'F51'],
  ['The process', 'F52', 'F57'],
  ['Who is believed', 'S01', 'S11'],
  ['Who may do and see what', 'S12', 'S21'],
  ['What people type', 'S22', 'S28'],
  ['Files and addresses', 'S29', 'S35'],
  ['What is kept, told and traced', 'S36', 'S42'],
  ['Pages, dependencies, operation', 'S43', 'S48'],
];

/** When and where a run was. */
export interface RunFacts {
  /** ISO 8601. */
  at: string;
  commit: string;
  /** 'Xeon, 2 cores, 8 GB, Linux; Node 20.19.0' */
  machine: string;
  minutes: number;
  tests: { passed: number; failed: number; skipped: number };
}

/** The page with this run in the place of the one that it tells of. Throws where it has no place for one. */
export function withRun(page: string, rows: readonly Row[], run: RunFacts | null): string {
  const [from, to] = markedPlace(page, marked);
  return `${page.slice(0, from)}\n${[...heading(rows, run), ...tables(rows)].join('\n')}\n${page.slice(to)}`;
}

/** Ids that the page has a line for, in its order. */
export function idsOn(page: string): string[] {
  const [from, to] = markedPlace(page, marked);
  return [...page.slice(from, to).matchAll(/^\| ([FS]\d\d) \|/gm)].map(([, id]) => id ?? '');
}

function heading(rows: readonly Row[], run: RunFacts | null): string[] {
  if (!run) return ['No release run is recorded yet.', ''];
  const { passed, failed, skipped } = run.tests;
  const sum = (count: (row: Row) => number): string => said(rows.reduce((all, row) => all + count(row), 0));
  const as = (kind: RegExp): number => rows.filter(({ verdict }) => kind.test(verdict)).length;
  return [
    `| run of | ${run.at.slice(0, 16).replace('T', ' ')} UTC |`,
    '| --- | --- |',
    `| commit | \`${run.commit}\` |`,
    `| machine | ${run.machine} |`,
    `| took | ${run.minutes} minutes |`,
    `| tests | ${said(passed)} passed, ${said(failed)} failed, ${said(skipped)} skipped |`,
    `| tries | ${sum(({ runs }) => runs)}, of them refused as they should be ${sum(({ refused }) => refused)} |`,
    `| lost, doubled | ${sum(({ lost }) => lost)}, ${sum(({ doubled }) => doubled)} |`,
    `| lines | ${rows.length}: ${as(/^holds$/)} hold in full, ${as(/^holds,/)} in part, ${as(/^FAILS/)} fail, \
${as(/^(?!holds|FAILS)/)} not proven |`,
    '',
  ];
}

const tables = (rows: readonly Row[]): string[] =>
  families.flatMap(([title, first, last]) => [
    `### ${title}`,
    '',
    '| id | what | asked | tried | lost | doubled | refused | |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |',
    ...rows.filter(({ id }) => id >= first && id <= last).map(lineOf),
    '',
    ...rows
      .filter(({ id, open }) => open && id >= first && id <= last)
      .flatMap(({ id, open }) => [...wrapped(`${id}, open: ${open}.`), '']),
  ]);

function lineOf({ id, title, asked, tests, runs, lost, doubled, refused, verdict }: Row): string {
  const counts = [runs, lost, doubled, refused].map((count) => (tests > 0 ? said(count) : ''));
  const what = title.replaceAll('_', '\\_');
  return `| ${[id, what, asked > 1 ? said(asked) : '', ...counts, verdict].join(' | ')} |`;
}

const widest = 120;

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > widest) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
