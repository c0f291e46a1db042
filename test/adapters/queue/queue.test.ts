/** What every queue promises, in process and over Redis; and what Redis may do without a wake-up being lost for long. */
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { bullQueue, type SharedQueue } from '#src/adapters/queue/bullmq.js';
import { inProcessQueue } from '#src/adapters/queue/in-process.js';
import { judged, unsafeSettings } from '#src/adapters/queue/redis-settings.js';
import { systemClock } from '#src/adapters/system/clock.js';
import type { Clock } from '#src/ports/clock.js';
import type { Queue, QueueName } from '#src/ports/queue.js';
import { silentLog } from '../../support/logs.js';
import { isRedisFound, type RedisServer, startRedis } from '../../support/redis-server.js';

let redis: RedisServer;
beforeAll(async () => {
  if (isRedisFound) redis = await startRedis();
});
afterAll(() => redis?.stop());
beforeEach(async () => {
  if (isRedisFound) await redis.admin.flushall();
});

let instances = 0;

/** Another instance's queue, which goes with the test. */
function queueAt(url: string, clock: Clock = systemClock): SharedQueue {
  instances += 1;
  const queue = bullQueue(url, {
    clock,
    log: silentLog,
    instance: `test-${instances}`,
    onError: (_name, error) => failures.push(error),
  });
  onTestFinished(() => queue.stop());
  return queue;
}

/** Once its Redis is known to be well: the one of all tests, or another. */
async function shared({ url } = redis): Promise<SharedQueue> {
  const queue = queueAt(url);
  await until(queue.link.isWell);
  return queue;
}

/** A Redis that may be harmed. */
async function ownRedis(...args: string[]): Promise<RedisServer> {
  const server = await startRedis(...args);
  onTestFinished(() => server.stop());
  return server;
}

const failures: unknown[] = [];

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => systemClock.after(5, () => resolve(undefined)));
}

