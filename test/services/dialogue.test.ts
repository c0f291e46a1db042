/** A contact and the bot, one-to-one: half a report, the question, the answer; and what the unit's other contact hears. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectsDocument } from '#src/services/projects-document.js';
import { importSeed, letIn } from '../support/programme.js';
import { DIRECT, openWorld, type World } from '../support/world.js';

const unit = '民治街道';
let world: World;

beforeAll(async () => {
  world = await openWorld({ now: '2022-12-28T10:00:00+08:00' });
  const { house } = world.service;
  await importSeed(house, { registryOnly: true });
  for (const [id, name] of [
    ['ou_zhang', '张三'],
    ['ou_wang', '王五'],
  ] as const) {
    await world.addPerson(id, name);
    await letIn(house, { name, role: 'contact', unit, address: `feishu:${id}` });
  }
});
afterAll(() => world.close());

const says = (text: string) => world.say('ou_zhang', DIRECT, text);
const lastReport = async (number: string) => {
  const { projects } = await projectsDocument(await world.office(), { number, unit });
  return projects[0]?.assignments[0]?.lastReport ?? null;
};
const shown = (received: { text: string }[]): string => received.map(({ text }) => text).join('\n');

test('half a report is asked about; the answer completes it, and only the confirmation stores it', async () => {
  const asked = shown(await says('已办8场，还差4场'));
  expect(asked).toContain('请再说明一下');
  expect(asked).not.toContain('确认提交');
  const understood = await says('21-2的');
  expect(shown(understood)).toContain('请确认我读到的内容');
  expect(shown(understood)).toContain('〔21-2〕');
  expect(await lastReport('21-2')).toBeNull();
  const stored = shown(await says('确认'));
  expect(stored).toContain('21-2 已填报');
  expect(await lastReport('21-2')).toMatchObject({
    completion: '已办8场，还差4场',
    completed: false,
    figures: [
      { quantity: 8, unit: '场' },
      { quantity: 4, unit: '场' },
    ],
  });
});

test('a correction goes on with what was understood, and the figure corrected is the one stored', async () => {
  await says('21-2 已办9场，还差3场');
  const corrected = shown(await says('说错了，是10场'));
  expect(corrected).toContain('10 场');
  await says('对');
  const report = await lastReport('21-2');
  expect(report?.figures).toContainEqual(expect.objectContaining({ quantity: 10, unit: '场' }));
  expect(report?.figures).not.toContainEqual(expect.objectContaining({ quantity: 9 }));
});

test('what is called off is not stored, and is not gone on with', async () => {
  const before = await lastReport('9-2');
  await says('9-2 站点已建成1个');
  expect(shown(await says('算了'))).toContain('没有提交');
  expect(shown(await says('确认'))).not.toContain('已填报');
  expect(await lastReport('9-2')).toEqual(before);
});

test('another project leaves the first draft as it was', async () => {
  const [first] = await says('9-2 站点已建成1个');
  await world.at('2022-12-28T10:05:00+08:00');
  await says('21-2 已办11场');
  await says('确认');
  expect(await lastReport('9-2')).toBeNull();
  await world.press('ou_zhang', first?.messageId ?? '', '确认提交');
  expect(await lastReport('9-2')).toMatchObject({ completion: expect.stringContaining('站点已建成1个') });
});

test('of two contacts without a group each hears once what the other one reported', async () => {
  const before = (await world.received('ou_wang')).length;
  await says('21-2 已办12场，全部完成');
  expect((await world.received('ou_wang')).length).toBe(before);
  await says('确认');
  const heard = (await world.received('ou_wang')).slice(before);
  expect(heard.map(({ text }) => text)).toEqual([expect.stringContaining('张三 已填报 21-2')]);
});
