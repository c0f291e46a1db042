/** The ways in which reports follow on one another, for noticing that they are reckoned otherwise. */
import type { ProjectLog } from '#src/core/course-days.js';
import type { Facts, Report } from '#src/core/facts.js';
import { assignmentsOf } from '#src/core/registry.js';
import { adjustment, answer, done, facts, programme, project, report, review } from '../sample.js';

const counted = (on: string, quantity: number, changes: Partial<Report> = {}): Report =>
  report(on, 'p', 'a', {
    completion: `累计开展活动${quantity}场。`,
    figures: [{ quantity, unit: '场', kind: 'cumulative' }],
    ...changes,
  });
const steady = [counted('2022-10-10', 5), counted('2022-10-31', 10), counted('2022-11-21', 15)];
const claimed = done('2022-12-05', 'p', 'a', { completion: '已完成充电插口120个。' });

interface History {
  name: string;
  target: string;
  told: Partial<Facts>;
  unitIds?: string[];
}

const histories: readonly History[] = [
  { name: 'a pace that will not do', target: '开展不少于40场活动', told: { reports: steady } },
  {
    name: 'a pace that catches up',
    target: '开展不少于40场活动',
    told: { reports: [...steady, counted('2022-12-12', 38)] },
  },
  {
    name: 'figures of each week, added up',
    target: '开展不少于40场活动',
    told: {
      reports: ['2022-11-07', '2022-11-14', '2022-11-21'].map((on) =>
        counted(on, 6, { figures: [{ quantity: 6, unit: '场', kind: 'new' }], completion: '本周新开展活动6场。' }),
      ),
    },
  },
  {
    name: 'the unit says that it will be missed, and then that it is done',
    target: '完工。',
    told: {
      reports: [
        report('2022-11-10', 'p', 'a', { says: 'will_miss' }),
        report('2022-11-20', 'p', 'a', { expectedOn: '2023-02-10' }),
        done('2023-01-04', 'p', 'a', { completedOn: '2023-01-04' }),
      ],
    },
  },
  {
    name: 'one is returned, one is taken back',
    target: '开展不少于40场活动',
    told: {
      reports: steady,
      reviews: [review('2022-11-01', 'report', '2022-10-31/p/a', 'returned')],
      withdrawals: [{ ...review('2022-11-22', 'report', '', 'accepted'), reportId: '2022-11-21/p/a' }],
    },
  },
  { name: 'short of the target', target: '建成1166个充电插口', told: { reports: [claimed] } },
  {
    name: 'answered: a share of it',
    target: '建成1166个充电插口',
    unitIds: ['a', 'b'],
    told: { reports: [claimed], answers: [answer('2022-12-06', claimed, 'share', { share: 120 })] },
  },
  {
    name: 'the target is adjusted',
    target: '建成1166个充电插口',
    told: {
      reports: [claimed],
      adjustments: [adjustment('2022-12-20', 'p', '建成1166个充电插口', '建成100个充电插口')],
    },
  },
  {
    name: 'a joint return, then one of its own',
    target: '开展不少于40场活动',
    unitIds: ['a', 'b'],
    told: { reports: [counted('2022-11-21', 15), counted('2022-10-31', 10, { id: 'joint', unitId: null })] },
  },
];

/** Each by its name; it is the course of unit 'a' that is asked for. */
export const namedLogs: readonly { name: string; log: ProjectLog }[] = histories.map(
  ({ name, target, told, unitIds = ['a'] }) => {
    const own = project('p', unitIds, { target });
    return {
      name,
      log: {
        programme: programme(),
        project: own,
        assignments: assignmentsOf(own, new Map()),
        facts: facts(told),
      },
    };
  },
);
