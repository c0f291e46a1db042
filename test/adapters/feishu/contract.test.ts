/** The adapter against the fake platform, over real HTTP and real sockets. What counts is what the platform received. */

import { afterEach, describe, expect, test } from 'vitest';
import { type FeishuConfig, feishuPlatform } from '#src/adapters/feishu/index.js';
import { systemClock } from '#src/adapters/system/clock.js';
import { systemIds } from '#src/adapters/system/ids.js';
import { button, buttons, card, table, text } from '#src/cards/model.js';
import type { Clock } from '#src/ports/clock.js';
import type { Delivery, Inbound, Receive } from '#src/ports/platform.js';
import type { FakeFeishuOptions } from '../../fakes/feishu/options.js';
import { proof } from '../../proof/proof.js';
import { times } from '../../proof/tiers.js';
import { servedCallbacks } from '../../support/served-callbacks.js';
import { type PlatformFake, platformFake } from './platform-fake.js';
import { keptLog, manualClock, messageEvent, pressEvent } from './support.js';

let closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.toReversed()) await close();
  closers = [];
});

interface Received {
  events: Inbound[];
  receive: Receive;
  /** Resolves with the first `count` events. */
  first(count: number): Promise<Inbound[]>;
}

function receiver(answer: Receive = async () => ({ fresh: true, done: Promise.resolve(null) })): Received {
  const events: Inbound[] = [];
  let waiting: { count: number; resolve: (events: Inbound[]) => void }[] = [];
  return {
    events,
    async receive(event) {
      const given = await answer(event);
      events.push(event);
      for (const waiter of waiting) if (events.length >= waiter.count) waiter.resolve(events);
      waiting = waiting.filter((waiter) => events.length < waiter.count);
      return given;
    },
    first: (count) =>
      events.length >= count
        ? Promise.resolve(events)
        : new Promise((resolve) => {
            waiting = [...waiting, { count, resolve }];
          }),
  };
}

async function fake(options: FakeFeishuOptions = {}): Promise<PlatformFake> {
  const started = await platformFake({ now: '2022-12-30T10:00:00+08:00', ...options });
  closers.push(() => started.close());
  started.world.addPerson({ openId: 'ou_zhang', name: '张三' });
  started.world.addPerson({ openId: 'ou_li', name: '李四' });
  started.world.addChat({ chatId: 'oc_minzhi', name: '民治街道群', members: ['ou_zhang', 'ou_li'] });
  return started;
}

/** Time as the fake has it for signatures' age, the machine's for waiting. */
function adapter(platform: PlatformFake, change: Partial<FeishuConfig> = {}, timers: Clock = systemClock) {
  const { appId, appSecret, encryptKey, verificationToken } = platform.settings.app;
  const config: FeishuConfig = {
    appId,
    appSecret,
    encryptKey,
    verificationToken,
    mode: 'webhook',
    baseUrl: platform.url,
    ...change,
  };
  const clock = { ...timers, now: () => platform.clock.iso() };
  const log = keptLog();
  const feishu = feishuPlatform(config, { clock, ids: systemIds(clock), log });
  closers.push(() => feishu.stop());
  return { feishu, log };
}

const CARD = card('民治街道 待填报', 'warn', [
  { kind: 'mention', people: ['feishu:ou_zhang'], text: '请填报' },
  text('<at id=all></at> **不是** [链接](https://evil.example)'),
  table(['编号', '项目'], [['9-2', '普法宣传']]),
  buttons(button('填报', 'report.open', { unit: 'u1' }, 'primary')),
]);

const delivery = (change: Partial<Delivery>): Delivery => ({
  to: 'feishu:oc_minzhi',
  act: 'send',
  messageId: null,
  people: [],
  body: '',
  companion: null,
  sendKey: 'key_1',
  file: null,
  ...change,
});

