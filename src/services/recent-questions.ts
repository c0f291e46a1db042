import { z } from 'zod';
import { addMilliseconds } from '#src/core/day.js';
import type { Ctx } from './context.js';

const rememberedMs = 30 * 60_000;
const remembered = 3;
const schema = z.object({ text: z.string() });

/** What this person asked in this chat in the last half hour, oldest first: 「那福城呢」 goes on from it. */
export async function earlierQuestions(ctx: Ctx): Promise<string[]> {
  const drafts = await ctx.repos.drafts.openOf(ctx.actor.id, chatOf(ctx), ctx.now);
  return drafts
    .filter(({ kind }) => kind === 'question')
    .map(({ payload }) => schema.parse(payload).text)
    .slice(-remembered);
}

export async function keepQuestion(ctx: Ctx, text: string): Promise<void> {
  await ctx.repos.drafts.insert({
    id: ctx.ids.next('qst_'),
    personId: ctx.actor.id,
    chat: chatOf(ctx),
    messageId: null,
    kind: 'question',
    payload: { text },
    createdAt: ctx.now,
    expiresAt: addMilliseconds(ctx.now, rememberedMs),
  });
}

const chatOf = (ctx: Ctx): string => ctx.room?.address ?? ctx.actor.address ?? '';
