/** Rules 7, 14, 15, 20, 21 and 29: which of the facts count. */
import { describe, expect, test } from 'vitest';
import type { Standing } from '#src/core/picture.js';
import { forty, one, picture, standing, states } from './assessed.js';
import { adjustment, done, project, registry, report, review, roundEvent } from './sample.js';

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
    const [state] = states(forty, { reports: [claim], adjustments: [lower(approved)] }, asOf);
    expect(state).toMatchObject({ standing: expected, originalStanding: originally });
  });

  test('rule 15: adjusted projects are marked and show the target in force', () => {
    const told = { adjustments: [lower('2022-06-01')] };
    expect(picture(forty, told, '2022-05-31').projects[0]).toMatchObject({
      adjusted: false,
      target: '举办活动不少于40场。',
    });
    expect(picture(forty, told, '2022-06-01').projects[0]).toMatchObject({
      adjusted: true,
      target: '举办活动不少于30场。',
    });
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
