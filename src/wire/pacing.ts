/**
 * Staying below the platform's limits. Exact in every sliding window: a bucket that refills would let a burst and its
 * refill through together.
 */
import type { Clock } from '#src/ports/clock.js';

export interface Pace {
  /** At most so many … */
  count: number;
  /** … in any so many milliseconds. */
  withinMs: number;
}

export interface Pacer {
  /** Takes a place in every window at once, or none: milliseconds to wait, 0 where it was taken. */
  take(windows: { key: string; pace: Pace }[]): Promise<number>;
  /** Nothing more under a key for so long: the platform said so. */
  hold(key: string, milliseconds: number): Promise<void>;
}

/** So many keys, and those whose windows have passed are forgotten. */
const SWEEP_AT = 5_000;

/** The windows of this process alone. */
export function slidingPacer(clock: Clock): Pacer {
  const taken = new Map<string, number[]>();
  const forgottenAt = new Map<string, number>();
  const heldUntil = new Map<string, number>();

  function waitFor(key: string, { count, withinMs }: Pace, now: number): number {
    const held = (heldUntil.get(key) ?? now) - now;
    const times = taken.get(key) ?? [];
    const oldest = times.length >= count ? (times[times.length - count] ?? now) : null;
    return Math.max(0, held, oldest === null ? 0 : oldest + withinMs - now);
  }

  function sweep(now: number) {
    for (const [key, until] of forgottenAt) {
      if (until > now) continue;
      taken.delete(key);
      forgottenAt.delete(key);
    }
    for (const [key, until] of heldUntil) if (until <= now) heldUntil.delete(key);
  }

  return {
    async take(windows) {
      const now = clock.monotonic();
      const wait = Math.max(0, ...windows.map(({ key, pace }) => waitFor(key, pace, now)));
      if (wait > 0) return Math.ceil(wait);
      if (taken.size > SWEEP_AT) sweep(now);
      for (const { key, pace } of windows) {
        taken.set(key, [...(taken.get(key) ?? []), now].slice(-pace.count));
        forgottenAt.set(key, now + pace.withinMs);
      }
      return 0;
    },
    async hold(key, milliseconds) {
      heldUntil.set(key, Math.max(heldUntil.get(key) ?? 0, clock.monotonic() + milliseconds));
    },
  };
}
