import { isGroupName, parseUnits } from '#src/core/reading/names/units.js';
import type { Project, Registry, Unit } from '#src/core/registry.js';
import type { ReadProject } from '#src/documents/reading.js';
import type { Ctx } from './context.js';
import type { ImportInput, ImportPreview } from './import-preview.js';

/** Makes or changes projects and units as the table has them; what it no longer has is marked. */
export async function saveRegistry(
  ctx: Ctx,
  before: Registry,
  { reading, keyList }: ImportInput,
  { difference, key }: ImportPreview,
): Promise<Registry> {
  const units = unitsOf(ctx, before.units, reading.projects);
  await ctx.repos.registry.saveUnits(units);
  const known = new Map(before.projects.map((project) => [project.number, project]));
  const projects = reading.projects.map((read, index) =>
    projectOf(ctx, read, known.get(read.number), units, index, key?.marks.get(index) ?? null, keyList !== null),
  );
  await ctx.repos.registry.saveProjects(projects);
  const gone = before.projects
    .filter(({ number, goneOn }) => goneOn === null && difference.gone.includes(number))
    .map(({ id }) => id);
  await ctx.repos.registry.markGone(gone, ctx.today);
  return ctx.repos.registry.load();
}

/** Stored units and those that the table names for the first time, each once. */
function unitsOf(ctx: Ctx, stored: readonly Unit[], projects: readonly ReadProject[]): Unit[] {
  const units = [...stored];
  for (const { name, plates } of projects.flatMap(({ unitsText }) => parseUnits(unitsText))) {
    if (units.some((unit) => unit.name === name || unit.aliases.includes(name))) continue;
    units.push({ id: ctx.ids.next('unt_'), name, aliases: [], plates, memberIds: [], isGroup: isGroupName(name) });
  }
  return units;
}

function projectOf(
  ctx: Ctx,
  read: ReadProject,
  stored: Project | undefined,
  units: readonly Unit[],
  order: number,
  keyNumber: number | null,
  overlaid: boolean,
): Project {
  return {
    id: stored?.id ?? ctx.ids.next('prj_'),
    number: read.number,
    matterNumber: read.matterNumber,
    matter: read.matter ?? stored?.matter ?? null,
    category: read.category ?? stored?.category ?? null,
    name: read.name,
    target: read.target,
    unitsText: read.unitsText,
    unitIds: read.units.flatMap(
      (name) => units.find((unit) => unit.name === name || unit.aliases.includes(name))?.id ?? [],
    ),
    keySupervised: overlaid
      ? keyNumber !== null || read.keySupervised
      : read.keySupervised || (stored?.keySupervised ?? false),
    keyNumber: keyNumber ?? read.keyNumber ?? stored?.keyNumber ?? null,
    leaderInCharge: read.leaderInCharge ?? stored?.leaderInCharge ?? null,
    order,
    goneOn: null,
  };
}
