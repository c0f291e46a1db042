import { assess } from '#src/core/assess.js';
import type { Day } from '#src/core/day.js';
import { type Facts, factsAsOf } from '#src/core/facts.js';
import { lockInForce, reportsOfReturn } from '#src/core/locked-return.js';
import type { Picture, Standings } from '#src/core/picture.js';
import type { Registry } from '#src/core/registry.js';
import { type Ctx, requireProgramme } from './context.js';
import { drawPicture, drawStandings, type Figures } from './draw-picture.js';

export interface ProgrammeState {
  registry: Registry;
  facts: Facts;
}

/** Registry and all facts of the programme, every report of the year: for what shows or files them. */
export async function loadState(ctx: Ctx): Promise<ProgrammeState> {
  requireProgramme(ctx);
  return { registry: await ctx.repos.registry.load(), facts: await ctx.repos.facts.load() };
}

export async function loadRegistry(ctx: Ctx): Promise<Registry> {
  requireProgramme(ctx);
  return ctx.repos.registry.load();
}

/** What pictures of any day are drawn from, without the reports themselves. */
export async function loadFigures(ctx: Ctx): Promise<Figures> {
  const registry = await loadRegistry(ctx);
  return { registry, facts: await ctx.repos.facts.besideReports(), courses: await ctx.repos.courses.current() };
}

/** The programme's state on a day (today where none is given): the source of every figure that is shown. */
export const pictureOf = async (ctx: Ctx, asOf: Day = ctx.today): Promise<Picture> =>
  pictureOn(ctx, await loadFigures(ctx), asOf);

export const pictureOn = (ctx: Ctx, figures: Figures, asOf: Day): Promise<Picture> =>
  drawPicture(ctx, { ...figures, facts: factsAsOf(figures.facts, asOf) }, asOf, asOf);

/** How everything stood on that day, and no more. */
export const standingsOn = async (ctx: Ctx, figures: Figures, asOf: Day): Promise<Standings> =>
  drawStandings(ctx, { ...figures, facts: factsAsOf(figures.facts, asOf) }, asOf);

/** As things stand: all facts, whatever day they speak of, looked at from the end of a planned window (rule 31). */
export const pictureOfPlan = (ctx: Ctx, figures: Figures, until: Day): Promise<Picture> =>
  drawPicture(ctx, figures, null, until);

/** Likewise from the log itself. */
export function pictureFrom(ctx: Ctx, { registry, facts }: ProgrammeState, asOf: Day = ctx.today): Picture {
  return assess(registry, factsAsOf(facts, asOf), ctx.calendar, asOf);
}

/** What 附件1 rests on: the year-end return as it was locked, where it is (rule 7), beside what has become of it since. */
export interface ReturnPicture {
  returned: Picture;
  since: Picture;
}

export function pictureOfReturn(ctx: Ctx, { registry, facts }: ProgrammeState, asOf: Day = ctx.today): ReturnPicture {
  const since = pictureFrom(ctx, { registry, facts }, asOf);
  const lock = lockInForce(registry.programme, facts.rounds);
  if (!lock) return { returned: since, since };
  const reports = reportsOfReturn(facts.reports, lock);
  return { returned: pictureFrom(ctx, { registry, facts: { ...facts, reports } }, asOf), since };
}
