/** Rules 1, 4 and 9 to 13: where an assignment and a project stand on a day. */
import { describe, expect, test } from 'vitest';
import type { Standing } from '#src/core/picture.js';
import { leastAdvanced } from '#src/core/standing.js';
import { forty, one, picture, standing, states } from './assessed.js';
import { analysis, done, programme, project, registry, report } from './sample.js';

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
    expect(states(forty, { reports }, '2023-01-09')[0]?.standing).toBe('completed_late');
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
    expect(states(forty, { reports }, '2022-10-10')[0]).toMatchObject({ standing: expected, forecastOn });
  });

  test('rule 11: an analysis sent before the cut-off says that it will be missed', () => {
    const told = { analyses: [analysis('2022-11-10', '9-2', '民治街道', { expectedCompletion: '2023-03-01' })] };
    expect(standing(told, '2022-11-30')).toBe('at_risk');
  });
});

describe('rule 12: in doubt', () => {
  const short = done('2022-12-20', '9-1', '民治街道', { completion: '已办8场。' });
  test('rule 12: claimed complete, not borne out: in doubt, never completed', () => {
    expect(states(forty, { reports: [short] }, '2022-12-31')[0]).toMatchObject({
      standing: 'in_doubt',
      completedOn: null,
      doubt: { code: 'short_of_target' },
      doubtExplained: false,
    });
    expect(states(forty, { reports: [short] }, '2023-03-01')[0]?.standing).toBe('in_doubt');
  });

  test('rule 12: claimed open though the figures reach the target is listed, and stands as claimed', () => {
    const reports = [report('2022-12-20', '9-1', '民治街道', { completion: '已办41场。', completed: false })];
    expect(states(forty, { reports }, '2022-12-31')[0]).toMatchObject({
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
