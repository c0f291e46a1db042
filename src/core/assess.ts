/**
 * The state of a programme on a day, from its registry and the facts that speak of days up to then. Every figure that duban
 * shows comes from here. Linear in the number of facts.
 */
import { type Claim, claimOf, isDoubted, type Judgement, judgementOf } from './completion.js';
import { byTime, type Counted, countFacts } from './counting.js';
import { addDays, type Day, dayOf, earlier, type Instant, instantOn, later } from './day.js';
import type { Facts, Report } from './facts.js';
import { type Forecast, forecastOf, willMiss } from './forecast.js';
import type { Doubt, Measure } from './measure.js';
import { briefingDuty, obligationsOf, type Terms } from './obligations.js';
import type { AssignmentState, Picture, ProjectState, Standing } from './picture.js';
import { doubtOf } from './reading/doubts.js';
import { measuresOf } from './reading/targets.js';
import { type Assignment, assignmentsOf, type Programme, type Project, type Registry, type Unit } from './registry.js';
import { type Round, type RoundView, roundsOf, wakingDay, yearEndId } from './rounds.js';
import { isCompleted, leastAdvanced, standingOf } from './standing.js';
import { addWorkdays, type Calendar, nextWorkday, previousWorkday } from './workdays.js';

/** What an assignment's reports come to; the project's other assignments may still clear its doubt. */
interface Weighed {
  assignment: Assignment;
  unit: Unit;
  reports: readonly Report[];
  /** Its report, doubt and briefing are its own to owe: not those of a joint return that another unit answers for. */
  answers: boolean;
  share: number | null;
  forecast: Forecast | null;
  riskSince: Day | null;
  saysMissSince: Day | null;
}

interface Desk {
  programme: Programme;
  asOf: Day;
  counted: Counted;
  lock: { at: Instant; roundId: string } | null;
  terms: Terms;
  measuresIn(target: string): readonly Measure[];
}

/**
 * The picture of `asOf`. `facts` are those of `factsAsOf` for a view of that day; plans pass all of them, with the window's
 * end and the view 'as_things_stand' (rule 31).
 */
export function assess(
  registry: Registry,
  facts: Facts,
  calendar: Calendar,
  asOf: Day,
  options: { view?: RoundView } = {},
): Picture {
  const { programme } = registry;
  const rounds = roundsOf(programme, facts.rounds, calendar, asOf, options.view);
  const createdOn = dayOf(programme.createdAt, programme.timezone);
  const wakesOn = createdOn > programme.cutOff ? wakingDay(programme, facts.rounds, calendar) : createdOn;
  const activeFrom = wakesOn === createdOn || (wakesOn !== null && wakesOn <= asOf) ? wakesOn : null;
  const desk = deskOf(registry, facts, calendar, asOf, rounds, activeFrom, options.view);
  const unitById = new Map(registry.units.map((unit) => [unit.id, unit]));
  return {
    asOf,
    programme,
    projects: registry.projects
      .filter(({ goneOn }) => goneOn === null || goneOn > asOf)
      .sort((a, b) => a.order - b.order)
      .map((project) => projectState(project, unitById, desk)),
    rounds,
    openRound: openRoundOf(rounds),
    quiet: activeFrom === null,
  };
}

/** The round that is being reported in: the year-end round until the office locks it, else the newest. */
function openRoundOf(rounds: readonly Round[]): Round | null {
  const open = rounds.filter(({ state }) => state === 'open');
  return open.find(({ kind }) => kind === 'year_end') ?? open.at(-1) ?? null;
}

