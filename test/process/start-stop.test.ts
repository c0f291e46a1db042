import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectTo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FakeFeishu, startFakeFeishu } from '../fakes/feishu/fake.js';
import { type Child, run } from './child.js';
import { type Installation, install } from './installation.js';

/** None of these may ever be written anywhere. */
const secrets = {
  DUBAN_SECRET: 'canary-duban-secret-0123456789abcdef',
  FEISHU_APP_SECRET: 'canary-app-secret',
  FEISHU_ENCRYPT_KEY: 'canary-encrypt-key',
  FEISHU_VERIFICATION_TOKEN: 'canary-verification-token',
};

/** An address of this machine where nobody answers. */
const nowhere = 'http://127.0.0.1:9';

let installed: Installation;
let folder: string;
beforeAll(() => {
  installed = install();
});
afterAll(() => installed.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duban-start-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const children: Child[] = [];
function duban(args: string[], env: Record<string, string> = {}): Child {
  const here = { DATABASE_URL: `sqlite:${join(folder, 'duban.db')}`, FEISHU_BASE_URL: nowhere, PORT: '0' };
  const child = run(installed.bin, args, { env: { ...here, ...env }, cwd: folder });
  children.push(child);
  return child;
}

describe('what is missing is said before anything starts', () => {
  test('with no platform, serve says which variables to set and where they are explained', async () => {
    const { code, stdout, stderr } = await duban(['serve']).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    for (const name of [...Object.keys(secrets).slice(1), 'FEISHU_APP_ID', '.env.example'])
      expect(stderr).toContain(name);
    expect(stderr).toMatch(/[一-龥]{4}/);
  });

  test('other commands need no platform', async () => {
    const form = new URL('../fixtures/form/seed.docx', import.meta.url).pathname;
    expect(await duban(['import', form, '--yes', '--json']).ended).toMatchObject({ code: 0, stderr: '' });
    const listed = await duban(['projects', '--json']).ended;
    expect(JSON.parse(listed.stdout).projects).toHaveLength(18);
  });

  test.each(Object.keys(secrets).slice(1).concat('FEISHU_APP_ID'))(
    'without %s the start stops and names it',
    async (name) => {
      const { [name]: _left, ...env }: Record<string, string> = { ...secrets, FEISHU_APP_ID: 'cli_0123456789abcdef' };
      const { code, stdout, stderr } = await duban(['serve'], env).ended;
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(`${name}：`);
      expect(stderr).not.toContain('canary');
    },
  );

  test.each<[name: string, value: string, more?: Record<string, string>]>([
    ['PORT', '70000'],
    ['FEISHU_MODE', 'smoke'],
    ['DUBAN_TIMEZONE', 'Mars/Olympus'],
    ['DUBAN_OFFICE', 'ou_without_platform'],
    ['DATABASE_URL', 'mysql://x'],
    ['DUBAN_PLATFORMS', 'feishu,qq'],
    ['FEISHU_APP_ID', 'cli_short', { FEISHU_MODE: 'websocket' }],
  ])('a bad %s stops the start and is named', async (name, value, more) => {
    const env = { ...secrets, FEISHU_APP_ID: 'cli_0123456789abcdef', ...more, [name]: value };
    const { code, stdout, stderr } = await duban(['serve'], env).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`${name}：`);
    expect(stderr).not.toMatch(/canary|\n {4}at /);
  });
});

