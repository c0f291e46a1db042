/** What the checks of the fake share: a fake for each test, the bot by SDK, plain calls, cards, a listening bot. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WSClient, type WsFrame } from '@wecom/aibot-node-sdk';
import { beforeEach, onTestFinished } from 'vitest';
import { type FakeWecom, startFakeWecom } from '../fake.js';
import type { FakeWecomOptions } from '../options.js';

/** The fake of the running test. */
export let fake: FakeWecom;

/** Takes another fake, with 张三 and 李四 in 民治街道群. */
export const restart = async (options: FakeWecomOptions = {}): Promise<void> => {
  fake = await startFakeWecom(options);
  const { close } = fake;
  onTestFinished(() => close());
  await fake.world.addPerson({ userId: 'zhangsan', name: '张三', mobile: '13800000000' });
  await fake.world.addPerson({ userId: 'lisi', name: '李四' });
  await fake.world.addChat({ chatId: 'wrUnit', name: '民治街道群', members: ['zhangsan', 'lisi'] });
};

/** A fresh fake for each test. */
export const useFake = (options: FakeWecomOptions = {}): void => {
  beforeEach(() => restart(options));
};

const quiet = { error() {}, warn() {}, info() {}, debug() {} };

export interface SdkBot {
  client: WSClient;
  /** Frames of messages and events, oldest first. */
  frames: WsFrame[];
  /** Resolves with the frames once there are so many. */
  heard(count: number): Promise<WsFrame[]>;
}

/** The SDK as it is shipped, logged in; it does not come back by itself. */
export const sdkBot = async (secret = fake.bot.secret): Promise<SdkBot> => {
  const client = new WSClient({
    botId: fake.bot.botId,
    secret,
    wsUrl: fake.wsUrl,
    logger: quiet,
    maxReconnectAttempts: 0,
    maxAuthFailureAttempts: 0,
  });
  const frames: WsFrame[] = [];
  let look = (): void => undefined;
  const keep = (frame: WsFrame): void => {
    frames.push(frame);
    look();
  };
  client.on('message', keep);
  client.on('event', keep);
  onTestFinished(() => client.disconnect());
  await new Promise<void>((resolve, reject) => {
    client.once('authenticated', resolve);
    client.on('error', reject);
    client.connect();
  });
  return {
    client,
    frames,
    heard: (count) =>
      new Promise((resolve) => {
        look = () => {
          if (frames.length >= count) resolve(frames);
        };
        look();
      }),
  };
};

/** Code of a refusal: the SDK rejects with the raw frame. */
export const codeOf = (sent: Promise<unknown>): Promise<number> =>
  sent.then(
    () => 0,
    (refusal: { errcode?: number }) => refusal.errcode ?? Number.NaN,
  );

/** Whether an answer has come, or the wait been given up. */
export const waiting = (sent: Promise<unknown>): { isOver(): boolean } => {
  let over = false;
  const end = (): void => {
    over = true;
  };
  sent.then(end, end);
  return { isOver: () => over };
};

/** The body of a frame that came. */
export const bodyOf = <T>(frame: WsFrame | undefined): T => {
  if (!frame) throw new Error('nothing came');
  return frame.body as T;
};

export const markdown = (content: string) => ({ msgtype: 'markdown' as const, markdown: { content } });

export const buttonCard = (taskId: string, more: object = {}) => ({
  card_type: 'button_interaction',
  main_title: { title: '民治街道 待办 2 项', desc: '截止 2022-12-31' },
  horizontal_content_list: [{ keyname: '编号', value: '9-2' }],
  button_list: [
    { text: '收到', style: 1, key: 'ack' },
    { text: '去填报', style: 2, key: 'open' },
  ],
  task_id: taskId,
  ...more,
});

export const selectCard = (taskId: string) => ({
  card_type: 'multiple_interaction',
  main_title: { title: '填报 9-2' },
  select_list: [
    {
      question_key: 'status',
      title: '是否完成',
      selected_id: 'no',
      option_list: [
        { id: 'yes', text: '已完成' },
        { id: 'no', text: '未完成' },
      ],
    },
  ],
  submit_button: { text: '提交', key: 'submit' },
  task_id: taskId,
});

export const noticeCard = (more: object = {}) => ({
  card_type: 'text_notice',
  main_title: { title: '已登记' },
  card_action: { type: 1, url: 'https://example.cn/' },
  ...more,
});

export interface Called {
  errcode: number;
  errmsg: string;
  [name: string]: unknown;
}

/** One plain call of the HTTP API. */
export const call = async (method: string, path: string, body?: object): Promise<Called> => {
  const response = await fetch(`${fake.url}${path}`, {
    method,
    redirect: 'manual',
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return (await response.json()) as Called;
};

export const newToken = async (): Promise<string> => {
  const { corpId, secret } = fake.app;
  return String((await call('GET', `/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${secret}`)).access_token);
};

/** Listens on loopback until the test is over; returns the address. */
export const serving = async (handle: RequestListener): Promise<string> => {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/wecom`;
};

export interface Heard {
  query: URLSearchParams;
  body: string;
}

/** A bot that keeps what comes and answers what it is told: status and body (null: nothing at all). */
export const listening = async (
  which: 'bot' | 'app',
  answer: (heard: Heard) => { status?: number; body?: string } | null = () => ({}),
): Promise<Heard[]> => {
  const all: Heard[] = [];
  const url = await serving((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { searchParams } = new URL(request.url ?? '/', 'http://bot');
      const heard = { query: searchParams, body: Buffer.concat(chunks).toString('utf8') };
      all.push(heard);
      const reply = answer(heard);
      if (!reply) return;
      response.writeHead(reply.status ?? 200);
      response.end(reply.body ?? '');
    });
  });
  await fake.world.deliverTo(which === 'bot' ? { botMode: 'callback', botUrl: url } : { appUrl: url });
  return all;
};
