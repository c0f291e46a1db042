/** Which queue a test's wake-ups go by: the one in process, or BullMQ in the project of that name (vitest.config.ts). */
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { inject } from 'vitest';
import { bullQueue, queueNames, type SharedQueue } from '#src/adapters/queue/bullmq.js';
import { inProcessQueue } from '#src/adapters/queue/in-process.js';
import { redisPrefix } from '#src/adapters/queue/redis-link.js';
import type { Queue } from '#src/ports/queue.js';
import { onBullmq } from '../proof/tiers.js';

/** A database of the run's Redis that nobody else has. */
export interface OwnRedis {
  url: string;
  /** How many wake-ups BullMQ has taken there. */
  taken(): Promise<number>;
  drop(): Promise<void>;
}

/** Null where wake-ups stay in the process. */
export async function ownRedis(): Promise<OwnRedis | null> {
  if (!onBullmq) return null;
  const server = inject('redisUrl');
  const counter = new Redis(server);
  // Database 0 counts those that were given away, for all workers of the run.
  const url = `${server}/${await counter.incr('given')}`;
  counter.disconnect();
  const own = new Redis(url);
  return {
    url,
    async taken() {
      const counts = await own.mget(queueNames.map((name) => `${redisPrefix}:${name}:id`));
      return counts.reduce((sum, count) => sum + Number(count ?? 0), 0);
    },
    async drop() {
      await own.flushdb();
      own.disconnect();
    },
  };
}

/** The queue of a house without a process of its own; over Redis once that is known to be well. */
export async function queueFor(
  parts: Parameters<typeof bullQueue>[1],
): Promise<{ queue: Queue; drop(): Promise<void> }> {
  const redis = await ownRedis();
  if (!redis) return { queue: inProcessQueue(parts.onError), drop: async () => undefined };
  const queue = bullQueue(redis.url, parts);
  await untilWell(queue);
  return { queue, drop: redis.drop };
}

/** Until then wake-ups go past Redis. */
export async function untilWell(queue: Queue): Promise<void> {
  if (isShared(queue)) while (!queue.link.isWell()) await pause(1);
}

export const isShared = (queue: Queue): queue is SharedQueue => 'link' in queue;
