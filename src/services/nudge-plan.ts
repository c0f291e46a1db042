import type { Day } from '#src/core/day.js';
import { type PlanItem, planNudges } from '#src/core/nudging.js';
import type { Picture } from '#src/core/picture.js';
import type { Ctx } from './context.js';
import { loadFigures, pictureOfPlan, pictureOn } from './programme-state.js';

/** What is to go out on one day, from the facts of that day. */
export async function planOfDay(ctx: Ctx, day: Day): Promise<{ items: PlanItem[]; picture: Picture }> {
  const figures = await loadFigures(ctx);
  const picture = await pictureOn(ctx, figures, day);
  const roster = await ctx.repos.roster.load();
  const planning = { picture, roster, responses: figures.facts.responses, calendar: ctx.calendar, from: day, to: day };
  return { items: planNudges(planning), picture };
}

/** What would go out in a window, as things stand today (rule 31). */
export async function planOfWindow(ctx: Ctx, from: Day, to: Day): Promise<PlanItem[]> {
  const figures = await loadFigures(ctx);
  const roster = await ctx.repos.roster.load();
  const picture = await pictureOfPlan(ctx, figures, to);
  return planNudges({ picture, roster, responses: figures.facts.responses, calendar: ctx.calendar, from, to });
}
