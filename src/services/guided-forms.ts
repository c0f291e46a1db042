/** Forms where cards take no free text: filled in one to one, step by step, from what is stored. */
import { z } from 'zod';
import { guidedCancelledCard, guidedCard, guidedOfferCard, needsWords } from '#src/cards/guided-cards.js';
import type { Card } from '#src/cards/model.js';
import { addMilliseconds, dayMs } from '#src/core/day.js';
import { beginForm, type GuidedState, guidedForm, guidedState, nextTurn } from '#src/core/guided-form.js';
import { Refusal } from '#src/core/refusal.js';
import type { Abilities } from '#src/ports/platform.js';
import { type Answer, toAsker } from './answer.js';
import { type Ctx, withTx } from './context.js';
import { isPlaceOf } from './press-codes.js';

/** As long as the buttons of other cards. */
const formForMs = 120 * dayMs;
const dialogueForMs = 3 * dayMs;

/**
 * The card as a platform without text fields can show it: each form that asks for words or days is stored, and a button
 * leads into it. `key` names the posting, so that the same one stores its forms once.
 */
export async function withGuides(
  ctx: Ctx,
  card: Card,
  { abilities, chat, key }: { abilities: Abilities; chat: string; key: string },
): Promise<Card> {
  if (abilities.freeTextInCards || !card.blocks.some(needsWords)) return card;
  const formIds = new Map<number, string>();
  for (const [index, block] of card.blocks.entries()) {
    if (!needsWords(block)) continue;
    const id = `frm_${key}_${index}`;
    formIds.set(index, id);
    if (await ctx.repos.drafts.byId(id)) continue;
    const { label, action, value } = block.submit;
    await ctx.repos.drafts.insert({
      id,
      personId: 'system',
      chat,
      messageId: null,
      kind: 'form',
      payload: { title: card.title, fields: block.fields, submit: { label, action, value } },
      createdAt: ctx.now,
      expiresAt: addMilliseconds(ctx.now, formForMs),
    });
  }
  return guidedOfferCard(card, formIds);
}

/** Begins to ask for a form, or goes on where it was left. @throws Refusal not_found for another chat's or an old form */
export const startGuided = (ctx: Ctx, formId: string): Promise<Answer> =>
  withTx(ctx, async (ctx) => {
    const stored = await ctx.repos.drafts.byId(formId);
    if (stored?.kind !== 'form' || stored.expiresAt < ctx.now || !isPlaceOf(ctx, stored.chat))
      throw new Refusal('not_found', '这张表单已过期。发送 /待办 可得到新的。');
    const form = guidedForm.parse(stored.payload);
    const open = await openDialogue(ctx);
    if (open?.formId === formId) return asked(open.state, null);
    if (open) await ctx.repos.drafts.settle(open.id, 'dropped');
    const state = beginForm(form);
    await ctx.repos.drafts.insert({
      id: ctx.ids.next('dlg_'),
      personId: ctx.actor.id,
      chat: ctx.actor.address ?? '',
      messageId: null,
      kind: 'dialogue',
      payload: { formId, ...state },
      createdAt: ctx.now,
      expiresAt: addMilliseconds(ctx.now, dialogueForMs),
    });
    return asked(state, null);
  });

/**
 * What is said one to one while a form is being filled in; null where none is. The submitted form is done as if it had
 * been pressed: a refusal leaves it open for mending.
 */
export async function answerGuided(ctx: Ctx, said: string): Promise<Answer | null> {
  if (ctx.room?.kind !== 'direct') return null;
  const open = await openDialogue(ctx);
  if (!open) return null;
  const turn = nextTurn(open.state, said, ctx.today);
  switch (turn.kind) {
    case 'unfit':
      return asked(open.state, turn.why);
    case 'cancelled':
      await ctx.repos.drafts.settle(open.id, 'dropped');
      return toAsker(guidedCancelledCard(open.state.form.title));
    case 'submitted': {
      const { action, value } = open.state.form.submit;
      await ctx.repos.drafts.settle(open.id, 'confirmed');
      return { ...toAsker([]), follows: { action, value, form: open.state.answers } };
    }
    case 'asked':
    case 'complete':
      await ctx.repos.drafts.save(
        open.id,
        { formId: open.formId, ...turn.state },
        addMilliseconds(ctx.now, dialogueForMs),
      );
      return asked(turn.state, null);
  }
}

const asked = (state: GuidedState, why: string | null): Answer =>
  toAsker(guidedCard(state, why), {
    toast: { tone: 'info', text: '请看单聊，一步步回答' },
    subject: { purpose: 'dialogue' },
  });

const dialogue = guidedState.extend({ formId: z.string() });

async function openDialogue(ctx: Ctx): Promise<{ id: string; formId: string; state: GuidedState } | null> {
  const drafts = await ctx.repos.drafts.openOf(ctx.actor.id, ctx.actor.address ?? '', ctx.now);
  const draft = drafts.findLast(({ kind }) => kind === 'dialogue');
  if (!draft) return null;
  const { formId, ...state } = dialogue.parse(draft.payload);
  return { id: draft.id, formId, state };
}
