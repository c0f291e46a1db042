/** When a ring at a person's (加急) that found no room is tried again: in the working hours of its own day, then no more. */
import { addMilliseconds, type Day, dayOf, type Instant, instantOn, later, millisecondsBetween } from './day.js';
import type { Settings } from './settings.js';

const firstPauseMs = 5 * 60_000;
const longestPauseMs = 60 * 60_000;
/** What was just asked for is rung at any hour. */
const freshMs = 10 * 60_000;

interface Ring {
  /** When it was asked for. */
  askedAt: Instant;
  now: Instant;
}

type Hours = Pick<Settings, 'workingHours'>;

/** When it may be rung, now at the earliest; null: no more. */
export function ringTime({ askedAt, now }: Ring, { workingHours }: Hours, timezone: string): Instant | null {
  if (millisecondsBetween(askedAt, now) <= freshMs) return now;
  const day: Day = dayOf(askedAt, timezone);
  const stretches = workingHours.map((hours) => hours.map((time) => instantOn(day, time, timezone)));
  const [from] = stretches.filter(([, to = now]) => now < to).sort()[0] ?? [];
  return from === undefined ? null : later(from, now);
}

/** After `attempts` in vain: 5 minutes, 10, 20 … at most an hour; past its hours it comes up once more, to be given up. */
export function nextRing(ring: Ring & { attempts: number }, hours: Hours, timezone: string): Instant {
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(ring.attempts, 20));
  const at = addMilliseconds(ring.now, pauseMs);
  return ringTime({ askedAt: ring.askedAt, now: at }, hours, timezone) ?? at;
}
