/** What a programme promised, and who answers for it. Changed only by imports and by the office. */
import type { Day, Instant } from './day.js';
import type { Settings } from './settings.js';

/** One district's commitments of one year (年度民生实事). */
export interface Programme {
  id: string;
  district: string;
  year: number;
  /** Title of the official form: 龙华区2022年民生实事项目落实情况汇总表. */
  title: string;
  appendix: string | null;
  /** The form's heading paragraph, verbatim. */
  intro: string | null;
  cutOff: Day;
  timezone: string;
  createdAt: Instant;
  settings: Settings;
}

export interface Project {
  id: string;
  /** '9-2', '40'. */
  number: string;
  matterNumber: string;
  matter: string | null;
  category: string | null;
  name: string;
  /** The target as first promised; target adjustments are facts. */
  target: string;
  /** The units cell as the table words it. */
  unitsText: string;
  /** Lead units named in the table, in their order; a group is not yet expanded. */
  unitIds: string[];
  keySupervised: boolean;
  /** Its number in 附件2. */
  keyNumber: number | null;
  /** 分管领导 as the table names them. */
  leaderInCharge: string | null;
  /** Place in the table, from 0. */
  order: number;
  /** Set when a newer table no longer has it and the office confirmed so. */
  goneOn: Day | null;
}

/** A lead unit (主办单位), or a group (各街道) that stands for its members. */
export interface Unit {
  id: string;
  name: string;
  /** Other names by which people call it. */
  aliases: string[];
  /** Name plates (挂牌): 区委组织部（区委编办、区人才工作局） has two. */
  plates: string[];
  /** Members, for a group; empty for a plain unit and for a group whose members are not yet known. */
  memberIds: string[];
  isGroup: boolean;
}

/** A project × one lead unit, after groups are expanded: the thing that is reported on. */
export interface Assignment {
  /** `${projectId}:${unitId}` */
  id: string;
  projectId: string;
  unitId: string;
  /** The first-named unit of a project owes its doubts and briefing (rules.md 19). */
  first: boolean;
}

export interface Registry {
  programme: Programme;
  /** In table order, gone ones included. */
  projects: Project[];
  units: Unit[];
}

export const assignmentId = (projectId: string, unitId: string): string => `${projectId}:${unitId}`;

/** Assignments of a project: its named units with groups expanded, each unit once, in order (rules.md 16). */
export function assignmentsOf(
  project: Pick<Project, 'id' | 'unitIds'>,
  unitById: ReadonlyMap<string, Pick<Unit, 'memberIds'>>,
): Assignment[] {
  const unitIds = project.unitIds.flatMap((id) => {
    const members = unitById.get(id)?.memberIds ?? [];
    return members.length > 0 ? members : [id];
  });
  return [...new Set(unitIds)].map((unitId, index) => ({
    id: assignmentId(project.id, unitId),
    projectId: project.id,
    unitId,
    first: index === 0,
  }));
}
