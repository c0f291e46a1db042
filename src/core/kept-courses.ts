import { type Course, noCourse } from './course.js';
import type { CourseDay } from './course-days.js';
import { groupBy } from './group-by.js';
import type { Courses } from './histories.js';
import { type Premises, premisesKeys } from './premises.js';

export interface KeptCourses extends Courses {
  /** Projects of which a course was asked for that does not rest on the premises it has now. */
  outdated: ReadonlySet<string>;
}

/** Courses as they were kept; those of some projects from elsewhere. */
export function keptCourses(
  days: readonly CourseDay[],
  anew: Courses | null,
  reckoned: ReadonlySet<string>,
): KeptCourses {
  const kept = groupBy(days, ({ projectId }) => projectId);
  const outdated = new Set<string>();
  const keyOf = premisesKeys();
  const find = (projectId: string, unitId: string | null, premises: Premises): Course | null => {
    const found = kept.get(projectId)?.find((day) => day.unitId === unitId);
    if (!found || found.course === noCourse) return null;
    if (found.premises !== keyOf(premises)) outdated.add(projectId);
    return found.course;
  };
  return {
    outdated,
    own: (projectId, unitId, premises) =>
      anew && reckoned.has(projectId) ? anew.own(projectId, unitId, premises) : find(projectId, unitId, premises),
    joint: (projectId, premises) =>
      anew && reckoned.has(projectId) ? anew.joint(projectId, premises) : find(projectId, null, premises),
  };
}
