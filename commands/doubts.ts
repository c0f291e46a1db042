import { z } from 'zod';
import { answeredCard, basisFormCard, shareFormCard } from '#src/cards/doubt-cards.js';
import { doubtsCard } from '#src/cards/project-cards.js';
import { watermelons } from '#src/core/watermelon.js';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { type Answer, toOffice, toUnit } from '#src/services/answer.js';
import { type AnswerGiven, answerDoubt, answeredView, doubtedAssignment } from '#src/services/answer-doubt.js';
import type { Ctx } from '#src/services/context.js';
import { basisFields, shareFields } from '#src/services/form-fields.js';
import { offersWebForms } from '#src/services/form-link.js';
import { requireOffice } from '#src/services/permission.js';
import { loadState, pictureFrom } from '#src/services/programme-state.js';

const who = ['contact', 'unit_leader', 'office'] as const;
const report = z.object({ report: z.string() });

export default defineCommand({
  name: '疑点',
  alias: 'doubts',
  usage: '/疑点',
  summary: '待核实的疑点：填报与目标对不上、还没有说明的',
  who: ['office'],
  args: z.object({}),
  async run(ctx) {
    requireOffice(ctx);
    const state = await loadState(ctx);
    const picture = pictureFrom(ctx, state);
    const rows = picture.projects
      .flatMap(({ assignments }) => assignments)
      .flatMap(({ project, unit, doubt, doubtExplained }) =>
        doubt
          ? [
              {
                number: project.number,
                name: project.name,
                unit: unit.name,
                message: doubt.message,
                state: doubtExplained ? '已说明' : '待说明',
              },
            ]
          : [],
      );
    return toOffice(doubtsCard(rows, watermelons(picture, state.facts.reports), picture.asOf));
  },
  actions: {
    'doubt.short': defineAction({
      who,
      value: report,
      run: (ctx, value) => answer(ctx, value.report, { answer: 'short' }),
    }),
    'doubt.open_share': defineAction({
      who,
      value: report,
      async run(ctx, value) {
        const { project, unit, doubt } = await doubtedAssignment(ctx, value.report);
        return toUnit(
          unit.id,
          shareFormCard({
            reportId: value.report,
            number: project.number,
            name: project.name,
            message: doubt?.message ?? '',
          }),
        );
      },
    }),
    'doubt.share': defineAction({
      who,
      value: report,
      form: shareFields,
      run: (ctx, value, { share }) => answer(ctx, value.report, { answer: 'share', share }),
    }),
    'doubt.open_basis': defineAction({
      who,
      value: report,
      async run(ctx, value) {
        const { project, unit, doubt } = await doubtedAssignment(ctx, value.report);
        return toUnit(
          unit.id,
          basisFormCard({
            unitId: unit.id,
            web: offersWebForms(ctx),
            reportId: value.report,
            number: project.number,
            name: project.name,
            message: doubt?.message ?? '',
          }),
        );
      },
    }),
    'doubt.basis': defineAction({
      who,
      value: report,
      form: basisFields,
      run: (ctx, value, { basis }) => answer(ctx, value.report, { answer: 'basis', basis }),
    }),
  },
});

async function answer(ctx: Ctx, reportId: string, given: AnswerGiven): Promise<Answer> {
  const state = await answerDoubt(ctx, reportId, given);
  return toUnit(state.unit.id, answeredCard(answeredView(state, given)), {
    replaces: true,
    toast: { tone: 'good', text: '已记录' },
    subject: { purpose: 'doubt', unitId: state.unit.id, numbers: [state.project.number] },
  });
}
