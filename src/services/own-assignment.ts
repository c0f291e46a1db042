import type { AssignmentState } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import type { Ctx } from './context.js';
import { assignmentState, findProject, projectState } from './find.js';
import { isOffice, ownUnits } from './permission.js';
import { pictureOf } from './programme-state.js';

/**
 * The assignment that the actor speaks of: the project as typed, and the actor's own unit among its lead units. The room
 * decides where the actor has several; the office acts for the first-named unit unless one is given.
 * @throws Refusal not_found, in the same words whether the project is not there or not theirs
 */
export async function ownAssignment(ctx: Ctx, said: string, unitId?: string): Promise<AssignmentState> {
  const picture = await pictureOf(ctx);
  const state = projectState(
    picture,
    findProject(
      picture.projects.map(({ project }) => project),
      said,
    ).id,
  );
  if (unitId) {
    if (!isOffice(ctx.actor) && !ownUnits(ctx.actor).includes(unitId)) throw notTheirs(state.project.number);
    return assignmentState(picture, state.project.id, unitId);
  }
  const own = ownUnits(ctx.actor);
  const mine = state.assignments.filter(({ unit }) => own.includes(unit.id));
  const room = ctx.room?.audience?.kind === 'unit' ? ctx.room.audience.unitId : null;
  const chosen =
    mine.find(({ unit }) => unit.id === room) ?? mine[0] ?? (isOffice(ctx.actor) ? state.assignments[0] : undefined);
  if (!chosen) throw notTheirs(state.project.number);
  return chosen;
}

const notTheirs = (number: string): Refusal =>
  new Refusal('not_found', `没有找到属于贵单位的 ${number}。发送 /待办 可查看本单位的项目。`);