function deskOf(
  { programme }: Registry,
  facts: Facts,
  calendar: Calendar,
  asOf: Day,
  rounds: readonly Round[],
  activeFrom: Day | null,
  view: RoundView | undefined,
): Desk {
  const { cutOff, settings, timezone } = programme;
  const lock = lockOf(programme, facts);
  // What is told after the lock cannot change the locked return (rule 7).
  const told =
    lock && asOf <= cutOff
      ? { ...facts, reports: facts.reports.filter(({ at, roundId }) => at <= lock.at || roundId === lock.roundId) }
      : facts;
  const midnight = (day: Day): Instant => instantOn(day, '00:00', timezone);
  const yearEnd = roundsOf(programme, facts.rounds, calendar, later(asOf, cutOff), view).find(
    ({ kind }) => kind === 'year_end',
  );
  const counted = countFacts(told);
  return {
    programme,
    asOf,
    counted,
    lock,
    terms: {
      asOf,
      cutOff,
      settings,
      counted,
      rounds: rounds
        .filter(({ active, opensOn }) => active && opensOn <= asOf)
        .map((round) => ({
          ...round,
          from: midnight(round.opensOn),
          until: round.closesOn && midnight(round.closesOn),
        })),
      analysesDueOn: yearEnd?.analysisDueOn ?? addWorkdays(calendar, cutOff, settings.yearEndDueAfterWorkdays),
      activeFrom,
      addWorkdays: memo((day, n) => addWorkdays(calendar, day, n)),
      nextWorkday: (day) => nextWorkday(calendar, day),
      previousWorkday: (day) => previousWorkday(calendar, day),
    },
    measuresIn: memo((target: string) => measuresOf(target)),
  };
}

/** The lock of the year-end return in force, by the instant it was recorded. */
function lockOf(programme: Programme, facts: Facts): Desk['lock'] {
  const roundId = yearEndId(programme);
  const last = facts.rounds
    .filter((event) => event.roundId === roundId && (event.act === 'locked' || event.act === 'reopened'))
    .sort(byTime)
    .at(-1);
  return last?.act === 'locked' ? { at: last.at, roundId } : null;
}

function projectState(project: Project, unitById: ReadonlyMap<string, Unit>, desk: Desk): ProjectState {
  const { counted, programme, asOf } = desk;
  const adjustments = counted.adjustmentsOf(project.id).filter(({ on }) => on <= asOf);
  // The target in force on the cut-off day decides afterwards (rule 15).
  const deciding = adjustments.findLast(({ on }) => on <= programme.cutOff)?.to ?? project.target;
  const weighed = weigh(project, unitById, deciding, desk);
  const claims = claimsAgainst(project, weighed, deciding, desk);
  const standings = weighed.map((each, i) => standingIn(each, claims[i], desk));
  const original =
    adjustments.length > 0
      ? claimsAgainst(project, weighed, project.target, desk).map((claim, i) => standingIn(weighed[i], claim, desk))
      : null;
  const briefing = briefingOf(project, weighed, standings, desk);
  const assignments = weighed.map((each, i): AssignmentState => {
    const claim = claims[i];
    const standing = standings[i];
    if (!claim || !standing) throw new RangeError('one claim and one standing for each assignment');
    const obligations = obligationsOf({ ...each, project, standing, claim }, desk.terms);
    const { analysis, state: analysisState } = counted.analysisOf(each.assignment.id);
    const last = counted.lastOwn(each.assignment.id) ?? counted.lastJoint(project.id);
    const shown = (report: Report | null): Report | null =>
      report && report.unitId === null && weighed.length > 1 ? { ...report, figures: [] } : report;
    return {
      assignment: each.assignment,
      project,
      unit: each.unit,
      standing,
      originalStanding: original?.[i] ?? null,
      share: each.share,
      completedOn: isCompleted(standing) ? claim.completedOn : null,
      report: shown(claim.report),
      reportState: claim.report && counted.stateOf(claim.report),
      lastReport: shown(last),
      lastReportState: last && counted.stateOf(last),
      doubt: each.answers ? claim.doubt : null,
      doubtExplained: each.answers && claim.explained,
      forecastOn: isCompleted(standing) || !each.forecast?.expectedOn ? null : later(each.forecast.expectedOn, asOf),
      analysis,
      analysisState,
      obligations: briefing?.unitId === each.unit.id ? [...obligations, briefing] : obligations,
    };
  });
  return {
    project,
    standing: leastAdvanced(standings),
    target: adjustments.at(-1)?.to ?? project.target,
    adjusted: adjustments.length > 0,
    assignments,
  };
}

