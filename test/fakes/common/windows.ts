/** Sliding windows in virtual time. */
import type { VirtualClock } from './clock.js';

export interface Windows {
  /** Milliseconds to wait until `key` has room in a window of `milliseconds` that holds `limit`; 0: there is room. */
  wait(key: string, limit: number, milliseconds: number): number;
  /** Uses one place of `key`. */
  take(key: string): void;
  /** Closes `key` for so long, whatever room it has. */
  close(key: string, milliseconds: number): void;
}

/** `keptMs`: the longest window that is asked about. */
export function slidingWindows(clock: VirtualClock, keptMs = 60_000): Windows {
  const uses = new Map<string, number[]>();
  const closedUntil = new Map<string, number>();

  return {
    wait(key, limit, milliseconds) {
      const now = clock.now();
      const closed = (closedUntil.get(key) ?? 0) - now;
      if (closed > 0) return closed;
      const within = (uses.get(key) ?? []).filter((at) => at > now - milliseconds && at <= now);
      if (within.length < limit) return 0;
      return (within[within.length - limit] ?? now) + milliseconds - now;
    },
    take(key) {
      const now = clock.now();
      uses.set(key, [...(uses.get(key) ?? []).filter((at) => at > now - keptMs), now]);
    },
    close(key, milliseconds) {
      closedUntil.set(key, clock.now() + milliseconds);
    },
  };
}
