/** Every page, callback and command of the command line, and what lets somebody in (S12): a new one without a row fails here. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCommands } from '#src/cli/index.js';
import { parseConfig } from '#src/config.js';
import { type OpenHouse, openHouse } from '#src/house.js';
import { assetRoutes } from '#src/look/assets.js';
import { boardRoutes } from '#src/web/board-routes.js';
import { callbackListener } from '#src/web/callback-listener.js';
import { formRoutes } from '#src/web/forms/form-routes.js';
import { type Listening, listen, pagesListener, webApp } from '#src/web/server.js';
import { stillClock } from '../support/clock.js';
import { importSeed } from '../support/programme.js';
import { rowsOf } from '../support/rows.js';

/** What lets somebody in, and what a stranger gets, who has neither signature, cookie nor link. */
const pages: Record<string, { by: string; stranger: number }> = {
  'POST /feishu/events': { by: 'signature', stranger: 401 },
  'ALL /feishu/events': { by: 'nothing', stranger: 405 },
  'GET /wecom/bot': { by: 'signature', stranger: 401 },
  'POST /wecom/bot': { by: 'signature', stranger: 401 },
  'ALL /wecom/bot': { by: 'nothing', stranger: 405 },
  'GET /wecom/app': { by: 'signature', stranger: 401 },
  'POST /wecom/app': { by: 'signature', stranger: 401 },
  'ALL /wecom/app': { by: 'nothing', stranger: 405 },
  'GET /forms/:token': { by: 'link', stranger: 404 },
  'POST /forms/:token': { by: 'link', stranger: 404 },
  'GET /': { by: 'leads to the board', stranger: 302 },
  'GET /dashboard': { by: 'session', stranger: 401 },
  'GET /dashboard/projects/:number': { by: 'session', stranger: 401 },
  'POST /dashboard/sign-in': { by: 'link', stranger: 401 },
  'GET /dashboard/:form{sign-in|sign-out}': { by: 'nothing', stranger: 404 },
  'POST /dashboard/sign-out': { by: 'own session', stranger: 303 },
  'GET /dashboard/with/:platform': { by: 'leads to the platform’s own page', stranger: 302 },
  'GET /dashboard/with/:platform/back': { by: 'the platform’s code and our state', stranger: 401 },
  // What anybody may see: styles, and whether it lives.
  'GET /assets/:name': { by: 'anybody', stranger: 404 },
  'GET /healthz': { by: 'anybody', stranger: 200 },
  'GET /readyz': { by: 'anybody', stranger: 200 },
  'GET /metrics': { by: 'anybody', stranger: 200 },
};

describe('S12: over HTTP', () => {
  let folder: string;
  let house: OpenHouse;
  let web: Hono;
  let served: Listening;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duban-ways-'));
    const env = {
      DATABASE_URL: `sqlite:${join(folder, 'duban.db')}`,
      DUBAN_SECRET: 'the secret of the ways in, long enough for anybody',
      DUBAN_PLATFORMS: 'feishu,wecom',
      FEISHU_APP_ID: 'cli_a',
      FEISHU_APP_SECRET: 'app secret',
      FEISHU_ENCRYPT_KEY: 'encrypt key',
      FEISHU_VERIFICATION_TOKEN: 'token',
      WECOM_CORP_ID: 'ww1',
      WECOM_AGENT_ID: '1000002',
      WECOM_SECRET: 'wecom secret',
      WECOM_TOKEN: 'wecomtoken',
      WECOM_AES_KEY: 'a'.repeat(43),
      WECOM_BOT_TOKEN: 'bottoken',
      WECOM_BOT_AES_KEY: 'b'.repeat(43),
      LOG_LEVEL: 'silent',
    };
    house = await openHouse(parseConfig(env), { clock: stillClock('2022-12-28T10:00:00+08:00') });
    await importSeed(house);
    const routes = [assetRoutes(), formRoutes(house), boardRoutes(house)];
    web = webApp({ routes, probes: [], metrics: async () => '', log: house.log });
    served = await listen(callbackListener(house.callbacks, pagesListener(web), house), 0, '127.0.0.1');
  });
  afterAll(async () => {
    served.drop();
    await served.close();
    await house.close();
    await rm(folder, { recursive: true, force: true });
  });

  const waysIn = (): string[] => {
    const handlers = web.routes.filter(({ path }) => !path.endsWith('*'));
    const callbacks = house.callbacks.flatMap(({ path, methods }) =>
      [...methods, 'ALL'].map((method) => `${method} ${path}`),
    );
    return [...new Set([...callbacks, ...handlers.map(({ method, path }) => `${method} ${path}`)])];
  };

  test('the table is the whole of them', () => {
    expect(waysIn().sort()).toEqual(Object.keys(pages).sort());
  });

  test.each(Object.entries(pages))('a stranger at %s, who needs %o', async (way, { stranger }) => {
    const before = await rowsOf(house);
    const [method = '', path = ''] = way.split(' ');
    const known = path
      .replace(':number', '9-2')
      .replace(':form{sign-in|sign-out}', 'sign-on')
      .replace(':platform', 'feishu');
    const answer = await fetch(`http://127.0.0.1:${served.port}${known.replace(/:\w+/, 'a'.repeat(32))}`, {
      method: method === 'ALL' ? 'PUT' : method,
      redirect: 'manual',
    });
    expect(answer.status).toBe(stranger);
    expect(await answer.text()).not.toMatch(/民治|来深建设者|9-2|服务站/);
    expect(await rowsOf(house)).toEqual(before);
  });
});

/** Every command of the command line; all act as the office of the machine, whose user may read the database anyway. */
const commandLine = [
  ...['analysis', 'audit', 'backup', 'brief', 'chat', 'digest', 'doctor', 'export', 'import', 'member', 'migrate'],
  ...[
    'outbox',
    'plan',
    'projects',
    'read',
    'report',
    'restore',
    'review',
    'round',
    'serve',
    'tick',
    'unit',
    'workdays',
  ],
];

test('S12: the commands of the command line', () => {
  const program = new Command();
  addCommands(program, {} as never, () => undefined);
  expect(program.commands.map((command) => command.name()).sort()).toEqual(commandLine.sort());
});
