import { assessFrom, lockThatHolds, standingsFrom } from '#src/core/assess.js';
import type { CourseDay } from '#src/core/course-days.js';
import { type Day, daysBetween } from '#src/core/day.js';
import type { Facts } from '#src/core/facts.js';
import { type Courses, coursesFrom } from '#src/core/histories.js';
import { keptCourses } from '#src/core/kept-courses.js';
import { reportsOfReturn } from '#src/core/locked-return.js';
import type { Picture, Standings } from '#src/core/picture.js';
import type { Registry } from '#src/core/registry.js';
import type { Ctx } from './context.js';

/** Registry, what was said beside the reports, and what the reports come to. */
export interface Figures {
  registry: Registry;
  facts: Facts;
  /** The last ones. */
  courses: readonly CourseDay[];
}

/**
 * The picture of `asOf` from what had been told by the day `upTo`; null: of all that was told, as things stand. What does not
 * rest on the premises it has now, or was told after the return was locked, is reckoned anew from the log.
 */
export function drawPicture(ctx: Ctx, figures: Figures, upTo: Day | null, asOf: Day): Promise<Picture> {
  const view = upTo === null ? { view: 'as_things_stand' as const } : {};
  return drawn(ctx, figures, upTo, asOf, (facts, courses) =>
    assessFrom(figures.registry, facts, courses, ctx.calendar, asOf, view),
  );
}

/** The standings of a day's picture. */
export const drawStandings = (ctx: Ctx, figures: Figures, asOf: Day): Promise<Standings> =>
  drawn(ctx, figures, asOf, asOf, (facts, courses) =>
    standingsFrom(figures.registry, facts, courses, ctx.calendar, asOf),
  );

async function drawn<T>(
  ctx: Ctx,
  { registry, facts: all, courses: last }: Figures,
  upTo: Day | null,
  asOf: Day,
  draw: (facts: Facts, courses: Courses) => T,
): Promise<T> {
  const lock = lockThatHolds(registry, all, asOf);
  const facts = lock ? { ...all, reports: reportsOfReturn(all.reports, lock) } : all;
  const days = upTo === null ? last : await coursesOn(ctx, last, upTo);
  const anew = new Set(lock ? await ctx.repos.facts.reportedAfter(lock, upTo ?? always) : []);
  for (;;) {
    const log = anew.size > 0 ? await logOf(ctx, anew, upTo, lock) : null;
    const courses = keptCourses(days, log, anew);
    const made = draw(facts, courses);
    if (courses.outdated.size === 0) return made;
    for (const projectId of courses.outdated) anew.add(projectId);
  }
}

/** Only what has changed since is looked up. */
async function coursesOn(ctx: Ctx, last: readonly CourseDay[], day: Day): Promise<readonly CourseDay[]> {
  const held = last.filter(({ on }) => on <= day);
  if (held.length === last.length) return last;
  const newest = last.reduce((latest, { on }) => (on > latest ? on : latest), day);
  const isRecent = daysBetween(day, newest) <= recentDays;
  return [...held, ...(await ctx.repos.courses.replacedSince(day, isRecent))];
}

/** So few days are read through; what is further back is looked up place by place. */
const recentDays = 31;
const always: Day = '9999-12-31';
const projectsAtOnce = 200;

async function logOf(
  ctx: Ctx,
  projectIds: ReadonlySet<string>,
  upTo: Day | null,
  lock: ReturnType<typeof lockThatHolds>,
) {
  const [ids, log] = [
    [...projectIds],
    { reports: [], reviews: [], withdrawals: [] } as Pick<Facts, 'reports' | 'reviews' | 'withdrawals'>,
  ];
  for (let at = 0; at < ids.length; at += projectsAtOnce) {
    const { reports, reviews, withdrawals } = await ctx.repos.facts.reportsOf(ids.slice(at, at + projectsAtOnce));
    log.reports.push(...reports);
    log.reviews.push(...reviews);
    log.withdrawals.push(...withdrawals);
  }
  const until = upTo ?? always;
  const told = <T extends { on: Day }>(list: readonly T[]): T[] => list.filter(({ on }) => on <= until);
  return coursesFrom({
    reports: told(lock ? reportsOfReturn(log.reports, lock) : log.reports),
    reviews: told(log.reviews),
    withdrawals: told(log.withdrawals),
  });
}
