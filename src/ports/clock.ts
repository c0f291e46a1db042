import type { Instant } from '#src/core/day.js';

/** The one source of time. Wall time anywhere else is a lint error. */
export interface Clock {
  /** The present instant, as stored (UTC, milliseconds). */
  now(): Instant;
  /** Milliseconds that never jump; for back-off and leases, not for dates. */
  monotonic(): number;
  /** Calls `run` once, `milliseconds` of monotonic time from now; the returned function cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}
