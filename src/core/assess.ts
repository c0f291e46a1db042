/**
 * The state of a programme on a day, from its registry and the facts that speak of days up to then. Every figure that duban
 * shows comes from here. Linear in the number of facts.
 */
import type { Claim } from './completion.js';
import { countFacts } from './counting.js';
import { noCourse } from './course.js';
import { addDays, type Day, dayOf, later } from './day.js';
import { dayNumber } from './day-number.js';
import type { Facts, Report } from './facts.js';
import { type Courses, coursesFrom } from './histories.js';
import { type Lock, lockInForce, reportsOfReturn } from './locked-return.js';
import { memo } from './memo.js';
import { briefingDuty, obligationsOf, type Terms } from './obligations.js';
import { soonest } from './outlook.js';
import type { AssignmentState, Obligation, Picture, ProjectState, Standing } from './picture.js';
import { decidingTarget } from './premises.js';
import type { Project, Registry, Unit } from './registry.js';
import { type Round, type RoundView, roundsOf, wakingDay } from './rounds.js';
import { isCompleted, leastAdvanced, standingOf } from './standing.js';
import { claimsAgainst, type Scale, type Weighed, weigh } from './weigh.js';
import { addWorkdays, type Calendar, nextWorkday, previousWorkday } from './workdays.js';

interface Desk extends Scale {
  asOf: Day;
  terms: Terms;
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
  const lock = lockThatHolds(registry, facts, asOf);
  const told = lock ? { ...facts, reports: reportsOfReturn(facts.reports, lock) } : facts;
  return assessFrom(registry, told, coursesFrom(told), calendar, asOf, options);
}

/** The lock of the year-end return, for a view of a day up to the cut-off: what was told after it does not show (rule 7). */
export function lockThatHolds({ programme }: Registry, { rounds }: Pick<Facts, 'rounds'>, asOf: Day): Lock | null {
  return asOf <= programme.cutOff ? lockInForce(programme, rounds) : null;
}

/** Likewise from courses; of the reports, `facts` need only have those that were answered. */
export function assessFrom(
  registry: Registry,
  facts: Facts,
  courses: Courses,
  calendar: Calendar,
  asOf: Day,
  options: { view?: RoundView } = {},
): Picture {
  const { programme } = registry;
  const rounds = roundsOf(programme, facts.rounds, calendar, asOf, options.view);
  const createdOn = dayOf(programme.createdAt, programme.timezone);
  const wakesOn = createdOn > programme.cutOff ? wakingDay(programme, facts.rounds, calendar) : createdOn;
  const activeFrom = wakesOn === createdOn || (wakesOn !== null && wakesOn <= asOf) ? wakesOn : null;
  const desk = deskOf(registry, facts, courses, calendar, asOf, rounds, activeFrom, options.view);
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
  courses: Courses,
  calendar: Calendar,
  asOf: Day,
  rounds: readonly Round[],
  activeFrom: Day | null,
  view: RoundView | undefined,
): Desk {
  const { cutOff, settings, timezone } = programme;
  const lock = lockInForce(programme, facts.rounds);
  const yearEnd = roundsOf(programme, facts.rounds, calendar, later(asOf, cutOff), view).find(
    ({ kind }) => kind === 'year_end',
  );
  const counted = countFacts(facts);
  return {
    asOf,
    cutOff,
    timezone,
    counted,
    courses,
    lock,
    terms: {
      asOf,
      afterCutOff: addDays(cutOff, 1),
      cutOff,
      settings,
      counted,
      rounds: rounds
        .filter(({ active, opensOn }) => active && opensOn <= asOf)
        .map((round) => ({
          ...round,
          from: dayNumber(round.opensOn),
          until: round.closesOn === null ? null : dayNumber(round.closesOn),
        })),
      analysesDueOn: yearEnd?.analysisDueOn ?? addWorkdays(calendar, cutOff, settings.yearEndDueAfterWorkdays),
      activeFrom,
      addWorkdays: memo((day: Day, n: number) => addWorkdays(calendar, day, n)),
      nextWorkday: (day) => nextWorkday(calendar, day),
      previousWorkday: (day) => previousWorkday(calendar, day),
    },
  };
}

