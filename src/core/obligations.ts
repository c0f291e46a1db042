/** Who owes what by when (rules 3, 5, 6, 8, 12, 19, 22, 23). Derived from the claim and the facts; nothing is typed in. */
import type { Claim } from './completion.js';
import type { Counted } from './counting.js';
import type { Course } from './course.js';
import { type Day, earlier, later } from './day.js';
import { hasDayWithin } from './made-days.js';
import type { Obligation, ObligationKind, ObligationState, Standing } from './picture.js';
import type { Assignment, Project } from './registry.js';
import type { Round } from './rounds.js';
import type { Settings } from './settings.js';
import { isCompleted } from './standing.js';

/** What is the same for every assignment of a picture. */
export interface Terms {
  asOf: Day;
  cutOff: Day;
  afterCutOff: Day;
  settings: Settings;
  counted: Counted;
  /** Rounds that have opened and owe, soonest first, with the days (since 1970) between which their reports are made. */
  rounds: readonly (Round & { from: number; until: number | null })[];
  /** Lag analyses are due with the year-end round. */
  analysesDueOn: Day;
  /** Duties run from here at the earliest: the programme's import, or its waking; null while it is quiet (rule 8). */
  activeFrom: Day | null;
  addWorkdays(day: Day, n: number): Day;
  nextWorkday(day: Day): Day;
  previousWorkday(day: Day): Day;
}

export interface Owing {
  assignment: Assignment;
  project: Project;
  standing: Standing;
  claim: Claim;
  /** Report and doubt are its own to owe: not those of a joint return that another unit answers for (rule 19). */
  answers: boolean;
  /** Of the reports that count, its own or the joint return it rests on. */
  course: Pick<Course, 'roundIds' | 'madeOn' | 'report'>;
  /** Since when the unit itself says that the cut-off will be missed; null where it does not. */
  saysMissSince: Day | null;
}

export const isOwed = (state: ObligationState): boolean => state === 'open' || state === 'overdue';

/**
 * Everything that an assignment owes or owed by the day, but the briefing, which is the project's. With a day `after`, only what
 * is not met, and of rounds that take reports on that day or later.
 */
export function obligationsOf(owing: Owing, terms: Terms, after: Day | null = null): Obligation[] {
  const owed: Obligation[] = [];
  const add = (duty: Obligation | null): void => {
    if (duty && duty.opensOn <= terms.asOf && (after === null || isUnmet(duty))) owed.push(duty);
  };
  for (const round of owing.answers ? terms.rounds : []) {
    if (after !== null && round.closesOn !== null && round.closesOn <= after) continue;
    const met = reportedIn(owing.course, round);
    if (after === null || !met) add(reportDuty(owing, round, terms, met));
  }
  add(explanationDuty(owing, terms));
  add(analysisDuty(owing, terms));
  return owed;
}

export const isUnmet = ({ state }: Obligation): boolean => state !== 'met' && state !== 'waived';

/** What a round asked of an assignment; null where it asked nothing. */
export function askedIn(owing: Owing, roundId: string, terms: Terms): 'reported' | 'missing' | null {
  const round = terms.rounds.find(({ id }) => id === roundId);
  if (!round || !owing.answers) return null;
  if (reportedIn(owing.course, round)) return 'reported';
  const duty = reportDuty(owing, round, terms, false);
  return duty && isOwed(duty.state) ? 'missing' : null;
}

/** One briefing a lagging project, from the day it was first at risk, said so itself, or the cut-off passed (rule 22). */
export function briefingDuty(project: Project, assignment: Assignment, since: Day, terms: Terms): Obligation {
  const opensOn = activeDay(since, terms);
  const dueOn = terms.addWorkdays(opensOn, terms.settings.briefingDueAfterWorkdays);
  const key = `briefing:${project.id}`;
  return duty(
    'briefing',
    key,
    { assignment, project },
    { opensOn, dueOn, met: terms.counted.isBriefed(project.id) },
    terms,
  );
}

