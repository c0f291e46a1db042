import type { Course } from '#src/core/course.js';
import type { CourseDay } from '#src/core/course-days.js';
import type { Day } from '#src/core/day.js';
import type { Report } from '#src/core/facts.js';
import { memo } from '#src/core/memo.js';

type Json = string;

/** A course with the day from which another holds. */
export interface CourseRow {
  programmeId: string;
  until: Day;
  projectId: string;
  /** Empty for the joint returns of a row. */
  unitId: string;
  on: Day;
  premises: string;
  report: Json | null;
  reportState: Course['reportState'];
  /** Null where it is the counting report itself. */
  last: Json | null;
  lastState: Course['lastState'];
  /** The reports before the counting one; null where it stands alone. */
  run: Json | null;
  roundIds: Json;
  madeOn: string;
  doubt: Json | null;
  forecastOn: Day | null;
  fearedSince: Day | null;
  saidSince: Day | null;
}

/** All but whose it is and how long it holds. */
export const courseFields = [
  'projectId',
  'unitId',
  'on',
  'premises',
  'report',
  'reportState',
  'last',
  'lastState',
  'run',
  'roundIds',
  'madeOn',
  'doubt',
  'forecastOn',
  'fearedSince',
  'saidSince',
] as const satisfies readonly (keyof CourseRow)[];

/** Until this day holds what no later fact has changed. */
export const always: Day = '9999-12-31';

export function toCourseRow({ course, unitId, ...day }: CourseDay, programmeId: string, until: Day): CourseRow {
  const { report, last, run, roundIds, doubt, ...rest } = course;
  return {
    programmeId,
    until,
    ...day,
    unitId: unitId ?? '',
    ...rest,
    report: report && JSON.stringify(report),
    last: last === null || last.id === report?.id ? null : JSON.stringify(last),
    run: run.length > 1 ? JSON.stringify(run.slice(0, -1)) : null,
    roundIds: JSON.stringify(roundIds),
    doubt: doubt && JSON.stringify(doubt),
  };
}

export function fromCourseRow(row: Pick<CourseRow, (typeof courseFields)[number]>): CourseDay {
  const { projectId, unitId, on, premises, reportState, lastState, madeOn, forecastOn, fearedSince, saidSince } = row;
  const report = parsed<Report>(row.report);
  const before = parsed<Report[]>(row.run);
  return {
    projectId,
    unitId: unitId === '' ? null : unitId,
    on,
    premises,
    course: {
      report,
      reportState,
      last: row.last === null && lastState !== null ? report : parsed<Report>(row.last),
      lastState,
      run: report ? [...(before ?? []), report] : [],
      roundIds: roundsIn(row.roundIds),
      madeOn,
      doubt: parsed<Course['doubt']>(row.doubt),
      forecastOn,
      fearedSince,
      saidSince,
    },
  };
}

const roundsIn = memo(
  (json: Json) => JSON.parse(json) as readonly string[],
  (json) => json,
);

const parsed = <T>(json: Json | null): T | null => (json === null ? null : (JSON.parse(json) as T));
