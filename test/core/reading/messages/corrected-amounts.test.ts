/** Amounts that a message takes back within itself, and those that only look so. */
import { expect, test } from 'vitest';
import { readMessage } from '#src/core/reading/messages/messages.js';
import { big, TODAY } from '../said.js';

const said = (text: string): string[] => {
  const { figures } = readMessage({ kind: 'claim', text, unit: '观澜街道' }, big, TODAY);
  return figures.map((f) => `${f.kind === 'cumulative' ? '' : `${f.kind} `}${f.quantity}${f.unit}`);
};

test.each([
  '18-6：128（更正，漏一个，129）',
  '18-6：128，少数了一个，129',
  '18-6改了130个，重复统计1个，剔掉后129个',
  '18-6报错了，不是128是129',
  '18-6原报128个，现更正为129个',
  '18-6以129个为准，之前128个作废',
  '18-6上午报的128个不对，实际129个',
  '18-6从100个改到了129个',
  '18-6重复的剔掉5个，还有129个',
  '18-6没变化，还是停在129',
  '18-6改了129个，前天写成192个了',
  '18-6把129个录成了192个',
  '18-6误报成192个，应为129个',
  '18-6前任填的是192个，核下来129个',
  '18-6台账上120个没更新，现场数过129个',
  '18-6系统里120个，以台账129个为准',
  '18-6前任写120个，底册129个，以底册为准',
  '18-6上周报错了，改了129个',
  '18-6上个月数据有误，实际129个',
  '18-6上周报多了，只有129个',
])('%s: 129 and nothing else', (text) => {
  expect(said(text)).toEqual(['129个']);
});

test.each([
  ['18-6改了100个，又改了20个，累计120个', ['100个', 'new 20个', '120个']],
  ['18-6改了128个，返工2个', ['128个', '2个']],
  ['18-6三个点改好了，一个没改', ['3个', 'remaining 1个']],
  ['18-6一个没改', ['0个']],
  ['18-6改了115个，余下20个月底前弄完', ['115个', 'remaining 20个']],
  ['18-6只有桂花那一个没改', ['remaining 1个']],
  ['18-6已完成135个点任务中的120个', ['120个']],
  ['18-6改了120，群里发了3次通知', ['120个']],
  ['18-6挂出去128个', ['128个']],
  ['18-6本周比上礼拜多出14个，累计120个', ['new 14个', '120个']],
  ['18-6扣掉改好的，还有27个', ['remaining 27个']],
  ['18-6上线了126个（此前误报128个）', ['126个']],
  ['18-6前任报的是120个，这周又改了6个', ['120个', 'new 6个']],
  ['18-6改了126个，以验收结果为准', ['126个']],
  ['18-6请改写成126个', ['126个']],
  ['18-6上周改了6个，台账上126个', ['new 6个', '126个']],
])('%s', (text, figures) => {
  expect(said(text)).toEqual(figures);
});

test('so many of them done, and the others said to be otherwise, is open', () => {
  const read = (text: string) => readMessage({ kind: 'claim', text, unit: '福城街道' }, big, TODAY).state;
  expect(read('13-6四座里头三座能用，一座围着挡板')).toBe('open');
  expect(read('13-6四座都能用，验收完毕')).toBe('completed');
});
