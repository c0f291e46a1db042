import { z } from 'zod';
import { card, facts, note } from '#src/cards/model.js';
import { roleWords } from '#src/core/show.js';
import { defineCommand } from '#src/runtime/declare.js';
import { toAsker } from '#src/services/answer.js';

export default defineCommand({
  name: '我是谁',
  alias: 'whoami',
  usage: '/我是谁',
  summary: '您的标识、角色和单位（只发给您本人）',
  who: 'anyone',
  args: z.object({}),
  async run(ctx) {
    const units = ctx.programme ? (await ctx.repos.registry.load()).units : [];
    const grants = ctx.actor.grants.map(({ role, unitId }) => {
      const unit = units.find(({ id }) => id === unitId);
      return unit ? `${unit.name} ${roleWords[role]}` : roleWords[role];
    });
    return toAsker(
      card('您的登记信息', 'calm', [
        facts(
          ['标识', ctx.actor.address ?? ''],
          ['姓名', ctx.actor.name || '（未登记）'],
          ['角色', [...new Set(grants)].join('、') || '（未登记）'],
        ),
        note('登记有误请联系督办办公室。'),
      ]),
    );
  },
});
