/** The permission stands at the verb, whichever door it was called through. */
import type { Role } from '#src/core/people.js';
import { Refusal } from '#src/core/refusal.js';
import type { Actor, Ctx } from './context.js';

export const isOffice = (actor: Actor): boolean => hasRole(actor, 'office');
export const hasRole = (actor: Actor, ...roles: Role[]): boolean =>
  actor.grants.some(({ role }) => roles.includes(role));

/** Units for which the actor may report, in the order of the grants. */
export function ownUnits(actor: Actor): string[] {
  return [
    ...new Set(
      actor.grants.flatMap(({ role, unitId }) =>
        (role === 'contact' || role === 'unit_leader') && unitId ? [unitId] : [],
      ),
    ),
  ];
}

/** The office acts for every unit; contacts and unit leaders for their own. Says the same for what is not there. */
export function requireUnit(ctx: Ctx, unitId: string): void {
  if (isOffice(ctx.actor) || ownUnits(ctx.actor).includes(unitId)) return;
  throw new Refusal('not_found', '没有找到属于贵单位的这个项目。发送 /待办 可查看本单位的项目。');
}

export function requireOffice(ctx: Ctx): void {
  if (isOffice(ctx.actor)) return;
  throw new Refusal('not_allowed', '这一步由督办办公室办理。');
}

/** Leaders and the office see every unit's data. */
export const seesAllUnits = (actor: Actor): boolean => hasRole(actor, 'office', 'leader');

export function requireSees(ctx: Ctx, unitId: string): void {
  if (seesAllUnits(ctx.actor)) return;
  requireUnit(ctx, unitId);
}
