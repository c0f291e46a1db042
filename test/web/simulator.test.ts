import { request } from 'node:http';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parseConfig } from '#src/config.js';
import { ConfigError } from '#src/config-error.js';
import { shownInstant } from '#src/core/day.js';
import { Refusal } from '#src/core/refusal.js';
import { startService } from '#src/main.js';
import { type ServedSimulator, serveSimulator } from '../browser/served-simulator.js';
import { commandLineIn, testFolder } from '../cli/run.js';
import { silentLog } from '../support/logs.js';

let served: ServedSimulator;
beforeAll(async () => {
  served = await serveSimulator();
});
afterAll(() => served.close());

interface Asked {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A request with headers that `fetch` would not let through. */
const ask = ({
  path,
  method = 'GET',
  headers = {},
  body,
}: Asked): Promise<{ status: number; headers: Record<string, unknown>; text: string }> =>
  new Promise((resolve, reject) => {
    const [host, port] = served.host.split(':');
    const sent = request({ host, port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString() }),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });

const json = { 'content-type': 'application/json' };
const saying = (id: string) =>
  JSON.stringify({ id, as: 'wang', room: 'room-minzhi', text: '/帮助', replyTo: null, files: [] });
const say = (id: string, headers: Record<string, string>) =>
  ask({ path: '/local/say', method: 'POST', headers: { ...json, ...headers }, body: saying(id) });
const spoken = async (): Promise<number> => {
  const { rooms } = JSON.parse((await ask({ path: '/local/state?as=wang' })).text) as {
    rooms: { messages: { sender: string | null }[] }[];
  };
  return rooms.flatMap(({ messages }) => messages).filter(({ sender }) => sender === 'wang').length;
};

describe('S43: the page and who may ask', () => {
  test('the page has no script and no style of its own within it, and says so to the browser', async () => {
    const page = await ask({ path: '/' });
    expect(page.status).toBe(200);
    expect(page.text).toContain('聊天模拟器');
    expect(page.text).not.toMatch(/<style|<script(?![^>]* src=)|\son[a-z]+=|\sstyle=|https?:\/\//i);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(page.headers).toMatchObject({ 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' });
    expect(page.headers['set-cookie']).toBeUndefined();
  });

  test.each([
    ['another name that leads here', { host: 'evil.example:3000' }],
    ['a name that only begins well', { host: '127.0.0.1.evil.example' }],
    ['another site', { origin: 'https://evil.example' }],
    ['a frame without an origin', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['what the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['what the browser calls same-site', { 'sec-fetch-site': 'same-site' }],
  ])('a post of %s is refused and has no effect', async (_who, headers) => {
    const before = await spoken();
    expect((await say('foreign', headers)).status).toBe(403);
    expect(await spoken()).toBe(before);
  });

  test('a form cannot post: only the page sends JSON', async () => {
    const before = await spoken();
    const { status } = await ask({
      path: '/local/say',
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: saying('plain'),
    });
    expect(status).toBe(400);
    expect(await spoken()).toBe(before);
  });

  test('the page itself may, and the same try twice is once', async () => {
    const before = await spoken();
    expect((await say('own', { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await say('own', { origin: `http://${served.host}` })).status).toBe(200);
    expect(await spoken()).toBe(before + 1);
  });

  test.each(['/', '/local/state?as=lin', '/local/journey', '/local/files/sim_1?as=lin', '/local/state?as=nobody'])(
    'GET %s writes nothing',
    async (path) => {
      const rows = () => {
        const db = new Sqlite(served.env.DATABASE_URL?.replace('sqlite:', '') ?? '', { readonly: true });
        const tables = db
          .prepare("select name from sqlite_master where type = 'table' and name <> 'local_clock'")
          .pluck()
          .all();
        const all = tables.map((name) => [name, db.prepare(`select count(*) from "${name}"`).pluck().get()]);
        db.close();
        return all;
      };
      await served.service.app.settled();
      const before = rows();
      await ask({ path });
      await served.service.app.settled();
      expect(rows()).toEqual(before);
    },
  );

  test.each([
    ['no such room', '/local/say', { ...JSON.parse(saying('x1')), room: 'room-fucheng' }, 404],
    [
      'a value that the card does not hold',
      '/local/press',
      { id: 'x2', as: 'wang', message: 'msg_0', version: 1, button: 0, form: {} },
      404,
    ],
    ['nonsense', '/local/press', { as: { id: 'wang' } }, 400],
    ['a day that is past', '/local/clock', { to: '2022-12-01' }, 409],
    ['no day', '/local/clock', { to: 'tomorrow' }, 400],
    ['a day too far', '/local/clock', { to: '2029-01-01' }, 400],
  ])('%s is refused in plain words', async (_what, path, body, status) => {
    const answer = await ask({ path, method: 'POST', headers: json, body: JSON.stringify(body) });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text).refused).toMatch(/^[^A-Za-z]+。/);
  });
});

test('an outsider in a group learns nothing but that they are not let in (S19)', async () => {
  const body = JSON.stringify({
    id: 'out',
    as: 'chen',
    room: 'room-minzhi',
    text: '@督办 9-2 怎么样了',
    replyTo: null,
    files: [],
  });
  await ask({ path: '/local/say', method: 'POST', headers: json, body });
  await served.service.app.settled();
  const { rooms } = JSON.parse((await ask({ path: '/local/state?as=chen' })).text);
  const [last] = rooms.find(({ id }: { id: string }) => id === 'room-minzhi').messages.slice(-1);
  expect(JSON.stringify(last)).toContain('督办办公室');
  expect(JSON.stringify(last)).not.toMatch(/心理咨询|9-2/);
});

describe('S21: the simulator belongs on this machine, beside nobody real', () => {
  const start = async (env: Record<string, string>) => {
    const service = await startService(parseConfig(env), { log: silentLog });
    onTestFinished(() => service.stop());
    return service;
  };
  const store = () => ({ DATABASE_URL: `sqlite:${testFolder()}/data/duban.db`, PORT: '0' });

  test.each(['0.0.0.0', '::', '192.168.1.5', 'duban.example'])('it is not served on %s', async (HOST) => {
    await expect(start({ ...store(), HOST })).rejects.toThrow(/^HOST：/);
  });

  test('not where office users of a real platform are named', async () => {
    await expect(start({ ...store(), DUBAN_OFFICE: 'feishu:ou_office' })).rejects.toThrow(ConfigError);
  });

  test('S21: not on a store that has real members or chats, and nothing is written there', async () => {
    const folder = testFolder();
    const duban = commandLineIn(folder);
    const env = { DATABASE_URL: `sqlite:${folder}/data/duban.db`, PORT: '0' };
    expect(await duban('import', 'test/fixtures/form/seed.docx', '--yes')).toMatchObject({ code: 0 });
    expect(await duban('chat', 'bind', 'wecom:group1', '--to', 'office')).toMatchObject({ code: 0 });
    for (const DUBAN_PLATFORMS of ['local', 'feishu,local']) {
      const feishu = {
        FEISHU_APP_ID: 'cli_0123456789abcdef',
        FEISHU_APP_SECRET: 'secret',
        FEISHU_MODE: 'websocket',
        FEISHU_BASE_URL: 'http://127.0.0.1:9',
      };
      const refused = start({ ...env, ...(DUBAN_PLATFORMS === 'local' ? {} : feishu), DUBAN_PLATFORMS });
      await expect(refused).rejects.toThrow(Refusal);
      await expect(refused).rejects.toMatchObject({ code: 'conflict' });
    }
    expect((await duban('member', 'list', '--json')).out).toContain('"members": []');
  });

  test.each([
    { FEISHU_MODE: 'websocket' },
    { FEISHU_BASE_URL: 'https://open.feishu.cn' },
    { FEISHU_ENCRYPT_KEY: 'x' },
    { WECOM_BOT_ID: 'x' },
  ])('it is never a fallback: %o', (env) => {
    const chosen = (() => {
      try {
        return parseConfig(env).platforms;
      } catch (error) {
        if (error instanceof ConfigError) return 'the start is stopped';
        throw error;
      }
    })();
    expect(chosen).not.toContain('local');
  });

  test('with nothing configured it is what runs', () => {
    expect(parseConfig({}).platforms).toEqual(['local']);
  });

  test('on a store with a programme of its own the sample stays away, and the office can begin', async () => {
    const folder = testFolder();
    const duban = commandLineIn(folder);
    await duban('import', 'test/fixtures/form/big300.xlsx', '--yes');
    const service = await start({ DATABASE_URL: `sqlite:${folder}/data/duban.db`, PORT: '0' });
    await service.app.settled();
    const members = JSON.parse((await duban('member', 'list', '--json')).out).members as { ids: string[] }[];
    expect(members.map(({ ids }) => ids)).toEqual([['local:lin']]);
    expect(JSON.parse((await duban('projects', '--json')).out).projects).toHaveLength(300);
  });
});

test('the command line beside it has its time; tick moves it, and the page goes along', async () => {
  const beside = await serveSimulator();
  onTestFinished(() => beside.close());
  const duban = commandLineIn(testFolder(), beside.env);
  expect(JSON.parse((await duban('projects', '--json')).out)).toMatchObject({ asOf: '2022-12-20' });
  const ticked = await duban('tick', '--at', '2022-12-26T09:00:00+08:00', '--json');
  expect(ticked).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse((await duban('projects', '--json')).out)).toMatchObject({ asOf: '2022-12-26' });
  const { service } = beside;
  await service.house.simulation?.clock?.mark();
  expect(service.house.clock.now() >= '2022-12-26T01:00:00.000Z').toBe(true);
  const seen = await service.house.simulation?.simulator.messagesOf('room-leaders');
  expect(JSON.stringify(seen)).toContain('民生实事周报 2022-12-26');

  await beside.restart();
  expect(beside.service.house.clock.now() < '2022-12-26T02:00:00.000Z').toBe(true);
});

test('time that is moved is lived through: what was planned for each day comes on its day', async () => {
  const moved = await serveSimulator();
  onTestFinished(() => moved.close());
  const duban = commandLineIn(testFolder(), moved.env);
  const plan = JSON.parse((await duban('plan', '--from', '2022-12-20', '--to', '2023-01-12', '--json')).out) as {
    items: { at: string; chat: string | null }[];
  };
  const planned = plan.items.filter(({ chat }) => chat === 'local:room-minzhi').map(({ at }) => at.slice(0, 16));
  expect(new Set(planned).size).toBeGreaterThan(5);
  const answer = await fetch(`http://${moved.host}/local/clock`, {
    method: 'POST',
    headers: { ...json, origin: `http://${moved.host}` },
    body: JSON.stringify({ to: '2023-01-12' }),
  });
  expect(answer.status).toBe(200);
  const messages = (await moved.service.house.simulation?.simulator.messagesOf('room-minzhi')) ?? [];
  const came = new Set(messages.map(({ at }) => shownInstant(at, 'Asia/Shanghai').slice(0, 16)));
  expect([...new Set(planned)].filter((at) => !came.has(at))).toEqual([]);
});

test('beside a real platform its people are strangers, there is no sample, and time is real', async () => {
  const folder = testFolder();
  const env = {
    DATABASE_URL: `sqlite:${folder}/data/duban.db`,
    PORT: '0',
    DUBAN_PLATFORMS: 'feishu,local',
    FEISHU_APP_ID: 'cli_0123456789abcdef',
    FEISHU_APP_SECRET: 'secret',
    FEISHU_MODE: 'websocket',
    FEISHU_BASE_URL: 'http://127.0.0.1:9',
  };
  const service = await startService(parseConfig(env), { log: silentLog, knock: false });
  onTestFinished(() => service.stop());
  expect(service.house.simulation?.clock).toBe(null);
  expect(service.house.clock.now() > '2025').toBe(true);
  expect(await service.house.simulation?.simulator.personas()).toHaveLength(6);
  const duban = commandLineIn(folder, env);
  expect(JSON.parse((await duban('member', 'list', '--json')).out)).toEqual({ members: [] });
});
