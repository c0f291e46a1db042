/** Rules 10, 13, 14, 15 and 30: the digest's figures, each the length of a list. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { assess } from '#src/core/assess.js';
import { type Counts, type Digest, digestOf } from '#src/core/digest.js';
import { type Facts, factsAsOf } from '#src/core/facts.js';
import { type Picture, type Standing, standingsIn } from '#src/core/picture.js';
import { adjustment, calendar, done, facts, project, registry, report, review, roundEvent } from './sample.js';

const of = registry([
  project('9-1', ['民治街道'], { target: '举办活动不少于40场。' }),
  project('9-2', ['民治街道', '教育局']),
  project('10-1', ['教育局'], { keySupervised: true }),
  project('11-3', ['民治街道'], { keySupervised: true }),
]);
const told: Partial<Facts> = {
  reports: [
    done('2022-12-20', '9-1', '民治街道', { completion: '已办8场。' }),
    done('2022-12-21', '9-2', '民治街道', { roundId: '2022-year-end' }),
    report('2022-12-01', '9-2', '教育局', { completed: false, expectedOn: '2023-02-01' }),
    report('2022-12-22', '10-1', '教育局', { completed: false }),
    done('2022-12-23', '11-3', '民治街道', { roundId: '2022-year-end' }),
  ],
  reviews: [review('2022-12-24', 'report', '2022-12-23/11-3/民治街道', 'accepted')],
  adjustments: [adjustment('2022-06-01', '11-3', '完工。', '主体完工。')],
};
const picture = (asOf: string, changes: Partial<Facts> = {}): Picture =>
  assess(of, factsAsOf(facts({ ...told, ...changes }), asOf), calendar, asOf);

describe('rule 30: the digest', () => {
  test('rule 30: totals count projects by their least advanced assignment', () => {
    expect(digestOf(picture('2022-12-31'), null).totals).toEqual({
      projects: 4,
      assignments: 5,
      completed: 1,
      completedLate: 0,
      lagging: 0,
      inDoubt: 1,
      atRisk: 1,
      onTrack: 1,
      notStarted: 0,
      adjusted: 1,
      unreviewed: 0,
      reported: 4,
      missing: 1,
    });
  });

  test('rule 30: a unit’s row counts its assignments', () => {
    expect(digestOf(picture('2022-12-31'), null).units).toMatchObject([
      { unit: '民治街道', assignments: 3, completed: 2, inDoubt: 1, missing: 0, unreviewed: 1, adjusted: 1 },
      { unit: '教育局', assignments: 2, atRisk: 1, onTrack: 1, missing: 1 },
    ]);
  });

  test('rule 30: a unit’s digest shows that unit alone', () => {
    const digest = digestOf(picture('2022-12-31'), null, { unitId: '民治街道' });
    expect(digest.units.map(({ unit }) => unit)).toEqual(['民治街道']);
    expect(digest.totals).toMatchObject({
      projects: 3,
      assignments: 3,
      completed: 2,
      inDoubt: 1,
      atRisk: 0,
      missing: 0,
    });
    expect(digest.forecast).toEqual([]);
  });

  test('rule 30: lagging lists key-supervised projects first', () => {
    expect(digestOf(picture('2023-01-04'), null).lagging).toEqual(['10-1', '9-2']);
  });

  test('rule 10: missing is counted apart, by unit, in the open round alone', () => {
    expect(digestOf(picture('2022-12-31'), null).missing).toEqual([{ unit: '教育局', numbers: ['9-2'] }]);
    const locked = { rounds: [roundEvent('2022-12-30', '2022-year-end', 'locked')] };
    expect(digestOf(picture('2022-12-31', locked), null)).toMatchObject({
      missing: [],
      totals: { reported: 0, missing: 0 },
    });
  });

  test('rule 12: open doubts are listed where they are owed', () => {
    expect(digestOf(picture('2022-12-31'), null).doubts).toEqual([
      { number: '9-1', unit: '民治街道', code: 'short_of_target' },
    ]);
  });

  test('rule 11: what is expected to miss its date is listed with its day', () => {
    expect(digestOf(picture('2022-12-31'), null).forecast).toEqual([
      { number: '9-2', unit: '教育局', expectedOn: '2023-02-01' },
    ]);
  });

  test('rule 14: completed ones that the office has not accepted are counted', () => {
    expect(digestOf(picture('2022-12-31', { reviews: [] }), null).totals.unreviewed).toBe(1);
  });

  test('rule 30: changes since the earlier picture', () => {
    expect(digestOf(picture('2022-12-22'), standingsIn(picture('2022-12-15'))).changes).toEqual([
      { number: '9-1', unit: '民治街道', from: 'not_started', to: 'in_doubt' },
      { number: '9-2', unit: '民治街道', from: 'not_started', to: 'completed' },
      { number: '10-1', unit: '教育局', from: 'not_started', to: 'on_track' },
    ]);
  });
});

const standingKeys: [keyof Counts, Standing][] = [
  ['completed', 'completed'],
  ['completedLate', 'completed_late'],
  ['lagging', 'lagging'],
  ['inDoubt', 'in_doubt'],
  ['atRisk', 'at_risk'],
  ['onTrack', 'on_track'],
  ['notStarted', 'not_started'],
];

/** Random facts over a small registry. */
const someReports = fc.array(
  fc.record({
    on: fc.constantFrom('2022-10-10', '2022-11-25', '2022-12-21', '2022-12-31', '2023-01-05'),
    projectId: fc.constantFrom('9-1', '9-2', '10-1', '11-3'),
    unitId: fc.constantFrom('民治街道', '教育局', null),
    completion: fc.constantFrom('', '已完工。', '已办8场。', '已办40场。'),
    completed: fc.constantFrom(true, false, null),
    says: fc.constantFrom('not_started' as const, 'will_miss' as const, null),
  }),
  { maxLength: 12 },
);

describe('every count is the length of a list', () => {
  const agree = (digest: Digest, from: Picture): void => {
    for (const [count, standing] of standingKeys) {
      expect(digest.totals[count]).toBe(from.projects.filter((each) => each.standing === standing).length);
    }
    expect(digest.totals.lagging).toBe(digest.lagging.length);
    expect(digest.totals.missing).toBe(digest.missing.flatMap(({ numbers }) => numbers).length);
    expect(digest.units.reduce((sum, { assignments }) => sum + assignments, 0)).toBe(digest.totals.assignments);
    expect(standingKeys.reduce((sum, [count]) => sum + digest.totals[count], 0)).toBe(digest.totals.projects);
  };
  property.prop([someReports, fc.constantFrom('2022-11-30', '2022-12-31', '2023-01-10')])(
    'rule 13: whatever is reported, totals, units and lists agree',
    (list, asOf) => {
      const reports = list.map(({ on, projectId, unitId, ...rest }, i) =>
        report(on, projectId, unitId, { ...rest, id: `${i}` }),
      );
      const now = assess(of, factsAsOf(facts({ reports }), asOf), calendar, asOf);
      agree(digestOf(now, null), now);
      const shuffled = assess(of, factsAsOf(facts({ reports: [...reports].reverse() }), asOf), calendar, asOf);
      expect(shuffled).toEqual(now);
    },
  );
});
