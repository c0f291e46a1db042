import type { Day } from '#src/core/day.js';
import type { Handover, Person } from '#src/core/people.js';
import { Refusal } from '#src/core/refusal.js';
import type { Unit } from '#src/core/registry.js';
import { type Ctx, withTx } from './context.js';
import { audit } from './new-fact.js';
import { personSaid } from './person-said.js';
import { loadRegistry } from './programme-state.js';

/**
 * A contact hands the reporting of their unit over for a stated time (代); the deputy acts with the contact's rights.
 * @throws Refusal bad_input (a day that is past, oneself), not_allowed (no contact of a unit)
 */
export const handOver = (
  ctx: Ctx,
  input: { said: string; mentions: readonly { address: string; name: string }[]; until: Day },
): Promise<{ handover: Handover; unit: Unit; to: Person }> =>
  withTx(ctx, async (ctx) => {
    if (input.until < ctx.today)
      throw new Refusal('bad_input', `截止日期 ${input.until} 已经过去，今天是 ${ctx.today}。`);
    const self = await ctx.repos.roster.person(ctx.actor.id);
    const room = ctx.room?.audience?.kind === 'unit' ? ctx.room.audience.unitId : null;
    const contactOf = (self?.grants ?? []).filter(({ role }) => role === 'contact').map(({ unitId }) => unitId);
    const unitId = contactOf.find((id) => id === room) ?? contactOf[0];
    const unit = (await loadRegistry(ctx)).units.find(({ id }) => id === unitId);
    if (!self || !unit) throw new Refusal('not_allowed', '只有单位联络员可以委托别人代办。');
    const to = await personSaid(ctx, input.said, input.mentions);
    if (to.id === self.id) throw new Refusal('bad_input', '不能委托给自己。');
    const handover: Handover = {
      id: ctx.ids.next('hnd_'),
      fromPersonId: self.id,
      toPersonId: to.id,
      unitId: unit.id,
      from: ctx.today,
      until: input.until,
    };
    await ctx.repos.roster.addHandover(handover, ctx.now);
    await audit(ctx, 'handover.add', handover.id, { unit: unit.name, until: input.until });
    return { handover, unit, to };
  });
