/** Plain words and files: a report from contacts, a question from leaders and the office. */
import { helpHintCard } from '#src/cards/help-cards.js';
import { card, text } from '#src/cards/model.js';
import { CANCEL, CONFIRM } from '#src/core/reading/messages/wording/message-words.js';
import { Refusal } from '#src/core/refusal.js';
import { unregisteredWords } from '#src/core/show.js';
import { defineTask, type Listener, type Said } from '#src/runtime/declare.js';
import { type Answer, toAsker, toEveryone, toUnit } from '#src/services/answer.js';
import { answerQuestion } from '#src/services/answer-question.js';
import { subjectOf } from '#src/services/card-subjects.js';
import { askToConfirm, confirmDraft, discardDraft } from '#src/services/claim-drafts.js';
import type { Ctx } from '#src/services/context.js';
import { answerGuided } from '#src/services/guided-forms.js';
import { hearContact } from '#src/services/hear-contact.js';
import { evidenceTask, storeEvidence } from '#src/services/keep-evidence.js';
import { doorsOf, ownUnitHere, seesAllUnits } from '#src/services/permission.js';
import { receiveFiles } from '#src/services/receive-files.js';
import { storedAnswer } from '#src/services/report-views.js';
import { respondToLastNudge } from '#src/services/respond-to-nudge.js';
import { hearOfDistricts } from '#src/services/tell-of-districts.js';

export const listener: Listener = {
  acrossDistricts: (ctx, said) => hearOfDistricts(ctx, said.text),
  async text(ctx, said) {
    if (ctx.actor.grants.length === 0) throw new Refusal('not_allowed', unregisteredWords);
    const guided = await answerGuided(ctx, said.text);
    if (guided) return guided;
    const unitId = unitSpokenFor(ctx);
    if (unitId === null) return answerQuestion(ctx, said);
    return contactSays(ctx, said, unitId);
  },
  file: (ctx, said) => receiveFiles(ctx, said),
};

/** The unit for which the actor reports here; nobody's in the office's and the leaders' rooms. */
function unitSpokenFor(ctx: Ctx): string | null {
  const kind = ctx.room?.audience?.kind;
  return kind === 'office' || kind === 'leaders' ? null : ownUnitHere(ctx);
}

async function contactSays(ctx: Ctx, said: Said, unitId: string): Promise<Answer | null> {
  const subject = await subjectOf(ctx, said);
  const { understood, pending } = await hearContact(ctx, { text: said.text, unitId, subject });
  const { kind, asks, parts } = understood;
  const numbers = [...new Set(parts.flatMap(({ projects }) => projects))];
  if (pending && CANCEL.test(said.text)) {
    await discardDraft(ctx, pending.id);
    return toUnit(unitId, card('没有提交', 'muted', [text('这次内容没有保存。')]));
  }
  // The draft knows its projects, which its words need not name.
  if (pending?.asks === null && CONFIRM.test(said.text))
    return storedAnswer(await confirmDraft(ctx, pending.id), false);
  switch (kind) {
    case 'report':
      return askToConfirm(ctx, { text: said.text, unitId, parts, asks, pending, messageId: said.messageId });
    case 'question':
      return answerQuestion(ctx, said);
    case 'acknowledge':
    case 'snooze':
    case 'not_ours':
      return respondToLastNudge(ctx, {
        unitId,
        response: kind,
        numbers,
        replyTo: said.replyTo,
        quoted: said.quoted,
        until: understood.until,
      });
    case 'chatter':
      return ctx.room?.kind === 'direct' ? toEveryone(helpHintCard(doorsOf(ctx.actor))) : null;
    case 'unclear': {
      if (seesAllUnits(ctx.actor)) return answerQuestion(ctx, said);
      // Only the project was named, or only half was said: what comes next goes on from here.
      if (asks && numbers.length > 0)
        return askToConfirm(ctx, { text: said.text, unitId, parts: [], asks, pending, messageId: said.messageId });
      const shown = card(asks ? '请再说明一下' : '没有看明白', 'muted', [
        text(asks ?? '请写上项目编号和进展，例如：9-2 已办8场，还差4场。'),
      ]);
      return pending ? toUnit(unitId, shown) : toAsker(shown);
    }
  }
}

export const evidenceFileTask = defineTask({ name: 'keep-evidence', payload: evidenceTask, run: storeEvidence });
