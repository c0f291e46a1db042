/** Redis struck in the midst of fan-outs: what it forgets is found in the database, and nothing goes out twice. */
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { seededChance } from '../../fakes/common/chance.js';
import { byContent, duplicates } from '../../fakes/common/judges.js';
import { proof } from '../../proof/proof.js';
import { isRedisFound, type RedisServer, startRedis } from '../../support/redis-server.js';
import { type Fleet, openFleet } from './fleet.js';
import { strikesOf, toRepeat } from './strikes.js';

const strikes = strikesOf(2, 10);
const mostDelayMs = 30_000;
const now = '2022-12-28T10:00:00+08:00';
const chats = Array.from({ length: 40 }, (_, index) => `oc_unit${index + 1}`);
const askers = chats.slice(0, 3);

interface Harm {
  do(server: RedisServer): Promise<unknown>;
  undo(server: RedisServer): Promise<unknown>;
}

const harms: Record<string, Harm> = {
  killed: { do: (server) => server.kill(), undo: (server) => server.restart() },
  flushed: { do: ({ admin }) => admin.flushall(), undo: async () => undefined },
  evicting: {
    async do({ admin }) {
      const [, used] = /^used_memory:(\d+)/m.exec(await admin.info('memory')) ?? [];
      await admin.config('SET', 'maxmemory-policy', 'allkeys-lru');
      await admin.config('SET', 'maxmemory', Number(used) + 1_000_000);
      const rubbish = admin.pipeline();
      for (let index = 0; index < 6_000; index += 1) rubbish.set(`rubbish:${index}`, 'x'.repeat(500));
      await rubbish.exec();
      expect(await admin.info('stats')).not.toMatch(/^evicted_keys:0\r$/m);
    },
    undo: ({ admin }) => admin.config('SET', 'maxmemory', 0),
  },
  paused: {
    do: async (server) => server.process.kill('SIGSTOP'),
    undo: async (server) => server.process.kill('SIGCONT'),
  },
  'read-only': {
    do: ({ admin }) => admin.replicaof('127.0.0.1', 1),
    undo: ({ admin }) => admin.replicaof('NO', 'ONE'),
  },
};

describe.runIf(isRedisFound).each(Object.entries(harms))('Redis %s', (kind, harm) => {
  test(`F47: ${strikes} times during a fan-out: nothing is lost, nothing comes twice, nothing more than 30 s late`, {
    timeout: 1_800_000,
  }, async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    const fleet = await openFleet({ now, env: { REDIS_URL: redis.url } });
    await fleet.fake.world.addPerson({ openId: 'ou_contact', name: '张三' });
    for (const chatId of chats) await fleet.fake.world.addChat({ chatId, name: chatId, members: ['ou_contact'] });
    const gateway = await fleet.start({ DUBAN_ROLE: 'gateway' });
    await fleet.hearAt(gateway);
    for (let workers = 0; workers < 2; workers += 1) await fleet.start({ DUBAN_ROLE: 'worker' });

    const delays: number[] = [];
    for (let seed = 1; seed <= strikes; seed += 1) {
      await untilWell(fleet);
      const { late, wrong } = await struckFanOut(fleet, redis, harm, seed);
      expect(wrong, toRepeat('redis-struck.test.ts', seed)).toEqual([]);
      expect(late, toRepeat('redis-struck.test.ts', seed)).toBeLessThanOrEqual(mostDelayMs);
      delays.push(late);
    }
    proof('F47', { runs: strikes });
    console.log(`Redis ${kind}: at most late by, in seconds: ${delays.map((one) => one / 1000).join(', ')}`);
  });
});

/**
 * Strikes while a message of the fan-out is in the platform's hand, or while its wake-up waits in Redis because all who
 * could take it are busy elsewhere. Events come in meanwhile.
 */
async function struckFanOut(fleet: Fleet, redis: RedisServer, harm: Harm, seed: number) {
  const { fake } = fleet;
  const [gateway, ...workers] = fleet.instances;
  const chance = seededChance(seed);
  const messages = chats.map((chat) => ({ to: `feishu:${chat}`, text: `第${seed}次，给${chat}` }));
  const from = Date.parse(await fake.clock.now());
  const before = (await fake.ledger.messages()).length;
  const ask = async (): Promise<(string | undefined)[]> => {
    const said = askers.map((chat) => fake.as('ou_contact').say(chat, '/帮助', { mentionBot: true }));
    return (await Promise.all(said)).map(({ event }) => event?.state);
  };

  let heard: (string | undefined)[];
  if (seed % 2 === 1) {
    for (const worker of workers) worker.freeze();
    await gateway?.tell({ do: 'post', messages });
    heard = await ask();
    await harm.do(redis);
    for (const worker of workers) worker.wake();
  } else {
    const nth = 1 + Math.floor(chance.next() * chats.length);
    await fake.faults.add({ api: 'message.create', nth, effect: { kind: 'hold', gate: 'in hand' } });
    await workers[seed % 4 === 0 ? 0 : 1]?.tell({ do: 'post', messages });
    await fleet.untilInHand('in hand');
    await harm.do(redis);
    heard = await ask();
    await fake.faults.open('in hand');
  }

  const owed = chats.length + askers.length;
  const arrived = async () => (await fake.ledger.messages()).slice(before);
  for (let seconds = 0; seconds < 120 && (await arrived()).length < owed; seconds += 1) await fleet.pass(1);
  await fleet.pass(2);
  await harm.undo(redis);

  const received = await arrived();
  const late = Math.max(...received.map(({ at }) => Date.parse(at) - from));
  const perChat = (chat: string) => received.filter(({ chatId }) => chatId === chat).length;
  const wrong = [
    ...heard.filter((state) => state !== 'answered').map((state) => `an event was ${state}`),
    ...chats.flatMap((chat) => {
      const due = askers.includes(chat) ? 2 : 1;
      return perChat(chat) === due ? [] : [`${chat} received ${perChat(chat)} of ${due}`];
    }),
    ...duplicates(received).map((group) => `${group.length} under one key`),
    ...duplicates(
      received.filter(({ content }) => content.includes('第')),
      byContent,
    ).map((group) => `${group.length} alike`),
  ];
  return { late, wrong };
}

/** Lets time pass, and the machine reconnect, until every instance relies on Redis again. */
async function untilWell(fleet: Fleet): Promise<void> {
  for (let looks = 0; looks < 1_000; looks += 1) {
    if (fleet.instances.every((one) => one.last().redisIsWell)) return;
    await fleet.pass(1);
    await wait(20);
  }
  throw new Error('Redis is not well again');
}
