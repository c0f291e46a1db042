import { backlogCard } from '#src/cards/backlog-card.js';
import { type Day, weekStart } from '#src/core/day.js';
import { nextWorkday } from '#src/core/workdays.js';
import type { Ctx } from './context.js';
import { postToOffice } from './post-to-office.js';
import { pictureOf } from './programme-state.js';
import { reviewQueue } from './review-queue.js';

/** On the week's first working day: what waits for the office itself. Nothing where nothing waits. */
export async function remindOffice(ctx: Ctx, day: Day): Promise<void> {
  if (nextWorkday(ctx.calendar, weekStart(day)) !== day) return;
  const picture = await pictureOf(ctx, day);
  if (picture.quiet) return;
  const queue = await reviewQueue(ctx);
  const facts = await ctx.repos.facts.load();
  const decided = new Set(facts.extensions.map(({ asks }) => asks));
  const extensions = facts.extensions.filter(({ id, decision }) => decision === 'asked' && !decided.has(id)).length;
  const doubts = picture.projects
    .flatMap(({ assignments }) => assignments)
    .filter(({ doubt, doubtExplained }) => doubt && !doubtExplained).length;
  const unknown = (await ctx.repos.outbox.byState('unknown')).length;
  if (queue.length + extensions + unknown === 0) return;
  await postToOffice(
    ctx,
    backlogCard({ review: queue.length, oldest: queue[0]?.on ?? null, extensions, doubts, unknown }),
    `backlog:${weekStart(day)}`,
  );
}
