/** Plain words and files: a report from contacts, a question from leaders and the office. */
import { helpHintCard } from '#src/cards/help-cards.js';
import { card, text } from '#src/cards/model.js';
import { understoodCard } from '#src/cards/report-cards.js';
import { readMessage } from '#src/core/reading/messages.js';
import { Refusal } from '#src/core/refusal.js';
import { unregisteredWords } from '#src/core/show.js';
import { defineTask, type Listener, type Said } from '#src/runtime/declare.js';
import { type Answer, toAsker, toEveryone, toUnit } from '#src/services/answer.js';
import { answerQuestion } from '#src/services/answer-question.js';
import { subjectOf } from '#src/services/card-subjects.js';
import { saveClaimDraft } from '#src/services/claim-drafts.js';
import type { Ctx } from '#src/services/context.js';
import { evidenceTask, storeEvidence } from '#src/services/keep-evidence.js';
import { doorsOf, ownUnitHere, seesAllUnits } from '#src/services/permission.js';
import { loadState } from '#src/services/programme-state.js';
import { receiveFiles } from '#src/services/receive-files.js';
import { respondToLastNudge } from '#src/services/respond-to-nudge.js';

export const listener: Listener = {
  async text(ctx, said) {
    if (ctx.actor.grants.length === 0) throw new Refusal('not_allowed', unregisteredWords);
    const unitId = unitSpokenFor(ctx);
    if (unitId === null) return answerQuestion(ctx, said.text);
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
  const { registry } = await loadState(ctx);
  const unit = registry.units.find(({ id }) => id === unitId);
  const subject = said.replyTo ? await subjectOf(ctx, said.replyTo) : null;
  const read = readMessage(
    { kind: 'claim', text: said.text, unit: unit?.name ?? '', at: ctx.now, replyTo: subject?.numbers ?? null },
    registry,
    ctx.today,
  );
  switch (read.kind) {
    case 'report': {
      if (read.asks && read.projects.length !== 1)
        return toUnit(unitId, card('请再说明一下', 'calm', [text(read.asks)]));
      const numbers = read.projects.length > 0 ? read.projects : (subject?.numbers ?? []);
      const understood = await saveClaimDraft(ctx, { text: said.text, unitId, numbers, messageId: said.messageId });
      return toUnit(unitId, understoodCard(understood), {
        subject: {
          purpose: 'understood',
          unitId,
          numbers: understood.entries.map(({ number }) => number),
          draftId: understood.draftId,
        },
      });
    }
    case 'question':
      return answerQuestion(ctx, said.text);
    case 'acknowledge':
    case 'snooze':
    case 'not_ours':
      return respondToLastNudge(ctx, {
        unitId,
        response: read.kind,
        numbers: read.projects,
        replyTo: said.replyTo,
        until: read.date ?? null,
      });
    case 'chatter':
      return ctx.room?.kind === 'direct' ? toEveryone(helpHintCard(doorsOf(ctx.actor))) : null;
    case 'unclear':
      return seesAllUnits(ctx.actor)
        ? answerQuestion(ctx, said.text)
        : toAsker(
            card(read.asks ? '请再说明一下' : '没有看明白', 'muted', [
              text(read.asks ?? '请写上项目编号和进展，例如：9-2 已办8场，还差4场。'),
            ]),
          );
  }
}

export const evidenceFileTask = defineTask({ name: 'keep-evidence', payload: evidenceTask, run: storeEvidence });
