import net, { type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type Api, feishuApi } from '#src/adapters/feishu/api.js';
import { deliverer } from '#src/adapters/feishu/deliver.js';
import { fetchFile } from '#src/adapters/feishu/fetch-file.js';
import { botIdentity, nameOf } from '#src/adapters/feishu/people.js';
import { renderOutgoing } from '#src/adapters/feishu/render.js';
import { card, text } from '#src/cards/model.js';
import { Refusal } from '#src/core/refusal.js';
import type { Delivery } from '#src/ports/platform.js';
import { slidingPacer } from '#src/wire/pacing.js';
import { proof } from '../../proof/proof.js';
import { hang, json, reset, type ScriptedServer, scriptedServer, sentAs } from './scripted-server.js';
import { KEYS, keptLog, type ManualClock, manualClock } from './support.js';

const SECRET = 'app-secret-that-nobody-may-see';

let server: ScriptedServer;
let clock: ManualClock;
let log: ReturnType<typeof keptLog>;
let api: Api;
let deliver: ReturnType<typeof deliverer>;

const apiAt = (baseUrl: string) => feishuApi({ appId: KEYS.appId, appSecret: SECRET, baseUrl }, { clock, log });

beforeEach(async () => {
  server = await scriptedServer();
  clock = manualClock();
  log = keptLog();
  api = apiAt(server.url);
  deliver = deliverer(api, slidingPacer(clock));
});
afterEach(async () => {
  api.close();
  await server.close();
});

const CARD = renderOutgoing({ kind: 'card', card: card('提醒', 'warn', [text('9-2 机密正文')]) });
const delivery = (change: Partial<Delivery> = {}): Delivery => ({
  to: 'feishu:oc_minzhi',
  act: 'send',
  messageId: null,
  people: [],
  body: CARD,
  companion: null,
  sendKey: 'key_1',
  file: null,
  ...change,
});
const asked = () => server.asked.map(({ method, path, body }) => ({ method, path, body: JSON.parse(body.toString()) }));

