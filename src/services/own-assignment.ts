import type { AssignmentState } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import type { Ctx } from './context.js';
import { assignmentState, findProject, projectState } from './find.js';
import { isOffice, ownUnitHere, ownUnits } from './permission.js';
import { pictureOf } from './programme-state.js';

/**
 * The assignment that the actor speaks of: the project as typed, and the actor's own unit among its lead units. The room
 * decides where the actor has several; the office acts for the first-named unit unless one is given.
 * @throws Refusal not_found, in the same words whether the project is not there or not theirs
 */
export async function ownAssignment(ctx: Ctx, said: string, unitId?: string): Promise<AssignmentState> {
  const picture = await pictureOf(ctx);
  const office = isOffice(ctx.actor);
  const own = ownUnits(ctx.actor);
  const theirs = (state: { unit: { id: string } }): boolean =>
    unitId && !office ? state.unit.id === unitId && own.includes(unitId) : own.includes(state.unit.id);
  const open = office ? picture.projects : picture.projects.filter(({ assignments }) => assignments.some(theirs));
  const found = findProject(
    open.map(({ project }) => project),
    said,
    { own: !office },
  );
  if (unitId) return assignmentState(picture, found.id, unitId);
  const { assignments } = projectState(picture, found.id);
  const here = office ? roomsUnit(ctx) : ownUnitHere(ctx);
  const chosen = assignments.find(({ unit }) => unit.id === here) ?? assignments.find(theirs) ?? assignments[0];
  if (!chosen) throw new Refusal('not_found', `${found.number} 还没有主办单位。`);
  return chosen;
}

const roomsUnit = ({ room }: Ctx): string | null => (room?.audience?.kind === 'unit' ? room.audience.unitId : null);
