import { expect, test, vi } from 'vitest';
import type { Abilities, ChatPlatform, Delivered, Delivery } from '#src/ports/platform.js';
import { delivery } from '#src/runtime/delivery.js';
import { withTx } from '#src/services/context.js';
import { post } from '#src/services/post.js';
import { seededChance } from '../fakes/common/chance.js';
import { proof } from '../proof/proof.js';
import { type TestHouse, testHouse } from '../support/house.js';
import { importSeed, officeOf } from '../support/programme.js';

const now = '2022-12-20T10:00:00+08:00';

test('F53: a fault of the adapter with one message neither stops the others nor loses that one', async () => {
  let faults = 2;
  const received: string[] = [];
  const house = await houseWith(async ({ to }) => {
    if (to === 'local:b' && faults > 0) {
      faults -= 1;
      throw new TypeError('undefined is not a function');
    }
    received.push(to);
    return { result: 'sent', messageId: `m${received.length}` };
  });
  await postTo(house, 'local:a', 'local:b', 'local:c');
  const outbox = delivery(house);

  await outbox.run();
  expect(received).toEqual(['local:a', 'local:c']);
  for (let tries = 0; tries < 2; tries += 1) {
    house.clock.advance(60_000);
    await outbox.run();
  }
  expect(received).toEqual(['local:a', 'local:c', 'local:b']);
  expect(await counts(house)).toMatchObject({ sent: 3, sending: 0, claimed: 0, unknown: 0, pending: 0 });
});

test('F30: of 500 messages one always fails: the others go, and it is in sight', async () => {
  const received: string[] = [];
  const house = await houseWith(async ({ to }) => {
    if (to === 'local:137') return { result: 'refused', cause: 'never' };
    received.push(to);
    return { result: 'sent', messageId: `m${received.length}` };
  });
  const people = Array.from({ length: 500 }, (_, index) => `local:${index}`);
  await postTo(house, ...people);
  await delivery(house).run();
  const others = people.filter((to) => to !== 'local:137');
  proof('F30', {
    runs: 500,
    lost: others.filter((to) => !received.includes(to)).length,
    doubled: received.length - new Set(received).size,
    refused: 1,
  });
  expect(await counts(house)).toMatchObject({ sent: 499, dead: 1 });
});

test('F21: without keys, what was being sent when its process died is not sent again by itself', async () => {
  const received: string[] = [];
  const house = await houseWith(
    ({ to }) => {
      received.push(to);
      return new Promise(() => undefined);
    },
    { keyedMinutes: 0 },
  );
  await postTo(house, 'local:a', 'local:b');
  void delivery(house).run();
  await vi.waitFor(() => expect(received).toHaveLength(2));

  const next = { ...house, instance: 'the next' };
  await delivery(next).recover([house.instance]);
  for (let tries = 0; tries < 5; tries += 1) {
    await delivery(next).run();
    house.clock.advance(600_000);
  }
  proof('F21', { runs: 2, doubled: received.length - 2 });
  expect(await counts(house)).toMatchObject({ unknown: 2, sending: 0, pending: 0 });
});

test('F49: 50 jobs, each taken by three workers at once and then again: one sends, the others find it done', async () => {
  const received: string[] = [];
  const chance = seededChance(49);
  const house = await houseWith(
    async ({ to }) => {
      // Some answers come at once, some when the others have long looked again.
      for (let turns = Math.floor(chance.next() * 20); turns > 0; turns -= 1) await new Promise(setImmediate);
      received.push(to);
      return { result: 'sent', messageId: `m${received.length}` };
    },
    // No key: what is sent twice arrives twice.
    { keyedMinutes: 0 },
  );
  const jobs = 50;
  const workers = ['a', 'b', 'c'].map((instance) => delivery({ ...house, instance }));
  for (let job = 0; job < jobs; job += 1) {
    await postTo(house, `local:${job}`);
    await Promise.all(workers.map((one) => one.run()));
    await Promise.all(workers.map((one) => one.run()));
  }
  const arrived = new Set(received);
  proof('F49', { runs: jobs, lost: jobs - arrived.size, doubled: received.length - arrived.size });
  expect(await counts(house)).toMatchObject({ sent: jobs, sending: 0, claimed: 0, unknown: 0, pending: 0 });
});

