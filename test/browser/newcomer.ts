/** Somebody who never saw duban, and does what the page says, by the words that stand on it. */
import type { Locator, Page } from 'playwright-core';

export interface Newcomer {
  /** Waits until the page suggests that step, and presses its button. */
  followsStep(title: string, label: string): Promise<void>;
  /** The card with that title that came last, in the room in view. */
  card(title: string | RegExp): Locator;
  /** Presses a button of a card. */
  presses(card: Locator, label: string): Promise<void>;
  /** Sends these words, or what a step writes into the composer, when it stands there. */
  sends(words?: string): Promise<void>;
  plays(name: string): Promise<void>;
  opens(room: string): Promise<void>;
  /** Titles of the steps that are ticked off. */
  done(): Promise<string[]>;
}

/** `isPhone`: one of three views is in sight, and the bar below changes it. */
export function newcomer(page: Page, isPhone: boolean): Newcomer {
  const see = async (view: '人和聊天' | '消息' | '时间和指引') => {
    if (isPhone) await page.getByRole('button', { name: view, exact: true }).click();
  };
  return {
    async followsStep(title, label) {
      await see('时间和指引');
      await page.getByRole('complementary').getByRole('heading', { name: title }).waitFor();
      await page.getByRole('complementary').getByRole('button', { name: label, exact: true }).click();
    },
    card: (title) =>
      page
        .getByRole('log')
        .getByRole('group')
        .filter({ has: page.getByRole('heading', { name: title }) })
        .last(),
    async presses(card, label) {
      await card.getByRole('button', { name: label, exact: true }).click();
    },
    async sends(words) {
      await see('消息');
      const box = page.getByRole('textbox', { name: '消息', exact: true });
      if (words === undefined) await box.and(page.locator(':not(:placeholder-shown)')).waitFor();
      else await box.fill(words);
      await page.getByRole('button', { name: '发送', exact: true }).click();
    },
    async plays(name) {
      await see('人和聊天');
      await page.getByRole('navigation', { name: '人和聊天' }).getByRole('button', { name }).click();
      await see('消息');
    },
    async opens(room) {
      await see('人和聊天');
      await page.getByRole('navigation', { name: '人和聊天' }).getByRole('button', { name: room }).click();
    },
    async done() {
      await see('时间和指引');
      const titles = await page
        .getByRole('complementary')
        .getByRole('listitem')
        .filter({ hasText: '（已完成）' })
        .allInnerTexts();
      await see('消息');
      return titles.map((title) => title.replace(/^✓\s*|（已完成）/g, '').trim());
    },
  };
}
