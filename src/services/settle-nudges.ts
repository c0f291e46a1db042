import { settledNudgeCard } from '#src/cards/nudge-card.js';
import { isOwed } from '#src/core/obligations.js';
import type { Picture } from '#src/core/picture.js';
import type { Ctx } from './context.js';
import { restate } from './post.js';

/**
 * After a fact that changed what is owed: reminders that wait and speak of nothing owed any more are cancelled, and cards
 * that stand in a chat and in which all is done are marked settled (rule 28). `unitIds` null: every unit's.
 */
export async function settleNudges(ctx: Ctx, picture: Picture, unitIds: readonly string[] | null): Promise<void> {
  const assignments = picture.projects.flatMap((project) => project.assignments);
  const owed = new Set(
    assignments.flatMap(({ obligations }) => obligations.filter(({ state }) => isOwed(state)).map(({ key }) => key)),
  );
  const isDone = (keys: readonly string[] | undefined): boolean =>
    (keys ?? []).length > 0 && (keys ?? []).every((key) => !owed.has(key));
  for (const row of await ctx.repos.outbox.byState('pending')) {
    if (isDone(row.subject.obligationKeys)) {
      await ctx.repos.outbox.cancel({ occurrence: row.occurrence, to: row.to }, 'no longer owed', ctx.now);
    }
  }
  const names = new Map(assignments.map(({ unit }) => [unit.id, unit.name]));
  for (const sent of await ctx.repos.cardsSent.current({ purpose: 'nudge' })) {
    const { unitId } = sent.subject;
    if (!unitId || (unitIds && !unitIds.includes(unitId)) || !isDone(sent.subject.obligationKeys)) continue;
    await ctx.repos.cardsSent.retire(sent.messageId);
    await restate(ctx, settledNudgeCard(names.get(unitId) ?? ''), {
      ...sent,
      occurrence: `settled:${sent.messageId}`,
      subject: { purpose: 'settled', unitId },
    });
  }
}
