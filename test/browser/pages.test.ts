/** Board and signed form in a real browser: at a desk and on a phone, in the light and in the dark. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boardLink } from '#src/services/board-link.js';
import { assignmentState } from '#src/services/find.js';
import { formLink } from '#src/services/form-link.js';
import { pictureOf } from '#src/services/programme-state.js';
import { submitReport } from '#src/services/submit-report.js';
import { hostileTexts } from '../support/hostile-texts.js';
import { contextOf, letIn, officeOf } from '../support/programme.js';
import { busyYear } from '../web/busy-year.js';
import { lacksChromium, launchChromium } from './chromium.js';
import { type ServedHouse, serveHouse } from './served-house.js';
import { desktop, phone, type Watched, watchedPage } from './watched-page.js';

const maxWeightBytes = 200 * 1024;
const maxShift = 0.02;
const leader = 'feishu:ou_leader';
const contact = 'feishu:ou_contact';
const unit = '民治街道';

const screens: [string, BrowserContextOptions][] = [
  ['at a desk', desktop],
  ['on a phone, in the dark', { ...phone, colorScheme: 'dark' }],
];

describe.skipIf(lacksChromium())('pages', { timeout: 180_000 }, () => {
  let browser: Browser;
  let served: ServedHouse;
  /** Projects whose last report is one of the hostile texts each. */
  let hostile: { number: string; text: string }[];

  beforeAll(async () => {
    browser = await launchChromium();
    served = await serveHouse({ now: '2022-12-05T10:00+08:00' });
    const { house } = served;
    await busyYear(house);
    await letIn(house, { name: '王<b>区长</b>', role: 'leader', address: leader });
    await letIn(house, { name: '张三', role: 'contact', unit, address: contact });
    hostile = [];
    const ofUnit = await projectsOf(served);
    for (const [index, text] of hostileTexts.entries()) {
      const state = ofUnit[index + 3];
      if (!state) throw new RangeError('not enough projects');
      await submitReport(await contextOf(house, contact), {
        projectId: state.project.id,
        unitId: state.unit.id,
        completion: text,
        problems: text,
        nextSteps: text,
        completed: false,
        source: 'form',
      });
      hostile.push({ number: state.project.number, text });
    }
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  /** The page is sound: nothing logged, nothing from elsewhere, light, still, open to everybody, not wider than the screen. */
  const expectSound = async (seen: Watched, where: string): Promise<void> => {
    const overflow = await seen.page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    expect({
      where,
      errors: seen.errors,
      strayed: seen.strayed,
      violations: await seen.violations(),
      isLight: seen.weight() < maxWeightBytes,
      isStill: (await seen.layoutShift()) < maxShift,
      overflow: Math.max(overflow, 0),
      hit: await seen.page.evaluate<unknown>('globalThis.hit ?? null'),
    }).toEqual({
      where,
      errors: [],
      strayed: [],
      violations: [],
      isLight: true,
      isStill: true,
      overflow: 0,
      hit: null,
    });
  };

  const signIn = async (seen: Watched): Promise<void> => {
    const { url } = await boardLink(await contextOf(served.house, leader));
    const { pathname, search } = new URL(url);
    await seen.page.goto(`${served.url}${pathname}${search}`);
    await seen.page.getByRole('button', { name: '进入看板' }).click();
    await seen.page.getByRole('heading', { name: '总体情况' }).waitFor();
  };

  test.each(screens)('the board, its lists and a project, %s', async (_screen, options) => {
    const seen = await watchedPage(browser, served.host, options);
    const { page } = seen;
    await page.goto(`${served.url}/dashboard`);
    seen.errors.length = 0; // The browser logs the 401 of whoever is not signed in.
    await expectSound(seen, 'sign-in');
    await signIn(seen);
    await expectSound(seen, 'board');
    const figure = page.locator('#overview .tile', { hasText: '滞后' });
    const count = await figure.locator('b').innerText();
    await figure.click();
    await page.getByRole('heading', { name: `滞后 ${count} 项` }).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(Number(count));
    await expectSound(seen, 'list');
    await page.locator('tbody a').first().click();
    await page.getByRole('heading', { name: '全部记录' }).waitFor();
    await expectSound(seen, 'project');
    await page.getByLabel('看哪一天').fill('2022-12-06');
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByText('截至 2022年12月6日').waitFor();
    await expectSound(seen, 'an earlier day');
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByText('请在').first().waitFor();
    seen.errors.length = 0;
    await seen.close();
  });

  test.each(screens)('the form, from draft to explanation, %s', async (screen, options) => {
    const seen = await watchedPage(browser, served.host, options);
    const { page } = seen;
    const counted = (await projectsOf(served)).filter(({ target }) => /\d+(?:个|场|处|家|套|座)/.test(target));
    const state = counted[screen === 'at a desk' ? 0 : 1];
    if (!state) throw new Error('no counted project');
    const { url } = await formLink(await contextOf(served.house, contact), 'report', state);
    const path = new URL(url).pathname;
    await page.goto(`${served.url}${path}`);
    await page.getByRole('heading', { name: `进展填报：${state.project.number}` }).waitFor();
    await expectSound(seen, 'form');

    const before = await page.getByLabel('完成情况').inputValue();
    await page.getByLabel('完成情况').fill('已完成1个');
    await page.reload();
    await page.getByText('已恢复没有提交的草稿').waitFor();
    expect(await page.getByLabel('完成情况').inputValue()).toBe('已完成1个');
    await expectSound(seen, 'draft');
    await page.getByRole('button', { name: '不用草稿' }).click();
    expect(await page.getByLabel('完成情况').inputValue()).toBe(before);

    await page.getByLabel('完成情况').fill('已完成1个');
    await page.getByLabel('已完成').check();
    await page.getByRole('button', { name: '检查并预览' }).click();
    await page.getByRole('heading', { name: '检查结果' }).waitFor();
    await page.getByText('提交后会请您说明').waitFor();
    await expectSound(seen, 'checked');
    await page.getByRole('button', { name: '提交填报' }).click();
    await page.getByText('内容已经保存').waitFor();
    await expectSound(seen, 'sent');
    expect(await page.evaluate<string[]>('Object.keys(localStorage)')).toEqual([]);

    await page
      .getByLabel('照片或文件')
      .setInputFiles([{ name: '现场 <b>.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('照片') }]);
    await page.getByRole('button', { name: '上传' }).click();
    await page.getByText('佐证已保存').waitFor();

    await page.getByRole('button', { name: '现在说明' }).click();
    await page.getByRole('heading', { name: '存疑说明' }).waitFor();
    await page.getByLabel('统计口径不同').check();
    await page.getByLabel('填报的数字是按什么口径统计的').fill('目标按审核通过数，填报按实施数');
    await expectSound(seen, 'explanation');
    await page.getByRole('button', { name: '检查并预览' }).click();
    await page.getByRole('button', { name: '提交说明' }).click();
    await page.getByText('内容已经保存').waitFor();
    await expectSound(seen, 'explained');
    await seen.close();
  });

  test('S22–S25: what people wrote is shown as they wrote it, and does nothing', async () => {
    const seen = await watchedPage(browser, served.host, phone);
    await signIn(seen);
    await expectSound(seen, 'board');
    // HTML cannot say U+0000: browsers leave it out of a page, and show another sign for it in a field.
    for (const { number, text } of hostile) {
      await seen.page.goto(`${served.url}/dashboard/projects/${number}`);
      const shown = await seen.page.locator('main').evaluate<string, HTMLLike>((main) => main.textContent ?? '');
      expect(shown).toContain(text.replaceAll('\u0000', ''));
      await expectSound(seen, number);
      const state = (await projectsOf(served)).find(({ project }) => project.number === number);
      if (!state) throw new Error(`no ${number}`);
      const { url } = await formLink(await contextOf(served.house, contact), 'report', state);
      await seen.page.goto(`${served.url}${new URL(url).pathname}`);
      expect(await seen.page.getByLabel('完成情况').inputValue()).toBe(text.replaceAll('\u0000', '\ufffd'));
      await expectSound(seen, `form of ${number}`);
    }
    await seen.close();
  });
});

interface HTMLLike {
  textContent: string | null;
}

const projectsOf = async ({ house }: ServedHouse) => {
  const picture = await pictureOf(await officeOf(house));
  return picture.projects.flatMap(({ project, assignments }) => {
    const own = assignments.find((one) => one.unit.name === unit);
    return own ? [assignmentState(picture, project.id, own.unit.id)] : [];
  });
};
