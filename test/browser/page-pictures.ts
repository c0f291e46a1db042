/** Pictures of board and signed form, of a programme whose year has been lived through. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { addDays } from '#src/core/day.js';
import { measuresOf } from '#src/core/reading/targets/targets.js';
import { boardLink } from '#src/services/board-link.js';
import { formLink } from '#src/services/form-link.js';
import { pictureOf } from '#src/services/programme-state.js';
import { submitReport } from '#src/services/submit-report.js';
import { contextOf, importBig, letIn, officeOf } from '../support/programme.js';
import { type ServedHouse, serveHouse } from './served-house.js';
import { watchedPage } from './watched-page.js';

const leader = 'feishu:ou_leader';
const firstDay = '2022-10-10';
const weeks = 11;

/** Writes `board.png` and `form.png` into the folder. */
export async function pagePictures(
  browser: Browser,
  { desk, phone, folder }: { desk: BrowserContextOptions; phone: BrowserContextOptions; folder: string },
): Promise<void> {
  const served = await serveHouse({ now: `${firstDay}T10:00+08:00` });
  await liveThroughAutumn(served);
  await boardPicture(browser, served, { options: desk, path: `${folder}board.png` });
  await formPicture(browser, served, { options: phone, path: `${folder}form.png` });
  await served.close();
}

/** Each week some more projects are completed, one with figures that do not bear it out; what is left lags after the cut-off. */
async function liveThroughAutumn({ house }: ServedHouse): Promise<void> {
  await importBig(house, { registryOnly: true });
  await letIn(house, { name: '王区长', role: 'leader', address: leader });
  const { projects } = await pictureOf(await officeOf(house));
  const perWeek = Math.ceil((projects.length * 0.8) / weeks);
  for (let week = 0; week < weeks; week += 1) {
    house.clock.to(`${addDays(firstDay, 7 * week)}T15:00+08:00`);
    const office = await officeOf(house);
    for (const [index, { project, assignments }] of projects.slice(week * perWeek, (week + 1) * perWeek).entries())
      for (const { unit } of assignments)
        await submitReport(office, {
          projectId: project.id,
          unitId: unit.id,
          completion: index === 0 && isCounted(project.target) ? '已完成3个' : '全部完成，已投入使用',
          completed: true,
          source: 'form',
        });
  }
  house.clock.to('2023-01-05T10:00+08:00');
}

/** A target with a number that three fall short of. */
const isCounted = (target: string): boolean => measuresOf(target).some(({ quantity }) => quantity >= 10);

interface Picture {
  options: BrowserContextOptions;
  path: string;
}

async function boardPicture(browser: Browser, { house, host, url }: ServedHouse, { options, path }: Picture) {
  const { page, close } = await watchedPage(browser, host, options);
  const link = new URL((await boardLink(await contextOf(house, leader))).url);
  await page.goto(`${url}${link.pathname}${link.search}`);
  await page.getByRole('button', { name: '进入看板' }).click();
  await page.getByRole('heading', { name: '总体情况' }).waitFor();
  await page.screenshot({ path });
  await close();
}

async function formPicture(browser: Browser, { house, host, url }: ServedHouse, { options, path }: Picture) {
  const { projects } = await pictureOf(await officeOf(house));
  const state = projects
    .filter(({ assignments, target }) => assignments.length === 1 && isCounted(target))
    .flatMap(({ assignments }) => assignments)
    .find(({ standing }) => standing === 'lagging');
  const [measure] = state ? measuresOf(state.target) : [];
  if (!state || !measure) throw new Error('no project to report on');
  const contact = await letIn(house, {
    name: '张三',
    role: 'contact',
    unit: state.unit.name,
    address: 'feishu:ou_contact',
  });
  const { page, close } = await watchedPage(browser, host, options);
  const link = new URL((await formLink(contact, 'report', state)).url);
  await page.goto(`${url}${link.pathname}`);
  await page.getByLabel('完成情况').fill(`已完成3${measure.unit}${measure.of}`);
  await page.getByLabel('已完成').check();
  await page.getByRole('button', { name: '检查并预览' }).click();
  await page.getByRole('heading', { name: '检查结果' }).scrollIntoViewIfNeeded();
  await page.screenshot({ path });
  await close();
}
