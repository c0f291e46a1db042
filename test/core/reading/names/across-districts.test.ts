import { expect, test } from 'vitest';
import { isAboutDistricts } from '#src/core/reading/targets/across-districts.js';

test.each([
  '各区进度',
  '各区进度怎么样？',
  '全市情况',
  '全市完成情况如何',
  '各个区滞后多少',
  '各区县汇总',
  '几个区的完成情况对比一下',
  '　所有区　未报统计',
])('%s is about several districts', (text) => {
  expect(isAboutDistricts(text)).toBe(true);
});

test.each([
  '全区进度怎么样',
  '各区域完成情况',
  '各区领导收到没有，情况如何',
  '全市民健身活动已完成',
  '全市场监管情况',
  '9-2 各区进度',
  '截至12月26日各区进度',
  '各区',
  `${'很长'.repeat(20)}各区进度`,
])('%s is not', (text) => {
  expect(isAboutDistricts(text)).toBe(false);
});
