/** The courses of a programme's assignments from the log of all its reports: what the stored courses must equal. */

import { byDay, byTime } from './counting.js';
import { type Course, courseOf, type Told } from './course.js';
import type { Facts, Report, Review } from './facts.js';
import { groupBy } from './group-by.js';
import type { ReportState } from './picture.js';
import type { Premises } from './premises.js';
import { assignmentId } from './registry.js';

/** Where a picture finds what was reported. */
export interface Courses {
  /** An assignment's own reports; null where there are none. */
  own(projectId: string, unitId: string, premises: Premises): Course | null;
  /** The joint returns of a project's row; null where there are none. */
  joint(projectId: string, premises: Premises): Course | null;
}

/** From reports, reviews and withdrawals. */
export function coursesFrom(facts: Pick<Facts, 'reports' | 'reviews' | 'withdrawals'>): Courses {
  const verdicts = verdictsOf();
  for (const review of facts.reviews) verdicts.add(review);
  const withdrawn = new Set(facts.withdrawals.map(({ reportId }) => reportId));
  const places = groupBy(facts.reports.filter(({ id }) => !withdrawn.has(id)).sort(byDay), placeOf);
  const at = (projectId: string, unitId: string): Report[] => places.get(assignmentId(projectId, unitId)) ?? [];
  const course = (projectId: string, unitId: string | null, premises: Premises): Course | null => {
    const joint = at(projectId, '');
    const told = toldOf(unitId === null ? joint : at(projectId, unitId), unitId === null ? [] : joint, verdicts);
    return told.all.length === 0 ? null : courseOf(told, verdicts.stateOf, premises);
  };
  return {
    own: course,
    joint: (projectId, premises) => course(projectId, null, premises),
  };
}

/** What of it counts: a unit's reports from its first own one on, the joint returns up to then before it. Both by their days. */
export function toldOf(all: readonly Report[], joint: readonly Report[], { counts }: Verdicts): Told {
  const own = all.filter(counts);
  const [first] = own;
  const before = first ? joint.filter((report) => report.on <= first.on && counts(report)) : [];
  return { all, counting: before.length > 0 ? [...before, ...own] : own };
}

export type Verdicts = ReturnType<typeof verdictsOf>;

/** The office's last word on each report. */
export function verdictsOf() {
  const last = new Map<string, Review>();
  const stateOf = ({ id, source }: Report): ReportState =>
    last.get(id)?.verdict ?? (source === 'import' ? 'imported' : 'submitted');
  return {
    add(review: Review): void {
      const { subject, subjectId } = review;
      const known = last.get(subjectId);
      if (subject === 'report' && (!known || byTime(known, review) < 0)) last.set(subjectId, review);
    },
    stateOf,
    counts: (report: Report): boolean => stateOf(report) !== 'returned',
  };
}

const placeOf = ({ projectId, unitId }: Report): string => assignmentId(projectId, unitId ?? '');
