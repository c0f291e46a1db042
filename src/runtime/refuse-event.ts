import { refusalCard } from '#src/cards/refusal-card.js';
import type { Refusal } from '#src/core/refusal.js';
import type { Inbound, Toast } from '#src/ports/platform.js';
import { type Answer, toAllUnits, toAsker, toEveryone, toUnit } from '#src/services/answer.js';
import { type Ctx, withTx } from '#src/services/context.js';
import { ownUnits, seesAllUnits } from '#src/services/permission.js';
import { post } from '#src/services/post.js';
import type { NameBook } from './name-book.js';
import { sayAnswer } from './say-answer.js';
import { sceneOf } from './scene.js';
import { settleEvent } from './settle-event.js';

/** Answers an event that was refused, in the words of the refusal. */
export async function refuseEvent(base: Ctx, event: Inbound, refusal: Refusal, names: NameBook): Promise<Toast> {
  base.log.info({ event: event.eventId, code: refusal.code, error: refusal.cause }, 'refused');
  const toast: Toast = { tone: 'warn', text: refusal.shown };
  await withTx(base, async (ctx) => {
    // A press is answered by its toast; a card in the group would only be noise for the others.
    if (event.kind === 'message') {
      const scene = await sceneOf(ctx, event, names);
      await sayAnswer(scene, event, refusalAnswer(scene, refusal));
    }
    if (event.kind === 'action') {
      await post(
        ctx,
        { kind: 'card', card: refusalCard(refusal.shown) },
        { to: event.sender, occurrence: `answer:${event.eventId}:refused` },
      );
    }
    await settleEvent(ctx, event.eventId, toast);
  });
  return toast;
}

/** A refusal may name what the asker could have meant: it is shown where that may be seen (S20). */
function refusalAnswer({ actor }: Ctx, { code, shown }: Refusal): Answer {
  const card = refusalCard(shown);
  if (actor.grants.length === 0 || code === 'not_allowed' || code === 'too_much') return toEveryone(card);
  if (seesAllUnits(actor)) return toAllUnits(card);
  const [unitId, ...others] = ownUnits(actor);
  return unitId && others.length === 0 ? toUnit(unitId, card) : toAsker(card);
}
