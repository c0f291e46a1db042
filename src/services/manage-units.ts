import type { Card } from '#src/cards/model.js';
import { noLongerYoursCard, nowYoursCard } from '#src/cards/nudge-card.js';
import { isGroupName, parseUnits } from '#src/core/reading/names/units.js';
import { Refusal } from '#src/core/refusal.js';
import { assignmentsOf, type Project, type Registry, type Unit } from '#src/core/registry.js';
import { type Ctx, withTx } from './context.js';
import { findProject, findUnit, unitNamed } from './find.js';
import { audit } from './new-fact.js';
import { requireOffice } from './permission.js';
import { postToUnit } from './post-to-unit.js';
import { loadRegistry, pictureOf } from './programme-state.js';
import { settleNudges } from './settle-nudges.js';

/** Adds a lead unit; name plates in its parenthesis are read. @throws Refusal conflict where the name is taken */
export const addUnit = (ctx: Ctx, said: string): Promise<Unit> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const registry = await loadRegistry(ctx);
    const name = said.trim();
    if (name === '') throw new Refusal('bad_input', '请写单位名称。');
    if (registry.units.some((unit) => unit.name === name)) throw new Refusal('conflict', `已经有“${name}”这个单位。`);
    return newUnit(ctx, name);
  });

/** Another name by which people call the unit. @throws Refusal conflict where it means another unit */
export const addAlias = (ctx: Ctx, said: string, alias: string): Promise<Unit> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const registry = await loadRegistry(ctx);
    const unit = findUnit(registry.units, said);
    const wanted = alias.trim();
    if (wanted === '') throw new Refusal('bad_input', '请写别名：/单位 别名 单位 别名');
    const other = registry.units.find(
      (one) => one.id !== unit.id && [one.name, ...one.aliases, ...one.plates].includes(wanted),
    );
    if (other) throw new Refusal('conflict', `“${wanted}”已经是${other.name}的名称。`);
    await ctx.repos.registry.setAliases(unit.id, [...new Set([...unit.aliases, wanted])]);
    await audit(ctx, 'unit.alias', unit.id, { alias: wanted });
    return unit;
  });

/** The members that a group such as 各街道 stands for this year; units not yet known are added (rule 16). */
export const setGroupMembers = (
  ctx: Ctx,
  said: string,
  names: readonly string[],
): Promise<{ group: Unit; members: Unit[] }> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const registry = await loadRegistry(ctx);
    const group = unitNamed(registry.units, said) ?? (await newUnit(ctx, said.trim()));
    if (names.length === 0) throw new Refusal('bad_input', '请写成员单位：/单位 成员 各街道 民治街道 福城街道 …');
    const members: Unit[] = [];
    for (const name of new Set(names)) {
      const member = unitNamed(registry.units, name) ?? (await newUnit(ctx, name));
      if (member.id === group.id || member.isGroup) throw new Refusal('bad_input', `“${name}”不能作为成员单位。`);
      members.push(member);
    }
    await ctx.repos.registry.setMembers(
      group.id,
      members.map(({ id }) => id),
    );
    await audit(ctx, 'unit.group', group.id, { members: members.map(({ name }) => name) });
    return { group, members };
  });

/** Gives a project other lead units, and tells those who gain or lose it; what was reported stays. */
export const reassignProject = (
  ctx: Ctx,
  said: string,
  unitsText: string,
): Promise<{ project: Project; units: Unit[] }> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const registry = await loadRegistry(ctx);
    const project = findProject(registry.projects, said);
    const units = parseUnits(unitsText).map(({ name }) => findUnit(registry.units, name));
    if (units.length === 0) throw new Refusal('bad_input', '请写主办单位：/单位 调整 编号 单位、单位');
    await ctx.repos.registry.saveProjects([
      { ...project, unitIds: units.map(({ id }) => id), unitsText: units.map(({ name }) => name).join('、') },
    ]);
    await ctx.repos.courses.refresh([{ projectId: project.id, from: null }]);
    await audit(ctx, 'project.reassign', project.id, { from: project.unitsText, to: unitsText });
    await settleNudges(ctx, await pictureOf(ctx), null);
    const leads = (registered: Registry): string[] => {
      const found = registered.projects.find(({ id }) => id === project.id);
      const byId = new Map(registered.units.map((unit) => [unit.id, unit]));
      return found ? assignmentsOf(found, byId).map(({ unitId }) => unitId) : [];
    };
    const [before, after] = [leads(registry), leads(await loadRegistry(ctx))];
    const { number, name } = project;
    const gains = nowYoursCard({ number, name, units: units.map((unit) => unit.name).join('、') });
    const tell = (unitId: string, card: Card): Promise<void> =>
      postToUnit(ctx, unitId, card, `reassigned:${project.id}:${ctx.now}`, { numbers: [number] });
    for (const unitId of after) if (!before.includes(unitId)) await tell(unitId, gains);
    for (const unitId of before) if (!after.includes(unitId)) await tell(unitId, noLongerYoursCard(number));
    return { project, units };
  });

async function newUnit(ctx: Ctx, name: string): Promise<Unit> {
  const plates = parseUnits(name)[0]?.plates ?? [];
  const unit: Unit = { id: ctx.ids.next('unt_'), name, aliases: [], plates, memberIds: [], isGroup: isGroupName(name) };
  await ctx.repos.registry.saveUnits([unit]);
  await audit(ctx, 'unit.add', unit.id, { name });
  return unit;
}
