import { z } from 'zod';
import { receivedBriefingCard, recordedBriefingCard } from '#src/cards/briefing-cards.js';
import type { AssignmentState } from '#src/core/picture.js';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { type Answer, toAsker, toUnit } from '#src/services/answer.js';
import { briefLeader, owesBriefing, receiveBriefing } from '#src/services/brief-leader.js';
import type { Ctx } from '#src/services/context.js';
import { ownAssignment } from '#src/services/own-assignment.js';
import { isOffice } from '#src/services/permission.js';

export default defineCommand({
  name: '汇报',
  alias: 'brief',
  usage: '/汇报 编号 [说明]，例如：/汇报 9-2 已当面汇报',
  summary: '向分管区领导汇报滞后项目：联络员送出汇报，领导点“收到”即办结；督办办公室可直接登记',
  who: ['contact', 'unit_leader', 'office'],
  args: z.object({ project: z.string().min(1), text: z.string().optional() }),
  run: async (ctx, { project, text }) => brief(ctx, await ownAssignment(ctx, project), text ?? ''),
  actions: {
    'briefing.send': defineAction({
      who: ['contact', 'unit_leader', 'office'],
      value: z.object({ number: z.string(), unit: z.string() }),
      form: z.object({ text: z.string().default('') }),
      run: async (ctx, { number, unit }, { text }) =>
        brief(ctx, await ownAssignment(ctx, number, unit), text, { replaces: true }),
    }),
    'briefing.receive': defineAction({
      who: ['leader', 'office'],
      value: z.object({ briefing: z.string() }),
      async run(ctx, { briefing }) {
        const { project } = await receiveBriefing(ctx, briefing);
        return toAsker(
          receivedBriefingCard({ number: project.number, name: project.name, leader: ctx.actor.name, on: ctx.today }),
          {
            replaces: true,
            toast: { tone: 'good', text: '已收到' },
          },
        );
      },
    }),
  },
});

async function brief(
  ctx: Ctx,
  { project, unit }: AssignmentState,
  text: string,
  more: Pick<Answer, 'replaces'> = {},
): Promise<Answer> {
  const owed = await owesBriefing(ctx, project.id);
  const { briefing, leader } = await briefLeader(ctx, {
    projectId: project.id,
    text,
    recorded: isOffice(ctx.actor),
  });
  const card = recordedBriefingCard({
    number: project.number,
    name: project.name,
    leader: leader?.name ?? null,
    on: briefing.on,
    recorded: briefing.how === 'recorded',
    owed,
  });
  return toUnit(unit.id, card, more);
}
