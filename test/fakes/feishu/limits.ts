/** Sliding windows in virtual time: per chat and user, per message, per app and API. */
import type { VirtualClock } from './clock.js';

export interface Limits {
  perChatSecond: number;
  perUserSecond: number;
  perMessageSecond: number;
  perApiSecond: number;
  perApiMinute: number;
}

export const PLATFORM_LIMITS: Limits = {
  perChatSecond: 5,
  perUserSecond: 5,
  perMessageSecond: 5,
  perApiSecond: 50,
  perApiMinute: 1000,
};

export interface Windows {
  /** Milliseconds to wait until `key` has room in a window of `milliseconds` that holds `limit`; 0: there is room. */
  wait(key: string, limit: number, milliseconds: number): number;
  /** Uses one place of `key`. */
  take(key: string): void;
  /** Closes `key` for so long, whatever room it has. */
  close(key: string, milliseconds: number): void;
}

const KEPT_MS = 60_000;

export function slidingWindows(clock: VirtualClock): Windows {
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
      uses.set(key, [...(uses.get(key) ?? []).filter((at) => at > now - KEPT_MS), now]);
    },
    close(key, milliseconds) {
      closedUntil.set(key, clock.now() + milliseconds);
    },
  };
}
