import { performance } from 'node:perf_hooks';
import { instantOfEpoch } from '#src/core/day.js';
import type { Clock } from '#src/ports/clock.js';

/** The machine's clock: the only place that reads wall time. */
export const systemClock: Clock = {
  now: () => instantOfEpoch(Date.now()),
  monotonic: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
