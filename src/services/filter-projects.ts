import type { AssignmentState, Picture, ProjectState, Standing } from '#src/core/picture.js';
import type { QuestionFilter } from '#src/core/reading/read-input.js';
import { leastAdvanced } from '#src/core/standing.js';
import { onlyUnit } from './show-status.js';

const done: readonly Standing[] = ['completed', 'completed_late'];

/**
 * The projects that a question asks for, in table order. Where it names units, each project is seen through these units
 * alone: their assignments, their standing.
 */
export function filterProjects({ projects }: Picture, filter: QuestionFilter): ProjectState[] {
  return projects
    .filter(({ project }) => project.goneOn === null)
    .flatMap((state) => throughUnits(state, filter.unit))
    .filter(({ project, standing }) => {
      if (filter.number && !filter.number.includes(project.number)) return false;
      if (filter.category !== undefined && project.category !== filter.category) return false;
      if (filter.keySupervised !== undefined && project.keySupervised !== filter.keySupervised) return false;
      if (filter.name !== undefined && !project.name.includes(filter.name)) return false;
      return matchesStanding(standing, filter.standing);
    })
    .filter((state) => filter.text === undefined || saysText(state, filter.text))
    .filter(
      ({ assignments }) =>
        filter.period === undefined || assignments.some((assignment) => completedWithin(assignment, filter.period)),
    )
    .filter(
      ({ assignments }) =>
        filter.promisedBy === undefined ||
        assignments.some((assignment) => promisedBy(assignment, filter.promisedBy ?? '')),
    );
}

function throughUnits(state: ProjectState, names: readonly string[] | undefined): ProjectState[] {
  if (!names || names.length === 0) return [state];
  const own = state.assignments.filter(({ unit }) => names.includes(unit.name));
  const [first, ...others] = own;
  if (!first) return [];
  if (others.length === 0) return [onlyUnit(state, first.unit.id)];
  return [{ ...state, assignments: own, standing: leastAdvanced(own.map(({ standing }) => standing)) }];
}

function matchesStanding(standing: Standing, wanted: QuestionFilter['standing']): boolean {
  if (wanted === undefined) return true;
  return wanted === 'open' ? !done.includes(standing) : standing === wanted;
}

const saysText = ({ project, target, assignments }: ProjectState, text: string): boolean =>
  [
    project.name,
    target,
    ...assignments.flatMap(({ report }) => [report?.completion ?? '', report?.problems ?? '', report?.nextSteps ?? '']),
  ].some((said) => said.includes(text));

const completedWithin = ({ completedOn }: AssignmentState, period: QuestionFilter['period']): boolean =>
  period !== undefined && completedOn !== null && completedOn >= period.from && completedOn <= period.to;

const promisedBy = ({ report, analysis }: AssignmentState, day: string): boolean =>
  [report?.expectedOn, analysis?.expectedCompletion].some((promised) => promised != null && promised <= day);
