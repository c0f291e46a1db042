/** Every intent of a question is answered, and every figure is the length of the list that the registry gives for it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerQuestion } from '#src/services/answer-question.js';
import type { Ctx } from '#src/services/context.js';
import { projectsDocument } from '#src/services/projects-document.js';
import { openTestHouse } from '../support/house.js';
import { importSeed, officeOf } from '../support/programme.js';

let house: Awaited<ReturnType<typeof openTestHouse>>;
let office: Ctx;
let number = 0;
beforeAll(async () => {
  house = await openTestHouse({ now: '2022-12-28T10:00+08:00' });
  await importSeed(house, { registryOnly: true });
  office = await officeOf(house);
});
afterAll(() => house.close());

const answered = async (text: string) => {
  const { cards } = await answerQuestion(office, { text, messageId: `m${number++}` });
  return { title: cards[0]?.title ?? '', text: JSON.stringify(cards) };
};

test('a count, a list and a rate are of the projects that there are', async () => {
  const { projects } = await projectsDocument(office, {});
  const open = projects.filter(({ standing }) => standing !== 'completed' && standing !== 'completed_late');
  expect((await answered('还有多少项目没完成')).title).toBe(`未完成的项目 ${open.length} 项`);
  expect((await answered('没完成的有哪些')).title).toBe(`未完成的项目 ${open.length} 项`);
  expect((await answered('完成率多少')).title).toBe(
    `全部项目的完成率：${((projects.length - open.length) / projects.length) * 100}%`,
  );
});

test('a question goes on from the one before it', async () => {
  await answered('民治街道还有哪些没完成');
  expect((await answered('那区消安委办呢')).title).toContain('区消安委办');
});

test.each([
  ['9-2怎么样了', '9-2 '],
  ['谁还没报', '未报'],
  ['21-2为什么没完成', '21-2'],
  ['跟上周比怎么样', '与2022年12月25日相比'],
  ['民治街道和区消安委办对比一下', '民治街道、区消安委办'],
  ['哪些会完不成', '预测'],
  ['9-2的历史', '全部记录：9-2'],
  ['昨天报了哪些', '填报历史'],
  ['周报', '民生实事周报 2022-12-28'],
  ['怎么用', '您好'],
  ['把汇总表导出来', '文件'],
])('%s is answered by %s', async (text, title) => {
  expect((await answered(text)).title).toContain(title);
});

test('what cannot be read is asked back with questions that can', async () => {
  const back = await answered('99-9怎么样了');
  expect(back.text).toContain('没有查到编号为 99-9 的项目');
  expect(back.text).toContain('question.ask');
});
