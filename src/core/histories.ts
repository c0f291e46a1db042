/** The courses of a programme's assignments from the log of all its reports: what the stored courses must equal. */

import { byDay, byTime } from './counting.js';
import { type Course, courseOf, type Told } from './course.js';
import type { Facts, Report } from './facts.js';
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
  const verdicts = new Map(
    facts.reviews
      .filter(({ subject }) => subject === 'report')
      .sort(byTime)
      .map(({ subjectId, verdict }) => [subjectId, verdict]),
  );
  const withdrawn = new Set(facts.withdrawals.map(({ reportId }) => reportId));
  const places = groupBy(facts.reports.filter(({ id }) => !withdrawn.has(id)).sort(byDay), placeOf);
  const stateOf = ({ id, source }: Report): ReportState =>
    verdicts.get(id) ?? (source === 'import' ? 'imported' : 'submitted');
  const counts = (report: Report): boolean => stateOf(report) !== 'returned';
  const at = (place: string) => {
    const all = places.get(place) ?? [];
    return { all, counting: all.filter(counts) };
  };
  const told = (projectId: string, unitId: string | null, alone: boolean): Told => {
    const { all, counting } = at(assignmentId(projectId, unitId ?? ''));
    if (unitId === null) return { all, counting, dated: alone ? counting : [] };
    const [first] = counting;
    const before = first ? at(assignmentId(projectId, '')).counting.filter(({ on }) => on <= first.on) : [];
    const joined = [...before, ...counting];
    return { all, counting: joined, dated: alone ? joined : counting };
  };
  const course = (projectId: string, unitId: string | null, premises: Premises): Course | null => {
    const reports = told(projectId, unitId, premises.alone);
    return reports.all.length === 0 ? null : courseOf(reports, stateOf, premises);
  };
  return {
    own: course,
    joint: (projectId, premises) => course(projectId, null, premises),
  };
}

const placeOf = ({ projectId, unitId }: Report): string => assignmentId(projectId, unitId ?? '');
