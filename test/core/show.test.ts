import { expect, test } from 'vitest';
import { dayWords, figureWords, provisionalWords, roundWords, stageWords } from '#src/core/show.js';

test.each([
  ['opened', '填报开始'],
  ['due-10', '距截止 10 个工作日'],
  ['due-0', '今天截止'],
  ['overdue+3', '逾期 3 个工作日'],
])('stage %s is %s', (stage, expected) => expect(stageWords(stage)).toBe(expected));

test.each([
  [{ id: '2022-11', kind: 'monthly' }, '2022年11月填报'],
  [{ id: '2022-year-end', kind: 'year_end' }, '2022年终填报'],
  [{ id: '2023-01', kind: 'follow_up' }, '2023年1月后续填报'],
  [{ id: '专项', kind: 'monthly' }, '专项填报'],
] as const)('round %j is %s', (round, expected) => expect(roundWords(round)).toBe(expected));

test('figures, days and provisional years in words', () => {
  expect(figureWords({ quantity: 3, unit: '场', of: '活动', kind: 'new', period: '12月' })).toBe('12月新增 3 场 活动');
  expect(figureWords({ quantity: 80, unit: '%', kind: 'cumulative' })).toBe('累计 80%');
  expect(dayWords('2023-01-09')).toBe('2023年1月9日（周一）');
  expect(provisionalWords([])).toBe('');
  expect(provisionalWords([2027, 2028])).toContain('2027、2028 年的放假通知尚未导入');
});
