/** The permission stands at the verb, whichever door it was called through; the one table of rights decides. */
import type { Role } from '#src/core/people.js';
import type { Picture, ProjectState } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import type { Unit } from '#src/core/registry.js';
import { may, type WideRight } from '#src/core/rights.js';
import { leastAdvanced } from '#src/core/standing.js';
import type { Actor, Ctx } from './context.js';

export const isOffice = ({ grants }: Actor): boolean => may(grants, 'office.manage');
export const hasRole = (actor: Actor, ...roles: Role[]): boolean =>
  actor.grants.some(({ role }) => roles.includes(role));

/** Units for which the actor may report, in the order of the grants. */
export function ownUnits(actor: Actor): string[] {
  return [
    ...new Set(
      actor.grants.flatMap((grant) =>
        grant.unitId && may([grant], 'unit.report', grant.unitId) ? [grant.unitId] : [],
      ),
    ),
  ];
}

/** The unit for which the actor speaks here: the room's where it is theirs, else their first; null for nobody's. */
export function ownUnitHere({ actor, room }: Ctx): string | null {
  const own = ownUnits(actor);
  const audience = room?.audience;
  return audience?.kind === 'unit' && own.includes(audience.unitId) ? audience.unitId : (own[0] ?? null);
}

/** The office acts for every unit; contacts and unit leaders for their own. Says the same for what is not there. */
export function requireUnit(ctx: Ctx, unitId: string): void {
  if (may(ctx.actor.grants, 'unit.report', unitId)) return;
  throw new Refusal('not_found', '没有找到属于贵单位的这个项目。发送 /待办 可查看本单位的项目。');
}

export function requireOffice(ctx: Ctx): void {
  if (isOffice(ctx.actor)) return;
  throw new Refusal('not_allowed', '这一步由督办办公室办理。');
}

/** A right over the whole programme that leaders have as well. */
export function requireRight(ctx: Ctx, right: WideRight): void {
  if (may(ctx.actor.grants, right)) return;
  throw new Refusal('not_allowed', '这项内容供区领导和督办办公室查看。');
}

/** Leaders and the office see every unit's data. */
export const seesAllUnits = ({ grants }: Actor): boolean => may(grants, 'all.see');

/** What plain words of theirs may be: a report, a question. */
export const doorsOf = (actor: Actor): { reports: boolean; asks: boolean } => ({
  reports: ownUnits(actor).length > 0,
  asks: actor.grants.length > 0,
});

/** The units that the actor may see. */
export function visibleUnits(actor: Actor, units: readonly Unit[]): readonly Unit[] {
  const own = ownUnits(actor);
  return seesAllUnits(actor) ? units : units.filter(({ id }) => own.includes(id));
}

/** The projects that the actor may see, each with the assignments that they may see. */
export function visibleProjects(actor: Actor, { projects }: Picture): ProjectState[] {
  if (seesAllUnits(actor)) return projects;
  const own = ownUnits(actor);
  return projects
    .map((state) => ({ ...state, assignments: state.assignments.filter(({ unit }) => own.includes(unit.id)) }))
    .filter(({ assignments }) => assignments.length > 0)
    .map((state) => ({ ...state, standing: leastAdvanced(state.assignments.map(({ standing }) => standing)) }));
}

export function requireSees(ctx: Ctx, unitId: string): void {
  if (seesAllUnits(ctx.actor)) return;
  requireUnit(ctx, unitId);
}