describe('messages out', () => {
  test('a card is accepted, mentions one person only, and is swallowed when repeated under its key', async () => {
    const platform = await fake();
    const { feishu } = adapter(platform);
    const sent = delivery({ body: feishu.render({ kind: 'card', card: CARD }) });
    const first = await feishu.deliver(sent);
    expect(first.result).toBe('sent');
    expect(await feishu.deliver(sent)).toEqual(first);
    expect(platform.ledger.messages()).toMatchObject([{ chatId: 'oc_minzhi', pings: ['ou_zhang'], uuid: 'key_1' }]);
  });

  test('F18: accepted, then 500, reset or broken JSON: unknown, and the repeat finds the first', async () => {
    const platform = await fake();
    const { feishu } = adapter(platform);
    const body = feishu.render({ kind: 'text', text: '已登记' });
    const lost = ['status', 'reset', 'broken_json'] as const;
    const recipients = ['feishu:oc_minzhi', 'feishu:ou_zhang', 'feishu:ou_li'];
    for (const [index, answer] of lost.entries()) {
      platform.faults.add({ api: 'message.create', effect: { kind: 'accepted_then', answer } });
      const one = delivery({ to: recipients[index], body, sendKey: `key_${answer}` });
      expect((await feishu.deliver(one)).result).toBe('unknown');
      expect((await feishu.deliver(one)).result).toBe('sent');
    }
    expect(platform.ledger.messages().map((entry) => entry.uuid)).toEqual(lost.map((answer) => `key_${answer}`));
  });

  test("F22: at the app's limit nothing is asked before the reset", async () => {
    const platform = await fake();
    const { feishu } = adapter(platform);
    platform.faults.add({ api: 'message.create', effect: { kind: 'limited', resetSeconds: 7 } });
    const body = feishu.render({ kind: 'text', text: '一' });
    const wait = await feishu.deliver(delivery({ body }));
    expect(wait).toEqual({ result: 'limited', retryAfterMs: 7_000, wholeAct: true });
    expect((await feishu.deliver(delivery({ to: 'feishu:ou_zhang', body, sendKey: 'key_2' }))).result).toBe('limited');
    expect(platform.ledger.requests('message.create')).toHaveLength(1);
  });

  test('a card is replaced, answered and called attention to', async () => {
    const platform = await fake();
    platform.settings.scopes.add('im:message.urgent');
    const { feishu } = adapter(platform);
    const body = feishu.render({ kind: 'card', card: CARD });
    const sent = await feishu.deliver(delivery({ body }));
    if (sent.result !== 'sent') throw new Error(sent.result);
    const newer = feishu.render({ kind: 'card', card: card('已办结', 'good', [text('谢谢')]) });
    expect(await feishu.deliver(delivery({ act: 'update', messageId: sent.messageId, body: newer }))).toEqual(sent);
    const reply = await feishu.deliver(delivery({ act: 'reply', messageId: sent.messageId, body, sendKey: 'key_2' }));
    expect(reply.result).toBe('sent');
    const people = ['feishu:ou_zhang'];
    expect(await feishu.deliver(delivery({ act: 'urgent', messageId: sent.messageId, people }))).toEqual(sent);
    expect(platform.store.find(sent.messageId)?.content).toContain('已办结');
    await platform.clock.advance(15 * 24 * 3_600_000);
    const late = await feishu.deliver(delivery({ act: 'update', messageId: sent.messageId, body: newer }));
    expect(late.result).toBe('stale');
  });

  test('a file is sent to a person', async () => {
    const platform = await fake();
    const { feishu } = adapter(platform);
    const bytes = Buffer.from('PK 汇总表');
    const body = feishu.render({ kind: 'file', fileId: 'fil_1', name: '汇总表.docx' });
    const sent = await feishu.deliver(delivery({ to: 'feishu:ou_zhang', body, file: { name: '汇总表.docx', bytes } }));
    expect(sent.result).toBe('sent');
    const [entry] = platform.ledger.messages();
    expect(entry).toMatchObject({ openId: 'ou_zhang', msgType: 'file' });
    const key = JSON.parse(entry?.content ?? '{}').file_key;
    expect(platform.resources.find(key)).toMatchObject({ name: '汇总表.docx', type: 'doc', bytes });
  });

  test.each<[string, (platform: PlatformFake) => unknown, string, object]>([
    [
      'left the group',
      (platform) => Object.assign(platform.world.chat('oc_minzhi'), { botIn: false }),
      'feishu:oc_minzhi',
      { what: 'chat' },
    ],
    [
      'dissolved',
      (platform) => Object.assign(platform.world.chat('oc_minzhi'), { dissolved: true }),
      'feishu:oc_minzhi',
      { what: 'chat' },
    ],
    ['no such chat', () => null, 'feishu:oc_nowhere', { what: 'chat' }],
    [
      'resigned',
      (platform) => Object.assign(platform.world.person('ou_zhang'), { resigned: true }),
      'feishu:ou_zhang',
      { what: 'person' },
    ],
    [
      'blocked us',
      (platform) => Object.assign(platform.world.person('ou_zhang'), { blockedBot: true }),
      'feishu:ou_zhang',
      { what: 'person' },
    ],
    [
      'outside availability',
      (platform) => Object.assign(platform.world.person('ou_zhang'), { available: false }),
      'feishu:ou_zhang',
      { what: 'person' },
    ],
  ])('F26: %s: gone', async (_name, change, to, meaning) => {
    const platform = await fake();
    change(platform);
    const { feishu } = adapter(platform);
    const gone = await feishu.deliver(delivery({ to, body: feishu.render({ kind: 'text', text: '一' }) }));
    expect(gone).toMatchObject({ result: 'gone', ...meaning });
  });

  test('F25: tokens revoked in mid-batch: each message once, one token more', async () => {
    const platform = await fake();
    const { feishu } = adapter(platform);
    const chats = Array.from({ length: 20 }, (_, index) => `oc_${index}`);
    for (const chatId of chats) platform.world.addChat({ chatId });
    const body = feishu.render({ kind: 'text', text: '一' });
    const send = (chatId: string) => feishu.deliver(delivery({ to: `feishu:${chatId}`, body, sendKey: chatId }));
    await Promise.all(chats.slice(0, 10).map(send));
    platform.tokens.revokeAll();
    const rest = await Promise.all(chats.slice(10).map(send));
    expect(rest.map((one) => one.result)).toEqual(Array.from({ length: 10 }, () => 'sent'));
    expect(
      platform.ledger
        .messages()
        .map((entry) => entry.chatId)
        .sort(),
    ).toEqual([...chats].sort());
    expect(platform.ledger.requests('token')).toHaveLength(2);
  });

  test('names and files of people', async () => {
    const platform = await fake();
    const { feishu } = adapter(platform);
    expect([await feishu.nameOf('feishu:ou_zhang'), await feishu.nameOf('feishu:oc_minzhi')]).toEqual([
      '张三',
      '民治街道群',
    ]);
    expect(await feishu.nameOf('feishu:ou_nobody')).toBeNull();
    const bytes = Buffer.from('PK 上报');
    const { key } = platform.resources.add({ kind: 'file', name: '上报.xlsx', type: 'xls', bytes, owner: 'ou_zhang' });
    const { id } = platform.store.add({
      chatId: 'oc_minzhi',
      msgType: 'file',
      content: JSON.stringify({ file_key: key, file_name: '上报.xlsx' }),
      sender: { kind: 'user', id: 'ou_zhang' },
      resource: key,
    });
    const ref = { name: '上报.xlsx', ref: `${id}/file/${key}`, kind: 'file' } as const;
    expect(Buffer.from(await feishu.fetchFile(ref, 1_000))).toEqual(bytes);
    await expect(feishu.fetchFile(ref, 3)).rejects.toMatchObject({ code: 'too_much' });
  });
});

