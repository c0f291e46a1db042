/** Any year of a small programme, as fast-check makes it up: what is told, judged, taken back, answered, shared out, adjusted. */
import fc from 'fast-check';
import { addDays, addMilliseconds, type Day, instantOn } from '#src/core/day.js';
import { type Facts, noFacts, type Report } from '#src/core/facts.js';
import type { Registry } from '#src/core/registry.js';
import { programme, project, registry, timezone, unit } from '../core/sample.js';

const first: Day = '2022-10-03';
const units = ['unt_1', 'unt_2', 'unt_3'];
const projects: readonly [id: string, unitIds: string[], target: string][] = [
  ['prj_1', ['unt_1'], '开展不少于40场活动'],
  ['prj_2', ['unt_1', 'unt_2'], '建成100个充电插口'],
  ['prj_3', ['unt_2', 'unt_3', 'unt_1'], '完工并投入使用'],
];

export const smallRegistry: Registry = registry(
  projects.map(([id, unitIds, target], order) =>
    project(`9-${order + 1}`, unitIds, {
      id,
      category: null,
      name: `项目${order}`,
      target,
      keySupervised: order === 0,
    }),
  ),
  {
    programme: programme({ createdAt: '2022-10-01T00:00:00.000Z' }),
    units: units.map((id) => unit(`单位${id}`, { id })),
  },
);

/** One thing that happens; `back` days before it was recorded is what it speaks of, and `of` picks what it is about. */
const deed = fc.record({
  kind: fc.constantFrom(
    ...(['report', 'report', 'report', 'report', 'report', 'joint', 'review', 'review', 'withdrawal'] as const),
    ...(['answer', 'share', 'adjustment', 'analysis', 'round', 'import'] as const),
  ),
  after: fc.integer({ min: 0, max: 9 }),
  back: fc.constantFrom(0, 0, 0, 0, 1, 12),
  project: fc.nat(2),
  unit: fc.nat(2),
  of: fc.nat(30),
  amount: fc.constantFrom(0, 8, 20, 40, 100, 120),
  word: fc.nat(3),
});

type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

/** Facts in the order of their recording. */
export type Recorded = { [K in keyof Facts]: { kind: K; fact: Facts[K][number] } }[keyof Facts];

export const randomHistory: fc.Arbitrary<Recorded[]> = fc
  .array(deed, { minLength: 1, maxLength: 45, size: 'max' })
  .map((deeds) => {
    const told: Recorded[] = [];
    let day = first;
    for (const [index, one] of deeds.entries()) {
      day = addDays(day, one.after);
      const at = addMilliseconds(instantOn(day, '10:00', timezone), index * 60_000);
      const said = { id: `${one.kind}_${index}`, at, on: addDays(day, -one.back), by: 'per_1', byName: '张三' };
      told.push(...recorded(one, said, told));
    }
    return told;
  });

export function factsOf(history: readonly Recorded[]): Facts {
  const facts: Record<string, unknown[]> = Object.fromEntries(Object.keys(noFacts).map((kind) => [kind, []]));
  for (const { kind, fact } of history) facts[kind]?.push(fact);
  return facts as unknown as Facts;
}

type Said = Pick<Report, 'id' | 'on' | 'at' | 'by' | 'byName'>;

