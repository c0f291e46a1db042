/** Where the watermelon watch is seen: beside the doubts, and in the digest of all units; never in one unit's own. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import doubts from '#commands/doubts.js';
import { digestCard } from '#src/cards/digest-card.js';
import type { Ctx } from '#src/services/context.js';
import { digestView } from '#src/services/digest-views.js';
import { pictureOf } from '#src/services/programme-state.js';
import { openTestHouse, type TestHouse } from '../support/house.js';
import { importSeed, officeOf } from '../support/programme.js';

const said = { text: '/疑点', messageId: 'm1', replyTo: null, quoted: null, files: [], mentions: [] };
const notice = '值得留意的单位（只是提示，不是结论）：';
let house: TestHouse;
let office: Ctx;
beforeAll(async () => {
  house = await openTestHouse({ now: '2023-01-04T10:00+08:00' });
  await importSeed(house);
  office = await officeOf(house);
});
afterAll(() => house.close());

test('every row of the form is done and two columns are empty: the office reads so beside the doubts', async () => {
  const shown = JSON.stringify(await doubts.run(office, {}, said));
  expect(shown).toContain(notice);
  expect(shown).toContain('存在问题、下一步工作计划两栏全空');
});

test('the digest of all units has it, the digest of one has not', async () => {
  const picture = await pictureOf(office);
  const unit = picture.projects.flatMap(({ assignments }) => assignments)[0]?.unit ?? null;
  expect(JSON.stringify(digestCard(await digestView(office, picture, null, '周报')))).toContain(notice);
  expect(JSON.stringify(digestCard(await digestView(office, picture, unit, '周报')))).not.toContain('值得留意');
});
