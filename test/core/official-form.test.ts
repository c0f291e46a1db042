/** The rules over the official form's own rows, and over 300 made-up ones: what an import of them comes to. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assess } from '#src/core/assess.js';
import { digestOf } from '#src/core/digest.js';
import type { Report } from '#src/core/facts.js';
import { planNudges } from '#src/core/nudging.js';
import type { Registry } from '#src/core/registry.js';
import { at, calendar, facts, programme, project, registry, report, roster, roundEvent } from './sample.js';

interface Row {
  number: string;
  target: string;
  completion: string;
  problems: string;
  nextSteps: string;
  completed: boolean | null;
  units: string[];
  keySupervised?: boolean;
}
interface Expected {
  projects: Row[];
  doubts: { number: string }[];
  doubtsTolerated?: (string | { number: string })[];
  completedAfterCutOff?: { number: string; completedOn: string }[];
}

const read = (name: string): Expected =>
  JSON.parse(readFileSync(new URL(`../fixtures/form/${name}`, import.meta.url), 'utf8')) as Expected;

/** The registry and the joint returns that an office import of the table makes. */
const imported = (
  { projects, completedAfterCutOff = [] }: Expected,
  createdOn: string,
): { of: Registry; reports: Report[] } => ({
  of: registry(
    projects.map(({ number, units, target, keySupervised }) =>
      project(number, units, { target, keySupervised: keySupervised === true }),
    ),
    { programme: programme({ createdAt: at(createdOn) }) },
  ),
  reports: projects.map(({ number, completion, problems, nextSteps, completed }) =>
    report('2022-12-31', number, null, {
      completion,
      problems,
      nextSteps,
      completed,
      completedOn: completedAfterCutOff.find((late) => late.number === number)?.completedOn ?? null,
      source: 'import',
      at: at(createdOn),
    }),
  ),
});

describe('the seed', () => {
  const { of, reports } = imported(read('seed.expected.json'), '2023-01-03');
  const opened = { reports, rounds: [roundEvent('2023-01-03', '2022-year-end', 'opened')] };

  test('rule 12: 11-3 (1166 / 120) and 40 (800 / 378) stand in doubt, the rest completed', () => {
    const digest = digestOf(assess(of, facts({ reports }), calendar, '2023-01-03'), null);
    expect(digest.doubts.map(({ number, unit, code }) => [number, unit, code])).toEqual([
      ['11-3', '区消安委办', 'short_of_target'],
      ['40', expect.any(String), 'short_of_target'],
    ]);
    expect(digest.totals).toMatchObject({
      projects: 18,
      inDoubt: 2,
      completed: 16,
      lagging: 0,
      reported: 0,
      missing: 0,
    });
  });

  test('rule 19: nothing of a row is owed twice', () => {
    const picture = assess(of, facts(opened), calendar, '2023-01-04');
    for (const { assignments } of picture.projects) {
      const kinds = assignments.flatMap(({ obligations }) => obligations.map(({ kind }) => kind));
      expect(new Set(kinds).size).toBe(kinds.length);
      expect(kinds).toContain('report');
    }
  });

  test('rules 8 and 12: quiet until the office opens the round; silence about 11-3 then opens its analysis', () => {
    const window = { roster: roster([]), responses: [], calendar, from: '2022-12-01', to: '2023-01-31' };
    const quiet = assess(of, facts({ reports }), calendar, '2023-01-31', { view: 'as_things_stand' });
    expect(planNudges({ ...window, picture: quiet })).toEqual([]);
    const picture = assess(of, facts(opened), calendar, '2023-01-31', { view: 'as_things_stand' });
    const due5 = planNudges({ ...window, picture }).filter(({ stage }) => stage === 'due-5');
    expect(due5.map(({ at: when }) => when)).toEqual([at('2022-12-30', '09:30')]);
    expect(due5[0]?.obligations).toHaveLength(18);
    const lag = picture.projects.flatMap(({ assignments }) =>
      assignments.flatMap(({ obligations }) => obligations.filter(({ kind }) => kind === 'lag_analysis')),
    );
    expect(lag.map(({ number, opensOn, dueOn }) => [number, opensOn, dueOn])).toEqual([
      ['11-3', '2023-01-05', '2023-01-09'],
      ['40', '2023-01-05', '2023-01-09'],
    ]);
  });
});

describe('300 projects', () => {
  const table = read('big300.expected.json');
  const { of, reports } = imported(table, '2023-01-03');
  const numbersOf = (list: (string | { number: string })[] = []) =>
    list.map((each) => (typeof each === 'string' ? each : each.number));
  const picture = assess(of, facts({ reports }), calendar, '2023-01-03');

  test('rule 12: doubted are those rows and no others', () => {
    const doubted = new Set(digestOf(picture, null).doubts.map(({ number }) => number));
    const tolerated = new Set(numbersOf(table.doubtsTolerated));
    expect([...doubted].filter((number) => !tolerated.has(number)).sort()).toEqual(
      [...new Set(numbersOf(table.doubts))].sort(),
    );
  });

  test('rules 9 to 13: every project has one standing, every open or blank one lags', () => {
    const { totals } = digestOf(picture, null);
    expect(totals.projects).toBe(300);
    expect(totals.assignments).toBe(517);
    const open = table.projects.filter(({ completed }) => completed !== true).map(({ number }) => number);
    const lagging = new Set(digestOf(picture, null).lagging);
    expect(open.filter((number) => !lagging.has(number))).toEqual([]);
    expect(totals.completed + totals.completedLate + totals.inDoubt + totals.lagging).toBe(300);
  });

  test('rule 9: finished after the cut-off is completed late, and still owes the analysis (R5)', () => {
    const later = assess(of, facts({ reports }), calendar, '2023-01-31');
    const late = later.projects.filter(({ standing }) => standing === 'completed_late');
    expect(late.map(({ project: { number } }) => number)).toEqual(numbersOf(table.completedAfterCutOff));
    for (const { assignments } of late) {
      const kinds = assignments.map(({ obligations }) => obligations.map(({ kind }) => kind));
      expect(kinds).toEqual(assignments.map(() => ['lag_analysis']));
    }
  });
});