function gate(): { opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

const kinds: [name: string, make: () => Promise<Queue>][] = [
  ['in process', async () => inProcessQueue((_name, error) => failures.push(error))],
  ...(isRedisFound ? [['over Redis', shared] as [string, () => Promise<Queue>]] : []),
];

describe.each(kinds)('a queue %s', (_kind, make) => {
  test('runs the work of the name that was woken, and nothing else', async () => {
    const queue = await make();
    const ran: QueueName[] = [];
    queue.onWake('inbox', async () => void ran.push('inbox'));
    queue.onWake('outbox', async () => void ran.push('outbox'));
    queue.onWake('slots', async () => void ran.push('slots'));
    queue.wake('outbox');
    await queue.idle();
    expect(ran).toEqual(['outbox']);
    queue.wake('tasks');
    queue.sweep();
    await queue.idle();
    expect(ran.toSorted()).toEqual(['inbox', 'outbox', 'outbox']);
  });

  test('runs once more for what was woken while it ran, one run at a time', async () => {
    const queue = await make();
    const { opened, open } = gate();
    let runs = 0;
    let atOnce = 0;
    let most = 0;
    queue.onWake('inbox', async () => {
      runs += 1;
      atOnce += 1;
      most = Math.max(most, atOnce);
      if (runs === 1) await opened;
      atOnce -= 1;
    });
    queue.wake('inbox');
    await until(() => runs === 1);
    for (let times = 0; times < 20; times += 1) queue.wake('inbox');
    open();
    await queue.idle();
    expect(most).toBe(1);
    expect(runs).toBeGreaterThan(1);
    expect(runs).toBeLessThan(23);
  });

  test('goes on after work that failed, and tells of it', async () => {
    failures.length = 0;
    const queue = await make();
    let runs = 0;
    queue.onWake('inbox', async () => {
      runs += 1;
      if (runs === 1) throw new Error('boom');
    });
    queue.wake('inbox');
    await queue.idle();
    queue.wake('inbox');
    await queue.idle();
    expect(runs).toBe(2);
    expect(failures).toMatchObject([{ message: 'boom' }]);
  });

  test('finishes what is in hand when it stops, and takes nothing more', async () => {
    const queue = await make();
    const { opened, open } = gate();
    let [begun, finished] = [0, 0];
    queue.onWake('inbox', async () => {
      begun += 1;
      await opened;
      finished += 1;
    });
    queue.wake('inbox');
    await until(() => begun === 1);
    const stopped = queue.stop();
    queue.wake('inbox');
    open();
    await stopped;
    expect(finished).toBe(begun);
    expect(finished).toBeLessThanOrEqual(2);
    const before = begun;
    queue.wake('inbox');
    queue.sweep();
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toBe(before);
  });
});

describe.runIf(isRedisFound)('over Redis', () => {
  test('what one instance wakes, another one that has work of the name does', async () => {
    const gateway = await shared();
    const worker = await shared();
    let runs = 0;
    worker.onWake('inbox', async () => {
      runs += 1;
    });
    gateway.wake('inbox');
    await until(() => runs === 1);
    expect(runs).toBe(1);
  });

  test('an instance that is busy leaves the next wake-up to another one', async () => {
    const gateway = await shared();
    const { opened, open } = gate();
    const entered: string[] = [];
    for (const name of ['a', 'b']) {
      (await shared()).onWake('outbox', async () => {
        entered.push(name);
        await opened;
      });
    }
    gateway.wake('outbox');
    await until(() => entered.length === 1);
    gateway.wake('outbox');
    await until(() => entered.length === 2);
    open();
    expect(entered.toSorted()).toEqual(['a', 'b']);
  });

  test('F52: one that stops leaves a wake-up to the others, who do what it left undone', async () => {
    const [old, next] = [await shared(), await shared()];
    let isBegun = false;
    old.onWake('inbox', async () => {
      isBegun = true;
    });
    old.wake('inbox');
    await until(() => isBegun);
    await old.stop();
    let runs = 0;
    next.onWake('inbox', async () => {
      runs += 1;
    });
    await until(() => runs > 0);
    expect(runs).toBe(1);
  });

  test('F47: killed, it is missed by nobody: who wakes does the work himself, and a worker looks by itself', async () => {
    const server = await ownRedis();
    const queue = await shared(server);
    let runs = 0;
    queue.onWake('inbox', async () => {
      runs += 1;
    });
    await server.kill();
    queue.wake('inbox');
    await until(() => runs >= 1);
    await until(() => !queue.link.isWell());
    const before = runs;
    await until(() => runs > before);
    await server.restart();
    await until(queue.link.isWell);
    const gateway = await shared(server);
    const then = runs;
    gateway.wake('inbox');
    await until(() => runs > then);
  });

  test('F47: emptied, it goes on with the next wake-up', async () => {
    const gateway = await shared();
    const worker = await shared();
    let runs = 0;
    worker.onWake('inbox', async () => {
      runs += 1;
    });
    for (let times = 1; times <= 10; times += 1) {
      await redis.admin.flushall();
      gateway.wake('inbox');
      await until(() => runs >= times);
    }
  });

  test('F47: emptied while all are busy, the work is done soon by who asked for it', async () => {
    const looks: (() => void)[] = [];
    const after: Clock['after'] = (milliseconds, run) => {
      if (milliseconds !== 5_000) return systemClock.after(milliseconds, run);
      looks.push(run);
      return () => undefined;
    };
    const queue = queueAt(redis.url, { ...systemClock, after });
    await until(queue.link.isWell);
    const { opened, open } = gate();
    let runs = 0;
    queue.onWake('outbox', async () => {
      runs += 1;
      if (runs === 1) await opened;
    });
    queue.wake('outbox');
    await until(() => runs === 1);
    queue.wake('outbox');
    const waiting = async (): Promise<number> => Number(await redis.admin.llen('duban:outbox:wait'));
    while ((await waiting()) === 0);
    await redis.admin.flushall();
    open();
    await queue.idle();
    expect(runs).toBe(1);
    for (const look of looks) look();
    await until(() => runs === 2);
  });

  test.each<[what: string, harm: (server: RedisServer) => Promise<unknown>]>([
    ['read-only', (server) => server.admin.replicaof('127.0.0.1', 1)],
    ['full', (server) => server.admin.config('SET', 'maxmemory', '1')],
    ['frozen', async (server) => server.process.kill('SIGSTOP')],
  ])('F47: %s, the work is done without it', async (_what, harm) => {
    const server = await ownRedis();
    const queue = await shared(server);
    let runs = 0;
    queue.onWake('inbox', async () => {
      runs += 1;
    });
    await server.admin.ping();
    await harm(server);
    queue.wake('inbox');
    await until(() => runs >= 1);
    const before = runs;
    await until(() => runs > before && !queue.link.isWell());
  });

  test('F47: frozen when it was first asked for something, it is relied on again once it answers', async () => {
    const server = await ownRedis();
    const queue = await shared(server);
    server.process.kill('SIGSTOP');
    queue.wake('tasks');
    await until(() => !queue.link.isWell());
    server.process.kill('SIGCONT');
    await until(queue.link.isWell);
    queue.wake('tasks');
    await queue.idle();
    expect(queue.link.isWell()).toBe(true);
    const [waiting] = await Promise.all(
      queue.toLookAt().flatMap((one) => (one.name === 'tasks' ? [one.getWaitingCount()] : [])),
    );
    expect(waiting).toBeGreaterThan(0);
  });

  test('a server that is not there at the start keeps nobody from working', async () => {
    const queue = queueAt('redis://127.0.0.1:1');
    let runs = 0;
    queue.onWake('inbox', async () => {
      runs += 1;
    });
    queue.wake('inbox');
    await queue.idle();
    expect(runs).toBe(1);
  });
});

describe('F48: settings that do not suit are named', () => {
  const safe = { redis_version: '7.0.15', maxmemory_policy: 'noeviction', aof_enabled: '1', role: 'master' };
  test.each([
    [{}, []],
    [{ maxmemory_policy: 'allkeys-lru' }, ['maxmemory-policy']],
    [{ aof_enabled: '0' }, ['persistence']],
    [{ role: 'slave' }, ['role']],
    [{ redis_version: '5.0.7' }, ['version']],
    [{ maxmemory_policy: 'volatile-ttl', aof_enabled: '0' }, ['maxmemory-policy', 'persistence']],
  ])('%j', (change, named) => {
    expect(judged({ ...safe, ...change }).map(({ setting }) => setting)).toEqual(named);
  });

  test.runIf(isRedisFound)('by a server itself, and one that is not there is a finding too', async () => {
    const server = await ownRedis('--maxmemory-policy', 'allkeys-lru');
    expect(await unsafeSettings(server.url)).toMatchObject([
      { setting: 'maxmemory-policy', found: 'allkeys-lru' },
      { setting: 'persistence' },
    ]);
    expect(await unsafeSettings('redis://127.0.0.1:1')).toMatchObject([{ setting: 'unreachable' }]);
  });
});