describe('what is asked of the platform', () => {
  test('a card to a chat, under its key', async () => {
    server.script(sentAs('om_1'));
    expect(await deliver(delivery())).toEqual({ result: 'sent', messageId: 'om_1' });
    expect(asked()).toEqual([
      {
        method: 'POST',
        path: '/open-apis/im/v1/messages?receive_id_type=chat_id',
        body: { receive_id: 'oc_minzhi', msg_type: 'interactive', content: JSON.parse(CARD).content, uuid: 'key_1' },
      },
    ]);
    expect(server.asked[0]?.headers).toMatchObject({
      authorization: 'Bearer t-secret-token-1',
      'content-type': 'application/json; charset=utf-8',
    });
  });

  test('a text to a person', async () => {
    server.script(sentAs('om_2'));
    const body = renderOutgoing({ kind: 'text', text: '已登记' });
    expect(await deliver(delivery({ to: 'feishu:ou_zhang', body }))).toEqual({ result: 'sent', messageId: 'om_2' });
    expect(asked()[0]).toMatchObject({
      path: '/open-apis/im/v1/messages?receive_id_type=open_id',
      body: { receive_id: 'ou_zhang', msg_type: 'text', content: '{"text":"已登记"}' },
    });
  });

  test('a reply, an update, a call for attention', async () => {
    server.script(
      sentAs('om_3'),
      json({ code: 0, data: {} }),
      json({ code: 0, data: { invalid_user_id_list: ['ou_b'] } }),
    );
    expect(await deliver(delivery({ act: 'reply', messageId: 'om_0' }))).toEqual({ result: 'sent', messageId: 'om_3' });
    expect(await deliver(delivery({ act: 'update', messageId: 'om_1' }))).toEqual({
      result: 'sent',
      messageId: 'om_1',
    });
    const people = ['feishu:ou_a', 'feishu:ou_b', 'wecom:x'];
    expect(await deliver(delivery({ act: 'urgent', messageId: 'om_1', people }))).toMatchObject({ result: 'sent' });
    expect(asked()).toMatchObject([
      { method: 'POST', path: '/open-apis/im/v1/messages/om_0/reply', body: { uuid: 'key_1' } },
      { method: 'PATCH', path: '/open-apis/im/v1/messages/om_1', body: { content: JSON.parse(CARD).content } },
      {
        method: 'PATCH',
        path: '/open-apis/im/v1/messages/om_1/urgent_app?user_id_type=open_id',
        body: { user_id_list: ['ou_a', 'ou_b'] },
      },
    ]);
  });

  test('a file is uploaded as a form, then shown', async () => {
    server.script(json({ code: 0, data: { file_key: 'file_9' } }), sentAs('om_4'));
    const body = renderOutgoing({ kind: 'file', fileId: 'fil_1', name: '汇总表.xlsx' });
    const bytes = Buffer.from('PK 表格');
    expect(await deliver(delivery({ body, file: { name: '汇总表.xlsx', bytes } }))).toMatchObject({ result: 'sent' });
    const [upload, message] = server.asked;
    expect(upload?.path).toBe('/open-apis/im/v1/files');
    const type = String(upload?.headers['content-type']);
    const form = await new Response(new Uint8Array(upload?.body ?? []), {
      headers: { 'content-type': type },
    }).formData();
    expect([form.get('file_type'), form.get('file_name')]).toEqual(['xls', '汇总表.xlsx']);
    expect(Buffer.from(await (form.get('file') as File).arrayBuffer())).toEqual(bytes);
    expect(JSON.parse(String(message?.body))).toMatchObject({ msg_type: 'file', content: '{"file_key":"file_9"}' });
  });

  test.each<[string, Partial<Delivery>]>([
    ['an address of another platform', { to: 'wecom:LISI' }],
    ['a reply to nothing', { act: 'reply' }],
    [
      'a text in the place of a card',
      { act: 'update', messageId: 'om_1', body: renderOutgoing({ kind: 'text', text: 'x' }) },
    ],
    ['a call to nobody', { act: 'urgent', messageId: 'om_1', people: ['wecom:x'] }],
    ['a file without bytes', { body: renderOutgoing({ kind: 'file', fileId: 'f', name: 'a.pdf' }) }],
    [
      'an empty file',
      {
        body: renderOutgoing({ kind: 'file', fileId: 'f', name: 'a.pdf' }),
        file: { name: 'a.pdf', bytes: new Uint8Array() },
      },
    ],
  ])('%s is refused without a call', async (_name, change) => {
    expect((await deliver(delivery(change))).result).toBe('refused');
    expect(server.asked).toEqual([]);
  });
});