describe('events by webhook', () => {
  async function connected(answer?: Receive) {
    const platform = await fake();
    const { feishu, log } = adapter(platform);
    const received = receiver(answer);
    await feishu.start(received.receive);
    const served = await servedCallbacks(feishu.callbacks, { clock: systemClock, log });
    closers.push(() => served.close());
    platform.settings.webhookUrl = `${served.url}/feishu/events`;
    return { platform, feishu, received, log };
  }

  test('the address check, a message, and a press with its toast', async () => {
    const { platform, feishu, received } = await connected(async () => ({
      fresh: true,
      done: Promise.resolve({ tone: 'good', text: '已登记' }),
    }));
    expect(feishu.health()).toEqual({ ready: true, reason: null });
    const check = await platform.events.challenge();
    expect([check.status, JSON.parse(check.body)]).toEqual([200, { challenge: check.challenge }]);
    expect((await platform.events.emit('im.message.receive_v1', messageEvent())).state).toBe('answered');
    const { answer } = await platform.events.callback(pressEvent());
    expect(JSON.parse(answer.body)).toEqual({ toast: { type: 'success', content: '已登记' } });
    expect(received.events).toMatchObject([
      { kind: 'message', mentionsBot: true, text: '/待办 教育局' },
      { kind: 'action', action: 'report.open', value: { unit: 'u1' } },
    ]);
  });

  test('S01-S07: whatever is not genuine is 401 and reaches nobody', async () => {
    const { platform, received } = await connected();
    const event = await platform.events.emit('im.message.receive_v1', messageEvent());
    const forged = [
      'tampered_body',
      'tampered_signature',
      'unsigned',
      'wrong_key',
      'wrong_token',
      'wrong_app',
      'plaintext',
      'plaintext_signed',
      'plaintext_beside',
      'stale',
      'future',
      'no_timestamp',
      'odd_timestamp',
      'broken_cipher',
    ] as const;
    for (const variant of forged) {
      const answer = await platform.events.forge(event.envelope, variant);
      expect([variant, answer.status, answer.body]).toEqual([variant, 401, '{}']);
    }
    expect((await platform.events.forge(event.envelope, 'spaced')).status).toBe(200);
    expect(received.events).toHaveLength(2);
    await platform.clock.advance(8 * 3_600_000 + 1_000);
    expect((await platform.events.replay(event.eventId)).status).toBe(401);
    expect(received.events).toHaveLength(2);
  });

  test('F06: an event that could not be stored comes again, and its last try after seven hours is still taken', async () => {
    let failures = 4;
    const { platform, received } = await connected(async () => {
      failures -= 1;
      if (failures >= 0) throw new Error('database is locked');
      return { fresh: true, done: Promise.resolve(null) };
    });
    const event = await platform.events.emit('im.message.receive_v1', messageEvent());
    expect(event.state).toBe('failed');
    await platform.clock.advance(8 * 3_600_000);
    expect(event.attempts.map((attempt) => attempt.answer.status)).toEqual([503, 503, 503, 503, 200]);
    expect(received.events).toHaveLength(1);
  });
});

