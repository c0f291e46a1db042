import { z } from 'zod';
import { pickReviewCard, reviewCard, reviewedCard, reviewQueueCard } from '#src/cards/review-cards.js';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { type Answer, toOffice } from '#src/services/answer.js';
import type { Ctx } from '#src/services/context.js';
import { decideReview } from '#src/services/decide-review.js';
import { queuedOf, reviewQueue, reviewView } from '#src/services/review-queue.js';

const subject = z.enum(['report', 'analysis', 'answer']);

export default defineCommand({
  name: '审核',
  alias: 'review',
  usage: '/审核 [编号]，例如：/审核 或 /审核 9-2',
  summary: '待审的填报、分析和情况说明：通过，或写明意见退回',
  who: ['office'],
  args: z.object({ project: z.string().optional() }),
  async run(ctx, { project }) {
    const queue = await reviewQueue(ctx);
    if (!project) return toOffice(reviewQueueCard(queue));
    const [one, ...others] = await queuedOf(ctx, queue, project);
    if (others.length > 0) return toOffice(pickReviewCard([one, ...others]));
    return toOffice(reviewCard(await reviewView(ctx, one.subject, one.id)));
  },
  actions: {
    'review.open': defineAction({
      who: ['office'],
      value: z.object({ subject, id: z.string() }),
      run: async (ctx, value) => toOffice(reviewCard(await reviewView(ctx, value.subject, value.id))),
    }),
    'review.decide': defineAction({
      who: ['office'],
      value: z.object({ subject, id: z.string(), verdict: z.enum(['accepted']) }),
      run: (ctx, { subject, id }) => decide(ctx, subject, id, 'accepted', []),
    }),
    'review.return': defineAction({
      who: ['office'],
      value: z.object({ subject, id: z.string() }),
      form: z.object({ field: z.string().default('all'), note: z.string().trim().min(1, '退回时请写明要补什么') }),
      run: (ctx, { subject, id }, { field, note }) =>
        decide(ctx, subject, id, 'returned', [{ field: field === 'all' ? '' : field, note }]),
    }),
  },
});

async function decide(
  ctx: Ctx,
  subject: 'report' | 'analysis' | 'answer',
  id: string,
  verdict: 'accepted' | 'returned',
  notes: { field: string; note: string }[],
): Promise<Answer> {
  const view = await reviewView(ctx, subject, id);
  await decideReview(ctx, { subject, subjectId: id, verdict, notes });
  const left = (await reviewQueue(ctx)).length;
  const accepted = verdict === 'accepted';
  return toOffice(reviewedCard({ subject, number: view.number, name: view.name, accepted, by: ctx.actor.name, left }), {
    replaces: true,
    toast: { tone: 'good', text: accepted ? '已通过' : '已退回' },
  });
}
