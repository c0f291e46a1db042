import { extensionAskedCard, extensionDecidedCard } from '#src/cards/extension-cards.js';
import { type Day, isDay } from '#src/core/day.js';
import type { Extension } from '#src/core/facts.js';
import type { Obligation } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import { nameFor } from './actor.js';
import { type Ctx, withTx } from './context.js';
import { assignmentState } from './find.js';
import { audit, newFact } from './new-fact.js';
import { requireOffice, requireUnit } from './permission.js';
import { postToOffice } from './post-to-office.js';
import { postToUnit } from './post-to-unit.js';
import { loadState, pictureOf } from './programme-state.js';

/**
 * A contact asks for a later date of the soonest duty of an assignment, before it is due; the office decides.
 * @throws Refusal not_found (nothing owed), conflict (already due), bad_input (no later date, no reason)
 */
export const askExtension = (
  ctx: Ctx,
  input: { projectId: string; unitId: string; dueOn: Day; reason: string },
): Promise<{ extension: Extension; obligation: Obligation }> =>
  withTx(ctx, async (ctx) => {
    requireUnit(ctx, input.unitId);
    const { project, unit, obligations } = assignmentState(await pictureOf(ctx), input.projectId, input.unitId);
    const owed = obligations
      .filter(({ state }) => state === 'open' || state === 'overdue')
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
    const [obligation] = owed;
    if (!obligation) throw new Refusal('not_found', `${project.number} 现在没有待办，不用延期。`);
    if (obligation.state === 'overdue')
      throw new Refusal(
        'conflict',
        `${project.number} 已经过了截止日期（${obligation.dueOn}），延期要在截止前申请。请先填报，并联系督办办公室。`,
      );
    if (!isDay(input.dueOn) || input.dueOn <= obligation.dueOn)
      throw new Refusal('bad_input', `新的日期要晚于现在的截止日期 ${obligation.dueOn}，写成 2023-01-13 的样子。`);
    if (input.reason.trim() === '') throw new Refusal('bad_input', '请写明延期原因：/延期 编号 日期 原因');
    const extension: Extension = {
      ...newFact(ctx, 'ext_', ctx.today, await nameFor(ctx, unit.id)),
      obligationKey: obligation.key,
      projectId: project.id,
      unitId: unit.id,
      dueOn: input.dueOn,
      reason: input.reason.trim(),
      decision: 'asked',
      asks: null,
    };
    await ctx.repos.facts.append.extension(extension);
    await audit(ctx, 'extension.ask', extension.id, { number: project.number, unit: unit.name, dueOn: input.dueOn });
    const view = {
      extensionId: extension.id,
      number: project.number,
      name: project.name,
      unit: unit.name,
      kind: obligation.kind,
      from: obligation.dueOn,
      to: input.dueOn,
      reason: extension.reason,
      by: extension.byName,
    };
    await postToOffice(ctx, extensionAskedCard(view), `extension:${extension.id}`);
    return { extension, obligation };
  });

/** The office grants or declines; the unit is told. @throws Refusal conflict where it is decided already */
export const decideExtension = (ctx: Ctx, extensionId: string, decision: 'approved' | 'declined'): Promise<Extension> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const { registry, facts } = await loadState(ctx);
    const asked = facts.extensions.find(({ id, decision: state }) => id === extensionId && state === 'asked');
    if (!asked) throw new Refusal('not_found', '没有找到这个延期申请。');
    if (facts.extensions.some(({ asks }) => asks === extensionId))
      throw new Refusal('conflict', '这个延期申请已经答复过。');
    const decided: Extension = { ...asked, ...newFact(ctx, 'ext_'), decision, asks: extensionId };
    await ctx.repos.facts.append.extension(decided);
    await audit(ctx, `extension.${decision}`, extensionId);
    const project = registry.projects.find(({ id }) => id === asked.projectId);
    if (asked.unitId && project) {
      const card = extensionDecidedCard({
        number: project.number,
        name: project.name,
        to: asked.dueOn,
        approved: decision === 'approved',
      });
      await postToUnit(ctx, asked.unitId, card, `extension:${decided.id}`, { numbers: [project.number] });
    }
    return decided;
  });
