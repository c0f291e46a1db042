/**
 * What the reports of an assignment, or the joint returns of a row, come to by a day: all that standing, duties and figures ask
 * of them. It grows with no further report, so that a picture can be made without reading a year of them.
 */
import type { Report } from './facts.js';
import { doubtIn, measuresIn } from './known-texts.js';
import { dayMade, type MadeDays, madeDaysOf } from './made-days.js';
import type { Doubt, Measure } from './measure.js';
import { type Reckoned, reckon } from './outlook.js';
import type { ReportState } from './picture.js';
import type { Premises } from './premises.js';
import { tellingRun } from './telling-run.js';

export interface Course extends Reckoned {
  /** The last report that counts. */
  report: Report | null;
  reportState: ReportState | null;
  /** The last report, a returned one too. */
  last: Report | null;
  lastState: ReportState | null;
  /** Reports that a claim of completion rests on, the counting one last; alone where it claims none. */
  run: readonly Report[];
  /** Rounds that the counting reports say they were made in. */
  roundIds: readonly string[];
  /** Days on which counting reports were made, imported ones left out. */
  madeOn: MadeDays;
  /** The doubt of the counting report, no answer considered. */
  doubt: Doubt | null;
}

/** Reports of one place, in the order of their days. */
export interface Told {
  /** None withdrawn, returned ones too. */
  all: readonly Report[];
  /** Those that count; a unit's first own one follows on the joint returns that it replaces. */
  counting: readonly Report[];
  /** Those of them whose figures are the assignment's own. */
  dated: readonly Report[];
}

export const noCourse: Course = {
  report: null,
  reportState: null,
  last: null,
  lastState: null,
  run: [],
  roundIds: [],
  madeOn: '',
  doubt: null,
  forecastOn: null,
  fearedSince: null,
  saidSince: null,
};

export function courseOf(
  { all, counting, dated }: Told,
  stateOf: (report: Report) => ReportState,
  premises: Premises,
): Course {
  const { cutOff, timezone, target, share } = premises;
  const [report, last] = [counting.at(-1) ?? null, all.at(-1) ?? null];
  const made = counting.filter(({ source }) => source !== 'import');
  return {
    ...reckon(counting, dated, measuresFor(target, share), cutOff),
    report,
    reportState: report && stateOf(report),
    last,
    lastState: last && stateOf(last),
    run: tellingRun(counting),
    roundIds: [...new Set(counting.flatMap(({ roundId }) => roundId ?? []))],
    madeOn: madeDaysOf(made.map(({ at }) => dayMade(at, timezone))),
    doubt: report && doubtIn(report, target, share),
  };
}

/** A single counted promise is held to the unit's share of it. */
function measuresFor(target: string, share: number | null): readonly Measure[] {
  const measures = measuresIn(target);
  if (share === null || measures.length !== 1) return measures;
  return measures.map((measure) => ({ ...measure, quantity: share }));
}
