import { addMilliseconds } from '#src/core/day.js';
import { type Ctx, requireProgramme, withTx } from './context.js';
import { audit } from './new-fact.js';
import { requireRight } from './permission.js';

const validMinutes = 10;

/** A link to the board, good once and for ten minutes, for the asker alone. @throws Refusal not_allowed */
export const boardLink = (ctx: Ctx): Promise<{ url: string; minutes: number }> =>
  withTx(ctx, async (ctx) => {
    requireRight(ctx, 'all.board');
    requireProgramme(ctx);
    const token = ctx.ids.secret(24);
    await ctx.repos.links.add(token, {
      personId: ctx.actor.id,
      purpose: 'board',
      subject: {},
      createdAt: ctx.now,
      expiresAt: addMilliseconds(ctx.now, validMinutes * 60_000),
    });
    await audit(ctx, 'board.link', ctx.actor.id);
    return { url: `${ctx.publicUrl}/dashboard?t=${token}`, minutes: validMinutes };
  });