test('F31: what was settled between the plan and the sending is not sent', async () => {
  const received: string[] = [];
  const house = await houseWith(async ({ to }) => {
    received.push(to);
    return { result: 'sent', messageId: `m${received.length}` };
  });
  await importSeed(house);
  await withTx(await officeOf(house), async (ctx) => {
    const subject = { purpose: 'nudge', obligationKeys: ['report:nothing of this is owed'] };
    await post(ctx, { kind: 'text', text: '请填报' }, { to: 'local:a', occurrence: 'nudge', subject });
    await post(ctx, { kind: 'text', text: '您好' }, { to: 'local:b', occurrence: 'hello' });
  });
  await delivery(house).run();
  expect(received).toEqual(['local:b']);
  expect(await counts(house)).toMatchObject({ sent: 1, cancelled: 1 });
});

test('what a failing store left open is taken up by the next run, without a restart', async () => {
  const received: string[] = [];
  const house = await houseWith(async ({ to }) => {
    received.push(to);
    // The store fails just when it is to be written down: neither this nor putting it off succeeds.
    if (received.length === 1)
      house.clock.now = () => {
        throw new Error('the store is away');
      };
    return { result: 'sent', messageId: `m${received.length}` };
  });
  const clockNow = house.clock.now;
  await postTo(house, 'local:a');
  const outbox = delivery(house);
  await expect(outbox.run()).rejects.toThrow('the store is away');
  house.clock.now = clockNow;
  expect(await counts(house)).toMatchObject({ sending: 1 });
  await outbox.run();
  expect(await counts(house)).toMatchObject({ sent: 1, sending: 0 });
  expect(received).toEqual(['local:a', 'local:a']);
});

test('F22: while a platform takes no sends at all, what is left is not tried row by row; what is no send goes on', async () => {
  let isFull = true;
  const tried: string[] = [];
  const house = await houseWith(async ({ to, act }) => {
    tried.push(`${act} ${to}`);
    if (isFull && act === 'send') return { result: 'limited', retryAfterMs: 60_000, wholeAct: true };
    return { result: 'sent', messageId: `m${tried.length}` };
  });
  await postTo(house, ...Array.from({ length: 45 }, (_, index) => `local:${index}`));
  const outbox = delivery(house);
  await outbox.run();
  expect(tried).toHaveLength(20);
  await withTx(await officeOf(house), (ctx) =>
    post(
      ctx,
      { kind: 'text', text: '已收到' },
      { to: 'local:asker', occurrence: 'answer', act: 'reply', messageId: 'm' },
    ),
  );
  await outbox.run();
  expect(tried.slice(20)).toEqual(['reply local:asker']);
  isFull = false;
  house.clock.advance(60_000);
  await outbox.run();
  expect(await counts(house)).toMatchObject({ sent: 46, pending: 0 });
  expect(tried).toHaveLength(20 + 1 + 45);
});

test('once stopped it takes no further batch', async () => {
  const received: string[] = [];
  const house = await houseWith(async ({ to }) => {
    received.push(to);
    outbox.stop();
    return { result: 'sent', messageId: `m${received.length}` };
  });
  await postTo(house, ...Array.from({ length: 45 }, (_, index) => `local:${index}`));
  const outbox = delivery(house);
  await outbox.run();
  expect(received).toHaveLength(20);
  expect(await counts(house)).toMatchObject({ sent: 20, pending: 25 });
});

const houseWith = (
  deliver: (delivery: Delivery) => Promise<Delivered>,
  abilities: Partial<Abilities> = {},
): Promise<TestHouse> => {
  const platform: ChatPlatform = {
    name: 'local',
    abilities: {
      updateDays: 0,
      keyedMinutes: 60,
      nativeCharts: false,
      freeTextInCards: false,
      toasts: true,
      surePresses: true,
      repliesById: true,
      urgent: false,
      maxFileBytes: 0,
      ...abilities,
    },
    render: (outgoing) => JSON.stringify(outgoing),
    asRepeat: (body) => body,
    deliver,
    fetchFile: () => Promise.reject(new Error('no files here')),
    nameOf: async () => null,
    start: async () => undefined,
    stop: async () => undefined,
    health: () => ({ ready: true, reason: null }),
    probe: async () => null,
  };
  return testHouse({ now, platforms: [platform] });
};

const postTo = async (house: TestHouse, ...people: string[]): Promise<void> =>
  withTx(await officeOf(house), async (ctx) => {
    for (const to of people) await post(ctx, { kind: 'text', text: '您好' }, { to, occurrence: 'hello' });
  });

const counts = async (house: TestHouse) => (await officeOf(house)).repos.outbox.counts();