describe('what became of it', () => {
  test.each([
    ['bot not in the chat', json({ code: 230002, msg: 'x' }, 400), { result: 'gone', what: 'chat' }],
    ['resigned', json({ code: 230029, msg: 'x' }, 400), { result: 'gone', what: 'person' }],
    ['busy, told with 200', json({ code: 11232, msg: 'x' }), { result: 'limited', retryAfterMs: 5_000 }],
    [
      'too many calls, with the time to wait',
      json({ code: 99991400, msg: 'x' }, 429, { 'x-ogw-ratelimit-reset': '7' }),
      { result: 'limited', retryAfterMs: 7_000 },
    ],
    ['429 of a proxy', json({}, 429, { 'retry-after': '3' }), { result: 'limited', retryAfterMs: 3_000 }],
    ['a bad card', json({ code: 230099, msg: 'ErrCode: 11310; x' }, 400), { result: 'refused' }],
    ['scope missing', json({ code: 99991672, msg: 'x' }, 400), { result: 'unreachable' }],
    ['F18: 500 though it may have been accepted', json({}, 500), { result: 'unknown' }],
    ['F18: reset after it was asked', reset, { result: 'unknown' }],
    ['broken JSON', ((response) => response.end('{"code":')) as typeof reset, { result: 'unknown' }],
    ['accepted without an id', json({ code: 0, data: {} }), { result: 'unknown' }],
    [
      'a 403 that is not the platform',
      ((response) => response.writeHead(403).end('<html>')) as typeof reset,
      { result: 'unreachable' },
    ],
  ])('%s', async (_name, step, meaning) => {
    server.script(step);
    expect(await deliver(delivery())).toMatchObject(meaning);
  });

  test('F18: no answer within ten seconds: nobody knows', async () => {
    server.script(hang);
    const call = server.nextCall();
    const result = deliver(delivery());
    await call;
    clock.advance(10_000);
    expect(await result).toEqual({ result: 'unknown', cause: 'no answer in time' });
  });

  test('an update that got no answer may simply be repeated', async () => {
    server.script(reset);
    expect(await deliver(delivery({ act: 'update', messageId: 'om_1' }))).toMatchObject({ result: 'unreachable' });
    server.script(json({ code: 230031, msg: 'x' }, 400));
    expect(await deliver(delivery({ act: 'update', messageId: 'om_1' }))).toMatchObject({ result: 'stale' });
  });

  test('F29: an upload that failed has sent nothing', async () => {
    const body = renderOutgoing({ kind: 'file', fileId: 'fil_1', name: 'a.pdf' });
    const file = { name: 'a.pdf', bytes: Buffer.from('x') };
    server.script(reset);
    expect(await deliver(delivery({ body, file }))).toMatchObject({ result: 'unreachable' });
    server.script(json({ code: 234006, msg: 'x' }, 400));
    expect(await deliver(delivery({ body, file }))).toMatchObject({ result: 'refused' });
  });

  /** A listener that does this with whoever connects. */
  async function listener(welcome: (socket: net.Socket) => void): Promise<string> {
    const there = net.createServer((socket) => {
      socket.on('error', () => undefined);
      sockets.push(socket);
      welcome(socket);
    });
    await new Promise<void>((resolve) => there.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      there.close();
    });
    const sockets: net.Socket[] = [];
    return `127.0.0.1:${(there.address() as AddressInfo).port}`;
  }
  const says = (text: string) => (socket: net.Socket) => void socket.once('data', () => socket.end(text));
  const nothing = () => undefined;

  test.each<[string, () => Promise<string>, waitMs: number, cause: RegExp]>([
    ['a name that nobody knows', async () => 'https://platform.invalid', 0, /ENOTFOUND|EAI_AGAIN/],
    ['nobody listening', async () => `http://127.0.0.1:${await freedPort()}`, 0, /ECONNREFUSED/],
    [
      'an IPv6 address that leads nowhere',
      async () => `http://[::1]:${await freedPort()}`,
      0,
      /ECONNREFUSED|EADDRNOTAVAIL|ENETUNREACH/,
    ],
    ['a TLS handshake that hangs', async () => `https://${await listener(nothing)}`, 3_000, /no connection in time/],
    [
      'something else than TLS',
      async () => `https://${await listener(says('HTTP/1.1 400 x\r\n\r\n'))}`,
      0,
      /EPROTO|ERR_SSL/,
    ],
    ['a connection without an answer', async () => `http://${await listener(nothing)}`, 10_000, /no answer in time/],
    ['a connection that is cut', async () => `http://${await listener((socket) => socket.destroy())}`, 0, /ECONNRESET/],
    [
      'a proxy that wants a password',
      async () => `http://${await listener(says('HTTP/1.1 407 x\r\ncontent-length: 1\r\n\r\nx'))}`,
      0,
      /HTTP 407/,
    ],
  ])('F56: %s: nothing was sent, and the reason is named', async (_name, address, waitMs, cause) => {
    const url = await address();
    let isOver = false;
    const outcome = deliverer(
      apiAt(url),
      slidingPacer(clock),
    )(delivery()).finally(() => {
      isOver = true;
    });
    // Of its two time-outs that of the connection ends when it stands.
    const running = waitMs === 3_000 ? 2 : 1;
    while (waitMs > 0 && !isOver) {
      await new Promise(setImmediate);
      if (clock.waiting() === running) clock.advance(waitMs);
    }
    expect(await outcome).toEqual({ result: 'unreachable', cause: expect.stringMatching(cause) });
  });

  async function freedPort(): Promise<number> {
    const taken = net.createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    await new Promise((resolve) => taken.close(resolve));
    return port;
  }
});

