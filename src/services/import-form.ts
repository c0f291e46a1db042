import { addDays, type Day, earlier } from '#src/core/day.js';
import type { Report } from '#src/core/facts.js';
import type { Picture } from '#src/core/picture.js';
import { promisedDay, readClaim } from '#src/core/reading/claims.js';
import { isGroupName, parseUnits } from '#src/core/reading/units.js';
import { Refusal } from '#src/core/refusal.js';
import { assignmentsOf, type Programme, type Project, type Registry, type Unit } from '#src/core/registry.js';
import { defaultSettings } from '#src/core/settings.js';
import { type Difference, differenceOf } from '#src/documents/difference.js';
import { type KeyEntry, type KeyOverlay, layKeyList } from '#src/documents/key-list.js';
import type { Reading, ReadProject } from '#src/documents/reading.js';
import { type Ctx, onProgramme, withTx } from './context.js';
import { unitNamed } from './find.js';
import { adjustmentLine, reportedRow } from './form-rows.js';
import { audit, newFact } from './new-fact.js';
import { requireOffice } from './permission.js';
import { type ProgrammeState, pictureFrom, pictureOfReturn } from './programme-state.js';
import { settleNudges } from './settle-nudges.js';

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

/**
 * Makes or changes the registry from an official table, in one transaction (rule 21). Rows that report something are kept
 * once, as the joint return of the row (rule 17); what was reported before stays. What the newer table no longer has is marked,
 * never deleted.
 */
export const applyImport = (ctx: Ctx, input: ImportInput): Promise<{ programme: Programme; preview: ImportPreview }> =>
  withTx(ctx, async (outer) => {
    requireOffice(outer);
    const preview = await previewImport(outer, input);
    const ctx =
      (await onProgrammeOf(outer, input.reading)) ?? onProgramme(outer, await createProgramme(outer, input.reading));
    const programme = await saveHeading(ctx, input.reading);
    const before = await stateOf(ctx);
    const registry = await saveRegistry(ctx, before.registry, input, preview);
    const fact = newFact(ctx, 'imp_');
    await ctx.repos.facts.append.import({
      ...fact,
      fileName: input.file.name,
      sha256: input.file.sha256,
      unitId: null,
      registryOnly: input.registryOnly,
    });
    await ctx.repos.registry.setForm(input.file.id);
    await ctx.repos.courses.refresh(promisedAnew(before.registry, registry));
    if (!input.registryOnly) await storeJointReturns(ctx, before, registry, preview.reading);
    await audit(ctx, 'import.apply', fact.id, {
      file: input.file.name,
      added: preview.difference.added.length,
      changed: preview.difference.changed.length,
      gone: preview.difference.gone.length,
    });
    if (!preview.isNew) await settleNudges(ctx, pictureFrom(ctx, await stateOf(ctx)), null);
    return { programme, preview };
  });

/** Projects whose target or units the table changed: what was reported on them is held against other promises now. */
function promisedAnew(before: Registry, after: Registry): { projectId: string; from: null }[] {
  const known = new Map(before.projects.map((project) => [project.id, project]));
  return after.projects.flatMap(({ id, target, unitIds }) => {
    const was = known.get(id);
    const isSame = !was || (was.target === target && was.unitIds.join() === unitIds.join());
    return isSame ? [] : [{ projectId: id, from: null }];
  });
}

/** The stored programme that a reading belongs to: the same district and year. */
async function onProgrammeOf(ctx: Ctx, { programme }: Reading): Promise<Ctx | null> {
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

async function stateOf(ctx: Ctx): Promise<ProgrammeState> {
  return { registry: await ctx.repos.registry.load(), facts: await ctx.repos.facts.load() };
}

async function createProgramme(ctx: Ctx, { programme }: Reading): Promise<Programme> {
  const created: Programme = {
    ...programme,
    id: ctx.ids.next('prg_'),
    timezone: ctx.timezone,
    createdAt: ctx.now,
    settings: defaultSettings,
  };
  await ctx.repos.programmes.create(created);
  const { roster } = onProgramme(ctx, created).repos;
  for (const [index, address] of ctx.office.entries()) {
    const known = await roster.personByAddress(address);
    if (known?.grants.some(({ role }) => role === 'office')) continue;
    const name = known?.name ?? (ctx.office.length > 1 ? `督办办公室${index + 1}` : '督办办公室');
    const id = known?.id ?? ctx.ids.next('per_');
    await roster.addPerson({ id, name, addresses: [address], grants: [{ role: 'office', unitId: null }] }, ctx.now);
  }
  return created;
}

async function saveHeading(ctx: Ctx, { programme: read }: Reading): Promise<Programme> {
  const programme = ctx.programme;
  if (!programme) throw new Error('no programme');
  const saved = {
    ...programme,
    title: read.title || programme.title,
    appendix: read.appendix ?? programme.appendix,
    intro: read.intro ?? programme.intro,
  };
  await ctx.repos.programmes.save(saved);
  return saved;
}

async function saveRegistry(
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

/** Rows that say something new, each as one report: the unit's own where it leads alone, else the joint return. */
async function storeJointReturns(
  ctx: Ctx,
  before: ProgrammeState,
  registry: Registry,
  { projects, programme, asOf }: Reading,
): Promise<void> {
  const stored = new Map(storedProjects(ctx, before, false).map(({ project, last }) => [project.number, last]));
  const units = new Map(registry.units.map((unit) => [unit.id, unit]));
  for (const read of projects) {
    const project = registry.projects.find(({ number }) => number === read.number);
    const last = stored.get(read.number);
    const says = read.completion !== '' || read.problems !== '' || read.nextSteps !== '' || read.completed !== null;
    const same =
      last &&
      last.completion === read.completion &&
      last.problems === read.problems &&
      last.nextSteps === read.nextSteps &&
      (read.completed === null || last.completed === read.completed);
    if (!project || !says || same) continue;
    const [only, ...others] = assignmentsOf(project, units);
    const alone = only && others.length === 0 && !units.get(only.unitId)?.isGroup;
    await ctx.repos.facts.append.report(
      importedReport(ctx, read, {
        projectId: project.id,
        unitId: alone ? only.unitId : null,
        roundId: null,
        on: earlier(asOf ?? programme.cutOff, ctx.today),
      }),
    );
  }
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

/** A row speaks of its 截至 day, but is filled in during the weeks after it: 「2023年1月4日完工」 is no plan. */
const toldBy = (ctx: Ctx, on: Day): Day => earlier(ctx.today, addDays(on, 31));

/** A row's report cells as a report. */
export function importedReport(
  ctx: Ctx,
  read: ReadProject,
  of: Pick<Report, 'projectId' | 'unitId' | 'roundId' | 'on'>,
): Report {
  const claim = readClaim(read.completion, toldBy(ctx, of.on));
  return {
    ...newFact(ctx, 'rpt_', of.on),
    ...of,
    completion: read.completion,
    problems: read.problems,
    nextSteps: read.nextSteps,
    completed: read.completed,
    completedOn: claim.completedOn,
    expectedOn: promisedDay(claim, read.nextSteps, read.completed, toldBy(ctx, of.on)),
    says: read.completed ? null : claim.says,
    figures: claim.figures,
    source: 'import',
  };
}

function storedProjects(ctx: Ctx, state: ProgrammeState, registryOnly: boolean) {
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
