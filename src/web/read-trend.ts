import { addDays, type Day, dayOf, earlier } from '#src/core/day.js';
import { type Counts, digestOf } from '#src/core/digest.js';
import { type Ctx, requireProgramme } from '#src/services/context.js';
import { loadState, pictureFrom } from '#src/services/programme-state.js';

/** How the programme stood on one day. */
export interface TrendPoint {
  on: Day;
  projects: number;
  counts: Counts;
}

const mostWeeks = 12;

/** The days of the last weeks up to `asOf`, from the first on which anything was known; the figures of each day. */
export async function readTrend(ctx: Ctx, asOf: Day): Promise<TrendPoint[]> {
  const { createdAt, timezone } = requireProgramme(ctx);
  const state = await loadState(ctx);
  const first = state.facts.reports.reduce((least, { on }) => earlier(least, on), dayOf(createdAt, timezone));
  const days = Array.from({ length: mostWeeks }, (_, weeks) => addDays(asOf, -7 * weeks)).filter((day) => day >= first);
  return days.reverse().map((on) => {
    const { totals } = digestOf(pictureFrom(ctx, state, on), null);
    return { on, projects: totals.projects, counts: totals };
  });
}
