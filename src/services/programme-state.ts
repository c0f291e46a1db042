import { assess } from '#src/core/assess.js';
import type { Day } from '#src/core/day.js';
import { type Facts, factsAsOf } from '#src/core/facts.js';
import { lockInForce, reportsOfReturn } from '#src/core/locked-return.js';
import type { Picture } from '#src/core/picture.js';
import type { Registry } from '#src/core/registry.js';
import { type Ctx, requireProgramme } from './context.js';

export interface ProgrammeState {
  registry: Registry;
  facts: Facts;
}

/** Registry and all facts of the programme. */
export async function loadState(ctx: Ctx): Promise<ProgrammeState> {
  requireProgramme(ctx);
  return { registry: await ctx.repos.registry.load(), facts: await ctx.repos.facts.load() };
}

/** The programme's state on a day (today where none is given): the source of every figure that is shown. */
export async function pictureOf(ctx: Ctx, asOf: Day = ctx.today): Promise<Picture> {
  const { registry, facts } = await loadState(ctx);
  return pictureFrom(ctx, { registry, facts }, asOf);
}

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

/** As things stand: all facts, whatever day they speak of, looked at from the end of a planned window (rule 31). */
export function pictureOfPlan(ctx: Ctx, { registry, facts }: ProgrammeState, until: Day): Picture {
  return assess(registry, facts, ctx.calendar, until, { view: 'as_things_stand' });
}
