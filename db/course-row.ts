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

export type KeptRow = Pick<CourseRow, (typeof courseFields)[number]>;

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

export function fromCourseRow(row: KeptRow): CourseDay {
  const { projectId, unitId, on, premises } = row;
  const course = row.texts === null ? noCourse : new KeptCourse(row, row.texts);
  return { projectId, unitId: unitId === '' ? null : unitId, on, premises, course };
}

/** As a statement in the order of `courseFields` gives it. */
export const keptRow = (row: unknown): KeptRow => {
  if (!Array.isArray(row)) return row as KeptRow;
  return {
    projectId: row[0],
    unitId: row[1],
    on: row[2],
    premises: row[3],
    reportState: row[4],
    idle: row[5],
    expectedOn: row[6],
    roundIds: row[7],
    madeOn: row[8],
    doubt: row[9],
    forecastOn: row[10],
    fearedSince: row[11],
    saidSince: row[12],
    claimedOn: row[13],
    claimedSince: row[14],
    claimedAt: row[15],
    claimedRounds: row[16],
    texts: row[17],
  };
};

/** Of the many that figures are made of, few are read. */
class KeptCourse implements Course {
  readonly #row: KeptRow;
  readonly #texts: Json;
  #told: Texts | null = null;

  constructor(row: KeptRow, texts: Json) {
    this.#row = row;
    this.#texts = texts;
  }

  get reportState(): Course['reportState'] {
    return this.#row.reportState;
  }

  get idle(): boolean {
    return this.#row.idle === 1;
  }

  get expectedOn(): Day | null {
    return this.#row.expectedOn;
  }

  get madeOn(): string {
    return this.#row.madeOn;
  }

  get forecastOn(): Day | null {
    return this.#row.forecastOn;
  }

  get fearedSince(): Day | null {
    return this.#row.fearedSince;
  }

  get saidSince(): Day | null {
    return this.#row.saidSince;
  }

  get claimedOn(): Day | null {
    return this.#row.claimedOn;
  }

  get claimedSince(): Day | null {
    return this.#row.claimedSince;
  }

  get claimedAt(): Instant | null {
    return this.#row.claimedAt;
  }

  get claimedRounds(): readonly string[] {
    return listIn(this.#row.claimedRounds);
  }

  get roundIds(): readonly string[] {
    return listIn(this.#row.roundIds);
  }

  get doubt(): Course['doubt'] {
    return this.#row.doubt === null ? null : doubtIn(this.#row.doubt);
  }

  get report(): Course['report'] {
    return this.#tell().report;
  }

  get last(): Course['last'] {
    const { last, report } = this.#tell();
    return last ?? report;
  }

  get lastState(): Course['lastState'] {
    return this.#tell().lastState;
  }

  get run(): Course['run'] {
    const { report, before } = this.#tell();
    return report ? [...before, tellingOf(report)] : [];
  }

  #tell(): Texts {
    this.#told ??= JSON.parse(this.#texts) as Texts;
    return this.#told;
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