describe('with nothing configured', () => {
  test('the simulator runs; with a page open it stops on SIGTERM with 0, and a restart goes on where it was', async () => {
    const env = { FEISHU_BASE_URL: '' };
    const begin = async () => {
      const child = duban(['serve'], env);
      await child.says('"listening"');
      return { child, url: `http://127.0.0.1:${lines(child).find(({ msg }) => msg === 'listening')?.port}` };
    };
    const first = await begin();
    expect(await (await fetch(first.url)).text()).toContain('聊天模拟器');
    const day = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"to":"2022-12-22"}' };
    expect((await fetch(`${first.url}/local/clock`, day)).status).toBe(200);
    const stream = await fetch(`${first.url}/local/events`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    first.child.process.kill('SIGTERM');
    expect(await first.child.ended).toMatchObject({ code: 0, stderr: '' });

    const second = await begin();
    const { now } = (await (await fetch(`${second.url}/local/state`)).json()) as { now: string };
    expect(now).toMatch(/^2022-12-22T02:0/);
    const projects = JSON.parse((await duban(['projects', '--json'], env).ended).stdout);
    expect(projects.asOf).toBe('2022-12-22');
    expect(projects.projects).toHaveLength(18);
    second.child.process.kill('SIGTERM');
    expect(await second.child.ended).toMatchObject({ code: 0 });
  });
});

describe('a running service', () => {
  let fake: FakeFeishu;
  beforeEach(async () => {
    fake = await startFakeFeishu({
      now: new Date().toISOString(),
      rate: 1,
      app: {
        appSecret: secrets.FEISHU_APP_SECRET,
        encryptKey: secrets.FEISHU_ENCRYPT_KEY,
        verificationToken: secrets.FEISHU_VERIFICATION_TOKEN,
      },
    });
  });
  afterEach(() => fake.close());

  async function serve(env: Record<string, string> = {}): Promise<{ child: Child; url: string; port: number }> {
    const child = duban(['serve'], {
      ...secrets,
      FEISHU_APP_ID: fake.app.appId,
      FEISHU_BASE_URL: fake.url,
      DUBAN_OFFICE: 'feishu:ou_office',
      ...env,
    });
    await child.says('"listening"');
    const line = lines(child).find(({ msg }) => msg === 'listening');
    const port = Number(line?.port);
    await fake.world.deliverTo({ webhookUrl: `http://127.0.0.1:${port}/feishu/events` });
    return { child, port, url: `http://127.0.0.1:${port}` };
  }

  test('S36 S48: listens, tells its health, stops on SIGTERM with 0, and writes JSON lines without a secret', async () => {
    const { child, url } = await serve({ LOG_LEVEL: 'debug' });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, reasons: {} }]);
    const metrics = await fetch(`${url}/metrics`);
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await metrics.text()).toMatch(/^duban_platform_ready\{platform="feishu"\} 1$/m);

    await fake.world.addPerson({ openId: 'ou_office', name: '王督办', mobile: '+8613800138000' });
    await fake.as('ou_office').say('direct', '/帮助 13800138000');
    await fake.ledger.waitFor({ to: 'ou_office' }, 1);
    await fake.events.forge((await fake.events.list())[0]?.eventId ?? '', 'tampered_body');
    await fake.world.revokeTokens();
    await fake.as('ou_office').say('direct', '/待办');
    await fake.ledger.waitFor({ to: 'ou_office' }, 2);

    child.process.kill('SIGTERM');
    const { code, signal, stdout, stderr } = await child.ended;
    expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: '' });
    expect(lines(child).length).toBeGreaterThan(2);
    expect(lines(child).at(-1)).toMatchObject({ msg: 'stopping' });
    expect(stdout).not.toMatch(/canary|13800138000|Bearer (?!\[)|t-[0-9a-z]{10}/);
  });

  test('the platform cannot be reached: alive, not ready with the reason, and it still stops with 0', async () => {
    const { child, url } = await serve({ FEISHU_BASE_URL: nowhere });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ ready: false, reasons: { feishu: expect.any(String) } });
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^duban_platform_ready\{platform="feishu"\} 0$/m);
    child.process.kill('SIGTERM');
    expect(await child.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('F52: stops with 0 though a request never ends and the platform never answers a send', async () => {
    const { child, port } = await serve();
    await fake.faults.add({ api: 'message.reply', times: 0, effect: { kind: 'hang' } });
    await fake.faults.add({ api: 'message.create', times: 0, effect: { kind: 'hang' } });
    await fake.world.addPerson({ openId: 'ou_office', name: '王督办' });
    await fake.as('ou_office').say('direct', '/帮助');
    while ((await fake.ledger.requests('message.create')).length === 0) await wait(10);
    const slow = connectTo(port, '127.0.0.1');
    slow.on('error', () => undefined);
    slow.write('POST /feishu/events HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{');
    await wait(50);
    child.process.kill('SIGTERM');
    const ended = await Promise.race([child.ended, wait(10_000, null, { ref: false })]);
    expect(ended).toMatchObject({ code: 0, signal: null, stderr: '' });
    slow.destroy();

    await fake.faults.clear();
    await serve();
    await fake.ledger.waitFor({ to: 'ou_office' }, 1, 20_000);
    expect(await fake.ledger.messages({ to: 'ou_office' })).toHaveLength(1);
  });

  test('a taken port is said in one line, exit 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const env = { ...secrets, FEISHU_APP_ID: fake.app.appId, FEISHU_BASE_URL: fake.url, PORT: String(port) };
    const { code, stderr } = await duban(['serve'], env).ended;
    taken.close();
    expect(code).toBe(1);
    expect(stderr).toContain('PORT');
    expect(stderr).not.toMatch(/\n {4}at /);
  });
});

