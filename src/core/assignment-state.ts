import type { Claim } from './completion.js';
import { noCourse } from './course.js';
import { type Day, later } from './day.js';
import type { Report } from './facts.js';
import { askedIn, briefingDuty, isUnmet, type Owing, obligationsOf, type Terms } from './obligations.js';
import type { AssignmentState, Obligation, Standing } from './picture.js';
import type { Project } from './registry.js';
import type { Round } from './rounds.js';
import { isCompleted } from './standing.js';
import type { Scale, Weighed } from './weigh.js';

/** An assignment with what it comes to. */
export interface Stood {
  project: Project;
  weighed: Weighed;
  claim: Claim;
  standing: Standing;
  original: Standing | null;
  target: string;
  /** Since when the leader is to be briefed, where it is this assignment that owes it. */
  briefedSince: Day | null;
}

interface Desk extends Pick<Scale, 'counted'> {
  asOf: Day;
  terms: Terms;
  openRound: Round | null;
}

/** As figures see it; what few of them ask for is made when they do. */
export class StoodAssignment implements AssignmentState {
  readonly assignment: AssignmentState['assignment'];
  readonly project: Project;
  readonly unit: AssignmentState['unit'];
  readonly standing: Standing;
  readonly originalStanding: Standing | null;
  readonly target: string;
  readonly share: number | null;
  readonly completedOn: Day | null;
  readonly reportState: AssignmentState['reportState'];
  readonly doubt: AssignmentState['doubt'];
  readonly doubtExplained: boolean;
  readonly forecastOn: Day | null;
  readonly analysis: AssignmentState['analysis'];
  readonly analysisState: AssignmentState['analysisState'];
  readonly expectedOn: Day | null;
  readonly #stood: Stood;
  readonly #desk: Desk;
  #owed: Obligation[] | null = null;

  constructor(stood: Stood, desk: Desk) {
    const { weighed, claim, standing } = stood;
    const { analysis, state } = desk.counted.analysisOf(weighed.assignment.id);
    const open = !isCompleted(standing);
    this.assignment = weighed.assignment;
    this.project = stood.project;
    this.unit = weighed.unit;
    this.standing = standing;
    this.originalStanding = stood.original;
    this.target = stood.target;
    this.share = weighed.share;
    this.completedOn = open ? null : claim.completedOn;
    this.reportState = weighed.course.reportState;
    this.doubt = weighed.answers ? claim.doubt : null;
    this.doubtExplained = weighed.answers && claim.explained;
    this.forecastOn = open && weighed.forecastOn ? later(weighed.forecastOn, desk.asOf) : null;
    this.analysis = analysis;
    this.analysisState = state;
    this.expectedOn = weighed.course.expectedOn;
    this.#stood = stood;
    this.#desk = desk;
  }

  get report(): Report | null {
    return shown(this.#stood.weighed.course.report, this.#stood.weighed);
  }

  get lastReport(): Report | null {
    return shown(this.#told().last, this.#stood.weighed);
  }

  get lastReportState(): AssignmentState['lastReportState'] {
    return this.#told().lastState;
  }

  get obligations(): Obligation[] {
    this.#owed ??= this.#obligations(null);
    return this.#owed;
  }

  get asked(): AssignmentState['asked'] {
    const { openRound, terms } = this.#desk;
    return openRound && askedIn(this.#owing(), openRound.id, terms);
  }

  unmet(after: Day): Obligation[] {
    return this.#obligations(after);
  }

  #told() {
    const { own, joint } = this.#stood.weighed;
    return own ?? joint ?? noCourse;
  }

  #owing(): Owing {
    const { project, weighed, claim, standing } = this.#stood;
    const { assignment, answers, course, saysMissSince } = weighed;
    return { assignment, project, standing, claim, answers, course, saysMissSince };
  }

  #obligations(after: Day | null): Obligation[] {
    const { terms } = this.#desk;
    const { project, briefedSince } = this.#stood;
    const owed = obligationsOf(this.#owing(), terms, after);
    const briefing = briefedSince === null ? null : briefingDuty(project, this.assignment, briefedSince, terms);
    const isOpen = briefing !== null && briefing.opensOn <= terms.asOf && (after === null || isUnmet(briefing));
    if (isOpen) owed.push(briefing);
    return owed;
  }
}

/** No assignment inherits a joint return's figures (rule 17); a single unit's row is its own. */
const shown = (report: Report | null, { alone }: Weighed): Report | null =>
  report && report.unitId === null && !alone ? { ...report, figures: [] } : report;