describe('events over the long connection', () => {
  async function connected(options: FakeFeishuOptions = {}, answer?: Receive, timers?: Clock) {
    const platform = await fake({ mode: 'websocket', ...options });
    const keyless = { mode: 'websocket', encryptKey: null, verificationToken: null, pingTimeoutSeconds: 0.3 } as const;
    const made = adapter(platform, keyless, timers);
    const received = receiver(answer);
    return { platform, received, ...made };
  }
  /** Resolves when the log tells of something. */
  async function told(log: { lines: string[] }, message: string, times = 1): Promise<void> {
    await expect
      .poll(() => log.lines.filter((line) => line.includes(message)).length, { timeout: 50_000, interval: 10 })
      .toBeGreaterThanOrEqual(times);
  }

  test('messages, presses and their toasts pass, in parts too', async () => {
    const { platform, feishu, received, log } = await connected({ socket: { splitBytes: 100 } }, async () => ({
      fresh: true,
      done: Promise.resolve({ tone: 'warn', text: '已过期' }),
    }));
    await feishu.start(received.receive);
    await told(log, 'long connection is up');
    expect(feishu.health()).toEqual({ ready: true, reason: null });
    expect((await platform.events.emit('im.message.receive_v1', messageEvent())).state).toBe('answered');
    expect((await platform.events.emit('im.unknown_v1', { a: 1 })).state).toBe('answered');
    const { answer } = await platform.events.callback(pressEvent());
    expect(answer).toMatchObject({
      status: 200,
      body: JSON.stringify({ toast: { type: 'warning', content: '已过期' } }),
    });
    expect(received.events.map((event) => event.kind)).toEqual(['message', 'action']);
    expect(feishu.callbacks).toEqual([]);
  });

  test('what was not stored is acknowledged as failed and comes again', async () => {
    let failures = 1;
    const { platform, feishu, received, log } = await connected({}, async () => {
      failures -= 1;
      if (failures >= 0) throw new Error('database is locked');
      return { fresh: true, done: Promise.resolve(null) };
    });
    await feishu.start(received.receive);
    await told(log, 'long connection is up');
    const event = await platform.events.emit('im.message.receive_v1', messageEvent());
    expect(event.attempts[0]?.answer.status).toBe(500);
    await platform.clock.advance(15_000);
    expect(event.state).toBe('answered');
    expect(received.events).toHaveLength(1);
  });

  test('F08: a connection that is cut, and one that hears nothing any more, are noticed and replaced', async () => {
    const { platform, feishu, received, log } = await connected();
    await feishu.start(received.receive);
    await told(log, 'long connection is up');
    for (const [index, how] of (['cut', 'freeze', 'close'] as const).entries()) {
      platform.sockets.disturb(how);
      await told(log, 'long connection is lost', index + 1);
      await told(log, 'long connection is up', index + 2);
      expect(feishu.health().ready).toBe(true);
    }
    await platform.events.emit('im.message.receive_v1', messageEvent());
    expect(await received.first(1)).toHaveLength(1);
  });

  test.each([
    ['credentials refused', 514],
    ['too many connections', 1_000_040_350],
    ['busy', 1],
  ])(
    'F08: the platform that turns us away (%s) is asked again, ever more rarely, until it lets us in',
    async (_name, code) => {
      const timers = manualClock();
      const { platform, feishu, received, log } = await connected({}, undefined, timers);
      platform.sockets.refuse(code, 3);
      await feishu.start(received.receive);
      for (const [index, wait] of [5_000, 10_000, 20_000].entries()) {
        await told(log, 'another will be made', index + 1);
        expect(feishu.health()).toEqual({ ready: false, reason: 'long connection: refused by the platform' });
        expect(log.lines.at(-1)).toContain(`"waitMs":${wait}`);
        timers.advance(wait);
      }
      await told(log, 'long connection is up');
      expect(feishu.health().ready).toBe(true);
    },
  );

  test('S11: an unencrypted socket to another machine is not opened', async () => {
    const { platform, feishu, received, log } = await connected();
    platform.sockets.route.handle = () => ({
      top: {
        code: 0,
        msg: '',
        data: { URL: 'ws://192.0.2.1/ws', ClientConfig: platform.settings.socket.clientConfig },
      },
    });
    await feishu.start(received.receive);
    await told(log, 'unencrypted socket address was refused');
    expect(platform.sockets.connections()).toEqual([]);
    expect(feishu.health().ready).toBe(false);
  });

  test(`F09: ${times(500)} reconnects leave one socket, and nothing over that waits`, {
    timeout: 900_000,
  }, async () => {
    const timers = manualClock();
    const { platform, feishu, received, log } = await connected({}, undefined, timers);
    await feishu.start(received.receive);
    await told(log, 'long connection is up');
    const one = () => expect.poll(() => platform.sockets.connections().length, { interval: 2 }).toBe(1);
    const again = async (from: number, to: number): Promise<{ sockets: number; timers: number }> => {
      for (let cut = from; cut < to; cut += 1) {
        await one();
        // Its endpoint answers 50 calls a second.
        await platform.clock.advance(1_000);
        log.lines.length = 0;
        expect(platform.sockets.disturb(cut % 2 === 0 ? 'cut' : 'close')).toBe(1);
        await told(log, 'long connection is lost');
        await told(log, 'long connection is up');
      }
      await one();
      return { sockets: platform.sockets.connections().length, timers: timers.waiting() };
    };
    const before = await again(0, 5);
    expect(await again(5, times(500))).toEqual(before);
    await platform.events.emit('im.message.receive_v1', messageEvent());
    expect(await received.first(1)).toHaveLength(1);
    proof('F09', { runs: times(500), doubled: platform.sockets.connections().length - 1 });
  });

  test('F09: stopped, it leaves no connection behind and makes none', async () => {
    const { platform, feishu, received, log } = await connected();
    await feishu.start(received.receive);
    await told(log, 'long connection is up');
    await feishu.stop();
    await expect.poll(() => platform.sockets.connections().length).toBe(0);
    expect(feishu.health()).toEqual({ ready: false, reason: 'not started' });
  });
});
