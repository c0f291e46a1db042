import type { Unit } from '#src/core/registry.js';
import type { Ctx } from './context.js';
import { findUnit } from './find.js';
import { seesAllUnits, visibleUnits } from './permission.js';
import { loadRegistry } from './programme-state.js';

/**
 * The unit as typed, among those that the actor may see.
 * @throws Refusal not_found, in the same words whether a unit is not there or not theirs
 */
export async function unitSeen(ctx: Ctx, said: string): Promise<Unit> {
  const registry = await loadRegistry(ctx);
  return findUnit(visibleUnits(ctx.actor, registry.units), said, { own: !seesAllUnits(ctx.actor) });
}
