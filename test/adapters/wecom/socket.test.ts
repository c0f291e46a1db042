/** The long connection through what can befall it, in virtual time. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#db/index.js';
import { systemIds } from '#src/adapters/system/ids.js';
import { wecomPlatform } from '#src/adapters/wecom/index.js';
import type { Inbound, Receive } from '#src/ports/platform.js';
import { leaseElections } from '#src/services/elections.js';
import { storedNotes } from '#src/services/stored-notes.js';
import { type FakeWecom, startFakeWecom } from '../../fakes/wecom/fake.js';
import type { FakeWecomOptions } from '../../fakes/wecom/options.js';
import { proof } from '../../proof/proof.js';
import { times } from '../../proof/tiers.js';
import { stillClock } from '../../support/clock.js';
import { seededBytes } from '../../support/house.js';

const now = '2022-12-28T10:00:00+08:00';

async function stage(options: FakeWecomOptions = {}) {
  const fake = await startFakeWecom({ now, ...options });
  const database = await openDatabase('sqlite::memory:');
  await fake.world.addPerson({ userId: 'zhangsan', name: '张三' });
  const instances: { stop(): Promise<void> }[] = [];
  onTestFinished(async () => {
    for (const one of instances) await one.stop();
    await fake.close();
    await database.close();
  });

  /** An instance with its own clock: not advancing it is freezing it. */
  const instance = (name: string, { secret = fake.bot.secret } = {}) => {
    const clock = stillClock(now);
    const heard: Inbound[] = [];
    const errors: string[] = [];
    const log = {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: (_fields: object, message: string) => errors.push(message),
    };
    const platform = wecomPlatform(
      {
        app: null,
        bot: { name: '督办', socket: { botId: fake.bot.botId, secret }, callback: null },
        baseUrl: fake.url,
        wsUrl: fake.wsUrl,
        authorizeUrl: `${fake.url}/connect/oauth2/authorize`,
        publicUrl: 'https://duban.example.cn',
      },
      {
        clock,
        ids: systemIds(clock, seededBytes(name)),
        log,
        notes: storedNotes(database, clock),
        elections: leaseElections({ database, clock, log, holder: name, hasEnded: () => false }),
      },
    );
    const receive: Receive = async (event) => {
      heard.push(event);
      return { fresh: true, done: Promise.resolve(null) };
    };
    instances.push(platform);
    return { ...platform, platform, clock, heard, errors, begin: () => platform.start(receive) };
  };
  type Instance = ReturnType<typeof instance>;

  /** Time goes on for the fake and for those given, a second at a time; the wire is let do its work in between. */
  const pass = async (seconds: number, ...running: Instance[]): Promise<void> => {
    for (let second = 0; second < seconds; second += 1) {
      await fake.clock.advance(1_000);
      for (const one of running) one.clock.advance(1_000);
      await wire();
    }
  };
  const connected = async (): Promise<number> =>
    (await fake.sockets.connections()).filter(({ state, frozen }) => state === 'subscribed' && !frozen).length;
  return { fake, instance, pass, connected };
}

