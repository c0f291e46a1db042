/**
 * Wake-ups over Redis by BullMQ: of several instances that have work of a name, one that is free looks. A job says nothing
 * but "look"; what there is to do stands in the database. So Redis may lose, repeat or delay jobs as it likes.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Queue as BullQueue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Clock } from '#src/ports/clock.js';
import type { Log } from '#src/ports/log.js';
import type { Queue, QueueName } from '#src/ports/queue.js';
import { inProcessQueue } from './in-process.js';
import { type RedisLink, redisLink, redisPrefix } from './redis-link.js';

export const queueNames: readonly QueueName[] = ['inbox', 'outbox', 'tasks', 'slots'];

const CLOSE_MS = 2_000;
/** A wake-up that was not taken for so long may be lost, with its worker or by eviction: it holds up no later one. */
const TRUSTED_MS = 5_000;
const ASK_AGAIN_MS = 5;

export interface SharedQueue extends Queue {
  link: RedisLink;
  /** BullMQ's own queues, for those who look at them. */
  toLookAt(): BullQueue[];
}

interface Parts {
  clock: Clock;
  log: Log;
  /** A name that no other instance has. */
  instance: string;
  onError: (name: QueueName, error: unknown) => void;
}

export function bullQueue(url: string, { clock, log, instance, onError }: Parts): SharedQueue {
  const local = inProcessQueue(onError);
  // While Redis is not well every instance looks for itself.
  const link = redisLink(url, { clock, log, instance }, (isWell) => {
    if (!isWell) local.sweep();
  });
  const connections: Redis[] = [];
  const toAdd = new Map<QueueName, BullQueue>();
  const looked: BullQueue[] = [];
  const workers: Worker[] = [];
  const adding = new Set<Promise<void>>();
  const doubted = new Map<QueueName, () => void>();
  let wakes = 0;
  let isStopped = false;

  /** BullMQ makes further connections of one by `duplicate`; all are known here, so that none keeps the process. */
  const connected = (connection: Redis): Redis => {
    const duplicate = connection.duplicate.bind(connection);
    connection.duplicate = (override) => connected(duplicate(override));
    connection.on('error', () => undefined);
    connections.push(connection);
    return connection;
  };
  const patient = (): Redis => connected(new Redis({ ...link.options, maxRetriesPerRequest: null }));

  /** What BullMQ asks at the beginning must not fail: made when Redis is there, and made anew where it was not after all. */
  const queueOf = (name: QueueName): BullQueue => {
    const known = toAdd.get(name);
    if (known) return known;
    const made = new BullQueue(name, { connection: link.client, prefix: redisPrefix, skipWaitingForReady: true });
    made.on('error', link.doubt);
    toAdd.set(name, made);
    made.waitUntilReady().catch(async () => {
      toAdd.delete(name);
      await made.close();
    });
    return made;
  };

  const add = (name: QueueName): void => {
    wakes += 1;
    const added = queueOf(name)
      .add('look', {}, once(name))
      .then(
        () => undefined,
        (error: unknown) => {
          link.doubt(error);
          local.wake(name);
        },
      )
      .finally(() => adding.delete(added));
    adding.add(added);
  };

  /** Its own wake-up may be lost in Redis, and the next one of the same errand too: it looks itself, a little later. */
  const lookLater = (name: QueueName): void => {
    if (doubted.has(name)) return;
    const look = (): void => {
      doubted.delete(name);
      local.wake(name);
    };
    doubted.set(name, clock.after(TRUSTED_MS, look));
  };

  /** Woken and not taken, or taken by this instance: what another one has in hand, which may be dead, keeps nobody waiting. */
  const leftOf = async (name: QueueName): Promise<number> => {
    const queue = queueOf(name);
    const [waiting, active] = await Promise.all([queue.getWaitingCount(), queue.getActive()]);
    return waiting + active.filter((job) => job?.processedBy === instance).length;
  };

  return {
    link,
    toLookAt() {
      if (looked.length > 0) return looked;
      const connection = patient();
      for (const name of queueNames) {
        const queue = new BullQueue(name, { connection, prefix: redisPrefix });
        queue.on('error', link.doubt);
        looked.push(queue);
      }
      return looked;
    },
    wake(name) {
      if (isStopped) return;
      if (!link.isWell()) return local.wake(name);
      add(name);
      lookLater(name);
    },
    onWake(name, work) {
      local.onWake(name, work);
      if (workers.some((worker) => worker.name === name)) return;
      const worker = new Worker(
        name,
        async (job) => {
          // From here on another wake-up is news again, for whoever is free.
          await job.removeDeduplicationKey();
          await local.run(name);
        },
        { connection: patient(), prefix: redisPrefix, name: instance, maxStalledCount: 0 },
      );
      worker.on('error', link.doubt);
      workers.push(worker);
    },
    sweep: local.sweep,
    async idle() {
      for (;;) {
        await Promise.all(adding);
        await local.idle();
        if (!link.isWell()) return;
        const before = wakes;
        const counts = await Promise.all(
          workers.map(({ name }) =>
            leftOf(name as QueueName).catch((error: unknown) => {
              link.doubt(error);
              return 0;
            }),
          ),
        );
        // One queue's work may wake another one that was counted before it.
        if (counts.every((count) => count === 0) && wakes === before) return;
        // It is another process that is waited for, whatever this one's clock says.
        await pause(ASK_AGAIN_MS);
      }
    },
    async stop() {
      if (isStopped) return;
      isStopped = true;
      for (const cancel of doubted.values()) cancel();
      // From here on no wake-up comes to somebody who no longer works.
      const closing = Promise.allSettled([...workers, ...looked].map((one) => one.close()));
      await local.stop();
      // A server that is away keeps nobody here: what waits in it is only wake-ups.
      await Promise.race([closing, new Promise<void>((resolve) => clock.after(CLOSE_MS, resolve))]);
      // What this one was woken for and has left undone is for the others.
      if (link.isWell()) for (const { name } of workers) add(name as QueueName);
      await Promise.all(adding);
      for (const connection of connections) connection.disconnect();
      await link.close();
    },
  };
}

/** Of several wake-ups that nobody has taken yet one is enough; done ones leave nothing, failed ones are kept to be seen. */
const once = (name: QueueName) => ({
  deduplication: { id: name, ttl: TRUSTED_MS },
  removeOnComplete: true,
  removeOnFail: { count: 50 },
});
