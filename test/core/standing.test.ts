/** Rules 1, 4 and 9 to 19: where an assignment and a project stand on a day. */
import { describe, expect, test } from 'vitest';
import { assess } from '#src/core/assess.js';
import { type Facts, factsAsOf } from '#src/core/facts.js';
import type { AssignmentState, Standing } from '#src/core/picture.js';
import type { Project, Registry } from '#src/core/registry.js';
import { leastAdvanced } from '#src/core/standing.js';
import {
  adjustment,
  analysis,
  answer,
  calendar,
  done,
  facts,
  programme,
  project,
  registry,
  report,
  review,
  roundEvent,
  unit,
} from './sample.js';

const picture = (of: Registry, told: Partial<Facts>, asOf: string) =>
  assess(of, factsAsOf(facts(told), asOf), calendar, asOf);
const states = (of: Registry, told: Partial<Facts>, asOf: string): AssignmentState[] =>
  picture(of, told, asOf).projects.flatMap(({ assignments }) => assignments);

const one = registry([project('9-2', ['民治街道'])]);
const standing = (told: Partial<Facts>, asOf: string): Standing | undefined => states(one, told, asOf)[0]?.standing;

const forty = (number = '9-1', units = ['民治街道'], changes: Partial<Project> = {}) =>
  registry([project(number, units, { target: '举办活动不少于40场。', ...changes })]);
const figure = (quantity: number) => ({ quantity, unit: '场', kind: 'cumulative' as const });

describe('rule 1: as-of views go by the day a fact speaks of', () => {
  const late = done('2022-12-30', '9-2', '民治街道', { at: '2023-01-03T02:00:00.000Z' });
  test.each<[string, Standing]>([
    ['2022-12-29', 'not_started'],
    ['2022-12-30', 'completed'],
  ])('rule 1: told on 01-03 of 12-30, as of %s it stands %s', (asOf, expected) => {
    expect(standing({ reports: [late] }, asOf)).toBe(expected);
  });

  test('rule 1: of two reports the one that speaks of the later day counts, whichever was recorded first', () => {
    const later = report('2022-12-20', '9-2', '民治街道', { at: '2022-12-20T02:00:00.000Z' });
    const correction = done('2022-12-10', '9-2', '民治街道', { at: '2022-12-21T02:00:00.000Z' });
    expect(states(one, { reports: [later, correction] }, '2022-12-31')[0]?.report?.id).toBe(later.id);
    expect(states(one, { reports: [correction, later] }, '2022-12-31')[0]?.report?.id).toBe(later.id);
  });
});

