import { expiredCard } from '#src/cards/expired-card.js';
import { helpHintCard } from '#src/cards/help-cards.js';
import { reviewQueueCard } from '#src/cards/review-cards.js';
import { Refusal } from '#src/core/refusal.js';
import { unregisteredWords } from '#src/core/show.js';
import { type Answer, toAsker, toOffice } from './answer.js';
import type { Ctx } from './context.js';
import { doorsOf, isOffice, ownUnitHere } from './permission.js';
import { loadRegistry } from './programme-state.js';
import { reviewQueue } from './review-queue.js';
import { todoAnswer } from './todo.js';

/**
 * For whoever pressed a card that is understood no longer, of an older version or altered: that nothing was done, and the card
 * from which they can go on: what their unit owes, what waits for the office, what may be asked.
 * @throws Refusal not_allowed for somebody without a role
 */
export async function freshCard(ctx: Ctx): Promise<Answer> {
  if (ctx.actor.grants.length === 0) throw new Refusal('not_allowed', unregisteredWords);
  const toast = { tone: 'warn', text: '卡片已过期，请用新发的卡片' } as const;
  const unitId = ownUnitHere(ctx);
  const unit = unitId && (await loadRegistry(ctx)).units.find(({ id }) => id === unitId);
  if (unit) {
    const answer = await todoAnswer(ctx, unit);
    return { ...answer, cards: answer.cards.map(expiredCard), toast };
  }
  if (isOffice(ctx.actor)) return toOffice(expiredCard(reviewQueueCard(await reviewQueue(ctx))), { toast });
  return toAsker(expiredCard({ ...helpHintCard(doorsOf(ctx.actor)), title: '卡片已过期' }), { toast });
}
