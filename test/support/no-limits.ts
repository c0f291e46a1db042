import { type Limit, type Limits, limits } from '#src/core/limits.js';

/** For tests that are about something else, and say and press a year's worth in the same minute. */
export const noLimits = Object.fromEntries(
  Object.keys(limits).map((name): [string, Limit] => [name, { count: 1_000_000, withinMs: 1 }]),
) as Limits;
