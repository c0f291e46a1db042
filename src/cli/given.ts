/** From what a command line names to what is stored. */
import type { AssignmentState } from '#src/core/picture.js';
import type { Ctx } from '#src/services/context.js';

/** The command line acts as the office; what it records names who it was told for. */
export async function actingAs(ctx: Ctx, who: string): Promise<Ctx> {
  const person = (await ctx.repos.roster.load()).people.find(
    ({ name, addresses }) => name === who || addresses.includes(who),
  );
  return { ...ctx, actor: { ...ctx.actor, name: person?.name ?? who } };
}

/** @throws Refusal not_found */
export async function assignmentGiven(ctx: Ctx, number: string, unitName: string): Promise<AssignmentState> {
  const [{ assignmentState, findProject, findUnit }, { loadRegistry, pictureOf }] = await Promise.all([
    import('#src/services/find.js'),
    import('#src/services/programme-state.js'),
  ]);
  const registry = await loadRegistry(ctx);
  const project = findProject(registry.projects, number);
  return assignmentState(await pictureOf(ctx), project.id, findUnit(registry.units, unitName).id);
}
