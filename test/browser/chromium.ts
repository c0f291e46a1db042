/** The browser of the machine, for tests of pages as people see them. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = places.find((path) => existsSync(path));

/**
 * True where there is no Chromium: tests of pages are then left out, and say so. In CI that is a failure.
 * @throws Error in CI
 */
export function lacksChromium(): boolean {
  if (executablePath) return false;
  if (process.env.CI === 'true') throw new Error(`no Chromium at ${places.join(', ')}: apt-get install chromium`);
  console.warn('Chromium is not installed: tests of pages are left out (apt-get install chromium).');
  return true;
}

/** The sandbox needs rights that containers lack; pages here are our own. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=zh-CN'] });
