/**
 * The state of a programme on a day, from its registry and the facts that speak of days up to then. Every figure that duban
 * shows comes from here. Linear in the number of facts.
 */
import { StoodAssignment } from './assignment-state.js';
import type { Claim } from './completion.js';
import { countFacts } from './counting.js';
import { addDays, type Day, dayOf, later } from './day.js';
import { dayNumber } from './day-number.js';
import type { Facts } from './facts.js';
import { type Courses, coursesFrom } from './histories.js';
import { layOut, type Place } from './lay-out.js';
import { type Lock, lockInForce, reportsOfReturn } from './locked-return.js';
import { memo } from './memo.js';
import type { Terms } from './obligations.js';
import { soonest } from './outlook.js';
import type { AssignmentState, Picture, ProjectState, Standing, Standings } from './picture.js';
import { decidingTarget } from './premises.js';
import type { Registry } from './registry.js';
import { type Round, type RoundView, roundsOf, wakingDay } from './rounds.js';
import { leastAdvanced, standingOf } from './standing.js';
import { claimsAgainst, type Scale, type Weighed, weigh } from './weigh.js';
import { addWorkdays, type Calendar, nextWorkday, previousWorkday } from './workdays.js';

interface Desk extends Scale {
  asOf: Day;
  terms: Terms;
  rounds: Round[];
  openRound: Round | null;
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
  { view }: { view?: RoundView } = {},
): Picture {
  const desk = deskOf(registry, facts, courses, calendar, asOf, view);
  return {
    asOf,
    programme: registry.programme,
    projects: placesOn(registry, asOf).map((place) => projectState(place, desk)),
    rounds: desk.rounds,
    openRound: desk.openRound,
    quiet: desk.terms.activeFrom === null,
  };
}

/** The standings of that picture alone. */
export function standingsFrom(
  registry: Registry,
  facts: Facts,
  courses: Courses,
  calendar: Calendar,
  asOf: Day,
): Standings {
  const desk = deskOf(registry, facts, courses, calendar, asOf, undefined);
  const known = new Map<string, Standing>();
  for (const place of placesOn(registry, asOf)) {
    const { weighed, standings } = judge(place, desk);
    for (const [i, standing] of standings.entries()) known.set(weighed[i]?.assignment.id ?? '', standing);
  }
  return known;
}

const placesOn = (registry: Registry, day: Day): Place[] =>
  layOut(registry).filter(({ project: { goneOn } }) => goneOn === null || goneOn > day);

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
  view: RoundView | undefined,
): Desk {
  const { cutOff, settings, timezone } = programme;
  const rounds = roundsOf(programme, facts.rounds, calendar, asOf, view);
  const createdOn = dayOf(programme.createdAt, timezone);
  const wakesOn = createdOn > cutOff ? wakingDay(programme, facts.rounds, calendar) : createdOn;
  const activeFrom = wakesOn === createdOn || (wakesOn !== null && wakesOn <= asOf) ? wakesOn : null;
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
    rounds,
    openRound: openRoundOf(rounds),
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

/** A project's assignments, each with its claim and standing. */
interface Judged {
  weighed: Weighed[];
  claims: Claim[];
  standings: Standing[];
}

function judge(place: Place, desk: Desk): Judged {
  const deciding = decidingTarget(place.project, desk, desk.counted, desk.asOf);
  const weighed = weigh(place, deciding, desk);
  const claims = claimsAgainst(place.project, weighed, deciding, desk);
  return { weighed, claims, standings: standingsIn(weighed, claims, desk) };
}

function projectState(place: Place, desk: Desk): ProjectState {
  const { project } = place;
  const { weighed, claims, standings } = judge(place, desk);
  const adjustments = desk.counted.adjustmentsOf(project.id).filter(({ on }) => on <= desk.asOf);
  const original =
    adjustments.length > 0 ? standingsIn(weighed, claimsAgainst(project, weighed, project.target, desk), desk) : null;
  const briefing = briefingOf(weighed, standings, desk);
  const target = adjustments.at(-1)?.to ?? project.target;
  const assignments: AssignmentState[] = [];
  for (const [i, each] of weighed.entries()) {
    const [claim, standing] = [claims[i], standings[i]];
    if (!claim || !standing) continue;
    const briefedSince = briefing?.owner === each ? briefing.since : null;
    const stood = { project, weighed: each, claim, standing, original: original?.[i] ?? null, target, briefedSince };
    assignments.push(new StoodAssignment(stood, desk));
  }
  return { project, standing: leastAdvanced(standings), target, adjusted: adjustments.length > 0, assignments };
}

function standingsIn(weighed: readonly Weighed[], claims: readonly Claim[], { cutOff, asOf }: Desk): Standing[] {
  return weighed.map(({ riskSince, course }, i) => {
    const claim = claims[i];
    if (!claim) return 'not_started';
    const { claimsCompleted, completedOn, afterLock, inDoubt } = claim;
    const [atRisk, notStarted] = [riskSince !== null, course.idle];
    return standingOf({ claimsCompleted, completedOn, afterLock, inDoubt, atRisk, notStarted }, cutOff, asOf);
  });
}

/** Owed by the unit whose return it is, else by the first-named unit that is behind (rules 19 and 22). */
function briefingOf(
  weighed: readonly Weighed[],
  standings: readonly Standing[],
  { terms }: Desk,
): { owner: Weighed; since: Day } | null {
  if (!standings.some(isBehind)) return null;
  const behind = weighed.filter((_, i) => isBehind(standings[i]));
  const owner = behind.find(({ answers }) => answers) ?? behind[0];
  const lagging = standings.includes('lagging') ? terms.afterCutOff : null;
  const since = behind.reduce<Day | null>((first, { riskSince }) => soonest(first, riskSince), lagging);
  return owner && since !== null ? { owner, since } : null;
}

const isBehind = (standing: Standing | undefined): boolean => standing === 'lagging' || standing === 'at_risk';
