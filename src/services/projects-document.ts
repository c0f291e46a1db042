import { type Day, type Instant, isDay, shownInstant } from '#src/core/day.js';
import type { DoubtCode, Figure } from '#src/core/measure.js';
import {
  type AssignmentState,
  type ObligationKind,
  type ObligationState,
  type ReportState,
  type Standing,
  standings,
} from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import type { Ctx } from './context.js';
import { findProject, findUnit } from './find.js';
import { loadState, pictureFrom } from './programme-state.js';

/** `duban projects --json`. */
export interface ProjectsDocument {
  asOf: Day;
  projects: {
    number: string;
    name: string;
    category: string | null;
    matterNumber: string;
    target: string;
    keySupervised: boolean;
    standing: Standing;
    assignments: AssignmentDocument[];
  }[];
}

interface AssignmentDocument {
  unit: string;
  standing: Standing;
  share: number | null;
  completedOn: Day | null;
  lastReport: null | {
    at: Instant;
    on: Day;
    by: string;
    completion: string;
    problems: string;
    nextSteps: string;
    completed: boolean | null;
    figures: Omit<Figure, 'kind' | 'period'>[];
    state: ReportState;
  };
  doubts: DoubtCode[];
  obligations: { kind: ObligationKind; opensOn: Day; dueOn: Day; state: ObligationState }[];
}

/**
 * The registry with its state on a day. With a unit: its projects, each with that unit's assignment; `standing` then means
 * the assignment's, else the project's.
 */
export async function projectsDocument(
  ctx: Ctx,
  filter: { number?: string; asOf?: Day; unit?: string; standing?: Standing },
): Promise<ProjectsDocument> {
  if (filter.asOf && !isDay(filter.asOf))
    throw new Refusal('bad_input', `“${filter.asOf}”不是有效的日期，请写成 2022-12-31 的样子。`);
  if (filter.standing && !standings.includes(filter.standing))
    throw new Refusal('bad_input', `没有“${filter.standing}”这种状态，可以是 ${standings.join('、')}。`);
  const state = await loadState(ctx);
  const picture = pictureFrom(ctx, state, filter.asOf ?? ctx.today);
  const only = filter.number ? findProject(state.registry.projects, filter.number).id : null;
  const unitId = filter.unit ? findUnit(state.registry.units, filter.unit).id : null;
  const projects = picture.projects
    .filter(({ project }) => (only === null ? project.goneOn === null : project.id === only))
    .map((one) => ({
      ...one,
      assignments: one.assignments.filter(({ unit }) => unitId === null || unit.id === unitId),
    }))
    .filter(({ assignments }) => unitId === null || assignments.length > 0)
    .filter(
      ({ standing, assignments }) =>
        filter.standing === undefined ||
        (unitId === null ? standing === filter.standing : assignments.some((one) => one.standing === filter.standing)),
    );
  return {
    asOf: picture.asOf,
    projects: projects.map(({ project, standing, target, assignments }) => ({
      number: project.number,
      name: project.name,
      category: project.category,
      matterNumber: project.matterNumber,
      target,
      keySupervised: project.keySupervised,
      standing,
      assignments: assignments.map((assignment) => assignmentDocument(assignment, picture.programme.timezone)),
    })),
  };
}

function assignmentDocument(
  {
    unit,
    standing,
    share,
    completedOn,
    lastReport,
    lastReportState,
    doubt,
    doubtExplained,
    obligations,
  }: AssignmentState,
  timezone: string,
): AssignmentDocument {
  return {
    unit: unit.name,
    standing,
    share,
    completedOn,
    lastReport: lastReport && {
      at: shownInstant(lastReport.at, timezone),
      on: lastReport.on,
      by: lastReport.byName,
      completion: lastReport.completion,
      problems: lastReport.problems,
      nextSteps: lastReport.nextSteps,
      completed: lastReport.completed,
      // The joint return counts once; no assignment inherits its figures (rule 17).
      figures:
        lastReport.unitId === null
          ? []
          : lastReport.figures.map(({ quantity, unit: measure, of }) => ({
              quantity,
              unit: measure,
              ...(of ? { of } : {}),
            })),
      state: lastReportState ?? 'submitted',
    },
    doubts: doubt && !doubtExplained ? [doubt.code] : [],
    obligations: obligations.map(({ kind, opensOn, dueOn, state }) => ({ kind, opensOn, dueOn, state })),
  };
}
