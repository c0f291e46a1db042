import { systemClock } from '#src/adapters/system/clock.js';
import { addMilliseconds, type Instant, toStored } from '#src/core/day.js';
import type { Clock } from '#src/ports/clock.js';

/** A clock that stands still until a test moves it. */
export interface StillClock extends Clock {
  /** Moves on by so much, and runs what falls due, in order. */
  advance(milliseconds: number): void;
  /** Moves to an instant (any ISO 8601 text); going back moves the wall time only. */
  to(instant: string): void;
  /** Moves the wall time only, as who sets the machine's clock does. */
  jump(milliseconds: number): void;
  /** How many wait for their time. */
  waiting(): number;
}

export function stillClock(start: string): StillClock {
  let now: Instant = toStored(start);
  let passed = 0;
  let timers: { due: number; run: () => void }[] = [];
  const pass = (milliseconds: number): void => {
    passed += Math.max(0, milliseconds);
    const due = timers.filter((timer) => timer.due <= passed).sort((a, b) => a.due - b.due);
    timers = timers.filter((timer) => timer.due > passed);
    for (const timer of due) timer.run();
  };
  return {
    now: () => now,
    monotonic: () => passed,
    after(milliseconds, run) {
      const timer = { due: passed + milliseconds, run };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(milliseconds) {
      now = addMilliseconds(now, milliseconds);
      pass(milliseconds);
    },
    jump(milliseconds) {
      now = addMilliseconds(now, milliseconds);
    },
    waiting: () => timers.length,
    to(instant) {
      const before = Date.parse(now);
      now = toStored(instant);
      pass(Date.parse(now) - before);
    },
  };
}

/** A clock that begins at an instant and goes as the machine's does. */
export function flowingClock(start: string): Clock {
  const begun = systemClock.monotonic();
  const monotonic = (): number => systemClock.monotonic() - begun;
  return {
    now: () => addMilliseconds(toStored(start), Math.floor(monotonic())),
    monotonic,
    after: systemClock.after,
  };
}
