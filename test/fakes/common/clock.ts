/** Virtual time: every window of the fake (tokens, limits, uuid, retries, 14 days) is measured on this clock alone. */
export interface VirtualClock {
  /** Epoch milliseconds. */
  now(): number;
  /** The same as an ISO instant in UTC. */
  iso(): string;
  /** Calls `run` once that much virtual time has passed; the returned function cancels it. */
  after(milliseconds: number, run: () => void | Promise<void>): () => void;
  /** Moves on, working off what comes due in order, each at its own instant. */
  advance(milliseconds: number): Promise<void>;
  /** Jumps to an instant; backwards only turns the hands back, what is waiting keeps waiting. */
  set(instant: string): Promise<void>;
  /** Lets virtual time pass at `rate` times the speed of the machine's monotonic clock; 0 (the start) stands still. */
  flow(rate: number): void;
  stop(): void;
}

interface Timer {
  at: number;
  run: () => void | Promise<void>;
}

export const isoOf = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Throws RangeError where the instant cannot be read. */
export const instantOf = (instant: string): number => {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw new RangeError(`not an instant: ${instant}`);
  return milliseconds;
};

export function virtualClock(start: string): VirtualClock {
  let base = instantOf(start);
  let mark = 0;
  let rate = 0;
  let pump: NodeJS.Timeout | undefined;
  const timers = new Set<Timer>();

  const now = (): number => (rate === 0 ? base : Math.floor(base + (performance.now() - mark) * rate));
  const turnTo = (instant: number): void => {
    base = instant;
    mark = performance.now();
  };
  const nextDue = (until: number): Timer | undefined =>
    [...timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];

  const workOff = async (until: number): Promise<void> => {
    for (let timer = nextDue(until); timer; timer = nextDue(until)) {
      timers.delete(timer);
      if (timer.at > now()) turnTo(timer.at);
      await timer.run();
    }
  };

  const moveTo = async (target: number): Promise<void> => {
    if (target > now()) await workOff(target);
    turnTo(target);
  };

  const flow = (newRate: number): void => {
    turnTo(now());
    rate = newRate;
    if (pump) clearInterval(pump);
    pump = undefined;
    if (rate > 0) pump = setInterval(() => void workOff(now()), 20).unref();
  };

  return {
    now,
    iso: () => isoOf(now()),
    after(milliseconds, run) {
      const timer = { at: now() + milliseconds, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (milliseconds) => moveTo(now() + milliseconds),
    set: (instant) => moveTo(instantOf(instant)),
    flow,
    stop: () => flow(0),
  };
}
