/** The pictures of README and docs, from the running service: npm run screenshots */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium.js';
import { liveThroughOneRound } from './one-round.js';
import { pagePictures } from './page-pictures.js';
import { serveSimulator } from './served-simulator.js';
import { watchedPage } from './watched-page.js';

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 760 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** Stops of one round that are taken, and under which names. */
const atDesk: Record<string, string> = { nudge: 'simulator', doubt: 'doubt', question: 'question' };
const onPhone: Record<string, string> = { understood: 'phone', digest: 'phone-dark' };

async function simulatorPictures(browser: Browser): Promise<void> {
  await oneRound(browser, desk, false, (page, stop) => take(page, atDesk[stop]));
  await oneRound(browser, phone, true, async (page, stop) => {
    if (stop === 'digest') await page.emulateMedia({ colorScheme: 'dark' });
    await take(page, onPhone[stop]);
    await page.emulateMedia({ colorScheme: 'light' });
  });
}

async function oneRound(
  browser: Browser,
  options: BrowserContextOptions,
  isPhone: boolean,
  stop: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const served = await serveSimulator();
  const { page, close } = await watchedPage(browser, served.host, options);
  await page.goto(`http://${served.host}/`);
  await liveThroughOneRound(page, isPhone, (name) => stop(page, name));
  await close();
  await served.close();
}

/** Waits until what passes by has passed. */
async function take(page: Page, name: string | undefined): Promise<void> {
  if (!name) return;
  await page.getByRole('status').locator('p').waitFor({ state: 'detached', timeout: 10_000 });
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${folder}${name}.png` });
}

mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
await simulatorPictures(browser);
await pagePictures(browser, { desk, phone, folder });
await browser.close();
