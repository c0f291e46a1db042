import { addMilliseconds, type Instant, millisecondsBetween } from '#src/core/day.js';
import type { Clock } from '#src/ports/clock.js';
import type { ClockStore, MovableClock } from '#src/ports/simulator.js';

/**
 * Whoever runs the clock marks how far it is at least once a minute. Beyond that nobody kept it, and it stood still:
 * a restart goes on where it was, and a command beside the running service has the service's time.
 */
const keptForMs = 90_000;

/**
 * The simulator's clock as the store has it: it runs as the machine's does, and jumps forward when it is moved.
 * Null where the simulator was never begun on this store.
 */
export async function openMovableClock(store: ClockStore, wall: Clock): Promise<MovableClock | null> {
  const begun = await store.read();
  if (!begun) return null;
  let base = { at: sinceMark(begun, wall.now()), monotonic: wall.monotonic() };
  const now = (): Instant => addMilliseconds(base.at, Math.floor(wall.monotonic() - base.monotonic));
  const goTo = (at: Instant): void => {
    if (at > now()) base = { at, monotonic: wall.monotonic() };
  };
  await store.mark(now(), wall.now());
  return {
    now,
    monotonic: () => wall.monotonic(),
    after: (milliseconds, run) => wall.after(milliseconds, run),
    async moveTo(at) {
      goTo(at);
      await store.mark(now(), wall.now());
    },
    async mark() {
      const marked = await store.read();
      if (marked) goTo(sinceMark(marked, wall.now()));
      await store.mark(now(), wall.now());
    },
  };
}

/** Begins a simulated clock at an instant. */
export const beginClock = (store: ClockStore, at: Instant, wall: Clock): Promise<void> => store.mark(at, wall.now());

function sinceMark({ at, markedAt }: { at: Instant; markedAt: Instant }, wallNow: Instant): Instant {
  const passed = millisecondsBetween(markedAt, wallNow);
  return addMilliseconds(at, Math.min(Math.max(passed, 0), keptForMs));
}
