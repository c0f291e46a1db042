/** Who hears and who works, in processes of their own. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseConfig } from '#src/config.js';
import { addMilliseconds } from '#src/core/day.js';
import { openHouse } from '#src/house.js';
import { DIRECT } from '../../fakes/feishu/users.js';
import { stillClock } from '../../support/clock.js';
import { silentLog } from '../../support/logs.js';
import { importSeed } from '../../support/programme.js';
import { isRedisFound, startRedis } from '../../support/redis-server.js';
import { type Fleet, openFleet } from './fleet.js';

const now = '2022-12-28T10:00:00+08:00';
const queues = ['in process', ...(isRedisFound ? ['BullMQ'] : [])];

describe.each(queues)('roles apart, %s', (queue) => {
  async function open(): Promise<Fleet> {
    const env: Record<string, string> = {};
    if (queue === 'BullMQ') {
      const redis = await startRedis();
      onTestFinished(() => redis.stop());
      env.REDIS_URL = redis.url;
    }
    const fleet = await openFleet({ now, env, feishu: { answerWithinMs: 60_000 } });
    await fleet.fake.world.addPerson({ openId: 'ou_zhang', name: '张三' });
    await fleet.fake.world.addPerson({ openId: 'ou_office', name: '王督办' });
    return fleet;
  }

  test('a gateway hears and stores and does nothing else; a worker that comes later does it, within 30 s', {
    timeout: 180_000,
  }, async () => {
    const fleet = await open();
    const { fake } = fleet;
    await fleet.hearAt(await fleet.start({ DUBAN_ROLE: 'gateway' }));
    const { event } = await fake.as('ou_zhang').say(DIRECT, '/帮助');
    expect(event?.state).toBe('answered');
    await fleet.pass(40);
    expect(await fake.ledger.messages()).toEqual([]);

    await fleet.start({ DUBAN_ROLE: 'worker' });
    await fleet.pass(30);
    expect(await fake.ledger.messages()).toHaveLength(1);
    await fake.as('ou_zhang').say(DIRECT, '/帮助');
    await fleet.pass(30);
    expect(await fake.ledger.messages()).toHaveLength(2);
  });

  test('a worker hears nothing: its HTTP has no callbacks', { timeout: 120_000 }, async () => {
    const fleet = await open();
    const worker = await fleet.start({ DUBAN_ROLE: 'worker' });
    const at = `http://127.0.0.1:${worker.last().port}`;
    const ask = async (path: string, method = 'GET') => (await fetch(`${at}${path}`, { method })).status;
    expect([await ask('/feishu/events', 'POST'), await ask('/dashboard'), await ask('/healthz')]).toEqual([
      404, 404, 200,
    ]);
  });

  test('a press at the gateway is worked off by the worker, and has its toast where a wake-up reaches it in time', {
    timeout: 180_000,
  }, async () => {
    const fleet = await open();
    const { fake } = fleet;
    const house = await openHouse(parseConfig(fleet.env), { clock: stillClock(now), log: silentLog });
    await importSeed(house);
    await house.close();
    await fleet.hearAt(await fleet.start({ DUBAN_ROLE: 'gateway' }));
    await fleet.start({ DUBAN_ROLE: 'worker' });

    await fake.as('ou_zhang').say(DIRECT, '/绑定 民治街道');
    await fleet.pass(5);
    const [request] = await fake.ledger.messages({ to: 'ou_office' });
    const before = (await fake.ledger.messages({ to: 'ou_zhang' })).length;
    let toast: unknown;
    const press = fake
      .as('ou_office')
      .press(request?.messageId ?? '', '同意')
      .then((pressed) => {
        toast = pressed.toast;
      });
    // With Redis the worker is woken at once, before any time passes.
    if (queue === 'BullMQ') await fake.ledger.waitFor({ to: 'ou_zhang' }, before + 1, 60_000);
    while (toast === undefined) await fleet.leapTo(addMilliseconds(await fake.clock.now(), 100));
    await press;
    await fleet.pass(5);
    expect(await fake.ledger.messages({ to: 'ou_zhang' })).toHaveLength(before + 1);
    const toasts = ['已登记', ...(queue === 'BullMQ' ? [] : ['已收到，正在办理'])];
    expect(toasts).toContain((toast as { content: string }).content);
  });
});
