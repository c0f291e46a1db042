import { type Course, noCourse } from './course.js';
import type { CourseDay } from './course-days.js';
import type { Courses } from './histories.js';
import { type Premises, premisesKey } from './premises.js';
import { assignmentId } from './registry.js';

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
  const kept = new Map(days.map((day) => [assignmentId(day.projectId, day.unitId ?? ''), day]));
  const outdated = new Set<string>();
  const find = (projectId: string, unitId: string, premises: Premises): Course | null => {
    const found = kept.get(assignmentId(projectId, unitId));
    if (!found || found.course === noCourse) return null;
    if (found.premises !== premisesKey(premises)) outdated.add(projectId);
    return found.course;
  };
  return {
    outdated,
    own: (projectId, unitId, premises) =>
      anew && reckoned.has(projectId) ? anew.own(projectId, unitId, premises) : find(projectId, unitId, premises),
    joint: (projectId, premises) =>
      anew && reckoned.has(projectId) ? anew.joint(projectId, premises) : find(projectId, '', premises),
  };
}
