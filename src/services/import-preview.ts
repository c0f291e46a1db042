import type { Picture } from '#src/core/picture.js';
import { isGroupName } from '#src/core/reading/names/units.js';
import { Refusal } from '#src/core/refusal.js';
import { type Difference, differenceOf } from '#src/documents/difference.js';
import { type KeyEntry, type KeyOverlay, layKeyList } from '#src/documents/key-list.js';
import type { Reading, ReadProject } from '#src/documents/reading.js';
import { type Ctx, onProgramme } from './context.js';
import { unitNamed } from './find.js';
import { adjustmentLine, reportedRow } from './form-rows.js';
import { requireOffice } from './permission.js';
import { type ProgrammeState, pictureFrom, pictureOfReturn } from './programme-state.js';

export interface ImportInput {
  reading: Reading;
  keyList: KeyEntry[] | null;
  /** Leaves out what the table reports: the start of a year. */
  registryOnly: boolean;
  /** `id`: where the bytes are stored; a .docx is given back filled in. */
  file: { id: string; name: string; sha256: string };
}

export interface ImportPreview {
  reading: Reading;
  difference: Difference;
  key: KeyOverlay | null;
  /** Groups such as 各街道 whose members are not yet known (rule 16). */
  groupsWithoutMembers: string[];
  /** True where this makes a new programme. */
  isNew: boolean;
}

/** What an import would change, against what is stored; changes nothing. */
export async function previewImport(
  ctx: Ctx,
  { reading: read, keyList, registryOnly }: Omit<ImportInput, 'file'>,
): Promise<ImportPreview> {
  requireOffice(ctx);
  const at = await onProgrammeOf(ctx, read);
  const state = at ? await stateOf(at) : null;
  const reading = at && state ? withoutAdjustments(read, pictureFrom(at, state)) : read;
  const difference = differenceOf(
    registryOnly ? reading.projects.map(withoutReports) : reading.projects,
    state ? storedProjects(at ?? ctx, state, registryOnly) : [],
  );
  const units = state?.registry.units ?? [];
  const groups = [...new Set(reading.projects.flatMap((project) => project.units))].filter(isGroupName);
  return {
    reading,
    difference,
    key: keyList && layKeyList(keyList, reading.projects),
    groupsWithoutMembers: groups.filter((name) => (unitNamed(units, name)?.memberIds.length ?? 0) === 0),
    isNew: state === null,
  };
}

/** The stored programme that a reading belongs to: the same district and year. */
export async function onProgrammeOf(ctx: Ctx, { programme }: Reading): Promise<Ctx | null> {
  requireOwnDistrict(ctx, programme.district);
  const found = (await ctx.repos.programmes.list()).find(
    ({ district, year }) => year === programme.year && (district === programme.district || programme.district === ''),
  );
  return found ? onProgramme(ctx, found) : null;
}

/** The office of one district lays no hand on another's: its table is imported by who runs the deployment. */
function requireOwnDistrict({ actor, office, programme }: Ctx, district: string): void {
  const isOperator = actor.address === null || office.includes(actor.address);
  if (isOperator || !programme || [programme.district, district].includes('') || programme.district === district)
    return;
  throw new Refusal(
    'not_allowed',
    `这份表是${district}的，您这里是${programme.district}。新加一个区请系统管理员用 duban import 导入。`,
  );
}

/** All of the programme, as stored. */
export async function stateOf(ctx: Ctx): Promise<ProgrammeState> {
  return { registry: await ctx.repos.registry.load(), facts: await ctx.repos.facts.load() };
}

/** Leaves out what an export wrote of recorded adjustments into the double column. */
function withoutAdjustments(reading: Reading, { projects }: Picture): Reading {
  const lines = new Map(projects.map((state) => [state.project.number, adjustmentLine(state)]));
  const stripped = (project: ReadProject): ReadProject => {
    const line = lines.get(project.number);
    if (!line || !project.problems.endsWith(line)) return project;
    return { ...project, problems: project.problems.slice(0, -line.length).trimEnd() };
  };
  return { ...reading, projects: reading.projects.map(stripped) };
}

/** What is stored of each project that the table last had. */
export function storedProjects(ctx: Ctx, state: ProgrammeState, registryOnly: boolean) {
  const { returned, since } = pictureOfReturn(ctx, state);
  const now = new Map(since.projects.map((one) => [one.project.id, one]));
  return returned.projects
    .filter(({ project }) => project.goneOn === null)
    .map((one) => ({
      project: one.project,
      target: one.target,
      last: registryOnly ? null : reportedRow(one, returned.programme.cutOff, now.get(one.project.id)),
    }));
}

const withoutReports = (project: ReadProject): ReadProject => ({
  ...project,
  completion: '',
  problems: '',
  nextSteps: '',
  completed: null,
});
