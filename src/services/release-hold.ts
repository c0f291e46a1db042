import { Refusal } from '#src/core/refusal.js';
import { type Ctx, withTx } from './context.js';
import { audit } from './new-fact.js';
import { requireOffice } from './permission.js';

/**
 * After a restore nothing goes out until the office lets it. What was under way when the copy was taken stays in doubt
 * (待核对) and is not sent by this. @throws Refusal conflict where nothing is held
 */
export const releaseHold = (ctx: Ctx): Promise<void> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    if (!(await ctx.repos.outbox.held())) throw new Refusal('conflict', '现在没有暂停发送。');
    await ctx.repos.outbox.release(ctx.now);
    await audit(ctx, 'outbox.release', 'hold');
    ctx.wakes.add('outbox');
  });