describe('rule 9: completed', () => {
  test.each<[string, Partial<Parameters<typeof done>[3]>, string, Standing, string]>([
    ['12月30日完工 told on 01-03 is on time', { completedOn: '2022-12-30' }, '2023-01-03', 'completed', '2022-12-30'],
    ['1月4日完工 is late', { completedOn: '2023-01-04' }, '2023-01-05', 'completed_late', '2023-01-04'],
    ['no day stated: the day it speaks of, late', {}, '2023-01-03', 'completed_late', '2023-01-03'],
    ['no day stated: the day it speaks of, on time', {}, '2022-12-31', 'completed', '2022-12-31'],
  ])('rule 9: %s', (_, changes, on, expected, completedOn) => {
    const [state] = states(one, { reports: [done(on, '9-2', '民治街道', changes)] }, '2023-01-09');
    expect(state).toMatchObject({ standing: expected, completedOn });
  });

  test('rule 9: finished late, it stood lagging until then', () => {
    const told = { reports: [done('2023-01-05', '9-2', '民治街道', { completedOn: '2023-01-04' })] };
    expect(standing(told, '2023-01-04')).toBe('lagging');
    expect(standing(told, '2023-01-05')).toBe('completed_late');
  });

  test('rule 9: a row that says 否 for the cut-off and names a later day is completed late from that day', () => {
    const row = report('2022-12-31', '9-2', null, { completed: false, completedOn: '2023-01-12', source: 'import' });
    expect(standing({ reports: [row] }, '2023-01-11')).toBe('lagging');
    expect(standing({ reports: [row] }, '2023-01-12')).toBe('completed_late');
    expect(standing({ reports: [{ ...row, completedOn: '2022-12-30' }] }, '2023-01-12')).toBe('lagging');
    expect(standing({ reports: [{ ...row, completed: null }] }, '2023-01-12')).toBe('lagging');
  });

  test('rule 9: a claim confirmed after the cut-off stays on time', () => {
    const reports = [
      done('2022-12-10', '9-2', '民治街道'),
      done('2023-01-04', '9-2', '民治街道', { source: 'confirmed_as_is' }),
    ];
    expect(states(one, { reports }, '2023-01-09')[0]).toMatchObject({
      standing: 'completed',
      completedOn: '2022-12-10',
    });
  });

  test('rule 9: a claim taken back and made again after the cut-off is late', () => {
    const reports = [
      done('2022-12-10', '9-2', '民治街道'),
      report('2022-12-20', '9-2', '民治街道', { completed: false }),
      done('2023-01-04', '9-2', '民治街道'),
    ];
    expect(standing({ reports }, '2023-01-09')).toBe('completed_late');
  });

  test('rule 9: a claim in doubt until a better one came after the cut-off is late', () => {
    const reports = [
      done('2022-12-10', '9-1', '民治街道', { completion: '已办8场。' }),
      done('2023-01-04', '9-1', '民治街道', { completion: '已办40场。' }),
    ];
    expect(states(forty(), { reports }, '2023-01-09')[0]?.standing).toBe('completed_late');
  });

  test('rule 9: a day of completion that is still to come is none', () => {
    const told = { reports: [done('2022-12-20', '9-2', '民治街道', { completedOn: '2022-12-28' })] };
    expect(standing(told, '2022-12-27')).toBe('on_track');
    expect(standing(told, '2022-12-28')).toBe('completed');
  });
});

describe('rule 10: not started, missing and empty cells', () => {
  test.each<[string, Parameters<typeof report>[3] | null, Standing]>([
    ['no report', null, 'not_started'],
    ['the last one says so', { says: 'not_started' }, 'not_started'],
    ['an empty 是否完成 cell with text is no claim', {}, 'on_track'],
    ['a row without text or claim is no report', { completion: '', unitId: null, source: 'import' }, 'not_started'],
    ['claimed open', { completed: false }, 'on_track'],
  ])('rule 10: %s', (_, changes, expected) => {
    const reports = changes ? [report('2022-10-10', '9-2', '民治街道', changes)] : [];
    expect(standing({ reports }, '2022-10-31')).toBe(expected);
  });
});

describe('rule 11: at risk, lagging, completed late', () => {
  test.each<[string, Parameters<typeof report>[3], string, Standing]>([
    ['the unit says it will be missed', { says: 'will_miss' }, '2022-11-30', 'at_risk'],
    ['the unit expects a day past the cut-off', { expectedOn: '2023-02-01' }, '2022-11-30', 'at_risk'],
    ['the unit expects the cut-off day', { expectedOn: '2022-12-31' }, '2022-11-30', 'on_track'],
    ['on the cut-off day itself nothing lags yet', {}, '2022-12-31', 'on_track'],
    ['the day after, it does', {}, '2023-01-01', 'lagging'],
  ])('rule 11: %s', (_, changes, asOf, expected) => {
    expect(standing({ reports: [report('2022-11-10', '9-2', '民治街道', changes)] }, asOf)).toBe(expected);
  });

  test.each<[string, [string, number][], Standing, string | null]>([
    [
      'too slow',
      [
        ['2022-06-30', 10],
        ['2022-09-30', 16],
      ],
      'at_risk',
      '2023-10-03',
    ],
    [
      'quick enough',
      [
        ['2022-06-30', 10],
        ['2022-09-30', 30],
      ],
      'on_track',
      '2022-11-15',
    ],
    ['one figure says nothing', [['2022-09-30', 5]], 'on_track', null],
    [
      'standing still',
      [
        ['2022-06-30', 10],
        ['2022-09-30', 10],
      ],
      'at_risk',
      null,
    ],
  ])('rule 11: forecast from dated figures: %s', (_, figures, expected, forecastOn) => {
    const reports = figures.map(([on, n]) => report(on, '9-1', '民治街道', { figures: [figure(n)] }));
    expect(states(forty(), { reports }, '2022-10-10')[0]).toMatchObject({ standing: expected, forecastOn });
  });

  test('rule 11: an analysis sent before the cut-off says that it will be missed', () => {
    const told = { analyses: [analysis('2022-11-10', '9-2', '民治街道', { expectedCompletion: '2023-03-01' })] };
    expect(standing(told, '2022-11-30')).toBe('at_risk');
  });
});

