import { z } from 'zod';
import { card, facts, note } from '#src/cards/model.js';
import { standingWords } from '#src/core/show.js';
import { defineCommand } from '#src/runtime/declare.js';
import { toUnit } from '#src/services/answer.js';
import { ownAssignment } from '#src/services/own-assignment.js';
import { withdrawReport } from '#src/services/withdraw-report.js';

export default defineCommand({
  name: '撤回',
  alias: 'withdraw',
  usage: '/撤回 编号，例如：/撤回 9-2',
  summary: '收回最近一次还没审核通过的填报；记录会保留',
  who: ['contact', 'unit_leader', 'office'],
  args: z.object({ project: z.string().min(1) }),
  async run(ctx, { project }) {
    const { project: found, unit } = await ownAssignment(ctx, project);
    const { report, standing } = await withdrawReport(ctx, found.id, unit.id);
    return toUnit(
      unit.id,
      card(`已撤回 ${found.number} ${found.name}`, 'muted', [
        facts(
          ['现在有效的填报', report ? `${report.on}：${report.completion || '（空）'}` : '没有'],
          ['当前状态', standingWords[standing]],
        ),
        note('撤回的内容仍留在记录里。'),
      ]),
    );
  },
});
