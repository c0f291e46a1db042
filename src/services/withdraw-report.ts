import type { AssignmentState } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import { nameFor } from './actor.js';
import { type Ctx, withTx } from './context.js';
import { assignmentState } from './find.js';
import { audit, newFact } from './new-fact.js';
import { requireUnit } from './permission.js';
import { pictureOf } from './programme-state.js';

/**
 * Takes back a unit's last report that the office has not accepted; the trail keeps it.
 * @throws Refusal conflict where it was accepted, not_found where there is none
 */
export const withdrawReport = (ctx: Ctx, projectId: string, unitId: string): Promise<AssignmentState> =>
  withTx(ctx, async (ctx) => {
    requireUnit(ctx, unitId);
    const { report, reportState, project } = assignmentState(await pictureOf(ctx), projectId, unitId);
    if (!report || report.unitId !== unitId) throw new Refusal('not_found', `${project.number} 没有可以撤回的填报。`);
    if (reportState === 'accepted') {
      throw new Refusal('conflict', `${project.number} 的填报督办办公室已经审核通过，不能撤回；如需更正，请重新填报。`);
    }
    await ctx.repos.facts.append.withdrawal({
      ...newFact(ctx, 'wdr_', ctx.today, await nameFor(ctx, unitId)),
      reportId: report.id,
    });
    await audit(ctx, 'report.withdraw', report.id, { number: project.number });
    return assignmentState(await pictureOf(ctx), projectId, unitId);
  });
