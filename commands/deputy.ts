import { z } from 'zod';
import { card, facts, note } from '#src/cards/model.js';
import { defineCommand } from '#src/runtime/declare.js';
import { toUnit } from '#src/services/answer.js';
import { dayTyped } from '#src/services/day-typed.js';
import { handOver } from '#src/services/hand-over.js';

export default defineCommand({
  name: '代',
  alias: 'deputy',
  usage: '/代 谁 到何时，例如：/代 @李四 2023-01-06',
  summary: '请别人在一段时间里代您填报；期间的填报会注明“代”',
  who: ['contact'],
  args: z.object({ person: z.string().min(1), until: z.string().min(1) }),
  async run(ctx, { person, until }, said) {
    const { handover, unit, to } = await handOver(ctx, {
      said: person,
      mentions: said.mentions,
      until: dayTyped(until.replace(/^到/, ''), ctx.today),
    });
    return toUnit(
      unit.id,
      card(`${unit.name} 填报由 ${to.name} 代办`, 'good', [
        facts(['委托人', ctx.actor.name], ['代办人', to.name], ['期限', `${handover.from} 至 ${handover.until}`]),
        note('到期自动失效。期间的填报会注明“代”。'),
      ]),
    );
  },
});
