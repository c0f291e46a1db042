/** Every card there is, and every text that means harm, on the real page. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Card } from '#src/cards/model.js';
import { splitCard } from '#src/cards/split-card.js';
import { wordsOf } from '../adapters/card-words.js';
import { cardSaying, fragments } from '../adapters/hostile.js';
import { sampleCards } from '../commands/sample-cards.js';
import { lacksChromium, launchChromium } from './chromium.js';
import { newcomer } from './newcomer.js';
import { type ServedSimulator, serveSimulator } from './served-simulator.js';
import { type Watched, watchedPage } from './watched-page.js';

describe.skipIf(lacksChromium())('on the page', () => {
  let browser: Browser;
  let served: ServedSimulator;
  beforeAll(async () => {
    browser = await launchChromium();
    served = await serveSimulator();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  /** Puts cards into a room, as the outbox would. */
  async function post(room: string, cards: readonly Card[]): Promise<void> {
    const local = served.service.house.platforms.get('local');
    for (const [nth, card] of cards.entries())
      for (const [part, one] of splitCard(card, () => true).entries())
        await local?.deliver({
          to: `local:${room}`,
          act: 'send',
          messageId: null,
          people: [],
          body: local.render({ kind: 'card', card: one }),
          sendKey: `${room}-${nth}-${part}`,
          file: null,
          companion: null,
        });
  }

  async function open(persona: string, room: string, options: object): Promise<Watched> {
    const seen = await watchedPage(browser, served.host, options);
    await seen.page.goto(`http://${served.host}/`);
    const they = newcomer(seen.page, false);
    await they.plays(persona);
    await they.opens(room);
    return seen;
  }

  test('every kind of card says its words, in light and dark, and axe finds nothing', async () => {
    const cards = Object.values(sampleCards).flat();
    const perLook = Math.ceil(cards.length / 3);
    for (const [nth, room] of ['room-office', 'direct-lin', 'room-fucheng'].entries())
      await post(room, cards.slice(nth * perLook, (nth + 1) * perLook));
    for (const [nth, name] of ['督办办公室群', '与督办单聊', '福城街道群'].entries()) {
      const wanted = cards.slice(nth * perLook, (nth + 1) * perLook);
      for (const colorScheme of ['light', 'dark'] as const) {
        const seen = await open('林静', name, { viewport: { width: 1280, height: 800 }, colorScheme });
        try {
          const log = seen.page.getByRole('log');
          await expect.poll(() => log.getByRole('article').count()).toBe(wanted.length);
          for (const more of await log.getByRole('button', { name: /^展开其余/ }).all()) await more.click();
          for (const fold of await log.locator('details').all()) await fold.evaluate('(fold) => { fold.open = true }');
          const text = (await log.innerText()).replace(/\s+/g, '');
          const drawn = await log
            .locator('svg')
            .evaluateAll('(all) => all.map((one) => one.getAttribute("aria-label")).join()');
          const filled = await log
            .locator('input, textarea')
            .evaluateAll('(all) => all.map((one) => one.value).join()');
          const read = `${text}${drawn}${filled}`.replace(/\s+/g, '');
          const lost = wanted.flatMap(wordsOf).filter((piece) => !read.includes(piece.replace(/\s+/g, '')));
          expect(lost).toEqual([]);
          expect(await seen.violations()).toEqual([]);
          expect(seen.errors).toEqual([]);
        } finally {
          await seen.close();
        }
      }
    }
  });

  test('S22 to S26: what people type or name stays text, in cards, in messages and in names of files', async () => {
    await post('room-leaders', fragments.map(cardSaying));
    const seen = await open('周岚', '领导群', { viewport: { width: 1280, height: 800 } });
    try {
      const they = newcomer(seen.page, false);
      const log = seen.page.getByRole('log');
      await expect.poll(() => log.getByRole('article').count()).toBe(fragments.length);
      for (const said of fragments) await they.sends(`看 ${said}`);
      await seen.page
        .getByLabel('附件')
        .and(seen.page.locator('input'))
        .setInputFiles({
          name: '<img src=x onerror=alert(1)>.txt',
          mimeType: 'text/html',
          buffer: Buffer.from('<script>alert(1)</script>'),
        });
      await they.sends('');
      await log.getByRole('link', { name: '<img src=x onerror=alert(1)>.txt' }).waitFor();
      const said = await log.innerText();
      expect(fragments.filter((one) => !one.includes('\u0000') && !said.includes(one))).toEqual([]);
      expect(
        await log.locator('img, script, iframe, object, at, [onerror], [onload], [onfocus], [style]').count(),
      ).toBe(0);
      expect(await log.locator('.mention').count()).toBe(0);
      expect(await log.locator('a[href^="javascript" i]').count()).toBe(0);
      expect(await seen.page.evaluate('globalThis.reached')).toBeUndefined();
      expect(seen.errors).toEqual([]);
      expect(seen.strayed).toEqual([]);
    } finally {
      await seen.close();
    }
  });
});