describe('limits', () => {
  test('F23: the sixth to one chat within a second is not sent, others are', async () => {
    server.script(sentAs('om_1'));
    const six = await Promise.all(Array.from({ length: 6 }, () => deliver(delivery())));
    expect(six.map((one) => one.result)).toEqual(['sent', 'sent', 'sent', 'sent', 'sent', 'limited']);
    expect(server.asked).toHaveLength(5);
    expect(await deliver(delivery({ to: 'feishu:oc_other' }))).toMatchObject({ result: 'sent' });
    clock.advance(1_100);
    expect(await deliver(delivery())).toMatchObject({ result: 'sent' });
  });

  test('F22: after a limit of the app nobody calls before the reset, after one of a chat only that chat waits', async () => {
    server.script(json({ code: 99991400, msg: 'x' }, 429, { 'x-ogw-ratelimit-reset': '7' }), sentAs('om_1'));
    await deliver(delivery());
    expect(await deliver(delivery({ to: 'feishu:oc_other' }))).toEqual({
      result: 'limited',
      retryAfterMs: 7_000,
      wholeAct: true,
    });
    clock.advance(7_000);
    expect(await deliver(delivery())).toMatchObject({ result: 'sent' });

    server.script(json({ code: 230020, msg: 'x' }, 400), sentAs('om_2'));
    await deliver(delivery());
    expect(await deliver(delivery())).toEqual({ result: 'limited', retryAfterMs: 1_000 });
    expect(await deliver(delivery({ to: 'feishu:oc_other' }))).toMatchObject({ result: 'sent' });
  });
});

describe('F25: the token', () => {
  const disowned = json({ code: 99991663, msg: 'Invalid access token' }, 400);

  test('is fetched once for all who wait', async () => {
    server.script(sentAs('om_1'));
    await Promise.all(Array.from({ length: 10 }, (_, index) => deliver(delivery({ to: `feishu:oc_${index}` }))));
    expect(server.tokenCalls).toBe(1);
  });

  test('is renewed once when the platform disowns it, and each call tried once more', async () => {
    server.script(sentAs('om_1'));
    await deliver(delivery());
    server.script((response, call) => {
      const old = call.headers.authorization === 'Bearer t-secret-token-1';
      (old ? disowned : sentAs('om_2'))(response, call);
    });
    const ten = await Promise.all(
      Array.from({ length: 10 }, (_, index) => deliver(delivery({ to: `feishu:oc_${index}` }))),
    );
    expect(ten.every((one) => one.result === 'sent')).toBe(true);
    expect(server.tokenCalls).toBe(2);
    proof('F25', { runs: ten.length });
  });

  test('that is disowned twice ends the try', async () => {
    server.script(disowned);
    expect(await deliver(delivery())).toEqual({ result: 'unreachable', cause: 'code 99991663' });
    expect(server.asked).toHaveLength(2);
  });

  test('is renewed before it ends', async () => {
    server.script(sentAs('om_1'));
    await deliver(delivery());
    clock.advance(7_000_000);
    await deliver(delivery());
    expect(server.tokenCalls).toBe(1);
    clock.advance(100_000);
    await deliver(delivery());
    expect(server.tokenCalls).toBe(2);
  });
});

test('S36: neither secret nor token nor text of a message is in the log or in an outcome, whatever fails', async () => {
  const outcomes: unknown[] = [];
  for (const step of [reset, json({ code: 230001, msg: `bad t-secret-token-1 ${SECRET}` }, 400), json({}, 500)]) {
    server.script(step);
    outcomes.push(await deliver(delivery()));
  }
  await server.close();
  outcomes.push(await deliverer(apiAt(server.url), slidingPacer(clock))(delivery()));
  server = await scriptedServer();
  expect(log.lines.length).toBeGreaterThan(0);
  const told = JSON.stringify(outcomes) + log.lines.join();
  expect(outcomes.map((one) => (one as { result: string }).result)).toEqual([
    'unknown',
    'refused',
    'unknown',
    'unreachable',
  ]);
  for (const secret of [SECRET, 't-secret-token', '机密正文', 'Bearer']) expect(told).not.toContain(secret);
});

