import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinDoubleColumn, proposedAdjustment, splitDoubleColumn } from '#src/core/reading/targets/adjustments.js';
import { big300 } from '../fixtures.js';

test.each([
  ['经区政府同意，年度目标由“开工建设”调整为“完成前期工作”。', { from: '开工建设', to: '完成前期工作' }],
  ['年度目标调整：经2022年10月区政府常务会议审议，由11所调整为5所。', { from: '11所', to: '5所' }],
  ['年度目标由15000平方米调整为9690平方米。', { from: '15000平方米', to: '9690平方米' }],
  ['申请将“完工”调整为“开工”，请批示', { from: '完工', to: '开工' }],
  ['目标数从12场调减至8场', { from: '12场', to: '8场' }],
  ['由原来的12场调整为8场', { from: '12场', to: '8场' }],
  ['经研究，年度目标调整为完成主体封顶', { from: '', to: '完成主体封顶' }],
])('%s', (text, adjustment) => {
  expect(proposedAdjustment(text)).toEqual(adjustment);
});

test.each([
  '',
  '初步设计方案两次调整，概算批复晚于计划6个月。',
  '施工方案由明挖调整为顶管。',
  '年度目标未调整。',
  '受疫情影响，线下集中活动暂停5个月。',
  '分管负责人由张三调整为李四',
])('%j proposes nothing', (text) => {
  expect(proposedAdjustment(text)).toBeNull();
});

test('of the large sample exactly the adjusted rows propose one', () => {
  const adjusted = (big300.doubtsTolerated as { number: string }[]).map((d) => d.number);
  expect(big300.projects.filter((p) => proposedAdjustment(p.problems)).map((p) => p.number)).toEqual(adjusted);
});

test('the double column is parted and joined again', () => {
  const text = '1.资金未到位。\n2.年度目标由12场调整为8场。\n3.人手不足。';
  expect(splitDoubleColumn(text)).toEqual({
    problems: '1.资金未到位。\n3.人手不足。',
    adjustment: '2.年度目标由12场调整为8场。\n',
    at: 9,
  });
  expect(splitDoubleColumn('资金未到位。').adjustment).toBe('');
});

test('joining loses nothing, and nothing throws', () => {
  const words = ['年度目标', '由', '12场', '调整为', '8场', '。', '；', '\n', '资金', '“', '”', '，'];
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...words), { maxLength: 20 }).map((w) => w.join('')),
  );
  fc.assert(
    fc.property(text, (t) => {
      expect(joinDoubleColumn(splitDoubleColumn(t))).toBe(t);
      proposedAdjustment(t);
    }),
    { numRuns: 1000 },
  );
});
