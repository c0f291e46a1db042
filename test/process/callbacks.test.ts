import { request } from 'node:http';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seededChance } from '../fakes/common/chance.js';
import { signature } from '../fakes/feishu/crypt.js';
import type { SentEvent } from '../fakes/feishu/events.js';
import type { Parcel } from '../fakes/feishu/webhook.js';
import { proof } from '../proof/proof.js';
import { times } from '../proof/tiers.js';
import { importSeed } from '../support/programme.js';
import { DIRECT, openWorld, type Received, type World, type WorldOptions } from '../support/world.js';

const now = '2022-12-19T10:00:00+08:00';
const hourMs = 3_600_000;

let world: World;
async function open(options: Partial<WorldOptions> = {}): Promise<void> {
  world = await openWorld({ now, ...options });
  await world.addPerson('ou_zhang', '张三');
  await world.addPerson('ou_office', '王督办');
}
afterEach(() => world.close());

describe('over the webhook', () => {
  beforeEach(() => open());

  test('F05, F06: events are answered once they are on disk, while the work behind them stands still', async () => {
    await shutTheWork();
    const texts = Array.from({ length: times(500) }, (_, index) => `第${index + 1}条`);
    for (const [index, text] of texts.entries()) {
      const { event } = await world.fake.as('ou_zhang').say(DIRECT, text);
      expect(event?.state).toBe('answered');
      expect(rows().inbox).toBe(index + 2);
      expect(inbox().at(-1)).toMatchObject({ state: 'open', payload: expect.stringContaining(text) });
    }
    await letTheWorkGoOn();
    expect(inbox().filter(({ state }) => state !== 'done')).toEqual([]);
    const answers = (await world.received('ou_zhang')).length;
    proof('F05', {
      runs: texts.length,
      lost: Math.max(0, texts.length - answers),
      doubled: Math.max(0, answers - texts.length),
    });
  });

  test('a press whose work takes long gets its toast within the platform’s three seconds', slowPress);

  test('S01, S03–S07: what is not genuine is answered 401 and leaves no trace', async () => {
    const { eventId } = await unseen('/帮助');
    const before = rows();
    for (const variant of [
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
    ] as const) {
      const answer = await world.fake.events.forge(eventId, variant);
      expect({ variant, ...answer }).toMatchObject({ variant, status: 401, body: '{}' });
    }
    expect(rows()).toEqual(before);
    expect(await world.fake.events.forge(eventId, 'spaced')).toMatchObject({ status: 200 });
    expect(rows().inbox).toBe((before.inbox ?? 0) + 1);
  });

  test('S06: a genuine request sent again is without effect within 8 hours, and refused after', async () => {
    await world.say('ou_zhang', DIRECT, '/帮助');
    const [event] = await world.fake.events.list('im.message.receive_v1');
    const before = rows();
    const received = (await world.fake.ledger.messages()).length;
    const replay = () => world.fake.events.replay(event?.eventId ?? '');
    for (let copies = 0; copies < 100; copies += 1) expect(await replay()).toMatchObject({ status: 200 });
    await pass(8 * hourMs);
    expect(await replay()).toMatchObject({ status: 200 });
    await pass(1000);
    expect(await replay()).toMatchObject({ status: 401 });
    await world.settle();
    expect(rows()).toEqual(before);
    proof('S06', { runs: 101, doubled: (await world.fake.ledger.messages()).length - received });
  });

  test('S01: of 2,000 one-bit changes none is accepted and none fails the service', async () => {
    const { eventId } = await unseen('/帮助');
    const parcel = await world.fake.events.pack(eventId);
    const before = rows();
    const chance = seededChance(20);
    const statuses = new Map<number, number>();
    for (let change = 0; change < 2000; change += 1) {
      const { status } = await post(change % 5 === 0 ? withBentHeader(parcel, chance) : withBentBody(parcel, chance));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([[401, 2000]]);
    expect(rows()).toEqual(before);
    proof('S01', { runs: 2000, refused: statuses.get(401) ?? 0 });
    expect(await post({ ...parcel, body: Buffer.from(parcel.body) })).toMatchObject({ status: 200 });
  });

  test('S07: odd timestamps, though signed, are refused and never fail the service', async () => {
    const { eventId } = await unseen('/帮助');
    const { body } = await world.fake.events.pack(eventId);
    const seconds = String(Date.parse(now) / 1000);
    const before = rows();
    for (const timestamp of [
      '',
      '0',
      '-1',
      'NaN',
      'Infinity',
      '1e10',
      `${seconds}.0`,
      `+${seconds}`,
      `0${seconds}`,
      `0x${Number(seconds).toString(16)}`,
      '9999999999',
      '9999999999999',
      '99999999999999999999',
      '253402300800000',
      `${seconds},${seconds}`,
      '2022-12-19T10:00:00+08:00',
      'null',
      '%00',
    ]) {
      const headers = signed(timestamp, body);
      expect({ timestamp, ...(await post({ body: Buffer.from(body), headers })) }).toMatchObject({
        timestamp,
        status: 401,
      });
    }
    expect(rows()).toEqual(before);
  });

  test('S10: another method is 405, another path 404, more than 1 MB is 413; no answer tells what runs here', async () => {
    const before = rows();
    const huge = Buffer.alloc(1024 * 1024 + 1, 0x20);
    const answers = [
      ...(await Promise.all(['GET', 'PUT', 'DELETE', 'PATCH'].map((method) => post(undefined, { method })))),
      await post(undefined, { method: 'POST', path: '/feishu/other' }),
      await post({ body: huge, headers: {} }),
      await post({ body: huge, headers: {} }, { chunked: true }),
      await post({ body: Buffer.from('{"encrypt":'), headers: {} }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([405, 405, 405, 405, 404, 413, 413, 401]);
    for (const { body, headers } of answers) {
      expect(body.length).toBeLessThan(40);
      expect(`${body}${JSON.stringify(headers)}`).not.toMatch(/node|hono|sqlite|select|\/src\/|\.js|\d+\.\d+\.\d+/i);
    }
    expect(rows()).toEqual(before);
    await world.say('ou_zhang', DIRECT, '/帮助');
    expect(await world.received('ou_zhang')).toHaveLength(1);
  });
});

describe('over the long connection', () => {
  beforeEach(async () => {
    await open({ mode: 'websocket', feishu: { socket: { splitBytes: 300 } } });
    await connected(true);
  });

  test('events come in frames in parts, are acknowledged once on disk, and again have no effect', async () => {
    await shutTheWork();
    const { event } = await world.fake.as('ou_zhang').say(DIRECT, `/帮助${' '.repeat(500)}`);
    expect(event).toMatchObject({ state: 'answered', attempts: [{ answer: { status: 200 } }] });
    expect(inbox()).toMatchObject([{ state: 'open' }, { state: 'open' }]);
    await letTheWorkGoOn();
    const again = await world.fake.events.repeat(event?.eventId ?? '', { copies: 20 });
    expect(again.map(({ status }) => status)).toEqual(again.map(() => 200));
    await world.settle();
    expect(inbox()).toMatchObject([{ state: 'done' }, { state: 'done' }]);
    expect(await world.received('ou_zhang')).toHaveLength(1);
  });

  test('a press whose work takes long gets its toast within the platform’s three seconds', slowPress);

  test('the webhook is not there', async () => {
    const { eventId } = await unseen('/帮助');
    const parcel = await world.fake.events.pack(eventId);
    expect(await post({ ...parcel, body: Buffer.from(parcel.body) })).toMatchObject({ status: 404 });
    expect(inbox()).toEqual([]);
  });

  test('F08: a connection that was cut is made again, and what was said meanwhile arrives once', async () => {
    expect(await world.fake.sockets.disturb('cut')).toBe(1);
    await connected(false);
    const { event } = await world.fake.as('ou_zhang').say(DIRECT, '/帮助');
    expect(event?.state).toBe('failed');
    await connected(true);
    await pass(15_000);
    await world.settle();
    expect(inbox()).toMatchObject([{ state: 'done' }]);
    expect(await world.received('ou_zhang')).toHaveLength(1);
  });
});

async function slowPress(): Promise<void> {
  await importSeed(world.service.house);
  await world.say('ou_zhang', DIRECT, '/绑定 民治街道');
  const asked = (await world.received('ou_office')).at(-1) as Received;
  await shutTheWork();
  const waiting = world.clock.waiting();
  let isAnswered = false;
  const press = world.fake.as('ou_office').press(asked.messageId, '同意');
  void press.finally(() => {
    isAnswered = true;
  });
  while (inbox().at(-1)?.payload?.includes('bind.decide') !== true) await nextTurn();
  // It is on disk a moment before the service is told so and begins to count: no time passes until then.
  for (; !isAnswered; await nextTurn()) if (world.clock.waiting() > waiting) world.clock.advance(1500);
  expect((await press).toast).toMatchObject({ content: '已收到，正在办理' });
  expect(inbox().at(-1)).toMatchObject({ state: 'open' });
  await letTheWorkGoOn();
  expect(inbox().at(-1)).toMatchObject({ state: 'done' });
}

/** A stranger's message is in hand, and the platform does not say who that is; all that comes later waits behind it. */
async function shutTheWork(): Promise<void> {
  await world.fake.faults.add({ api: 'user.get', effect: { kind: 'hold', gate: 'work' } });
  await world.addPerson('ou_stranger', '李四');
  await world.fake.as('ou_stranger').say(DIRECT, '您好');
  await world.fake.faults.reached('work');
}

async function letTheWorkGoOn(): Promise<void> {
  await world.fake.faults.open('work');
  await world.settle();
}

/** An event of a message that the platform never delivered. */
async function unseen(text: string): Promise<SentEvent> {
  await world.fake.events.mischief({ drop: 1 });
  const { event } = await world.fake.as('ou_zhang').say(DIRECT, text);
  if (event?.state !== 'dropped') throw new Error('it was delivered');
  return event;
}

async function pass(milliseconds: number): Promise<void> {
  world.clock.advance(milliseconds);
  await world.fake.clock.advance(milliseconds);
}

/** Waits until the service itself says that events can come in, or cannot. */
async function connected(wanted: boolean): Promise<void> {
  while (world.service.house.platforms.get('feishu')?.health().ready !== wanted) await nextTurn();
}

const store = () => new Sqlite(join(world.folder, 'duban.db'), { readonly: true });

/** The inbox as it is on disk. */
function inbox(): { eventId: string; state: string; payload: string | null }[] {
  const db = store();
  try {
    return db.prepare('select event_id as eventId, state, payload from inbox order by seq').all() as never;
  } finally {
    db.close();
  }
}

/** Rows of each table. */
function rows(): Record<string, number> {
  const db = store();
  try {
    const names = db.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[];
    return Object.fromEntries(
      names.map((name) => [name, db.prepare(`select count(*) from "${name}"`).pluck().get() as number]),
    );
  } finally {
    db.close();
  }
}

interface Bytes {
  body: Buffer;
  headers: Record<string, string>;
}

function post(
  parcel?: Bytes,
  { method = 'POST', path = '/feishu/events', chunked = false } = {},
): Promise<{ status: number; body: string; headers: object }> {
  return new Promise((resolve, reject) => {
    const length = parcel && !chunked ? { 'content-length': parcel.body.length } : {};
    const call = request(
      { host: '127.0.0.1', port: world.service.port, method, path, headers: { ...parcel?.headers, ...length } },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          body += text;
        });
        response.on('end', () => {
          call.off('error', reject);
          call.on('error', () => undefined);
          resolve({ status: response.statusCode ?? 0, body, headers: response.headers });
        });
      },
    );
    call.on('error', reject);
    call.end(parcel?.body);
  });
}

type Chance = ReturnType<typeof seededChance>;
const below = (chance: Chance, limit: number): number => Math.floor(chance.next() * limit);

function withBentBody({ body, headers }: Parcel, chance: Chance): Bytes {
  const bytes = Buffer.from(body);
  const at = below(chance, bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << below(chance, 8));
  return { body: bytes, headers };
}

/** A bit of the signature, the nonce or the timestamp; only such as may stand in a header. */
function withBentHeader({ body, headers }: Parcel, chance: Chance): Bytes {
  const names = Object.keys(headers);
  for (;;) {
    const name = chance.pick(names) ?? '';
    const value = Buffer.from(headers[name] ?? '');
    const at = below(chance, value.length);
    value[at] = (value[at] ?? 0) ^ (1 << below(chance, 8));
    const bent = value.toString('latin1');
    if (/^[!-~]+$/.test(bent)) return { body: Buffer.from(body), headers: { ...headers, [name]: bent } };
  }
}

function signed(timestamp: string, body: string): Record<string, string> {
  return {
    'X-Lark-Request-Timestamp': timestamp,
    'X-Lark-Request-Nonce': 'nonce',
    'X-Lark-Signature': signature(timestamp, 'nonce', world.fake.app.encryptKey, body),
  };
}