/** Lets frames cross the loopback; nothing is decided by how long that takes. */
const wire = async (): Promise<void> => {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
const until = async (is: () => boolean | Promise<boolean>): Promise<void> => {
  const deadline = process.hrtime.bigint() + 120_000_000_000n;
  while (!(await is())) {
    if (process.hrtime.bigint() > deadline) throw new Error('it does not come to pass');
    await wire();
  }
};
const say = (one: { platform: ReturnType<typeof wecomPlatform> }, text: string, sendKey: string) =>
  one.platform.deliver({
    companion: null,
    act: 'send',
    messageId: null,
    people: [],
    file: null,
    to: 'wecom:zhangsan',
    body: one.platform.render({ kind: 'text', text }),
    sendKey,
  });

describe('alone', () => {
  test('it subscribes, is ready, and keeps the connection by heartbeats', async () => {
    const { fake, instance, pass } = await stage();
    const one = instance('a');
    expect(one.health()).toEqual({ ready: false, reason: 'not started' });
    await one.begin();
    await until(() => one.health().ready);
    await pass(125, one);
    const [connection] = await fake.sockets.connections();
    expect(connection).toMatchObject({ state: 'subscribed', pings: 4 });
  });

  test(`F08: a half-open connection is noticed by two missed heartbeats and replaced, ${times(20)} times`, async () => {
    const { fake, instance, pass, connected } = await stage();
    const one = instance('a');
    await one.begin();
    await until(() => one.health().ready);
    for (let hole = 0; hole < times(20); hole += 1) {
      await fake.sockets.disturb('freeze');
      for (let seconds = 0; seconds < 95 && one.health().ready; seconds += 1) await pass(1, one);
      await until(() => !one.health().ready);
      // Ever longer waits, as it happens again and again: a minute at the most.
      for (let seconds = 0; seconds < 61 && !one.health().ready; seconds += 1) await pass(1, one);
      await until(async () => one.health().ready && (await connected()) === 1);
    }
    await fake.as('zhangsan').say('direct', '/待办');
    await until(() => one.heard.length === 1);
    proof('F08', { runs: times(20), doubled: (await connected()) - 1 });
  });

  test(`F09: ${times(500)} reconnects leave one socket and no timer over`, { timeout: 900_000 }, async () => {
    const { fake, instance, pass, connected } = await stage();
    const one = instance('a');
    await one.begin();
    await until(() => one.health().ready);
    const again = async (from: number, to: number): Promise<{ sockets: number; timers: number }> => {
      for (let cut = from; cut < to; cut += 1) {
        await fake.sockets.disturb(cut % 2 === 0 ? 'cut' : 'close');
        await until(() => !one.health().ready);
        // Ever longer waits, as it is cut again and again: a minute at the most.
        for (let seconds = 0; seconds < 61 && !one.health().ready; seconds += 1) await pass(1, one);
        await until(() => one.health().ready);
      }
      return { sockets: await connected(), timers: one.clock.waiting() };
    };
    const before = await again(0, 5);
    const after = await again(5, times(500));
    expect(before.sockets).toBe(1);
    expect(after).toEqual(before);
    await fake.as('zhangsan').say('direct', '/待办');
    await until(() => one.heard.length === 1);
    proof('F09', { runs: times(500), doubled: (await connected()) - 1 });
  });

  test.each(['close', 'cut'] as const)('a connection that is %s is made again within seconds', async (how) => {
    const { fake, instance, pass } = await stage();
    const one = instance('a');
    await one.begin();
    await until(() => one.health().ready);
    await fake.sockets.disturb(how);
    await until(() => !one.health().ready);
    expect(one.platform.sends?.()).toBe(false);
    await pass(3, one);
    await until(() => one.health().ready);
  });

  test(`F08: ${times(20)} refused connections are tried again, less and less often, and reported`, async () => {
    const { fake, instance, pass } = await stage();
    const one = instance('a');
    await fake.sockets.refuse(times(20));
    await one.begin();
    await until(() => /HTTP 503/.test(one.health().reason ?? ''));
    let seconds = 0;
    for (; !one.health().ready && seconds < 3600; seconds += 10) await pass(10, one);
    await until(() => one.health().ready);
    expect(await fake.sockets.connections()).toHaveLength(1);
    proof('F08', { runs: times(20), refused: times(20) });
  });

  test('a wrong secret is reported and asked about every five minutes only', async () => {
    const { fake, instance, pass } = await stage();
    const one = instance('a', { secret: 'wrong' });
    await one.begin();
    await until(() => /refused/.test(one.health().reason ?? ''));
    await pass(240, one);
    expect(await fake.ledger.requests('aibot_subscribe')).toHaveLength(1);
    await pass(70, one);
    await until(async () => (await fake.ledger.requests('aibot_subscribe')).length === 2);
  });

  test('F18: an acknowledgement that never comes leaves it open whether the message arrived', async () => {
    const { fake, instance, pass } = await stage();
    const one = instance('a');
    await one.begin();
    await until(() => one.health().ready);
    await fake.world.warm('zhangsan');
    await fake.faults.add({ api: 'aibot_send_msg', effect: { kind: 'accepted_then', answer: 'hang' } });
    const sent = say(one, '一', 'k1');
    await wire();
    await pass(6, one);
    expect(await sent).toMatchObject({ result: 'unknown' });
    expect(await fake.ledger.messages({ to: 'zhangsan' })).toHaveLength(1);
  });
});

describe('several with one bot', () => {
  test('F11: two of ours: after 60 seconds one is connected, and nobody was evicted', async () => {
    const { fake, instance, pass, connected } = await stage();
    const [a, b] = [instance('a'), instance('b')];
    await Promise.all([a.begin(), b.begin()]);
    await pass(60, a, b);
    expect(await connected()).toBe(1);
    expect(await fake.sockets.evictions()).toEqual([]);
    expect([a, b].map((one) => one.health().ready)).toEqual([true, true]);
    expect([a, b].filter((one) => one.platform.sends?.())).toHaveLength(1);
  });

  test('F11 F38: one that is killed, or freezes, is replaced within 30 seconds; waking, it lets go', async () => {
    const { fake, instance, pass } = await stage();
    const [a, b] = [instance('a'), instance('b')];
    await a.begin();
    await until(() => a.platform.sends?.() ?? false);
    await b.begin();
    await pass(5, a, b);
    await pass(30, b);
    await until(() => b.platform.sends?.() ?? false);
    await fake.as('zhangsan').say('direct', '/待办');
    await until(() => b.heard.length === 1);
    await pass(10, a, b);
    await until(() => !(a.platform.sends?.() ?? true));
    await pass(60, a, b);
    expect(b.platform.sends?.()).toBe(true);
    expect((await fake.sockets.evictions()).length).toBeLessThanOrEqual(2);
  });

  test('one that stops hands over at once', async () => {
    const { instance, pass } = await stage();
    const [a, b] = [instance('a'), instance('b')];
    await a.begin();
    await until(() => a.platform.sends?.() ?? false);
    await b.begin();
    await pass(5, a, b);
    await a.platform.stop();
    await pass(6, b);
    await until(() => b.platform.sends?.() ?? false);
  });

  test('F12: somebody else’s takes it away: it is told loudly, and not fought over', async () => {
    const { fake, instance, pass } = await stage();
    const one = instance('a');
    await one.begin();
    await until(() => one.health().ready);
    const stranger = await strangerOn(fake);
    await until(() => /another client/.test(one.health().reason ?? ''));
    expect(one.errors).toEqual(['somebody else has connected with this bot and taken the connection']);
    await pass(110, one);
    expect(await fake.sockets.evictions()).toHaveLength(1);
    await pass(30, one);
    await until(() => one.health().ready);
    stranger.close();
  });
});

/** Another deployment that was given the same bot. */
async function strangerOn(fake: FakeWecom) {
  const { WebSocket } = await import('ws');
  const socket = new WebSocket(fake.wsUrl);
  await new Promise((resolve) => socket.once('open', resolve));
  const body = { bot_id: fake.bot.botId, secret: fake.bot.secret };
  socket.send(JSON.stringify({ cmd: 'aibot_subscribe', headers: { req_id: 'stranger' }, body }));
  return socket;
}