/** What each assignment reported, rests on and owes, before its claim is held against a target. */
function weigh(project: Project, unitById: ReadonlyMap<string, Unit>, target: string, desk: Desk): Weighed[] {
  const { counted } = desk;
  const joint = counted.joint(project.id);
  const assignments = assignmentsOf(project, unitById).filter(({ unitId }) => unitById.has(unitId));
  const importer = joint.length > 0 ? counted.importingUnit(joint[joint.length - 1] as Report) : null;
  const owner = assignments.find(({ unitId }) => unitId === importer) ?? assignments[0];
  return assignments.flatMap((assignment) => {
    const unit = unitById.get(assignment.unitId);
    if (!unit) return [];
    const own = counted.own(assignment.id);
    const rests = own.length === 0 && joint.length > 0;
    // A unit's first own report follows on the joint return that it replaces.
    const reports = own.length === 0 ? joint : [...joint.filter(({ on }) => on <= (own[0] as Report).on), ...own];
    const share = counted.shareOf(assignment.id);
    const figures = assignments.length === 1 ? reports : own;
    const outlook = outlookOf(reports, figures, measuresFor(target, share, desk), assignment, desk);
    return [
      {
        assignment,
        unit,
        reports,
        answers: !rests || assignment === owner,
        share,
        ...outlook,
      },
    ];
  });
}

/** A single counted promise is held to the unit's share of it. */
function measuresFor(target: string, share: number | null, desk: Desk): readonly Measure[] {
  const measures = desk.measuresIn(target);
  return share !== null && measures.length === 1
    ? measures.map((measure) => ({ ...measure, quantity: share }))
    : measures;
}

/** The forecast, and since when the reports have said or shown without a break that the cut-off will be missed. */
function outlookOf(
  reports: readonly Report[],
  figures: readonly Report[],
  measures: readonly Measure[],
  assignment: Assignment,
  { counted, programme: { cutOff } }: Desk,
): Pick<Weighed, 'forecast' | 'riskSince' | 'saysMissSince'> {
  const saysMiss = ({ completed, says, expectedOn }: Report): boolean =>
    completed !== true && (says === 'will_miss' || (expectedOn !== null && expectedOn > cutOff));
  const dated = figures.filter((report) => report.figures.length > 0);
  const forecastAt = (on: Day): Forecast | null => {
    const upTo = dated.filter((report) => report.on <= on);
    return upTo.length > 1 ? forecastOf(upTo, measures) : null;
  };
  const last = reports.at(-1);
  const forecast = last ? forecastAt(last.on) : null;
  const feared = (report: Report): boolean => {
    if (report.completed === true) return false;
    const then = report === last ? forecast : forecastAt(report.on);
    return saysMiss(report) || (then !== null && willMiss(then, cutOff));
  };
  const { analysis } = counted.analysisOf(assignment.id);
  const analysed =
    analysis && analysis.on <= cutOff && (analysis.expectedCompletion ?? '9999') > cutOff ? analysis.on : null;
  const said = soonest(spellStart(reports, saysMiss), analysed);
  return { forecast, riskSince: soonest(spellStart(reports, feared), said), saysMissSince: said };
}

/** The day of the first of the reports at the end of the list that all say so; null where the last does not. */
function spellStart(reports: readonly Report[], says: (report: Report) => boolean): Day | null {
  const before = reports.findLastIndex((report) => !says(report));
  return reports[before + 1]?.on ?? null;
}

const soonest = (a: Day | null, b: Day | null): Day | null => (a !== null && b !== null ? earlier(a, b) : (a ?? b));

