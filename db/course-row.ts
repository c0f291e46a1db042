import { type Course, noCourse } from '#src/core/course.js';
import type { CourseDay } from '#src/core/course-days.js';
import type { Day, Instant } from '#src/core/day.js';
import type { Doubt } from '#src/core/measure.js';
import { memo } from '#src/core/memo.js';
import { tellingOf } from '#src/core/telling-run.js';

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
  reportState: Course['reportState'];
  idle: 0 | 1;
  expectedOn: Day | null;
  roundIds: Json;
  madeOn: string;
  doubt: Json | null;
  forecastOn: Day | null;
  fearedSince: Day | null;
  saidSince: Day | null;
  claimedOn: Day | null;
  claimedSince: Day | null;
  claimedAt: Instant | null;
  claimedRounds: Json;
  /** The reports themselves (`Texts`); null where nothing is told any more. */
  texts: Json | null;
}

/** What is read only where it is shown, or judged otherwise than it was reckoned. */
interface Texts extends Pick<Course, 'report' | 'lastState'> {
  /** Null where it is the counting report itself. */
  last: Course['last'];
  /** What stands before the counting report. */
  before: Course['run'];
}

/** All but whose it is and how long it holds. */
export const courseFields = [
  'projectId',
  'unitId',
  'on',
  'premises',
  'reportState',
  'idle',
  'expectedOn',
  'roundIds',
  'madeOn',
  'doubt',
  'forecastOn',
  'fearedSince',
  'saidSince',
  'claimedOn',
  'claimedSince',
  'claimedAt',
  'claimedRounds',
  'texts',
] as const satisfies readonly (keyof CourseRow)[];

type Kept = Pick<CourseRow, (typeof courseFields)[number]>;

/** Until this day holds what no later fact has changed. */
export const always: Day = '9999-12-31';

export function toCourseRow({ course, unitId, ...day }: CourseDay, programmeId: string, until: Day): CourseRow {
  const { report, last, lastState, run, roundIds, claimedRounds, doubt, idle, ...rest } = course;
  const texts: Texts = { report, lastState, last: last?.id === report?.id ? null : last, before: run.slice(0, -1) };
  return {
    programmeId,
    until,
    ...day,
    unitId: unitId ?? '',
    ...rest,
    idle: idle ? 1 : 0,
    roundIds: JSON.stringify(roundIds),
    claimedRounds: JSON.stringify(claimedRounds),
    doubt: doubt && JSON.stringify(doubt),
    texts: last && JSON.stringify(texts),
  };
}

export function fromCourseRow(row: Kept): CourseDay {
  const { projectId, unitId, on, premises } = row;
  const course = row.texts === null ? noCourse : new KeptCourse(row, row.texts);
  return { projectId, unitId: unitId === '' ? null : unitId, on, premises, course };
}

/** Of the many that figures are made of, few are read. */
class KeptCourse implements Course {
  readonly reportState: Course['reportState'];
  readonly idle: boolean;
  readonly expectedOn: Day | null;
  readonly madeOn: string;
  readonly forecastOn: Day | null;
  readonly fearedSince: Day | null;
  readonly saidSince: Day | null;
  readonly claimedOn: Day | null;
  readonly claimedSince: Day | null;
  readonly claimedAt: Instant | null;
  readonly #row: Kept;
  readonly #texts: Json;
  #read: Texts | null = null;

  constructor(row: Kept, texts: Json) {
    this.reportState = row.reportState;
    this.idle = row.idle === 1;
    this.expectedOn = row.expectedOn;
    this.madeOn = row.madeOn;
    this.forecastOn = row.forecastOn;
    this.fearedSince = row.fearedSince;
    this.saidSince = row.saidSince;
    this.claimedOn = row.claimedOn;
    this.claimedSince = row.claimedSince;
    this.claimedAt = row.claimedAt;
    this.#row = row;
    this.#texts = texts;
  }

  get roundIds(): readonly string[] {
    return listIn(this.#row.roundIds);
  }

  get claimedRounds(): readonly string[] {
    return listIn(this.#row.claimedRounds);
  }

  get doubt(): Course['doubt'] {
    return this.#row.doubt === null ? null : doubtIn(this.#row.doubt);
  }

  get report(): Course['report'] {
    return this.#told().report;
  }

  get last(): Course['last'] {
    const { last, report } = this.#told();
    return last ?? report;
  }

  get lastState(): Course['lastState'] {
    return this.#told().lastState;
  }

  get run(): Course['run'] {
    const { report, before } = this.#told();
    return report ? [...before, tellingOf(report)] : [];
  }

  #told(): Texts {
    this.#read ??= JSON.parse(this.#texts) as Texts;
    return this.#read;
  }
}

/** The same few lists stand in many rows. */
const listIn = memo(
  (json: Json) => JSON.parse(json) as readonly string[],
  (json) => json,
);

const doubtIn = memo(
  (json: Json) => JSON.parse(json) as Doubt,
  (json) => json,
);