describe('rule 12: in doubt', () => {
  const short = done('2022-12-20', '9-1', '民治街道', { completion: '已办8场。' });
  test('rule 12: claimed complete, not borne out: in doubt, never completed', () => {
    expect(states(forty(), { reports: [short] }, '2022-12-31')[0]).toMatchObject({
      standing: 'in_doubt',
      completedOn: null,
      doubt: { code: 'short_of_target' },
      doubtExplained: false,
    });
    expect(states(forty(), { reports: [short] }, '2023-03-01')[0]?.standing).toBe('in_doubt');
  });

  test('rule 12: claimed open though the figures reach the target is listed, and stands as claimed', () => {
    const reports = [report('2022-12-20', '9-1', '民治街道', { completion: '已办41场。', completed: false })];
    expect(states(forty(), { reports }, '2022-12-31')[0]).toMatchObject({
      standing: 'on_track',
      doubt: { code: 'done_but_open' },
    });
  });

  test('rule 12: nothing said is no evidence', () => {
    const reports = [done('2022-12-20', '9-2', '民治街道', { completion: '' })];
    expect(states(one, { reports }, '2022-12-31')[0]).toMatchObject({
      standing: 'in_doubt',
      doubt: { code: 'no_evidence' },
    });
  });
});

describe('rule 13: a project stands where its least advanced assignment stands', () => {
  test.each<[Standing[], Standing]>([
    [['completed', 'lagging', 'in_doubt'], 'lagging'],
    [['completed', 'in_doubt', 'at_risk'], 'in_doubt'],
    [['at_risk', 'not_started', 'on_track'], 'at_risk'],
    [['on_track', 'not_started', 'completed'], 'not_started'],
    [['completed_late', 'on_track'], 'on_track'],
    [['completed', 'completed_late'], 'completed_late'],
    [['completed', 'completed'], 'completed'],
  ])('rule 13: %j stands %s', (list, expected) => {
    expect(leastAdvanced(list)).toBe(expected);
    expect(leastAdvanced([...list].reverse())).toBe(expected);
  });

  test('rule 13: a project of two units is completed when both are', () => {
    const two = registry([project('9-2', ['民治街道', '教育局'])]);
    const first = done('2022-12-01', '9-2', '民治街道');
    expect(picture(two, { reports: [first] }, '2022-12-31').projects[0]?.standing).toBe('not_started');
    const both = [first, done('2022-12-02', '9-2', '教育局')];
    expect(picture(two, { reports: both }, '2022-12-31').projects[0]?.standing).toBe('completed');
  });
});

