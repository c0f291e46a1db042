import { z } from 'zod';
import { extensionDecidedCard, extensionSentCard } from '#src/cards/extension-cards.js';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { toOffice, toUnit } from '#src/services/answer.js';
import { dayTyped } from '#src/services/day-typed.js';
import { askExtension, decideExtension } from '#src/services/extend-duty.js';
import { projectState } from '#src/services/find.js';
import { ownAssignment } from '#src/services/own-assignment.js';
import { pictureOf } from '#src/services/programme-state.js';

export default defineCommand({
  name: '延期',
  alias: 'extend',
  usage: '/延期 编号 日期 原因，例如：/延期 9-2 2023-01-13 竣工资料还在整理',
  summary: '截止前申请延期，由督办办公室决定',
  who: ['contact', 'unit_leader', 'office'],
  args: z.object({ project: z.string().min(1), day: z.string().min(1), reason: z.string().min(1) }),
  async run(ctx, { project, day, reason }) {
    const state = await ownAssignment(ctx, project);
    const { extension, obligation } = await askExtension(ctx, {
      projectId: state.project.id,
      unitId: state.unit.id,
      dueOn: dayTyped(day, ctx.today),
      reason,
    });
    return toUnit(
      state.unit.id,
      extensionSentCard({
        number: state.project.number,
        name: state.project.name,
        unit: state.unit.name,
        kind: obligation.kind,
        from: obligation.dueOn,
        to: extension.dueOn,
        reason,
      }),
    );
  },
  actions: {
    'extension.decide': defineAction({
      who: ['office'],
      value: z.object({ extension: z.string(), decision: z.enum(['approved', 'declined']) }),
      async run(ctx, { extension, decision }) {
        const decided = await decideExtension(ctx, extension, decision);
        const { project } = projectState(await pictureOf(ctx), decided.projectId);
        const card = extensionDecidedCard({
          number: project.number,
          name: project.name,
          to: decided.dueOn,
          approved: decision === 'approved',
        });
        return toOffice(card, { replaces: true, toast: { tone: 'good', text: '已答复' } });
      },
    }),
  },
});
