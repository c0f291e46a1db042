import { z } from 'zod';
import { card, text } from '#src/cards/model.js';
import { reportFormCard } from '#src/cards/report-cards.js';
import type { AssignmentState } from '#src/core/picture.js';
import { readClaim } from '#src/core/reading/progress/claims.js';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { type Answer, toUnit } from '#src/services/answer.js';
import { askToConfirm, confirmDraft, discardDraft } from '#src/services/claim-drafts.js';
import type { Ctx } from '#src/services/context.js';
import { reportFields } from '#src/services/form-fields.js';
import { hearContact } from '#src/services/hear-contact.js';
import { ownAssignment } from '#src/services/own-assignment.js';
import { reportFormView, storedAnswer } from '#src/services/report-views.js';
import { confirmAsItStands, submitReport } from '#src/services/submit-report.js';

const project = z.string().min(1);

export default defineCommand({
  name: '填报',
  alias: 'report',
  usage: '/填报 编号 [完成情况]，例如：/填报 9-2 已办8场，还差4场',
  summary: '打开填报表，或直接写完成情况，确认后保存',
  who: ['contact', 'unit_leader', 'office'],
  args: z.object({ project, text: z.string().optional() }),
  async run(ctx, args, said) {
    const state = await ownAssignment(ctx, args.project);
    if (!args.text) return openForm(ctx, args.project);
    return confirmWords(ctx, args.text, state, said.messageId);
  },
  actions: {
    'report.open': defineAction({
      who: ['contact', 'unit_leader', 'office'],
      value: z.object({ number: project }),
      run: (ctx, { number }) => openForm(ctx, number),
    }),
    'report.submit': defineAction({
      who: ['contact', 'unit_leader', 'office'],
      value: z.object({ number: project, unit: z.string() }),
      form: reportFields,
      async run(ctx, { number, unit }, form) {
        const state = await ownAssignment(ctx, number, unit);
        const submitted = await submitReport(ctx, {
          projectId: state.project.id,
          unitId: state.unit.id,
          completion: form.completion,
          problems: form.problems,
          nextSteps: form.nextSteps,
          completed: form.completed === 'yes',
          completedOn: form.completedOn || null,
          source: 'form',
        });
        return storedAnswer([submitted], true);
      },
    }),
    'report.confirm': defineAction({
      who: ['contact', 'unit_leader', 'office'],
      value: z.object({ draft: z.string() }),
      run: async (ctx, { draft }) => storedAnswer(await confirmDraft(ctx, draft), true),
    }),
    'report.discard': defineAction({
      who: ['contact', 'unit_leader', 'office'],
      value: z.object({ draft: z.string() }),
      async run(ctx, { draft }) {
        const unitId = await discardDraft(ctx, draft);
        return toUnit(unitId, card('没有提交', 'muted', [text('这次内容没有保存。')]), { replaces: true });
      },
    }),
    'report.as_is': defineAction({
      who: ['contact', 'unit_leader', 'office'],
      value: z.object({ number: project, unit: z.string() }),
      async run(ctx, { number, unit }) {
        const submitted = await confirmAsItStands(ctx, await ownAssignment(ctx, number, unit));
        return storedAnswer([submitted], true);
      },
    }),
  },
});

async function openForm(ctx: Ctx, said: string): Promise<Answer> {
  const state = await ownAssignment(ctx, said);
  return toUnit(state.unit.id, reportFormCard(reportFormView(ctx, state)), {
    subject: { purpose: 'report_form', unitId: state.unit.id, numbers: [state.project.number] },
  });
}

/** The words after the number are about that project, whatever else they name. */
async function confirmWords(
  ctx: Ctx,
  words: string,
  { project: { number }, unit }: AssignmentState,
  messageId: string,
) {
  const { understood } = await hearContact(ctx, {
    text: words,
    unitId: unit.id,
    subject: { purpose: 'report_form', numbers: [number] },
  });
  const said = understood.parts.filter(({ projects }) => projects.includes(number));
  const plain = { projects: [number], text: words, claim: { ...readClaim(words, ctx.today), doubtful: null } };
  const isReport = understood.kind === 'report' && said.length > 0;
  return askToConfirm(ctx, {
    text: words,
    unitId: unit.id,
    parts: isReport ? said.map((part) => ({ ...part, projects: [number] })) : [plain],
    asks: isReport ? understood.asks : null,
    pending: null,
    messageId,
  });
}
