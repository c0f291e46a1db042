import { z } from 'zod';
import { dueWords } from '#src/cards/nudge-card.js';
import { missingCard } from '#src/cards/project-cards.js';
import { isOwed } from '#src/core/obligations.js';
import { obligationWords } from '#src/core/show.js';
import { workdaysBetween } from '#src/core/workdays.js';
import { defineCommand } from '#src/runtime/declare.js';
import { toAllUnits } from '#src/services/answer.js';
import { requireRight } from '#src/services/permission.js';
import { pictureOf } from '#src/services/programme-state.js';

export default defineCommand({
  name: '未报',
  alias: 'missing',
  usage: '/未报',
  summary: '谁还欠什么，逾期多久',
  who: ['leader', 'office'],
  args: z.object({}),
  async run(ctx) {
    requireRight(ctx, 'all.missing');
    const picture = await pictureOf(ctx);
    const rows = picture.projects
      .flatMap(({ assignments }) => assignments)
      .flatMap(({ project, unit, obligations }) =>
        obligations
          .filter(({ state }) => isOwed(state))
          .map((one) => ({
            unit: unit.name,
            number: project.number,
            name: project.name,
            owed: obligationWords[one.kind],
            dueOn: one.dueOn,
            overdue: dueWords(workdaysBetween(ctx.calendar, ctx.today, one.dueOn)),
          })),
      )
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.unit.localeCompare(b.unit, 'zh-CN')));
    return toAllUnits(missingCard(rows, picture.asOf));
  },
});
