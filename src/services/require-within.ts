import type { Limits } from '#src/core/limits.js';
import { Refusal } from '#src/core/refusal.js';
import { type Ctx, withTx } from './context.js';

/**
 * Takes a place of what is limited, with the transaction in hand: what is refused or undone later takes none.
 * @param of whom or what it is counted for
 * @param what what there was too much of, and is not done now: 您要的文件太多了，这一份没有做
 * @throws Refusal too_much
 */
export async function requireWithin(ctx: Ctx, kind: keyof Limits, of: string, what: string): Promise<void> {
  const limit = ctx.limits[kind];
  const isWithin = await withTx(ctx, (ctx) => ctx.repos.limited.take(`${kind} ${of}`, limit, ctx.now));
  if (isWithin) return;
  throw new Refusal('too_much', `${what}：${limit.withinMs / 60_000} 分钟内最多 ${limit.count} 次。请过几分钟再试。`);
}