function projectState(project: Project, unitById: ReadonlyMap<string, Unit>, desk: Desk): ProjectState {
  const { counted, asOf } = desk;
  const adjustments = counted.adjustmentsOf(project.id).filter(({ on }) => on <= asOf);
  const deciding = decidingTarget(project, desk, counted, asOf);
  const weighed = weigh(project, unitById, deciding, desk);
  const claims = claimsAgainst(project, weighed, deciding, desk);
  const standings = weighed.map((each, i) => standingIn(each, claims[i], desk));
  const original =
    adjustments.length > 0
      ? claimsAgainst(project, weighed, project.target, desk).map((claim, i) => standingIn(weighed[i], claim, desk))
      : null;
  const briefing = briefingOf(project, weighed, standings, desk);
  const target = adjustments.at(-1)?.to ?? project.target;
  const assignments: AssignmentState[] = [];
  for (const [i, each] of weighed.entries()) {
    const [claim, standing] = [claims[i], standings[i]];
    if (!claim || !standing) continue;
    const own = briefing?.unitId === each.unit.id ? briefing : null;
    assignments.push(
      assignmentState(
        { ...each, project, claim, standing },
        { target, original: original?.[i] ?? null, briefing: own },
        desk,
      ),
    );
  }
  return {
    project,
    standing: leastAdvanced(standings),
    target,
    adjusted: adjustments.length > 0,
    assignments,
  };
}

/** What is told and owed is looked up when it is asked for: most figures ask for neither. */
function assignmentState(
  weighed: Weighed & { project: Project; claim: Claim; standing: Standing },
  { target, original, briefing }: { target: string; original: Standing | null; briefing: Obligation | null },
  { counted, terms, asOf }: Desk,
): AssignmentState {
  const { assignment, project, unit, share, answers, course, forecastOn, claim, standing } = weighed;
  const told = weighed.own ?? weighed.joint ?? noCourse;
  const { analysis, state: analysisState } = counted.analysisOf(assignment.id);
  const open = !isCompleted(standing);
  let owed: Obligation[] | null = null;
  return {
    assignment,
    project,
    unit,
    standing,
    originalStanding: original,
    target,
    share,
    completedOn: open ? null : claim.completedOn,
    get report() {
      return shown(course.report, weighed);
    },
    reportState: course.reportState,
    get lastReport() {
      return shown(told.last, weighed);
    },
    lastReportState: told.lastState,
    doubt: answers ? claim.doubt : null,
    doubtExplained: answers && claim.explained,
    forecastOn: open && forecastOn ? later(forecastOn, asOf) : null,
    analysis,
    analysisState,
    get obligations() {
      owed ??= [...obligationsOf(weighed, terms), ...(briefing ? [briefing] : [])];
      return owed;
    },
  };
}

/** No assignment inherits a joint return's figures (rule 17); a single unit's row is its own. */
const shown = (report: Report | null, { alone }: Weighed): Report | null =>
  report && report.unitId === null && !alone ? { ...report, figures: [] } : report;

function standingIn(weighed: Weighed | undefined, claim: Claim | undefined, { cutOff, asOf }: Desk): Standing {
  if (!weighed || !claim) return 'not_started';
  return standingOf(
    {
      claimsCompleted: claim.claimsCompleted,
      completedOn: claim.completedOn,
      afterLock: claim.afterLock,
      inDoubt: claim.inDoubt,
      atRisk: weighed.riskSince !== null,
      notStarted: weighed.course.idle,
    },
    cutOff,
    asOf,
  );
}

/** Owed by the unit whose return it is, else by the first-named unit that is behind (rules 19 and 22). */
function briefingOf(
  project: Project,
  weighed: readonly Weighed[],
  standings: readonly Standing[],
  { terms }: Desk,
): Obligation | null {
  const behind = weighed.filter((_, i) => standings[i] === 'lagging' || standings[i] === 'at_risk');
  const owner = behind.find(({ answers }) => answers) ?? behind[0];
  if (!owner) return null;
  const lagging = standings.includes('lagging') ? terms.afterCutOff : null;
  const since = behind.reduce<Day | null>((first, { riskSince }) => soonest(first, riskSince), lagging);
  const duty = since === null ? null : briefingDuty(project, owner.assignment, since, terms);
  return duty && duty.opensOn <= terms.asOf ? duty : null;
}
