import type { Address, Person } from '#src/core/people.js';
import type { Actor, Ctx } from './context.js';

/**
 * Who is behind a platform address. Office users named in the configuration are office before anybody else is known;
 * an unknown address has no grants.
 */
export async function actorAt(ctx: Ctx, address: Address): Promise<Actor> {
  const person = ctx.programme ? await ctx.repos.roster.personByAddress(address) : null;
  if (person) return personAsActor(ctx, person, address);
  const office = ctx.office.includes(address);
  return {
    id: address,
    name: office ? '督办办公室' : '',
    grants: office ? [{ role: 'office', unitId: null }] : [],
    address,
  };
}

/** A person with their own rights and those handed over to them for today. */
async function personAsActor(ctx: Ctx, person: Person, address: Address): Promise<Actor> {
  const handovers = await ctx.repos.roster.handoversTo(person.id, ctx.today);
  const office = ctx.office.includes(address) ? [{ role: 'office' as const, unitId: null }] : [];
  return {
    id: person.id,
    name: person.name,
    grants: [...person.grants, ...office, ...handovers.map(({ unitId }) => ({ role: 'contact' as const, unitId }))],
    address,
  };
}

/** The name that facts of a unit show: a deputy's says whom they stand in for. */
export async function nameFor(ctx: Ctx, unitId: string): Promise<string> {
  const person = await ctx.repos.roster.person(ctx.actor.id);
  if (!person || person.grants.some((grant) => grant.unitId === unitId)) return ctx.actor.name;
  const handover = (await ctx.repos.roster.handoversTo(person.id, ctx.today)).find((given) => given.unitId === unitId);
  const from = handover && (await ctx.repos.roster.person(handover.fromPersonId));
  return from ? `${ctx.actor.name}（代${from.name}）` : ctx.actor.name;
}