describe('rule 14: what counts', () => {
  const before = report('2022-11-10', '9-2', '民治街道', { completed: false });
  const claim = done('2022-12-10', '9-2', '民治街道');
  test('rule 14: a report counts when it is submitted', () => {
    expect(states(one, { reports: [before, claim] }, '2022-12-31')[0]).toMatchObject({
      standing: 'completed',
      reportState: 'submitted',
    });
  });

  test('rule 14: returned, the one before it counts again; the returned one stays visible', () => {
    const told = { reports: [before, claim], reviews: [review('2022-12-12', 'report', claim.id, 'returned')] };
    expect(states(one, told, '2022-12-31')[0]).toMatchObject({
      standing: 'on_track',
      report: { id: before.id },
      lastReport: { id: claim.id },
      lastReportState: 'returned',
    });
    expect(standing(told, '2022-12-11')).toBe('completed');
  });

  test('rule 14: of two verdicts the last counts', () => {
    const reviews = [
      review('2022-12-12', 'report', claim.id, 'returned'),
      review('2022-12-13', 'report', claim.id, 'accepted'),
    ];
    expect(states(one, { reports: [claim], reviews }, '2022-12-31')[0]).toMatchObject({
      standing: 'completed',
      reportState: 'accepted',
    });
  });

  test('rule 14: withdrawn, it is as if it had not been', () => {
    const withdrawals = [{ ...review('2022-12-12', 'report', claim.id, 'returned'), reportId: claim.id }];
    expect(states(one, { reports: [before, claim], withdrawals }, '2022-12-31')[0]).toMatchObject({
      standing: 'on_track',
      lastReport: { id: before.id },
    });
  });
});

describe('rule 15: adjusted targets', () => {
  const claim = done('2022-12-20', '9-1', '民治街道', { completion: '已办30场。' });
  const lower = (on: string) => adjustment(on, '9-1', '举办活动不少于40场。', '举办活动不少于30场。');
  test.each<[string, string, string, Standing, Standing | null]>([
    ['counts from its approval', '2022-12-22', '2022-12-31', 'completed', 'in_doubt'],
    ['does not count before it', '2022-12-22', '2022-12-21', 'in_doubt', null],
    ['approved on the cut-off day decides', '2022-12-31', '2023-01-20', 'completed', 'in_doubt'],
    ['approved later, it undoes nothing', '2023-01-05', '2023-01-20', 'in_doubt', 'in_doubt'],
  ])('rule 15: an adjustment %s', (_, approved, asOf, expected, originally) => {
    const [state] = states(forty(), { reports: [claim], adjustments: [lower(approved)] }, asOf);
    expect(state).toMatchObject({ standing: expected, originalStanding: originally });
  });

  test('rule 15: adjusted projects are marked and show the target in force', () => {
    const told = { adjustments: [lower('2022-06-01')] };
    expect(picture(forty(), told, '2022-05-31').projects[0]).toMatchObject({
      adjusted: false,
      target: '举办活动不少于40场。',
    });
    expect(picture(forty(), told, '2022-06-01').projects[0]).toMatchObject({
      adjusted: true,
      target: '举办活动不少于30场。',
    });
  });
});

describe('rule 16: groups', () => {
  const group = (memberIds: string[]) =>
    registry([project('11-3', ['区消安委办', '各街道'])], {
      units: [unit('区消安委办'), unit('各街道', { memberIds, isGroup: true }), unit('民治街道'), unit('龙华街道')],
    });
  test.each<[string, string[], string[]]>([
    [
      'with members known it stands for one assignment each',
      ['民治街道', '龙华街道'],
      ['区消安委办', '民治街道', '龙华街道'],
    ],
    ['without members it is one assignment in its own name', [], ['区消安委办', '各街道']],
  ])('rule 16: %s', (_, members, expected) => {
    expect(states(group(members), {}, '2022-06-01').map(({ unit: { name } }) => name)).toEqual(expected);
  });
});

