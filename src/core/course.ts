/**
 * What the reports of an assignment, or the joint returns of a row, come to by a day: all that standing, duties and figures ask
 * of them. It grows with no further report, so that a picture can be made without reading a year of them.
 */
import { type Claimed, claimedBy, nothingClaimed, unanswered } from './completion.js';
import type { Day } from './day.js';
import type { Report } from './facts.js';
import { doubtIn, measuresIn } from './known-texts.js';
import { dayMade, type MadeDays, noDays, withDay } from './made-days.js';
import type { Doubt, Measure } from './measure.js';
import { type Reckoned, reckoner } from './outlook.js';
import type { ReportState } from './picture.js';
import { type Premises, premisesKey } from './premises.js';
import { type Telling, tellingRun } from './telling-run.js';

export interface Course extends Reckoned, Claimed {
  /** The last report that counts. */
  report: Report | null;
  reportState: ReportState | null;
  /** The last report, a returned one too. */
  last: Report | null;
  lastState: ReportState | null;
  /** What a claim of completion rests on, the counting report last; that one alone where it claims none. */
  run: readonly Telling[];
  /** Nothing counts, or what does says nothing, or that nothing has begun (rule 10). */
  idle: boolean;
  /** When the unit itself expects to finish, by the report that counts. */
  expectedOn: Day | null;
  /** Rounds that the counting reports say they were made in. */
  roundIds: readonly string[];
  /** Days on which counting reports were made, imported ones left out. */
  madeOn: MadeDays;
  /** The doubt of the counting report, no answer considered; what is claimed does not consider any either. */
  doubt: Doubt | null;
}

/** Reports of one place, in the order of their days. */
export interface Told {
  /** None withdrawn, returned ones too. */
  all: readonly Report[];
  /** Those that count; a unit's first own one follows on the joint returns that it replaces. */
  counting: readonly Report[];
}

export const noCourse: Course = {
  report: null,
  reportState: null,
  last: null,
  lastState: null,
  run: [],
  idle: true,
  expectedOn: null,
  roundIds: [],
  madeOn: noDays,
  doubt: null,
  forecastOn: null,
  fearedSince: null,
  saidSince: null,
  ...nothingClaimed,
};

export type StateOf = (report: Report) => ReportState;

export const courseOf = (told: Told, stateOf: StateOf, premises: Premises): Course =>
  coursesInTurn()(told, stateOf, premises);

/**
 * One course after another of the same place: where nothing was told since but further reports of later days, only these are
 * looked at. In whatever order it is asked, it answers as `courseOf`.
 */
export function coursesInTurn(): typeof courseOf {
  let [key, folded]: [string, Fold | null] = ['', null];
  return (told, stateOf, premises) => {
    const { target, share } = premises;
    const { counting } = told;
    const premised = premisesKey(premises);
    if (!folded || key !== premised || !folded.goesOnTo(counting)) [key, folded] = [premised, foldFor(premises)];
    folded.goOn(counting);
    const [report, last] = [counting.at(-1) ?? null, told.all.at(-1) ?? null];
    const run = tellingRun(counting);
    return {
      ...folded.told(),
      ...claimedBy(run, (telling) => unanswered(doubtOf(telling, premises)), premises.cutOff),
      report,
      reportState: report && stateOf(report),
      last,
      lastState: last && stateOf(last),
      run,
      idle: report === null || saysNothing(report),
      expectedOn: report?.expectedOn ?? null,
      doubt: report && doubtIn(report, target, share),
    };
  };
}

const saysNothing = ({ completed, completion, says }: Report): boolean =>
  says === 'not_started' || (completed === null && completion.trim() === '');

/** A joint return that a unit's own reports follow on is held to the whole target. */
const doubtOf = (telling: Telling, { target, share, alone }: Premises): Doubt | null =>
  doubtIn(telling, target, telling.unitId === null && !alone ? null : share);

type Fold = ReturnType<typeof foldFor>;

/** What adds up with each report. */
function foldFor({ cutOff, timezone, target, share, alone }: Premises) {
  const reckoned = reckoner(measuresFor(target, share), cutOff);
  let done: readonly Report[] = [];
  let roundIds: readonly string[] = [];
  let madeOn: MadeDays = noDays;
  return {
    goesOnTo(counting: readonly Report[]): boolean {
      const next = counting[done.length];
      return done.every((report, i) => report === counting[i]) && (!next || next.on > (done.at(-1)?.on ?? ''));
    },
    goOn(counting: readonly Report[]): void {
      const further = counting.slice(done.length);
      reckoned.add(further, (report) => alone || report.unitId !== null);
      for (const { roundId, source, at } of further) {
        if (roundId !== null && !roundIds.includes(roundId)) roundIds = [...roundIds, roundId];
        if (source !== 'import') madeOn = withDay(madeOn, dayMade(at, timezone));
      }
      done = counting;
    },
    told: () => ({ ...reckoned.soFar(), roundIds, madeOn }),
  };
}

/** A single counted promise is held to the unit's share of it. */
function measuresFor(target: string, share: number | null): readonly Measure[] {
  const measures = measuresIn(target);
  if (share === null || measures.length !== 1) return measures;
  return measures.map((measure) => ({ ...measure, quantity: share }));
}