describe('the command line', () => {
  test('help is quick', async () => {
    const time = async (file: string, args: string[]): Promise<number> => {
      const from = performance.now();
      expect(await run(file, args, { env: {}, cwd: folder }).ended).toMatchObject({ code: 0, stderr: '' });
      return Math.round(performance.now() - from);
    };
    const empty = join(installed.folder, 'bin/empty.mjs');
    writeFileSync(empty, '');
    console.log(`duban --help ${await time(installed.bin, ['--help'])} ms, node alone ${await time(empty, [])} ms`);
  });

  test.each([
    [['nonsense']],
    [['projects', '--nonsense']],
    [['import']],
    [['report', '9-2']],
    [['export', 'table', '--format', 'docx']],
  ])('wrong usage is 2 and says so on stderr: %j', async (args) => {
    const { code, stdout, stderr } = await duban(args).ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });

  test.each([
    [['projects', '--json']],
    [['import', 'missing.docx', '--json']],
    [['report', '9-2', '--unit', '民治街道', '--as', 'feishu:ou_x', '--completion', '完成', '--json']],
    [['export', 'table', '--format', 'docx', '--out', 'x.docx']],
  ])('an error is 1, on stderr, without a stack: %j', async (args) => {
    const { code, stdout, stderr } = await duban(args).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/[一-龥]{4}/);
    expect(stderr).not.toMatch(/\n {4}at |Error:/);
  });

  test('--json prints one JSON document on stdout and nothing else', async () => {
    const form = new URL('../fixtures/form/seed.docx', import.meta.url).pathname;
    await duban(['import', form, '--yes']).ended;
    for (const args of [
      ['projects', '--json'],
      ['projects', '9-2', '--json'],
      ['plan', '--from', '2022-12-20', '--to', '2022-12-31', '--json'],
      ['digest', '--json'],
      ['import', form, '--dry-run', '--json'],
      ['read', '9-2 已办8场', '--kind', 'claim', '--unit', '民治街道', '--json'],
      ['round', 'list', '--json'],
      ['unit', 'list', '--json'],
      ['member', 'list', '--json'],
      ['chat', 'list', '--json'],
      ['review', 'list', '--json'],
      ['workdays', 'list', '--json'],
      ['tick', '--json'],
    ]) {
      const { code, stdout, stderr } = await duban(args).ended;
      expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' });
      expect(() => JSON.parse(stdout), args.join(' ')).not.toThrow();
      expect(stdout.endsWith('\n')).toBe(true);
    }
  });
});

/** Standard output, each line a JSON object. */
const lines = (child: Child): Record<string, unknown>[] =>
  child
    .stdout()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
