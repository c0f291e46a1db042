import type { Queue, QueueName } from '#src/ports/queue.js';

interface Lane {
  work: () => Promise<void>;
  running: Promise<void> | null;
  again: boolean;
}

export interface InProcessQueue extends Queue {
  /** Wakes, and resolves when the run that this caused is over. */
  run(name: QueueName): Promise<void>;
}

/** Wake-ups within one process: each lane runs one work at a time, and once more when it was woken meanwhile. */
export function inProcessQueue(onError: (name: QueueName, error: unknown) => void): InProcessQueue {
  const lanes = new Map<QueueName, Lane>();
  let stopped = false;

  const work = async (name: QueueName, lane: Lane): Promise<void> => {
    do {
      lane.again = false;
      try {
        await lane.work();
      } catch (error) {
        onError(name, error);
      }
    } while (lane.again && !stopped);
    lane.running = null;
  };

  const running = () => [...lanes.values()].flatMap((lane) => (lane.running ? [lane.running] : []));

  const run = (name: QueueName): Promise<void> => {
    const lane = lanes.get(name);
    if (!lane || stopped) return Promise.resolve();
    lane.again = true;
    lane.running ??= Promise.resolve().then(() => work(name, lane));
    return lane.running;
  };

  return {
    run,
    wake: (name) => void run(name),
    onWake(name, work) {
      lanes.set(name, { work, running: null, again: false });
    },
    sweep() {
      for (const name of lanes.keys()) if (name !== 'slots') void run(name);
    },
    async idle() {
      while (running().length > 0) await Promise.all(running());
    },
    async stop() {
      stopped = true;
      await Promise.all(running());
    },
  };
}
