import type { Picture } from '#src/core/picture.js';
import { type UnitSigns, watermelons } from '#src/core/watermelon.js';
import type { Ctx } from './context.js';

/** What makes one look inside (`watermelons`), from each completed assignment's report and the one before it. */
export async function signsOf(ctx: Ctx, picture: Picture): Promise<UnitSigns[]> {
  const done = picture.projects.flatMap(({ assignments }) =>
    assignments.flatMap(({ project, unit, report }) =>
      report?.completed === true ? [{ projectId: project.id, unitId: unit.id, on: report.on }] : [],
    ),
  );
  return watermelons(picture, await ctx.repos.facts.reportsBefore(done));
}
