import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { redisLink } from '#src/adapters/queue/redis-link.js';
import { redisPacer } from '#src/adapters/queue/redis-pacer.js';
import { systemClock } from '#src/adapters/system/clock.js';
import { stillClock } from '../../support/clock.js';
import { silentLog } from '../../support/logs.js';
import { isRedisFound, type RedisServer, startRedis } from '../../support/redis-server.js';

const wide = { count: 5, withinMs: 600_000 };

describe.runIf(isRedisFound)('the platforms’ limits kept together', () => {
  let redis: RedisServer;
  const links: ReturnType<typeof redisLink>[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    for (const link of links) await link.close();
    await redis.stop();
  });

  async function instance(scope: string) {
    const link = redisLink(
      redis.url,
      { clock: systemClock, log: silentLog, instance: `${links.length}` },
      () => undefined,
    );
    links.push(link);
    while (!link.isWell()) await new Promise((resolve) => systemClock.after(5, () => resolve(undefined)));
    return redisPacer(link, scope, stillClock('2022-12-01T09:00+08:00'));
  }

  test('F22 F23: of forty takes on three instances as many pass as the window holds, the others are told how long', async () => {
    const pacers = await Promise.all([1, 2, 3].map(() => instance('feishu/a')));
    const waits = await Promise.all(
      Array.from({ length: 40 }, (_, turn) => pacers[turn % 3]?.take([{ key: 'oc_1', pace: wide }]) ?? -1),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
    const told = waits.filter((wait) => wait !== 0);
    expect(told.every((wait) => wait > 590_000 && wait <= 600_000)).toBe(true);
    expect(await pacers[0]?.take([{ key: 'oc_2', pace: wide }])).toBe(0);
  });

  test('a place that one window denies is taken in none; another app has its own', async () => {
    const [one, other] = [await instance('feishu/b'), await instance('feishu/b')];
    const narrow = { count: 1, withinMs: 600_000 };
    const both = (pacer: typeof one) =>
      pacer.take([
        { key: 'chat', pace: narrow },
        { key: 'app', pace: { count: 2, withinMs: 600_000 } },
      ]);
    expect(await both(one)).toBe(0);
    expect(await both(other)).toBeGreaterThan(0);
    expect(await other.take([{ key: 'app', pace: { count: 2, withinMs: 600_000 } }])).toBe(0);
    expect(await both(await instance('feishu/c'))).toBe(0);
  });

  test('what the platform held back for one instance is held back for all, and not cut short', async () => {
    const [one, other] = [await instance('feishu/d'), await instance('feishu/d')];
    await one.hold('oc_1', 300_000);
    await one.hold('oc_1', 1_000);
    expect(await other.take([{ key: 'oc_1', pace: wide }])).toBeGreaterThan(290_000);
    expect(await other.take([{ key: 'oc_2', pace: wide }])).toBe(0);
  });

  test('a place is free again when its window has passed', async () => {
    const pacer = await instance('feishu/e');
    const short = { count: 1, withinMs: 40 };
    expect(await pacer.take([{ key: 'oc_1', pace: short }])).toBe(0);
    const wait = await pacer.take([{ key: 'oc_1', pace: short }]);
    await new Promise((resolve) => systemClock.after(wait + 5, () => resolve(undefined)));
    expect(await pacer.take([{ key: 'oc_1', pace: short }])).toBe(0);
  });

  test('F47: without Redis each instance keeps them by itself', async () => {
    const link = redisLink(
      'redis://127.0.0.1:1',
      { clock: systemClock, log: silentLog, instance: 'x' },
      () => undefined,
    );
    links.push(link);
    const pacer = redisPacer(link, 'feishu/f', stillClock('2022-12-01T09:00+08:00'));
    const waits = [];
    for (let turn = 0; turn < 6; turn += 1) waits.push(await pacer.take([{ key: 'oc_1', pace: wide }]));
    expect(waits).toEqual([0, 0, 0, 0, 0, 600_000]);
  });
});
