import { z } from 'zod';
import { analysisFormCard, analysisStoredCard } from '#src/cards/analysis-cards.js';
import type { CopiedText } from '#src/cards/copied-part.js';
import type { AssignmentState } from '#src/core/picture.js';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { adoptAnalysis, analysisFormView, analysisStoredView } from '#src/services/analysis-forms.js';
import { type Answer, toUnit } from '#src/services/answer.js';
import type { Ctx } from '#src/services/context.js';
import { analysisFields } from '#src/services/form-fields.js';
import { ownAssignment } from '#src/services/own-assignment.js';
import { submitAnalysis } from '#src/services/submit-analysis.js';

const who = ['contact', 'unit_leader', 'office'] as const;

export default defineCommand({
  name: '分析',
  alias: 'analysis',
  usage: '/分析 编号，例如：/分析 9-2',
  summary: '填写滞后项目的书面分析：存在问题、主客观原因、下一步计划',
  who,
  args: z.object({ project: z.string().min(1) }),
  run: (ctx, { project }) => openForm(ctx, project),
  actions: {
    'analysis.open': defineAction({
      who,
      value: z.object({ number: z.string(), unit: z.string() }),
      run: (ctx, { number, unit }) => openForm(ctx, number, unit),
    }),
    'analysis.pick': defineAction({
      who,
      value: z.object({ unit: z.string() }),
      form: z.object({ number: z.string({ error: '请选一个项目' }).min(1, '请选一个项目') }),
      run: (ctx, { unit }, { number }) => openForm(ctx, number, unit),
    }),
    'analysis.submit': defineAction({
      who,
      value: z.object({ number: z.string(), unit: z.string() }),
      form: analysisFields,
      async run(ctx, { number, unit }, form) {
        const state = await ownAssignment(ctx, number, unit);
        const { findings, copies } = await submitAnalysis(ctx, {
          ...form,
          projectId: state.project.id,
          unitId: state.unit.id,
          expectedCompletion: form.expectedCompletion || null,
        });
        return stored(
          state,
          findings.map(({ advice }) => advice),
          copies,
          null,
        );
      },
    }),
    'analysis.adopt': defineAction({
      who,
      value: z.object({ analysis: z.string(), unit: z.string() }),
      async run(ctx, { analysis, unit }) {
        const { state, adopted } = await adoptAnalysis(ctx, analysis, unit);
        return stored(state, [], [], adopted);
      },
    }),
  },
});

async function openForm(ctx: Ctx, said: string, unitId?: string): Promise<Answer> {
  const state = await ownAssignment(ctx, said, unitId);
  return toUnit(state.unit.id, analysisFormCard(await analysisFormView(ctx, state)), {
    subject: { purpose: 'analysis_form', unitId: state.unit.id, numbers: [state.project.number] },
  });
}

function stored(
  state: AssignmentState,
  findings: string[],
  copies: readonly CopiedText[],
  adopted: string | null,
): Answer {
  const { project, unit } = state;
  return toUnit(unit.id, analysisStoredCard(analysisStoredView(state, findings, copies, adopted)), {
    replaces: true,
    toast: { tone: findings.length > 0 ? 'warn' : 'good', text: '分析已保存' },
    subject: { purpose: 'analysis_stored', unitId: unit.id, numbers: [project.number] },
  });
}
