/** A whole house: the real store (in memory, or on PostgreSQL), a clock that stands still, ids from a seed. */
import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { openDatabase } from '#db/index.js';
import { resvgPictures } from '#src/adapters/pictures/resvg.js';
import { anchorFile } from '#src/adapters/system/anchor-file.js';
import { systemIds } from '#src/adapters/system/ids.js';
import { type Limits, unlimited } from '#src/core/limits.js';
import type { Address } from '#src/core/people.js';
import type { Log } from '#src/ports/log.js';
import type { ChatPlatform } from '#src/ports/platform.js';
import type { QueueName } from '#src/ports/queue.js';
import type { House } from '#src/services/context.js';
import { type StillClock, stillClock } from './clock.js';
import { databaseFor } from './databases.js';
import { queueFor } from './queues.js';

export interface TestHouse extends House {
  clock: StillClock;
  close(): Promise<void>;
}

export interface TestHouseParts {
  /** The instant at which its clock stands: any ISO 8601 text, e.g. '2022-12-30T10:00+08:00'. */
  now: string;
  platforms?: readonly ChatPlatform[];
  /** Addresses that are office by configuration. */
  office?: readonly Address[];
  publicUrl?: string;
  log?: Log;
  databaseUrl?: string;
  /** What people are held to: nothing where absent, since its clock stands still. */
  limits?: Limits;
  /** Name of this instance, where there are several. */
  instance?: string;
  /** Another seed gives other ids and secrets. */
  seed?: string;
}

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** A house that is closed with the test that opens it. */
export async function testHouse(parts: TestHouseParts): Promise<TestHouse> {
  const house = await openTestHouse(parts);
  onTestFinished(() => house.close());
  return house;
}

/** A house that several tests share; whoever opens it, closes it. A worker that throws fails `queue.idle` with its error. */
export async function openTestHouse(parts: TestHouseParts): Promise<TestHouse> {
  const clock = stillClock(parts.now);
  const log = parts.log ?? silent;
  const { url, drop } = parts.databaseUrl
    ? { url: parts.databaseUrl, drop: async () => undefined }
    : await databaseFor('sqlite::memory:');
  const database = await openDatabase(url);
  const failures: unknown[] = [];
  const instance = parts.instance ?? 'test';
  const onError = (lane: QueueName, error: unknown): void => {
    failures.push(error);
    log.error({ lane, error }, 'worker failed');
  };
  const { queue, drop: dropQueue } = await queueFor({ clock, log, instance, onError });
  return {
    database,
    clock,
    ids: systemIds(clock, seededBytes(parts.seed ?? 'seed')),
    log,
    queue: {
      ...queue,
      async idle() {
        await queue.idle();
        if (failures.length > 0) throw new AggregateError(failures.splice(0), 'a worker failed');
      },
    },
    pictures: resvgPictures(log),
    platforms: new Map((parts.platforms ?? []).map((platform) => [platform.name, platform])),
    secret: 'the secret of the test house, long enough',
    auditKey: 'the key of its audit trail',
    anchors: anchorFile(null, 'the key of its anchors', log),
    trailDays: 3 * 365,
    office: parts.office ?? [],
    publicUrl: parts.publicUrl ?? 'http://127.0.0.1:3000',
    timezone: 'Asia/Shanghai',
    limits: parts.limits ?? unlimited,
    instance,
    hasEnded: () => false,
    async close() {
      await queue.stop();
      await dropQueue();
      await database.close();
      await drop();
    },
  };
}

/** Bytes that look random and are the same in every run. */
export function seededBytes(seed: string): (bytes: number) => Uint8Array {
  let drawn = 0;
  return (bytes) => {
    drawn += 1;
    const blocks = Array.from({ length: Math.ceil(bytes / 32) }, (_, block) =>
      createHash('sha256').update(`${seed}/${drawn}/${block}`).digest(),
    );
    return Buffer.concat(blocks).subarray(0, bytes);
  };
}
