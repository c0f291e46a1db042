import { type Course, noCourse } from './course.js';
import type { CourseDay } from './course-days.js';
import type { Courses } from './histories.js';
import { type Premises, premisesKey } from './premises.js';

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
  const places = new Map<string, Place>();
  for (const day of days) places.set(day.projectId, { day, next: places.get(day.projectId) });
  const outdated = new Set<string>();
  // One target after the other: its key is the same for all who are held to it.
  let [known, key]: [Premises | null, string] = [null, ''];
  const keyOf = (premises: Premises): string => {
    if (!known || !isSame(known, premises)) [known, key] = [premises, premisesKey(premises)];
    return key;
  };
  const find = (projectId: string, unitId: string | null, premises: Premises): Course | null => {
    let place = places.get(projectId);
    while (place && place.day.unitId !== unitId) place = place.next;
    if (!place || place.day.course === noCourse) return null;
    if (place.day.premises !== keyOf(premises)) outdated.add(projectId);
    return place.day.course;
  };
  return {
    outdated,
    own: (projectId, unitId, premises) =>
      anew && reckoned.has(projectId) ? anew.own(projectId, unitId, premises) : find(projectId, unitId, premises),
    joint: (projectId, premises) =>
      anew && reckoned.has(projectId) ? anew.joint(projectId, premises) : find(projectId, null, premises),
  };
}

/** What is kept of a project, one behind the other. */
interface Place {
  day: CourseDay;
  next: Place | undefined;
}

const isSame = (a: Premises, b: Premises): boolean =>
  a.target === b.target &&
  a.share === b.share &&
  a.alone === b.alone &&
  a.cutOff === b.cutOff &&
  a.timezone === b.timezone;
