/** What the checks of the fake share: a fake for each test, plain calls, cards, a listening bot, the SDK. */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, onTestFinished } from 'vitest';
import { decrypt } from '../crypt.js';
import { type FakeFeishu, startFakeFeishu } from '../fake.js';
import type { FakeFeishuOptions } from '../options.js';

export const HOUR = 60 * 60_000;
export const DAY = 24 * HOUR;

export const text = (content: string) => JSON.stringify({ text: content });
export const plain = (content: string) => ({ tag: 'plain_text', content });
export const cardOf = (...elements: object[]) => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { title: plain('进度填报'), template: 'blue' },
  body: { elements },
});
export const callback = (value: object) => [{ type: 'callback', value }];
export const formCard = cardOf(
  { tag: 'markdown', content: '<at id=ou_zhang></at> 请于 **3月31日** 前填报 9&#45;2' },
  {
    tag: 'table',
    columns: [
      { name: 'a', display_name: '编号' },
      { name: 'b', display_name: '项目', data_type: 'markdown' },
    ],
    rows: [{ a: '9-2', b: '\\_ **充电**' }],
  },
  {
    tag: 'form',
    name: 'report',
    elements: [
      { tag: 'input', name: 'said', label: plain('完成情况'), required: true, max_length: 20, default_value: '' },
      { tag: 'date_picker', name: 'due', placeholder: plain('预计完成'), initial_date: '2022-12-01' },
      {
        tag: 'select_static',
        name: 'state',
        placeholder: plain('是否完成'),
        required: true,
        options: [
          { text: plain('已完成'), value: 'yes' },
          { text: plain('未完成'), value: 'no' },
        ],
      },
      {
        tag: 'button',
        name: 'ok',
        text: plain('提交'),
        form_action_type: 'submit',
        behaviors: callback({ act: 'report.submit', id: 't_17' }),
      },
    ],
  },
  { tag: 'button', text: plain('收到'), behaviors: callback({ act: 'nudge.ack', id: 'n_1' }) },
  { tag: 'button', text: plain('看板'), behaviors: [{ type: 'open_url', default_url: 'https://example.cn/' }] },
);

/** The fake of the running test, and a tenant token of it. */
export let fake: FakeFeishu;
export let token = '';

/** Takes another fake, with 张三 and 李四 in 民治街道群. */
export const restart = async (options: FakeFeishuOptions = {}): Promise<void> => {
  fake = await startFakeFeishu(options);
  const { close } = fake;
  onTestFinished(() => close());
  await fake.world.addPerson({ openId: 'ou_zhang', name: '张三', mobile: '13800000000' });
  await fake.world.addPerson({ openId: 'ou_li', name: '李四' });
  await fake.world.addChat({ chatId: 'oc_unit', name: '民治街道群', members: ['ou_zhang', 'ou_li'] });
  token = await newToken();
};

/** A fresh fake for each test. */
export const useFake = (options: FakeFeishuOptions = {}): void => {
  beforeEach(() => restart(options));
};

/** The SDK as it is shipped, told to keep quiet; its own cache of tokens outlives a client, so each has another. */
export const sdk = async () => import('@larksuiteoapi/node-sdk');
export const quiet = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };
export const sdkClient = async (url = fake.url) => {
  const { Client, DefaultCache } = await sdk();
  const { appId, appSecret } = fake.app;
  return new Client({ appId, appSecret, domain: url, logger: quiet, cache: new DefaultCache() });
};

export interface Called {
  http: number;
  code: number;
  msg: string;
  data: Record<string, unknown>;
  headers: Headers;
}

/** One plain call of the API, as any client makes it. */
export const call = async (method: string, path: string, body?: object, bearer = token): Promise<Called> => {
  const response = await fetch(`${fake.url}/open-apis${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Called;
  return { ...answer, http: response.status, headers: response.headers };
};
export const newToken = async (): Promise<string> => {
  const { appId, appSecret } = fake.app;
  const path = '/auth/v3/tenant_access_token/internal';
  const answer = await call('POST', path, { app_id: appId, app_secret: appSecret });
  return String((answer as unknown as { tenant_access_token: string }).tenant_access_token);
};
export const send = (content: string, more: object = {}, to = 'oc_unit', type = 'chat_id') =>
  call('POST', `/im/v1/messages?receive_id_type=${type}`, { receive_id: to, msg_type: 'text', content, ...more });
export const sendCard = (card: object, more: object = {}) =>
  send(JSON.stringify(card), { msg_type: 'interactive', ...more });

/** Takes another token, as once the first has run out. */
export const renewToken = async (): Promise<string> => {
  token = await newToken();
  return token;
};

/** Listens on loopback until the test is over; returns the address. */
export const serving = async (handle: RequestListener): Promise<string> => {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/feishu/events`;
};

export interface Received {
  body: string;
  headers: IncomingMessage['headers'];
}

type Reply = { status?: number; body?: unknown } | null;

/** A bot that keeps what comes and answers what it is told (null: nothing); events go to it from now on. */
export const listener = async (answer: (body: string) => Reply | Promise<Reply> = () => ({})): Promise<Received[]> => {
  const received: Received[] = [];
  const url = await serving((request, response) => {
    const chunks: Buffer[] = [];
    const respond = async (): Promise<void> => {
      const body = Buffer.concat(chunks).toString('utf8');
      received.push({ body, headers: request.headers });
      const reply = await answer(body);
      if (!reply) return;
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' });
      response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}));
    };
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void respond());
  });
  await fake.world.deliverTo({ webhookUrl: url });
  return received;
};

interface Opened {
  header: Record<string, string>;
  event: Record<string, unknown> & { message?: Record<string, unknown> };
}

/** What is in an encrypted body. */
export const opened = (received: Received | undefined): Opened => {
  const { encrypt } = JSON.parse(received?.body ?? '{}') as { encrypt: string };
  return JSON.parse(decrypt(fake.app.encryptKey, encrypt)) as Opened;
};
