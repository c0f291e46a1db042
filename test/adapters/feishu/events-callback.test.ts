import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventsCallback } from '#src/adapters/feishu/events-callback.js';
import { intake } from '#src/adapters/feishu/intake.js';
import { callbackVerifier } from '#src/adapters/feishu/verify.js';
import type { Inbound, Receive, Toast } from '#src/ports/platform.js';
import { proof } from '../../proof/proof.js';
import { times } from '../../proof/tiers.js';
import { type Served, servedCallbacks } from '../../support/served-callbacks.js';
import {
  envelopeOf,
  KEYS,
  keptLog,
  manualClock,
  messageEvent,
  pressEvent,
  sealedBody,
  secondsOf,
  signedHeaders,
} from './support.js';

const clock = manualClock();
const log = keptLog();
let received: Inbound[] = [];
let receive: Receive = async () => ({ fresh: true, done: Promise.resolve(null) });
const bot = { openId: 'ou_bot', name: '督办助手' };
const accept = intake(
  (event) => {
    received.push(event);
    return receive(event);
  },
  () => bot,
  { clock, log },
);
const callback = eventsCallback(callbackVerifier(KEYS, clock), () => accept, log);
let served: Served;
beforeAll(async () => {
  served = await servedCallbacks([callback], { clock, log });
});
afterAll(() => served.close());

const ask = (init: RequestInit) => fetch(`${served.url}/feishu/events`, init);
const post = (body: Uint8Array, headers: Record<string, string>) =>
  ask({ method: 'POST', body: new Uint8Array(body), headers });
const send = (envelope: object) => {
  const body = sealedBody(JSON.stringify(envelope));
  return post(body, signedHeaders(body, secondsOf(clock.now())));
};
const answered = async (response: Response | Promise<Response>) => {
  const got = await response;
  return { status: got.status, body: await got.json() };
};
const message = envelopeOf('im.message.receive_v1', messageEvent());
const press = envelopeOf('card.action.trigger', pressEvent());

beforeEach(() => {
  received = [];
  log.lines.length = 0;
  receive = async () => ({ fresh: true, done: Promise.resolve(null) });
});

describe('events', () => {
  test('a message is handed on, then answered', async () => {
    expect(await answered(send(message))).toEqual({ status: 200, body: {} });
    expect(received).toMatchObject([{ kind: 'message', eventId: 'feishu:om_1' }]);
  });

  test('F05: the answer does not wait for the work', async () => {
    receive = async () => ({ fresh: true, done: new Promise(() => {}) });
    expect(await answered(send(message))).toEqual({ status: 200, body: {} });
  });

  test('F42: what could not be stored is not answered 200', async () => {
    receive = () => Promise.reject(new Error('database is locked: 张三 13800000000'));
    expect(await answered(send(message))).toEqual({ status: 503, body: {} });
    expect(log.lines.join()).not.toContain('13800000000');
  });

  test('an unknown type is answered 200 and not handed on', async () => {
    expect(await answered(send(envelopeOf('im.new_thing_v1', {})))).toEqual({ status: 200, body: {} });
    expect(received).toEqual([]);
  });

  test('a known type that cannot be read is answered 200 and logged without its content', async () => {
    const broken = envelopeOf('im.message.receive_v1', { sender: {}, message: { content: '机密内容' } });
    expect(await answered(send(broken))).toEqual({ status: 200, body: {} });
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).not.toContain('机密内容');
  });

  test('the address check is answered', async () => {
    const body = sealedBody('{"type":"url_verification","token":"vt","challenge":"abc"}');
    expect(await answered(post(body, {}))).toEqual({ status: 200, body: { challenge: 'abc' } });
  });
});

describe('presses', () => {
  const working = (done: Promise<Toast | null>) => {
    receive = async () => ({ fresh: true, done });
  };
  test.each([
    ['good', 'success'],
    ['info', 'info'],
    ['warn', 'warning'],
    ['error', 'error'],
  ] as const)('a %s toast is shown as %s', async (tone, type) => {
    working(Promise.resolve({ tone, text: '已登记' }));
    expect(await answered(send(press))).toEqual({ status: 200, body: { toast: { type, content: '已登记' } } });
  });

  test('no toast says nothing', async () => {
    expect(await answered(send(press))).toEqual({ status: 200, body: {} });
  });

  test('F05: work that takes longer than a second and a half gets a receipt meanwhile', async () => {
    const stored = new Promise<void>((resolve) => {
      receive = async () => {
        resolve();
        return { fresh: true, done: new Promise(() => {}) };
      };
    });
    const answer = answered(send(press));
    await stored;
    await new Promise(setImmediate);
    clock.advance(1_500);
    expect(await answer).toEqual({ status: 200, body: { toast: { type: 'info', content: '已收到，正在办理' } } });
  });

  test('a press that was not stored is told to the person, for it never comes again', async () => {
    receive = () => Promise.reject(new Error('database is locked'));
    expect(await answered(send(press))).toEqual({
      status: 200,
      body: { toast: { type: 'error', content: '没有收到，请稍后再按一次' } },
    });
  });
});

describe('S09-S10: what is not genuine learns nothing', () => {
  const nothing = { status: 401, body: {} };
  test('no signature, wrong signature, plaintext, no body: 401, nothing stored', async () => {
    const body = sealedBody(JSON.stringify(message));
    const plain = Buffer.from(JSON.stringify(message));
    const now = secondsOf(clock.now());
    const answers = await Promise.all([
      answered(post(body, {})),
      answered(post(body, { ...signedHeaders(body, now), 'x-lark-signature': 'f'.repeat(64) })),
      answered(post(plain, signedHeaders(plain, now))),
      answered(ask({ method: 'POST' })),
    ]);
    expect(answers).toEqual([nothing, nothing, nothing, nothing]);
    expect(received).toEqual([]);
  });

  test('F14: a body over 1 MB is 413, whether announced or not', async () => {
    const huge = new Uint8Array(1024 * 1024 + 1);
    expect((await post(huge, {})).status).toBe(413);
    const chunks = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
    });
    const streamed = ask({ method: 'POST', body: chunks, duplex: 'half' } as RequestInit);
    expect((await streamed).status).toBe(413);
  });

  test.each(['GET', 'PUT', 'DELETE', 'PATCH'])('%s is 405', async (method) => {
    const response = await ask({ method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  test('before the platform is started an event is not taken', async () => {
    const closed = eventsCallback(callbackVerifier(KEYS, clock), () => null, log);
    const body = sealedBody(JSON.stringify(message));
    const headers = signedHeaders(body, secondsOf(clock.now()));
    const answer = await closed.answer({ method: 'POST', query: '', header: (name) => headers[name], body });
    expect(answer.status).toBe(503);
  });

  test(`F13: ${times(10_000)} malformed bodies: refused, nothing thrown, nothing stored`, async () => {
    let seed = 42;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed;
    };
    const genuine = sealedBody(JSON.stringify(message));
    const statuses = new Set<number>();
    for (let round = 0; round < times(10_000); round += 1) {
      const body = Buffer.from(genuine.subarray(0, random() % genuine.length));
      if (body.length > 0) body[random() % body.length] = random() % 256;
      const headers: Record<string, string> = round % 2 === 0 ? {} : signedHeaders(body, secondsOf(clock.now()));
      const header = (name: string) => headers[name];
      statuses.add((await callback.answer({ method: 'POST', query: '', header, body })).status);
    }
    expect(statuses).toEqual(new Set([401]));
    expect(received).toEqual([]);
    proof('F13', { runs: times(10_000), refused: times(10_000) });
  });
});