describe('files, names and ourselves', () => {
  const ref = { name: '汇总表.docx', ref: 'om_1/file/file_1', kind: 'file' } as const;
  const bytes = Buffer.from([0x50, 0x4b, 3, 4, 0xff]);
  const raw: typeof reset = (response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    response.end(bytes);
  };
  const refusal = async (promise: Promise<unknown>) =>
    promise.then(
      () => 'given',
      (error: unknown) => (error instanceof Refusal ? error.code : error),
    );

  test("a user's file comes as its bytes", async () => {
    server.script(raw);
    expect(Buffer.from(await fetchFile(api, ref, 100))).toEqual(bytes);
    expect(server.asked[0]?.path).toBe('/open-apis/im/v1/messages/om_1/resources/file_1?type=file');
  });

  test('S29: more bytes than asked for are broken off, whatever was announced', async () => {
    server.script((response) => {
      response.writeHead(200);
      for (let sent = 0; sent < 64; sent += 1) response.write(Buffer.alloc(1_024));
    });
    expect(await refusal(fetchFile(api, ref, 4_096))).toBe('too_much');
  });

  test.each([
    ['too large there', json({ code: 234037, msg: 'x' }, 400), 'too_much'],
    ['not in the message', json({ code: 234003, msg: 'x' }, 400), 'not_found'],
    ['too large, told with 200', json({ code: 234037, msg: 'x' }), 'too_much'],
    ['confidential', json({ code: 234038, msg: 'x' }, 400), 'not_found'],
    ['platform ill', json({}, 503), 'unavailable'],
    ['reset', reset, 'unavailable'],
  ])('%s', async (_name, step, code) => {
    server.script(step);
    expect(await refusal(fetchFile(api, ref, 100))).toBe(code);
  });

  test('S33: a reference that leads elsewhere is not followed', async () => {
    for (const odd of ['om_1/file/../../x', 'https://evil.example/file/x', 'om_1/file/a?b', 'om_1/folder/a'])
      expect(await refusal(fetchFile(api, { ...ref, ref: odd }, 100))).toBe('not_found');
    expect(server.asked).toEqual([]);
  });

  test('names of a person and a chat, null where they may not be known; an error where they cannot be had now', async () => {
    server.script(json({ code: 0, data: { user: { name: '张三' } } }), json({ code: 0, data: { name: '民治街道群' } }));
    expect([await nameOf(api, 'feishu:ou_zhang'), await nameOf(api, 'feishu:oc_1')]).toEqual(['张三', '民治街道群']);
    server.script(
      json({ code: 0, data: { user: { open_id: 'ou_zhang' } } }),
      json({ code: 41050, msg: 'x' }, 400),
      json({ code: 99991400, msg: 'too many' }, 400),
      reset,
    );
    const unknown = [await nameOf(api, 'feishu:ou_a'), await nameOf(api, 'feishu:ou_b')];
    expect([...unknown, await nameOf(api, 'wecom:x')]).toEqual([null, null, null]);
    await expect(nameOf(api, 'feishu:ou_c')).rejects.toThrow('code 99991400');
    await expect(nameOf(api, 'feishu:ou_d')).rejects.toThrow('ECONNRESET');
    expect(server.asked.map((call) => call.path).slice(0, 2)).toEqual([
      '/open-apis/contact/v3/users/ou_zhang?user_id_type=open_id',
      '/open-apis/im/v1/chats/oc_1',
    ]);
  });

  test('who we are stands beside the code', async () => {
    server.script(json({ code: 0, msg: 'ok', bot: { open_id: 'ou_bot', app_name: '督办助手' } }));
    expect(await botIdentity(api)).toEqual({ openId: 'ou_bot', name: '督办助手' });
    server.script(json({ code: 0, data: {} }));
    expect(await botIdentity(api)).toBeNull();
    server.script(json({ code: 2200, msg: 'internal error' }, 503));
    await expect(botIdentity(api)).rejects.toThrow('bot info: HTTP 503');
  });
});
