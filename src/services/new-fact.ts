import type { Day } from '#src/core/day.js';
import type { Fact } from '#src/core/facts.js';
import type { Ctx } from './context.js';

/** The common part of a fact recorded now by the actor; it speaks of today unless it says otherwise. */
export function newFact(ctx: Ctx, prefix: string, on: Day = ctx.today, byName: string = ctx.actor.name): Fact {
  return { id: ctx.ids.next(prefix), on, at: ctx.now, by: ctx.actor.id, byName };
}

/** Every change leaves its entry on the trail, in the same transaction. */
export async function audit(ctx: Ctx, act: string, subject: string, detail: object = {}): Promise<void> {
  await ctx.repos.audit.append(act, ctx.actor, subject, detail, ctx.now);
}