describe('rule 17: joint returns', () => {
  const joint = registry([project('11-3', ['区消安委办', '民治街道', '龙华街道'], { target: '建设1166个充电插口。' })]);
  const row = done('2022-12-31', '11-3', null, {
    completion: '已完成1166个。',
    source: 'import',
    figures: [{ quantity: 1166, unit: '个', kind: 'cumulative' }],
  });
  test('rule 17: every assignment rests on the row’s text, none inherits its figures', () => {
    const list = states(joint, { reports: [row] }, '2023-01-01');
    expect(list.map((state) => [state.standing, state.report?.completion, state.report?.figures.length])).toEqual([
      ['completed', '已完成1166个。', 0],
      ['completed', '已完成1166个。', 0],
      ['completed', '已完成1166个。', 0],
    ]);
  });

  test('rule 17: the figures of a row that one unit leads are that unit’s', () => {
    const single = registry([project('11-3', ['民治街道'])]);
    expect(states(single, { reports: [row] }, '2023-01-01')[0]?.report?.figures).toHaveLength(1);
  });

  test('rule 17: a unit’s own report replaces the row for that unit alone', () => {
    const own = report('2023-01-03', '11-3', '民治街道', { completion: '还差5个。', completed: false });
    const list = states(joint, { reports: [row, own] }, '2023-01-05');
    expect(list.map((state) => state.standing)).toEqual(['completed', 'lagging', 'completed']);
    const withdrawn = { reports: [row, own], reviews: [review('2023-01-04', 'report', own.id, 'returned')] };
    expect(states(joint, withdrawn, '2023-01-05').map((state) => state.standing)).toEqual(Array(3).fill('completed'));
  });
});

describe('rule 18: shares and sums', () => {
  const two = registry([project('11-3', ['民治街道', '龙华街道'], { target: '建设1166个充电插口。' })]);
  const own = (unitId: string, n: number) => done('2022-12-20', '11-3', unitId, { completion: `已建${n}个。` });
  const stands = (told: Partial<Facts>) => states(two, told, '2022-12-31').map((state) => state.standing);
  test.each<[string, number, number, Standing[]]>([
    ['figures that add up to the target leave no doubt', 600, 566, ['completed', 'completed']],
    ['figures that do not, do', 600, 500, ['in_doubt', 'in_doubt']],
  ])('rule 18: %s', (_, a, b, expected) => {
    expect(stands({ reports: [own('民治街道', a), own('龙华街道', b)] })).toEqual(expected);
  });

  test('rule 18: with a share recorded, a unit is held to its share', () => {
    const share = { ...adjustment('2022-12-01', '11-3', '', ''), unitId: '民治街道', quantity: 120 };
    const told = { reports: [own('民治街道', 120), own('龙华街道', 500)], shares: [share] };
    expect(stands(told)).toEqual(['completed', 'in_doubt']);
    expect(states(two, told, '2022-12-31').map((state) => state.share)).toEqual([120, null]);
  });
});

describe('rule 19: what is owed once', () => {
  const joint = registry([project('11-3', ['区消安委办', '民治街道', '龙华街道'], { target: '建设1166个充电插口。' })]);
  const row = done('2022-12-31', '11-3', null, { completion: '已完成120个。', source: 'import' });
  const owed = (told: Partial<Facts>) =>
    states(joint, told, '2023-01-04').map((state) => [
      state.standing,
      state.doubt?.code ?? null,
      state.obligations.map(({ kind }) => kind).join(),
    ]);
  test('rule 19: all who rest on a doubted row stand in doubt, the first-named unit owes', () => {
    expect(owed({ reports: [row] })).toEqual([
      ['in_doubt', 'short_of_target', expect.stringMatching(/report,explanation$/)],
      ['in_doubt', null, ''],
      ['in_doubt', null, ''],
    ]);
  });

  test('rule 19: the unit whose return it is owes, where an import was one unit’s', () => {
    const imports = [{ ...row, fileName: 'a.docx', sha256: '', unitId: '民治街道', registryOnly: false }];
    expect(owed({ reports: [row], imports }).map(([, doubt]) => doubt)).toEqual([null, 'short_of_target', null]);
  });

  test('rule 19: where the first-named unit reported for itself, the next that rests on the row owes its doubt', () => {
    const own = done('2023-01-03', '11-3', '区消安委办', { completion: '已完成1166个。' });
    expect(owed({ reports: [row, own] }).map(([standing, doubt]) => [standing, doubt])).toEqual([
      ['completed_late', null],
      ['in_doubt', 'short_of_target'],
      ['in_doubt', null],
    ]);
  });

  test('rule 19: an answer about the row holds for all who rest on it', () => {
    const answers = [answer('2023-01-03', row, 'share', { unitId: '区消安委办', share: 120 })];
    expect(owed({ reports: [row], answers }).map(([standing]) => standing)).toEqual(Array(3).fill('completed'));
  });

  test('rule 19: a lag analysis is owed by each lagging assignment, the briefing once', () => {
    const open = { ...row, completed: false };
    expect(owed({ reports: [open] }).map(([, , kinds]) => kinds)).toEqual([
      expect.stringMatching(/lag_analysis,briefing$/),
      'lag_analysis',
      'lag_analysis',
    ]);
  });
});

