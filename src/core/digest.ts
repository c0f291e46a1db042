/** The figures of a digest; every count is the length of the list that the picture gives for it (rule 30). */
import type { Day } from './day.js';
import type { DoubtCode } from './measure.js';
import type { AssignmentState, Picture, ProjectState, Standing } from './picture.js';

export interface Counts {
  completed: number;
  completedLate: number;
  lagging: number;
  inDoubt: number;
  atRisk: number;
  onTrack: number;
  notStarted: number;
  adjusted: number;
  /** Completed, but not yet accepted by the office (rule 14). */
  unreviewed: number;
}

/** `duban digest --json`. Totals count projects, a unit's row its assignments. */
export interface Digest {
  asOf: Day;
  totals: Counts & { projects: number; assignments: number; reported: number; missing: number };
  units: (Counts & { unit: string; assignments: number; missing: number })[];
  keySupervised: Counts & { projects: number };
  /** Numbers of lagging projects, key-supervised first. */
  lagging: string[];
  missing: { unit: string; numbers: string[] }[];
  doubts: { number: string; unit: string; code: DoubtCode }[];
  forecast: { number: string; unit: string; expectedOn: Day }[];
  changes: { number: string; unit: string; from: Standing; to: Standing }[];
}

interface Counted {
  standing: Standing;
  adjusted: boolean;
  unreviewed: boolean;
}

/** The digest of a picture beside an earlier one; with `unitId` it shows that unit alone. */
export function digestOf(picture: Picture, earlier: Picture | null, { unitId = null }: { unitId?: string | null } = {}): Digest {
  const projects = unitId === null ? picture.projects : picture.projects.flatMap((state) => onlyUnit(state, unitId));
  const assignments = projects.flatMap((state) => state.assignments.map((assignment) => ({ ...assignment, adjusted: state.adjusted })));
  const round = picture.openRound?.id ?? null;
  const asked = assignments.map((assignment) => ({ assignment, report: reportState(assignment, round) }));
  const missing = asked.filter(({ report }) => report === 'missing').map(({ assignment }) => assignment);
  const key = projects.filter(({ project }) => project.keySupervised);
  const units = [...new Map(assignments.map(({ unit }) => [unit.id, unit])).values()];
  return {
    asOf: picture.asOf,
    totals: {
      ...countsOf(projects.map(projectCounted)),
      projects: projects.length,
      assignments: assignments.length,
      reported: asked.filter(({ report }) => report === 'reported').length,
      missing: missing.length,
    },
    units: units.map(({ id, name }) => {
      const own = assignments.filter(({ unit }) => unit.id === id);
      return {
        unit: name,
        ...countsOf(own.map(assignmentCounted)),
        assignments: own.length,
        missing: missing.filter(({ unit }) => unit.id === id).length,
      };
    }),
    keySupervised: { ...countsOf(key.map(projectCounted)), projects: key.length },
    lagging: projects
      .filter(({ standing }) => standing === 'lagging')
      .sort((a, b) => Number(b.project.keySupervised) - Number(a.project.keySupervised) || a.project.order - b.project.order)
      .map(({ project }) => project.number),
    missing: units.flatMap(({ id, name }) => {
      const numbers = missing.filter(({ unit }) => unit.id === id).map(({ project }) => project.number);
      return numbers.length > 0 ? [{ unit: name, numbers }] : [];
    }),
    doubts: assignments.flatMap(({ project, unit, doubt, doubtExplained }) =>
      doubt && !doubtExplained ? [{ number: project.number, unit: unit.name, code: doubt.code }] : [],
    ),
    forecast: assignments.flatMap(({ project, unit, standing, forecastOn }) =>
      forecastOn !== null && forecastOn > picture.programme.cutOff && standing !== 'lagging'
        ? [{ number: project.number, unit: unit.name, expectedOn: forecastOn }]
        : [],
    ),
    changes: earlier === null ? [] : changesOf(assignments, earlier),
  };
}

/** What the open round has of an assignment: rule 10 counts the missing apart. */
function reportState({ obligations }: AssignmentState, roundId: string | null): 'reported' | 'missing' | null {
  const duty = obligations.find(({ kind, key }) => kind === 'report' && roundId !== null && key.startsWith(`report:${roundId}:`));
  if (!duty || duty.state === 'historic' || duty.state === 'waived') return null;
  return duty.state === 'met' ? 'reported' : 'missing';
}

function changesOf(assignments: readonly AssignmentState[], earlier: Picture): Digest['changes'] {
  const before = new Map(earlier.projects.flatMap((state) => state.assignments.map((each) => [each.assignment.id, each.standing])));
  return assignments.flatMap(({ assignment, project, unit, standing }) => {
    const from = before.get(assignment.id);
    return from !== undefined && from !== standing ? [{ number: project.number, unit: unit.name, from, to: standing }] : [];
  });
}

function onlyUnit(state: ProjectState, unitId: string): ProjectState[] {
  const [own] = state.assignments.filter(({ unit }) => unit.id === unitId);
  return own ? [{ ...state, assignments: [own], standing: own.standing }] : [];
}

const isUnreviewed = ({ standing, reportState: state }: AssignmentState): boolean =>
  (standing === 'completed' || standing === 'completed_late') && state !== 'accepted';

const projectCounted = ({ standing, adjusted, assignments }: ProjectState): Counted => ({
  standing,
  adjusted,
  unreviewed: (standing === 'completed' || standing === 'completed_late') && assignments.some(isUnreviewed),
});

const assignmentCounted = (state: AssignmentState & { adjusted: boolean }): Counted => ({
  standing: state.standing,
  adjusted: state.adjusted,
  unreviewed: isUnreviewed(state),
});

function countsOf(list: readonly Counted[]): Counts {
  const standing = (wanted: Standing): number => list.filter((one) => one.standing === wanted).length;
  return {
    completed: standing('completed'),
    completedLate: standing('completed_late'),
    lagging: standing('lagging'),
    inDoubt: standing('in_doubt'),
    atRisk: standing('at_risk'),
    onTrack: standing('on_track'),
    notStarted: standing('not_started'),
    adjusted: list.filter(({ adjusted }) => adjusted).length,
    unreviewed: list.filter(({ unreviewed }) => unreviewed).length,
  };
}
