import { z } from 'zod';
import { adjustedCard } from '#src/cards/adjustment-cards.js';
import { defineCommand } from '#src/runtime/declare.js';
import { adjustTarget } from '#src/services/adjust-target.js';
import { toOffice } from '#src/services/answer.js';
import { findProject } from '#src/services/find.js';
import { loadRegistry } from '#src/services/programme-state.js';

export default defineCommand({
  name: '调整',
  alias: 'adjust',
  usage: '/调整 编号 新目标 原因，例如：/调整 3-9 新增5所学校提供午休躺睡服务 区政府常务会议审议',
  summary: '登记年度目标调整；原目标保留，两个目标都会显示',
  who: ['office'],
  args: z.object({ project: z.string().min(1), target: z.string().min(1), reason: z.string().min(1) }),
  async run(ctx, { project, target, reason }) {
    const registry = await loadRegistry(ctx);
    const found = findProject(registry.projects, project);
    const { adjustment, state } = await adjustTarget(ctx, { projectId: found.id, to: target, reason });
    return toOffice(
      adjustedCard({
        number: found.number,
        name: found.name,
        from: adjustment.from,
        to: adjustment.to,
        reason: adjustment.reason,
        on: adjustment.on,
        standing: state.standing,
        original: state.assignments.find(({ originalStanding }) => originalStanding)?.originalStanding ?? null,
      }),
    );
  },
});
