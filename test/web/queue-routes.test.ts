/** The page of the queues: for the office alone, to be looked at only, and only where Redis carries them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bullQueue, queueNames } from '#src/adapters/queue/bullmq.js';
import { systemClock } from '#src/adapters/system/clock.js';
import { parseConfig } from '#src/config.js';
import { startService } from '#src/main.js';
import { queueRoutes } from '#src/web/queue-routes.js';
import { webApp } from '#src/web/server.js';
import { stillClock } from '../support/clock.js';
import { type TestHouse, testHouse } from '../support/house.js';
import { silentLog } from '../support/logs.js';
import { importSeed, letIn } from '../support/programme.js';
import { isRedisFound, startRedis } from '../support/redis-server.js';
import { signedIn } from './browser.js';

const now = '2022-12-28T10:00+08:00';
const path = '/dashboard/queues';
const leader = 'feishu:ou_leader';
const office = 'feishu:ou_office';

async function redisUrl(): Promise<string> {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  return redis.url;
}

/** Asks for a page of the queues as somebody, or as nobody in particular. */
async function openQueues(publicUrl?: string) {
  const house: TestHouse = await testHouse({ now, office: [office], publicUrl });
  await importSeed(house);
  await letIn(house, { name: '王区长', role: 'leader', address: leader });
  const queue = bullQueue(await redisUrl(), {
    clock: systemClock,
    log: silentLog,
    instance: 'x',
    onError: () => undefined,
  });
  onTestFinished(() => queue.stop());
  const app = webApp({
    routes: [queueRoutes(house, queue.toLookAt())],
    probes: [],
    metrics: async () => '',
    log: silentLog,
  });
  return async (address: string | null, page: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = address === null ? '' : (await signedIn(house, address)).cookie();
    return app.request(page, { ...init, headers: { cookie, ...init.headers } });
  };
}

describe.runIf(isRedisFound)('the queues', () => {
  test.each([
    ['nobody', null],
    ['a leader', leader],
  ])('are refused to %s', async (_who, address) => {
    const ask = await openQueues();
    for (const page of [path, `${path}/`, `${path}/api/queues`, `${path}/static/js/main.js`, `${path}/queue/inbox`]) {
      const answer = await ask(address, page);
      expect([page, answer.status]).toEqual([page, 401]);
      expect(await answer.text()).not.toContain('inbox');
    }
  });

  test.each([undefined, 'https://example.gov.cn/duban'])(
    'are shown to the office with all that the page loads, at %s',
    async (publicUrl) => {
      const ask = await openQueues(publicUrl);
      const base = publicUrl ? new URL(publicUrl).pathname : '';
      const page = await ask(office, path);
      expect(page.status).toBe(200);
      const html = await page.text();
      expect(html).toContain('督办 队列');
      const parts = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(
        ([, part = '']) => new URL(part, `http://host${base}${path}/`).pathname,
      );
      expect(parts.length).toBeGreaterThan(1);
      for (const part of parts) {
        expect(part.startsWith(`${base}${path}/`)).toBe(true);
        const answer = await ask(office, part.slice(base.length));
        expect([part, answer.status]).toEqual([part, 200]);
        expect(answer.headers.get('content-type')).toMatch(part.endsWith('.js') ? /javascript/ : /css/);
      }
      const told = (await (await ask(office, `${path}/api/queues`)).json()) as {
        queues: { name: string; readOnlyMode: boolean }[];
      };
      expect(told.queues.map(({ name }) => name)).toEqual(queueNames);
      expect(told.queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
    },
  );

  test('cannot be changed, by the office neither', async () => {
    const ask = await openQueues();
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await ask(office, `${path}/api/queues/inbox/pause`, { method })).status).toBe(405);
  });

  test.each([
    ['all', 401],
    ['gateway', 401],
    ['worker', 404],
  ])('role %s answers %i to who has not signed in', async (role, status) => {
    const folder = mkdtempSync(join(tmpdir(), 'duban-queues-'));
    const config = parseConfig({
      DATABASE_URL: `sqlite:${join(folder, 'duban.db')}`,
      DUBAN_SECRET: 'the secret of the queues, long enough for anybody',
      DUBAN_PLATFORMS: 'local',
      DUBAN_ROLE: role,
      REDIS_URL: await redisUrl(),
      PORT: '0',
    });
    const service = await startService(config, { clock: stillClock(now), log: silentLog, knock: false });
    onTestFinished(async () => {
      await service.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    const answer = await fetch(`http://127.0.0.1:${service.port}${path}`);
    expect(answer.status).toBe(status);
  });
});
