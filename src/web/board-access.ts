/** Who may see the board: the bearer of a one-time link, then of a session, as long as the rights of the person last. */
import { addMilliseconds, type Instant } from '#src/core/day.js';
import type { Address } from '#src/core/people.js';
import { actorAt } from '#src/services/actor.js';
import { type Actor, type Ctx, type House, openContext, withTx } from '#src/services/context.js';
import { audit } from '#src/services/new-fact.js';
import { hasRole } from '#src/services/permission.js';
import { requireWithin } from '#src/services/require-within.js';

/** Name of the cookie that holds a session. */
export const sessionCookie = 'duban_board';
/** What a sign-in through a platform began with, checked. */
export interface SignInState {
  text: string;
  expiresAt: Instant;
}

export const sessionSeconds = 8 * 3600;

const signInTooOften = '登录太频繁了，这一次没有登录';

const visitor: Actor = { id: 'visitor', name: '', grants: [], address: null };

/** True where the link would still sign in; uses nothing up. */
export async function isGoodLink(house: House, token: string): Promise<boolean> {
  const ctx = await openContext(house, visitor);
  return (await ctx.repos.links.peek(token, 'board', ctx.now)) !== null;
}

/** Counts a try to sign in for the network address that it is from. @throws Refusal too_much */
export async function countTry(house: House, from: string | null): Promise<void> {
  if (from !== null) await requireWithin(await openContext(house, visitor), 'signInFrom', from, signInTooOften);
}

/** Uses a link up and gives the token of a new session; null where the link or its holder's right is no more. */
export async function signIn(house: House, token: string): Promise<string | null> {
  return withTx(await openContext(house, visitor), async (ctx) => {
    const held = await ctx.repos.links.peek(token, 'board', ctx.now);
    if (held?.personId) await requireWithin(ctx, 'signIn', held.personId, signInTooOften);
    const link = await ctx.repos.links.use(token, 'board', ctx.now);
    const actor = link?.personId ? await viewer(ctx, link.personId) : null;
    return link?.personId && actor ? openSession({ ...ctx, actor }, link.personId) : null;
  });
}

/**
 * Gives a new session to whom their platform knows; null where the state was used before, or they may not see the board.
 * @param state what the sign-in began with: good once
 */
export async function signInAs(house: House, address: Address, state: SignInState): Promise<string | null> {
  return withTx(await openContext(house, visitor), async (ctx) => {
    if (!(await ctx.repos.links.spend(state.text, 'oauth-state', ctx.now, state.expiresAt))) return null;
    const actor = await actorAt(ctx, address);
    await requireWithin(ctx, 'signIn', actor.id, signInTooOften);
    return hasRole(actor, 'leader', 'office') ? openSession({ ...ctx, actor }, actor.id) : null;
  });
}

async function openSession(ctx: Ctx, personId: string): Promise<string> {
  const session = ctx.ids.secret(32);
  await ctx.repos.sessions.add(session, {
    personId,
    createdAt: ctx.now,
    expiresAt: addMilliseconds(ctx.now, sessionSeconds * 1000),
  });
  await audit(ctx, 'board.sign_in', personId);
  return session;
}

/** The context of a session's holder with the rights of this moment; null where there is none. */
export async function boardContext(house: House, session: string | undefined): Promise<Ctx | null> {
  if (!session) return null;
  const ctx = await openContext(house, visitor);
  const found = await ctx.repos.sessions.find(session, ctx.now);
  const actor = found && (await viewer(ctx, found.personId));
  return actor && { ...ctx, actor };
}

/** Ends a session; one that is no more is left as it is. */
export async function signOut(house: House, session: string): Promise<void> {
  await withTx(await openContext(house, visitor), async (ctx) => {
    const found = await ctx.repos.sessions.find(session, ctx.now);
    if (!found) return;
    const actor = (await viewer(ctx, found.personId)) ?? { ...visitor, id: found.personId };
    await ctx.repos.sessions.end(session, ctx.now);
    await audit({ ...ctx, actor }, 'board.sign_out', found.personId);
  });
}

/** The person, if leader or office now. Office users by configuration alone are known by their address instead of an id. */
async function viewer(ctx: Ctx, personId: string): Promise<Actor | null> {
  const person = await ctx.repos.roster.person(personId);
  for (const address of person?.addresses ?? [personId]) {
    const actor = await actorAt(ctx, address);
    if (hasRole(actor, 'leader', 'office')) return actor;
  }
  return null;
}
