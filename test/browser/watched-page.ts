/** A page that is watched: what it logs, loads and moves, and what axe says of it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface Watched {
  page: Page;
  /** Errors of the console, of scripts and of requests, since it was opened. */
  errors: string[];
  /** Requests that left for another host. */
  strayed: string[];
  /** Bytes that came over the wire since the last time this was asked, headers included, pictures left out. */
  weight(): number;
  /** Cumulative layout shift of the present document, as browsers reckon it. */
  layoutShift(): Promise<number>;
  /** What axe finds wrong: rule and place. */
  violations(): Promise<string[]>;
  close(): Promise<void>;
}

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 860 } };
export const phone: BrowserContextOptions = {
  viewport: { width: 375, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs in the page, whose types this side does not know. */
const shiftsSoFar = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) sum += hadRecentInput ? 0 : value;
  }).observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
})`;

/** Opens an empty page of its own context. `host`: 127.0.0.1:PORT; everything else is another host. */
export async function watchedPage(browser: Browser, host: string, options: BrowserContextOptions): Promise<Watched> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  const strayed: string[] = [];
  const pictures = new Set<string>();
  let bytes = 0;
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('requestfailed', (request) => errors.push(`${request.url()} ${request.failure()?.errorText ?? ''}`));
  page.on('request', (request) => {
    const { host: to, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && to !== host) strayed.push(request.url());
  });
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  wire.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Image') pictures.add(requestId);
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!pictures.has(requestId)) bytes += encodedDataLength;
  });
  return {
    page,
    errors,
    strayed,
    weight() {
      const since = bytes;
      bytes = 0;
      return since;
    },
    layoutShift: () => page.evaluate<number>(shiftsSoFar),
    async violations() {
      // A colour half way to another is nobody's choice.
      await page.evaluate(
        'Promise.allSettled(document.getAnimations().map((one) => one.finished)).then(() => undefined)',
      );
      await page.evaluate(await axe);
      return page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; help: string; nodes: { target: unknown[] }[] }[] }> };
        };
        const { violations } = await axe.run();
        return violations.map(
          ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`,
        );
      });
    },
    close: () => context.close(),
  };
}