function recorded(one: Deed, said: Said, told: readonly Recorded[]): Recorded[] {
  const [projectId, unitIds] = projects[one.project] ?? projects[0] ?? ['', [], ''];
  const unitId = unitIds[one.unit % unitIds.length] ?? '';
  const reports = told.flatMap(({ kind, fact }) => (kind === 'reports' ? [fact] : []));
  const answers = told.flatMap(({ kind, fact }) => (kind === 'answers' ? [fact] : []));
  const analyses = told.flatMap(({ kind, fact }) => (kind === 'analyses' ? [fact] : []));
  const about = reports[one.of % (reports.length || 1)];
  switch (one.kind) {
    case 'report':
      return [{ kind: 'reports', fact: reportOf(one, { ...said, projectId, unitId }) }];
    case 'joint':
      return [{ kind: 'reports', fact: { ...reportOf(one, { ...said, projectId, unitId: null }), source: 'import' } }];
    case 'review': {
      const subjects = [
        ...reports.map(({ id }) => ({ subject: 'report' as const, subjectId: id })),
        ...answers.map(({ id }) => ({ subject: 'answer' as const, subjectId: id })),
        ...analyses.map(({ id }) => ({ subject: 'analysis' as const, subjectId: id })),
      ];
      const chosen = subjects[one.of % (subjects.length || 1)];
      const verdict = one.word < 2 ? 'returned' : 'accepted';
      return chosen ? [{ kind: 'reviews', fact: { ...said, ...chosen, verdict, notes: [] } }] : [];
    }
    case 'withdrawal':
      return about ? [{ kind: 'withdrawals', fact: { ...said, reportId: about.id } }] : [];
    case 'answer': {
      if (!about) return [];
      const answer = (['short', 'share', 'basis'] as const)[one.word % 3] ?? 'short';
      const share = answer === 'share' ? one.amount : null;
      const given = { ...said, reportId: about.id, projectId: about.projectId, unitId: about.unitId ?? unitId };
      return [{ kind: 'answers', fact: { ...given, answer, share, basis: answer === 'basis' ? '按场次' : null } }];
    }
    case 'share':
      return [{ kind: 'shares', fact: { ...said, projectId, unitId, quantity: one.amount } }];
    case 'adjustment': {
      const to = ['开展不少于20场活动', '建成80个充电插口', '完工', '开展不少于100场活动'][one.word] ?? '';
      return [{ kind: 'adjustments', fact: { ...said, projectId, from: '', to, reason: '场地', document: null } }];
    }
    case 'analysis': {
      const texts = { problems: '场地', subjectiveCauses: '统筹', objectiveCauses: '审批', nextSteps: '协调' };
      const expectedCompletion = one.word === 0 ? null : addDays(said.on, one.of * 5);
      return [{ kind: 'analyses', fact: { ...said, ...texts, projectId, unitId, expectedCompletion, adopts: null } }];
    }
    case 'round': {
      const roundId = ['2022-10', '2022-11', '2022-year-end', '2023-01'][one.word] ?? '';
      const act = (['opened', 'locked', 'reopened', 'dated'] as const)[one.of % 4] ?? 'opened';
      const dates = { opensOn: null, dueOn: act === 'dated' ? addDays(said.on, 6) : null, asOf: null };
      return [{ kind: 'rounds', fact: { ...said, by: 'per_office', roundId, act, ...dates, reason: null } }];
    }
    case 'import': {
      const file = { fileName: 'form.docx', sha256: '0'.repeat(64), registryOnly: false };
      return [{ kind: 'imports', fact: { ...said, ...file, unitId: one.word === 0 ? null : unitId } }];
    }
  }
}

function reportOf({ amount, word, of }: Deed, place: Said & Pick<Report, 'projectId' | 'unitId'>): Report {
  const completed = [true, false, null, true][word] ?? null;
  const words = ['已全部完成', `已完成${amount}场`, '正在推进', ''][of % 4] ?? '';
  return {
    ...place,
    roundId: [null, '2022-11', '2022-year-end', null][of % 4] ?? null,
    completion: words,
    problems: '',
    nextSteps: '',
    completed,
    completedOn: of % 5 === 0 ? addDays(place.on, of - 10) : null,
    expectedOn: of % 7 === 0 ? addDays(place.on, of * 4) : null,
    says: of % 11 === 0 ? 'will_miss' : of % 13 === 0 ? 'not_started' : null,
    figures:
      of % 3 === 0 ? [] : [{ quantity: amount, unit: of % 2 ? '场' : '个', kind: word === 2 ? 'new' : 'cumulative' }],
    source: of % 6 === 0 ? 'import' : 'form',
  };
}
