import { earlier } from '#src/core/day.js';
import { assignmentsOf, type Programme, type Registry } from '#src/core/registry.js';
import { defaultSettings } from '#src/core/settings.js';
import type { Reading } from '#src/documents/reading.js';
import { type Ctx, onProgramme, withTx } from './context.js';
import {
  type ImportInput,
  type ImportPreview,
  onProgrammeOf,
  previewImport,
  stateOf,
  storedProjects,
} from './import-preview.js';
import { saveRegistry } from './import-registry.js';
import { importedReport } from './imported-report.js';
import { audit, newFact } from './new-fact.js';
import { requireOffice } from './permission.js';
import { type ProgrammeState, pictureFrom } from './programme-state.js';
import { settleNudges } from './settle-nudges.js';

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
