import type { Queue, QueueName } from '#src/ports/queue.js';

interface Lane {
  work: () => Promise<void>;
  running: Promise<void> | null;
  again: boolean;
}

/** Wake-ups within one process: each lane runs one work at a time, and once more when it was woken meanwhile. */
export function inProcessQueue(onError: (name: QueueName, error: unknown) => void): Queue {
  const lanes = new Map<QueueName, Lane>();
  let stopped = false;

  const run = async (name: QueueName, lane: Lane): Promise<void> => {
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

  return {
    wake(name) {
      const lane = lanes.get(name);
      if (!lane || stopped) return;
      lane.again = true;
      lane.running ??= Promise.resolve().then(() => run(name, lane));
    },
    onWake(name, work) {
      lanes.set(name, { work, running: null, again: false });
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