/** Each assignment's claim, held against a target: its own share of it, or the sum of what the units report (rule 18). */
function claimsAgainst(project: Project, weighed: readonly Weighed[], target: string, desk: Desk): Claim[] {
  const { counted } = desk;
  const claims = weighed.map(({ reports, assignment, share }) => {
    const judge = (report: Report): Judgement => {
      const held = report.unitId === null && weighed.length > 1 ? counted.jointShareOf(project.id) : share;
      return judgementOf(answerIn(report, assignment, desk), held, (part) => doubtIn(report, target, part));
    };
    return claimOf(reports, judge, desk.programme.cutOff, desk.lock);
  });
  const short = claims.filter((claim, i) => isShort(claim) && weighed[i]?.share === null);
  return addUp(short)
    ? claims.map((claim) => (short.includes(claim) ? { ...claim, doubt: null, inDoubt: false } : claim))
    : claims;
}

/** The answer to a report's doubt; one about the joint return holds for all who rest on it. */
function answerIn(report: Report, assignment: Assignment, { counted }: Desk) {
  const answer = counted.answerTo(report);
  return report.unitId === null || answer?.unitId === assignment.unitId || answer?.unitId === null ? answer : null;
}

/** An own report, not explained, whose figures fall short. */
const isShort = (claim: Claim): boolean =>
  isDoubted(claim) && claim.doubt?.code === 'short_of_target' && claim.report?.unitId !== null;

/** Several units' figures, each short of the project's target, together reach it. */
function addUp(short: readonly Claim[]): boolean {
  const target = short[0]?.doubt?.target;
  if (short.length < 2 || target === undefined) return false;
  return short.reduce((sum, { doubt }) => sum + (doubt?.claimed ?? 0), 0) >= target;
}

function standingIn(weighed: Weighed | undefined, claim: Claim | undefined, { programme, asOf }: Desk): Standing {
  if (!weighed || !claim) return 'not_started';
  const { report } = claim;
  const empty = report !== null && report.completed === null && report.completion.trim() === '';
  return standingOf(
    {
      ...claim,
      atRisk: weighed.riskSince !== null,
      notStarted: report === null || empty || report.says === 'not_started',
    },
    programme.cutOff,
    asOf,
  );
}

/** Owed by the unit whose return it is, else by the first-named unit that is behind (rules 19 and 22). */
function briefingOf(project: Project, weighed: readonly Weighed[], standings: readonly Standing[], desk: Desk) {
  const { terms } = desk;
  const afterCutOff = addDays(terms.cutOff, 1);
  const behind = weighed.filter((_, i) => standings[i] === 'lagging' || standings[i] === 'at_risk');
  const owner = behind.find(({ answers }) => answers) ?? behind[0];
  if (!owner) return null;
  const lagging = standings.includes('lagging') ? afterCutOff : null;
  const since = behind.reduce<Day | null>((first, { riskSince }) => soonest(first, riskSince), lagging);
  const duty = since === null ? null : briefingDuty(project, owner.assignment, since, terms);
  return duty && duty.opensOn <= terms.asOf ? duty : null;
}

/** Doubts by text, kept between pictures: the same cell against the same target is read once. Reading is pure, so this is too. */
const knownDoubts = new Map<string, Doubt | null>();
const mostKnown = 100_000;

function doubtIn({ completion, completed, problems }: Report, target: string, share: number | null): Doubt | null {
  const key = JSON.stringify([target, completion, completed, problems, share]);
  const found = knownDoubts.get(key);
  if (found !== undefined) return found;
  const { doubt } = doubtOf({ target, completion, completed, problems, share });
  if (knownDoubts.size >= mostKnown) knownDoubts.clear();
  knownDoubts.set(key, doubt);
  return doubt;
}

function memo<Args extends (string | number)[], T>(compute: (...args: Args) => T): (...args: Args) => T {
  const known = new Map<string, T>();
  return (...args) => {
    const key = args.join('\u0000');
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(...args);
    known.set(key, value);
    return value;
  };
}