/** Monthly and follow-up rounds ask what is not completed, the year-end round everything (rule 6). */
function reportDuty(owing: Owing, round: Terms['rounds'][number], terms: Terms, met: boolean): Obligation | null {
  const { assignment, standing, claim } = owing;
  const doneBy = round.state === 'locked' ? round.dueOn : terms.asOf;
  const done = isCompleted(standing) && claim.since !== null && claim.since <= doneBy;
  if (!met && done && round.kind !== 'year_end') return null;
  const key = `report:${round.id}:${assignment.id}`;
  const { opensOn, dueOn } = round;
  return duty('report', key, owing, { opensOn, dueOn, met, historic: round.state === 'locked' }, terms);
}

/** A report says which round it was made in; one typed while a round was open serves that round too. */
const reportedIn = ({ roundIds, madeOn }: Owing['course'], { id, from, until }: Terms['rounds'][number]): boolean =>
  roundIds.includes(id) || hasDayWithin(madeOn, from, until);

function explanationDuty(owing: Owing, terms: Terms): Obligation | null {
  const { doubt, explained, since } = owing.claim;
  if (!owing.answers || !doubt || since === null) return null;
  const opensOn = activeDay(since, terms);
  const dueOn = terms.addWorkdays(opensOn, terms.settings.explanationDueAfterWorkdays);
  return duty(
    'explanation',
    `explanation:${owing.course.report?.id}`,
    owing,
    { opensOn, dueOn, met: explained },
    terms,
  );
}

/**
 * The year's lag analysis. Opens when the cut-off has passed with the target unmet, earlier on the unit's own word, and for a
 * doubt that is left unexplained three working days after the cut-off or the claim. Completing late does not close it.
 */
function analysisDuty(owing: Owing, terms: Terms): Obligation | null {
  const lagsSince = lagSince(owing, terms);
  if (lagsSince === null || lagsSince > terms.asOf) return null;
  const opensOn = activeDay(lagsSince, terms);
  const inTime = opensOn <= terms.analysesDueOn;
  const dueOn = inTime ? terms.analysesDueOn : terms.addWorkdays(opensOn, terms.settings.yearEndDueAfterWorkdays);
  const met = terms.counted.analysisOf(owing.assignment.id).analysis !== null;
  return duty('lag_analysis', `lag_analysis:${owing.assignment.id}`, owing, { opensOn, dueOn, met }, terms);
}

function lagSince({ standing, claim, answers, saysMissSince }: Owing, terms: Terms): Day | null {
  switch (standing) {
    case 'lagging':
    case 'completed_late':
      return saysMissSince === null ? terms.afterCutOff : earlier(saysMissSince, terms.afterCutOff);
    case 'in_doubt':
      if (!answers || claim.since === null) return null;
      return terms.addWorkdays(later(terms.cutOff, claim.since), terms.settings.explanationDueAfterWorkdays);
    case 'completed':
      return null;
    default:
      return saysMissSince;
  }
}

const activeDay = (day: Day, { activeFrom }: Terms): Day => (activeFrom === null ? day : later(day, activeFrom));

function duty(
  kind: ObligationKind,
  key: string,
  { assignment, project }: { assignment: Assignment; project: Project },
  { opensOn, dueOn, met, historic = false }: { opensOn: Day; dueOn: Day; met: boolean; historic?: boolean },
  terms: Terms,
): Obligation {
  const extended = terms.counted.extendedTo(key);
  // A report's due day moves back to a working day, any other's forward (rule 3).
  const movedTo = extended && (kind === 'report' ? terms.previousWorkday(extended) : terms.nextWorkday(extended));
  const due = movedTo ?? dueOn;
  const past = due < terms.asOf;
  const over = historic || (terms.activeFrom === null && past);
  return {
    key,
    kind,
    projectId: project.id,
    number: project.number,
    unitId: assignment.unitId,
    keySupervised: project.keySupervised,
    opensOn,
    dueOn: due,
    state: met ? 'met' : terms.counted.isWaived(key) ? 'waived' : over ? 'historic' : past ? 'overdue' : 'open',
  };
}
