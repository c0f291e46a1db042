import type { Report } from '#src/core/facts.js';
import type { Project } from '#src/core/registry.js';
import type { ReadProject } from './reading.js';

/** What is stored of a project, as a table would show it. */
export interface StoredProject {
  project: Project;
  /** The target in force, where it was adjusted. */
  target?: string;
  /** The texts last reported; null where there is no report. */
  last: Pick<Report, 'completion' | 'problems' | 'nextSteps' | 'completed'> | null;
}

export interface Difference {
  added: string[];
  /** `fields` are names of the reading's project. */
  changed: { number: string; fields: string[] }[];
  /** Stored, but not in the newer table. */
  gone: string[];
  same: number;
}

/**
 * A newer table against what is stored, in the order of the table. What the table does not say (a blank category, no matter, an
 * unanswered 是否完成, no marks at all) is no change.
 */
export function differenceOf(projects: readonly ReadProject[], stored: readonly StoredProject[]): Difference {
  const byNumber = new Map(stored.filter(({ project }) => project.goneOn === null).map((s) => [s.project.number, s]));
  const read = new Set(projects.map((project) => project.number));
  const saysKey = projects.some((project) => project.keySupervised);

  const difference: Difference = { added: [], changed: [], gone: [], same: 0 };
  for (const project of projects) {
    const before = byNumber.get(project.number);
    const fields = before ? changedFields(project, before, saysKey) : [];
    if (!before) difference.added.push(project.number);
    else if (fields.length > 0) difference.changed.push({ number: project.number, fields });
    else difference.same += 1;
  }
  difference.gone.push(...[...byNumber.keys()].filter((number) => !read.has(number)));
  return difference;
}

function changedFields(now: ReadProject, { project, target, last }: StoredProject, saysKey: boolean): string[] {
  const changes: [string, boolean][] = [
    ['category', now.category !== null && now.category !== project.category],
    ['matter', now.matter !== null && now.matter !== project.matter],
    ['name', now.name !== project.name],
    ['target', now.target !== project.target && now.target !== target],
    ['units', now.unitsText !== project.unitsText],
    ['keySupervised', saysKey && now.keySupervised !== project.keySupervised],
    ['keyNumber', now.keyNumber !== null && now.keyNumber !== project.keyNumber],
    ['leaderInCharge', now.leaderInCharge !== null && now.leaderInCharge !== project.leaderInCharge],
    ['completion', now.completion !== (last?.completion ?? '')],
    ['problems', now.problems !== (last?.problems ?? '')],
    ['nextSteps', now.nextSteps !== (last?.nextSteps ?? '')],
    ['completed', now.completed !== null && now.completed !== (last?.completed ?? null)],
  ];
  return changes.filter(([, isChanged]) => isChanged).map(([field]) => field);
}
