import { z } from 'zod';
import { historyCard } from '#src/cards/project-cards.js';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { type Answer, toAllUnits, toUnit } from '#src/services/answer.js';
import type { Ctx } from '#src/services/context.js';
import { historyOf } from '#src/services/project-history.js';

const who = ['contact', 'unit_leader', 'leader', 'office'] as const;

export default defineCommand({
  name: '历史',
  alias: 'history',
  usage: '/历史 编号，例如：/历史 9-2',
  summary: '一个项目的全部填报、退回、调整和汇报',
  who,
  args: z.object({ project: z.string().min(1) }),
  run: (ctx, { project }) => show(ctx, project),
  actions: {
    'history.open': defineAction({
      who,
      value: z.object({ number: z.string() }),
      run: (ctx, { number }) => show(ctx, number),
    }),
  },
});

async function show(ctx: Ctx, said: string): Promise<Answer> {
  const history = await historyOf(ctx, said);
  const card = historyCard(history);
  return history.unitId === null ? toAllUnits(card) : toUnit(history.unitId, card);
}
