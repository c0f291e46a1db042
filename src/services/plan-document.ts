import { type Day, type Instant, isDay, shownInstant } from '#src/core/day.js';
import { Refusal } from '#src/core/refusal.js';
import { type Ctx, requireProgramme } from './context.js';
import { planOfWindow } from './nudge-plan.js';
import { loadRegistry } from './programme-state.js';

/** `duban plan --json`. */
export interface PlanDocument {
  items: {
    at: Instant;
    kind: 'nudge' | 'escalation' | 'digest';
    stage: string;
    audience: 'contact' | 'unit_leader' | 'office' | 'leader' | 'unit';
    unit: string | null;
    chat: string | null;
    obligations: { number: string; kind: string; dueOn: Day }[];
  }[];
}

/** @throws Refusal bad_input for a window that is none */
export async function planDocument(ctx: Ctx, from: Day, to: Day): Promise<PlanDocument> {
  for (const day of [from, to])
    if (!isDay(day)) throw new Refusal('bad_input', `“${day}”不是有效的日期，请写成 2022-12-31 的样子。`);
  if (to < from) throw new Refusal('bad_input', '结束日期不能早于开始日期。');
  const { timezone } = requireProgramme(ctx);
  const { units } = await loadRegistry(ctx);
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  return {
    items: (await planOfWindow(ctx, from, to)).map(({ at, kind, stage, audience, unitId, address, obligations }) => ({
      at: shownInstant(at, timezone),
      kind,
      stage,
      audience,
      unit: unitId === null ? null : (unitName.get(unitId) ?? null),
      chat: address,
      obligations: obligations.map(({ number, kind: owed, dueOn }) => ({ number, kind: owed, dueOn })),
    })),
  };
}
