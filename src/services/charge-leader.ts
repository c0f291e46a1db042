import type { Charge } from '#src/core/people.js';
import { Refusal } from '#src/core/refusal.js';
import { type Ctx, requireProgramme, withTx } from './context.js';
import { findProject, projectNumberIn, unitNamed } from './find.js';
import { audit } from './new-fact.js';
import { requireOffice } from './permission.js';

/**
 * Puts a leader in charge (分管) of a unit, a category or a project, as typed.
 * @throws Refusal not_found, bad_input (no leader)
 */
export const setCharge = (ctx: Ctx, leaderId: string, said: string): Promise<{ charge: Charge; what: string }> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    requireProgramme(ctx);
    const leader = await ctx.repos.roster.person(leaderId);
    if (!leader?.grants.some(({ role }) => role === 'leader'))
      throw new Refusal('bad_input', '请先把这位登记为区领导。');
    const { charge, what } = await chargeSaid(ctx, leaderId, said.trim());
    await ctx.repos.roster.setCharge(charge);
    await audit(ctx, 'charge.set', leaderId, charge);
    return { charge, what };
  });

async function chargeSaid(ctx: Ctx, leaderId: string, said: string): Promise<{ charge: Charge; what: string }> {
  const { projects, units } = await ctx.repos.registry.load();
  if (projectNumberIn(said)) {
    const project = findProject(projects, said);
    return { charge: { leaderId, scope: 'project', of: project.id }, what: `${project.number} ${project.name}` };
  }
  const unit = unitNamed(units, said);
  if (unit) return { charge: { leaderId, scope: 'unit', of: unit.id }, what: unit.name };
  const category = [...new Set(projects.flatMap((project) => (project.category ? [project.category] : [])))].find(
    (one) => one === said || (said.length >= 3 && one.includes(said)),
  );
  if (category) return { charge: { leaderId, scope: 'category', of: category }, what: category };
  throw new Refusal('not_found', `没有找到“${said}”，请写单位、项目分类或项目编号。`);
}
