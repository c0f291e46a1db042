import { z } from 'zod';
import { card, text } from '#src/cards/model.js';
import { reportFormCard, type StoredView, storedCard, understoodCard } from '#src/cards/report-cards.js';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { type Answer, silent, toUnit } from '#src/services/answer.js';
import { confirmDraft, discardDraft, saveClaimDraft } from '#src/services/claim-drafts.js';
import type { Ctx } from '#src/services/context.js';
import { ownAssignment } from '#src/services/own-assignment.js';
import { reportFormView, storedView } from '#src/services/report-views.js';
import { type Submitted, submitReport } from '#src/services/submit-report.js';

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
    const understood = await saveClaimDraft(ctx, {
      text: args.text,
      unitId: state.unit.id,
      numbers: [state.project.number],
      messageId: said.messageId,
    });
    return toUnit(state.unit.id, understoodCard(understood), {
      subject: {
        purpose: 'understood',
        unitId: state.unit.id,
        numbers: [state.project.number],
        draftId: understood.draftId,
      },
    });
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
      form: z.object({
        completion: z.string().trim().default(''),
        problems: z.string().default(''),
        nextSteps: z.string().default(''),
        completed: z.enum(['yes', 'no'], { error: '请选择是否完成年度目标' }),
        completedOn: z.string().optional(),
      }),
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
        return stored(ctx, [submitted], true);
      },
    }),
    'report.confirm': defineAction({
      who: ['contact', 'unit_leader', 'office'],
      value: z.object({ draft: z.string() }),
      run: async (ctx, { draft }) => stored(ctx, await confirmDraft(ctx, draft), true),
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
        const state = await ownAssignment(ctx, number, unit);
        const { report } = state;
        const submitted = await submitReport(ctx, {
          projectId: state.project.id,
          unitId: state.unit.id,
          completion: report?.completion ?? '',
          problems: report?.problems ?? '',
          nextSteps: report?.nextSteps ?? '',
          completed: report?.completed ?? null,
          completedOn: state.completedOn,
          source: 'confirmed_as_is',
        });
        return stored(ctx, [submitted], false);
      },
    }),
  },
});

async function openForm(ctx: Ctx, said: string): Promise<Answer> {
  const state = await ownAssignment(ctx, said);
  return toUnit(state.unit.id, reportFormCard(reportFormView(state)), {
    subject: { purpose: 'report_form', unitId: state.unit.id, numbers: [state.project.number] },
  });
}

/** What was in fact stored, a card a report; the first takes the place of the form or of the question. */
function stored(ctx: Ctx, submitted: readonly Submitted[], replaces: boolean): Answer {
  const [first] = submitted;
  if (!first) return silent({ tone: 'info', text: '没有要保存的内容。' });
  const views: StoredView[] = submitted.map((one) => storedView(ctx, one));
  return toUnit(first.after.unit.id, views.map(storedCard), {
    replaces,
    toast: { tone: views.some(({ doubt }) => doubt) ? 'warn' : 'good', text: '已保存' },
    subject: { purpose: 'stored', unitId: first.after.unit.id, numbers: views.map(({ number }) => number) },
  });
}