describe('rule 7: the locked return', () => {
  const told = {
    rounds: [roundEvent('2023-01-12', '2022-year-end', 'locked')],
    reports: [
      report('2022-12-31', '9-2', '民治街道', { at: '2023-01-05T02:00:00.000Z', completed: false }),
      done('2022-12-31', '9-2', '民治街道', {
        id: 'after',
        at: '2023-02-01T02:00:00.000Z',
        roundId: '2023-01',
        completedOn: '2022-12-30',
      }),
    ],
  };
  test('rule 7: what is told after the lock never changes it', () => {
    expect(states(one, told, '2022-12-31')[0]?.report?.completed).toBe(false);
    expect(standing(told, '2023-02-02')).toBe('completed_late');
  });

  test('rule 7: reopened, it can be changed', () => {
    const rounds = [...told.rounds, roundEvent('2023-01-20', '2022-year-end', 'reopened', { reason: '补录' })];
    expect(standing({ ...told, rounds }, '2023-02-02')).toBe('completed');
  });
});

describe('rule 4: everything is in the programme’s time zone', () => {
  test.each<[string, string, boolean]>([
    ['2022-12-31T15:59:59.000Z', 'Asia/Shanghai', false],
    ['2022-12-31T16:00:00.000Z', 'Asia/Shanghai', true],
    ['2022-12-31T16:00:00.000Z', 'UTC', false],
  ])('rule 4: imported at %s in %s it comes after the cut-off: %s', (createdAt, timezone, quiet) => {
    const of = registry([project('9-2', ['民治街道'])], { programme: programme({ createdAt, timezone }) });
    expect(picture(of, {}, '2023-01-03').quiet).toBe(quiet);
  });
});

describe('rule 20: one unit’s return', () => {
  const of = registry([project('11-3', ['区消安委办', '民治街道'])]);
  const returned = done('2022-12-31', '11-3', '民治街道', {
    at: '2023-01-03T02:00:00.000Z',
    roundId: '2022-year-end',
    source: 'import',
  });
  test('rule 20: it is that unit’s report in the open round and changes no other unit’s facts', () => {
    const list = states(of, { reports: [returned] }, '2023-01-04').map((state) => [
      state.standing,
      state.reportState,
      state.obligations.find(({ key }) => key.startsWith('report:2022-year-end'))?.state,
    ]);
    expect(list).toEqual([
      ['lagging', null, 'open'],
      ['completed', 'imported', 'met'],
    ]);
  });
});

describe('rule 21: what a newer table no longer has', () => {
  test('rule 21: is out of the picture from the day on which the office confirmed so, not before', () => {
    const of = registry([project('9-2', ['民治街道'], { goneOn: '2022-06-01' })]);
    expect(states(of, {}, '2022-05-31')).toHaveLength(1);
    expect(states(of, {}, '2022-06-01')).toHaveLength(0);
  });
});

describe('rule 29: two contacts of a unit', () => {
  test('rule 29: of two revisions of a day the one recorded last counts', () => {
    const first = done('2022-12-20', '9-2', '民治街道', { by: 'zhang' });
    const second = report('2022-12-20', '9-2', '民治街道', {
      id: 'second',
      by: 'wang',
      at: '2022-12-20T03:00:00.000Z',
    });
    expect(states(one, { reports: [second, first] }, '2022-12-20')[0]).toMatchObject({
      standing: 'on_track',
      report: { id: 'second' },
    });
  });
});
