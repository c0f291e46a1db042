/**
 * The week's picture in figures (rule 30). Every count is the length of a list: totals count projects, a unit's row counts its
 * assignments, and what is reported or missing counts the assignments that the open round asks.
 */
import type { Day } from './day.js';
import { groupBy } from './group-by.js';
import type { DoubtCode } from './measure.js';
import type { AssignmentState, Picture, ProjectState, Standing, Standings } from './picture.js';
import { isCompleted, leastAdvanced } from './standing.js';

export interface Counts {
  completed: number;
  completedLate: number;
  lagging: number;
  inDoubt: number;
  atRisk: number;
  onTrack: number;
  notStarted: number;
  /** With an adjusted target. */
  adjusted: number;
  /** Completed, and a report behind it not yet accepted by the office (rule 14). */
  unreviewed: number;
}

export interface Digest {
  asOf: Day;
  totals: Counts & { projects: number; assignments: number; reported: number; missing: number };
  /** In the order of the table. */
  units: (Counts & { unit: string; assignments: number; missing: number })[];
  keySupervised: Counts & { projects: number };
  /** Numbers, key-supervised first. */
  lagging: string[];
  missing: { unit: string; numbers: string[] }[];
  /** Not yet explained, where they are owed. */
  doubts: { number: string; unit: string; code: DoubtCode }[];
  /** Not completed, and expected only after the cut-off: by the pace so far, else by the unit's own word. */
  forecast: { number: string; unit: string; expectedOn: Day }[];
  changes: { number: string; unit: string; from: Standing; to: Standing }[];
}

/** The digest of a picture beside the standings of an earlier day. With a unit it shows that unit alone. */
export function digestOf(picture: Picture, before: Standings | null, options: { unitId?: string | null } = {}): Digest {
  const projects = through(picture, options.unitId ?? null);
  const assignments = projects.flatMap((project) => project.assignments);
  const asked = new Map(assignments.map((state) => [state, state.asked]));
  const isMissing = (state: AssignmentState): boolean => asked.get(state) === 'missing';
  const units = [...groupBy(assignments, ({ unit }) => unit.id).values()].map((own) => ({
    unit: own[0]?.unit.name ?? '',
    own,
    missing: own.filter(isMissing),
  }));
  const key = projects.filter(({ project }) => project.keySupervised);
  return {
    asOf: picture.asOf,
    totals: {
      ...countsOf(projects.map(ofProject)),
      projects: projects.length,
      assignments: assignments.length,
      reported: assignments.filter((state) => asked.get(state) === 'reported').length,
      missing: assignments.filter(isMissing).length,
    },
    units: units.map(({ unit, own, missing }) => ({
      unit,
      ...countsOf(own.map(ofAssignment)),
      assignments: own.length,
      missing: missing.length,
    })),
    keySupervised: { ...countsOf(key.map(ofProject)), projects: key.length },
    lagging: keyFirst(projects.filter(({ standing }) => standing === 'lagging')).map(({ project }) => project.number),
    missing: units
      .filter(({ missing }) => missing.length > 0)
      .map(({ unit, missing }) => ({ unit, numbers: missing.map(({ project }) => project.number) })),
    doubts: assignments.flatMap(({ project, unit, doubt, doubtExplained }) =>
      doubt && !doubtExplained ? [{ number: project.number, unit: unit.name, code: doubt.code }] : [],
    ),
    forecast: assignments.flatMap((state) => {
      const expectedOn = isCompleted(state.standing) ? null : (state.forecastOn ?? state.expectedOn);
      const late = expectedOn !== null && expectedOn > picture.programme.cutOff;
      return late ? [{ number: state.project.number, unit: state.unit.name, expectedOn }] : [];
    }),
    changes: assignments.flatMap(({ assignment, project, unit, standing }) => {
      const from = before?.get(assignment.id);
      return from && from !== standing ? [{ number: project.number, unit: unit.name, from, to: standing }] : [];
    }),
  };
}

/** 完成率: completed on time of all, in per cent with one decimal. */
export const completionRate = (completed: number, all: number): number =>
  all === 0 ? 0 : Math.round((completed / all) * 1000) / 10;

/** Key-supervised projects first (R4), otherwise as in the table. */
const keyFirst = (projects: readonly ProjectState[]): ProjectState[] => [
  ...projects.filter(({ project }) => project.keySupervised),
  ...projects.filter(({ project }) => !project.keySupervised),
];

/** The picture's projects, or those of one unit seen through its own assignments. */
function through({ projects }: Picture, unitId: string | null): readonly ProjectState[] {
  if (unitId === null) return projects;
  return projects.flatMap((project) => {
    const assignments = project.assignments.filter(({ unit }) => unit.id === unitId);
    if (assignments.length === 0) return [];
    return [{ ...project, assignments, standing: leastAdvanced(assignments.map(({ standing }) => standing)) }];
  });
}

interface Counted {
  standing: Standing;
  adjusted: boolean;
  unreviewed: boolean;
}

const isUnreviewed = ({ standing, reportState }: AssignmentState): boolean =>
  isCompleted(standing) && reportState !== 'accepted';

const ofProject = ({ standing, adjusted, assignments }: ProjectState): Counted => ({
  standing,
  adjusted,
  unreviewed: isCompleted(standing) && assignments.some(isUnreviewed),
});

const ofAssignment = (state: AssignmentState): Counted => ({
  standing: state.standing,
  adjusted: state.originalStanding !== null,
  unreviewed: isUnreviewed(state),
});

function countsOf(list: readonly Counted[]): Counts {
  const by = new Map<Standing, number>();
  let [adjusted, unreviewed] = [0, 0];
  for (const one of list) {
    by.set(one.standing, (by.get(one.standing) ?? 0) + 1);
    if (one.adjusted) adjusted += 1;
    if (one.unreviewed) unreviewed += 1;
  }
  const standing = (wanted: Standing): number => by.get(wanted) ?? 0;
  return {
    completed: standing('completed'),
    completedLate: standing('completed_late'),
    lagging: standing('lagging'),
    inDoubt: standing('in_doubt'),
    atRisk: standing('at_risk'),
    onTrack: standing('on_track'),
    notStarted: standing('not_started'),
    adjusted,
    unreviewed,
  };
}
