/**
 * The state of a programme on a day: the one source of every figure in cards, digests, exports and the command line.
 * Standing, doubts and obligations are derived; nothing here is stored.
 */
import type { Day } from './day.js';
import type { Analysis, Report } from './facts.js';
import type { Doubt } from './measure.js';
import type { Assignment, Programme, Project, Unit } from './registry.js';
import type { Round } from './rounds.js';

export type Standing = 'lagging' | 'in_doubt' | 'at_risk' | 'not_started' | 'on_track' | 'completed_late' | 'completed';

/** Least advanced first (rules.md 13). */
export const standings: readonly Standing[] = [
  'lagging',
  'in_doubt',
  'at_risk',
  'not_started',
  'on_track',
  'completed_late',
  'completed',
];

export type ObligationKind = 'report' | 'explanation' | 'lag_analysis' | 'briefing';
export type ObligationState = 'open' | 'overdue' | 'met' | 'waived' | 'historic';

/** Who owes what by when; derived by rule, never typed in. */
export interface Obligation {
  /** Deterministic: 'report:<round>:<assignment>', 'explanation:<report>', 'lag_analysis:<assignment>', 'briefing:<project>'. */
  key: string;
  kind: ObligationKind;
  projectId: string;
  number: string;
  /** The unit that owes it. */
  unitId: string;
  keySupervised: boolean;
  opensOn: Day;
  dueOn: Day;
  state: ObligationState;
}

export type ReportState = 'submitted' | 'returned' | 'accepted' | 'imported';

/** What reports say and what is owed is read and reckoned when it is asked for: most figures ask for neither. */
export interface AssignmentState {
  assignment: Assignment;
  project: Project;
  unit: Unit;
  standing: Standing;
  /** Standing against the target as first promised, where it was adjusted. */
  originalStanding: Standing | null;
  /** The target in force on the day: the project's, as last adjusted (rule 15). */
  target: string;
  share: number | null;
  completedOn: Day | null;
  /** The report that counts: the unit's own last one not returned, else the joint return of the row. */
  readonly report: Report | null;
  reportState: ReportState | null;
  /** The last report whatever its state, returned ones too. */
  readonly lastReport: Report | null;
  readonly lastReportState: ReportState | null;
  /** The doubt of the counting report, explained or not, where this assignment owes it (rules.md 19). */
  doubt: Doubt | null;
  doubtExplained: boolean;
  /** When the unit itself expects to finish, by the report that counts. */
  expectedOn: Day | null;
  /** Forecast day of completion from dated figures; null where there is nothing to go by. */
  forecastOn: Day | null;
  /** The year's lag analysis in force (last not returned), and its review. */
  analysis: Analysis | null;
  analysisState: 'submitted' | 'accepted' | 'returned' | null;
  readonly obligations: Obligation[];
  /** What the round that is being reported in asked of it; null where it asked nothing, or none is open. */
  readonly asked: 'reported' | 'missing' | null;
  /** Its obligations that are not met, those of rounds left out that take no more reports on the day `after`. */
  unmet(after: Day): Obligation[];
}

/** By assignment. */
export type Standings = ReadonlyMap<string, Standing>;

export interface ProjectState {
  project: Project;
  standing: Standing;
  /** The target in force on the day. */
  target: string;
  adjusted: boolean;
  assignments: AssignmentState[];
}

export interface Picture {
  asOf: Day;
  programme: Programme;
  projects: ProjectState[];
  /** Rounds known on the day, soonest first. */
  rounds: Round[];
  /** The round that is being reported in, if any. */
  openRound: Round | null;
  /** Imported after its cut-off, and no round opened since (rules.md 8). */
  quiet: boolean;
}

export const standingsIn = ({ projects }: Pick<Picture, 'projects'>): Standings =>
  new Map(
    projects.flatMap(({ assignments }) => assignments.map(({ assignment, standing }) => [assignment.id, standing])),
  );
