import { type Day, isDay } from '#src/core/day.js';
import type { TargetAdjustment } from '#src/core/facts.js';
import type { ProjectState } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import { type Ctx, withTx } from './context.js';
import { projectState } from './find.js';
import { audit, newFact } from './new-fact.js';
import { requireOffice } from './permission.js';
import { pictureOf } from './programme-state.js';
import { settleNudges } from './settle-nudges.js';

export interface AdjustmentInput {
  projectId: string;
  to: string;
  reason: string;
  document?: string | null;
  approvedOn?: Day | null;
}

/**
 * Records a target adjustment; the first target stays, and standing is shown against both (rule 15).
 * @throws Refusal not_allowed, bad_input
 */
export const adjustTarget = (
  ctx: Ctx,
  input: AdjustmentInput,
): Promise<{ adjustment: TargetAdjustment; state: ProjectState }> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const before = projectState(await pictureOf(ctx), input.projectId);
    const to = input.to.trim();
    if (to === '' || input.reason.trim() === '')
      throw new Refusal('bad_input', '请写明新目标和调整原因：/调整 编号 新目标 原因');
    if (to === before.target) throw new Refusal('conflict', '新目标与现行目标相同，没有调整。');
    if (input.approvedOn && (!isDay(input.approvedOn) || input.approvedOn > ctx.today)) {
      throw new Refusal('bad_input', '批准日期应是今天或更早的有效日期，如 2022-10-18。');
    }
    const adjustment: TargetAdjustment = {
      ...newFact(ctx, 'adj_', input.approvedOn ?? ctx.today),
      projectId: input.projectId,
      from: before.target,
      to,
      reason: input.reason.trim(),
      document: input.document?.trim() || null,
    };
    await ctx.repos.facts.append.adjustment(adjustment);
    await audit(ctx, 'target.adjust', adjustment.id, { number: before.project.number });
    const picture = await pictureOf(ctx);
    await settleNudges(ctx, picture, null);
    return { adjustment, state: projectState(picture, input.projectId) };
  });
