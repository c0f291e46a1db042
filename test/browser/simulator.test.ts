import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDocument } from '#src/documents/read-document.js';
import { readForm } from '#src/documents/reading.js';
import { lacksChromium, launchChromium } from './chromium.js';
import { newcomer } from './newcomer.js';
import { liveThroughOneRound } from './one-round.js';
import { serveSimulator } from './served-simulator.js';
import { watchedPage } from './watched-page.js';

const maxWeightBytes = 200 * 1024;
const maxShift = 0.02;

const screens: [string, boolean, BrowserContextOptions][] = [
  ['at a desk', false, { viewport: { width: 1280, height: 800 } }],
  [
    'on a phone, in the dark',
    true,
    { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, colorScheme: 'dark' },
  ],
];

describe.skipIf(lacksChromium())('the simulator', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  test.each(screens)(
    'a newcomer lives through one round by what the page says, %s',
    async (screen, isPhone, options) => {
      const served = await serveSimulator();
      const seen = await watchedPage(browser, served.host, options);
      try {
        seen.page.setDefaultTimeout(15_000);
        await seen.page.goto(`http://${served.host}/`);
        await seen.page.getByRole('heading', { name: '民治街道群' }).waitFor();
        const weight = seen.weight();
        const found: string[] = await seen.violations();
        const { name, bytes } = await liveThroughOneRound(seen.page, isPhone, async (stop) => {
          found.push(...(await seen.violations()).map((violation) => `${stop}: ${violation}`));
        });

        expect(name).toMatch(/民生实事项目落实情况汇总表.*\.docx$/);
        const rows = readForm(await readDocument(bytes)).projects;
        expect(rows).toHaveLength(18);
        expect(rows.find(({ number }) => number === '16-4')).toMatchObject({
          completion: '已完工，12月18日通过验收',
          completed: true,
        });
        expect(rows.find(({ number }) => number === '21-2')?.completion).toContain('已开展8场');
        expect(await newcomer(seen.page, isPhone).done()).toHaveLength(8);

        expect(found).toEqual([]);
        expect(seen.errors).toEqual([]);
        expect(seen.strayed).toEqual([]);
        expect(weight).toBeLessThan(maxWeightBytes);
        const shift = await seen.layoutShift();
        expect(shift).toBeLessThan(maxShift);
        console.info(`simulator ${screen}: ${weight} bytes to begin with, layout shift ${shift.toFixed(4)}`);
      } finally {
        await seen.close();
        await served.close();
      }
    },
  );

  test('whoever is quick gets whom and where they asked for last, however late the answers come', async () => {
    const served = await serveSimulator();
    const seen = await watchedPage(browser, served.host, screens[0]?.[2] ?? {});
    try {
      await seen.page.goto(`http://${served.host}/`);
      const they = newcomer(seen.page, false);
      const held = new Map<string, () => void>();
      await seen.page.route('**/local/state?as=*', async (route) => {
        const as = new URL(route.request().url()).searchParams.get('as') ?? '';
        await new Promise<void>((resolve) => held.set(as, resolve));
        await route.continue();
      });
      const answered = (as: string) =>
        seen.page.waitForResponse((one) => one.url().endsWith(`/local/state?as=${as}`)).then((one) => one.finished());
      const isHeld = (as: string) => expect.poll(() => held.has(as), { interval: 5 }).toBe(true);

      await they.plays('周岚');
      await they.plays('林静');
      await isHeld('zhou');
      await isHeld('lin');
      const title = seen.page.locator('.room-title');
      const place = await seen.page.getByRole('button', { name: '与督办单聊' }).boundingBox();
      await seen.page.mouse.click((place?.x ?? 0) + 20, (place?.y ?? 0) + 20);
      expect(await title.innerText()).toBe('民治街道群');
      held.get('lin')?.();
      await they.opens('与督办单聊');
      expect(await title.innerText()).toBe('与督办单聊');
      expect(await seen.page.locator('.playing').innerText()).toBe('您是 林静');

      const first = answered('zhou');
      held.get('zhou')?.();
      await first;
      await seen.page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))');
      expect(await seen.page.locator('.playing').innerText()).toBe('您是 林静');
      expect(await seen.page.locator('.room-members').innerText()).toBe('林静、督办');
      expect(seen.errors).toEqual([]);
    } finally {
      await seen.close();
      await served.close();
    }
  });

  test('a press is answered: how long it takes is told', async () => {
    const served = await serveSimulator();
    const seen = await watchedPage(browser, served.host, screens[0]?.[2] ?? {});
    try {
      await seen.page.goto(`http://${served.host}/`);
      const they = newcomer(seen.page, false);
      await they.followsStep('等来催报', '走到 9:30');
      const nudge = they.card(/^民治街道 待办/);
      const shown = seen.page.getByRole('group', { name: '选一个项目填报' });
      const took: number[] = [];
      for (let nth = 1; nth <= 10; nth += 1) {
        const pressed = performance.now();
        await they.presses(nudge, '去填报');
        await expect.poll(() => shown.count(), { interval: 5 }).toBe(nth);
        took.push(performance.now() - pressed);
      }
      took.sort((a, b) => a - b);
      console.info(
        `a press is answered in ${took[4]?.toFixed(0)} ms (median of 10), ${took[9]?.toFixed(0)} ms at most`,
      );
    } finally {
      await seen.close();
      await served.close();
    }
  });
});
