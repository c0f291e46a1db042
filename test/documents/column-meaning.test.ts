import { describe, expect, test } from 'vitest';
import { columnMeaning } from '#src/documents/column-meaning.js';

const cases: [string, ReturnType<typeof columnMeaning>][] = [
  ['项目\n分类', 'category'],
  ['类别', 'category'],
  ['民生事项', 'matter'],
  ['实事内容', 'matter'],
  ['序号', 'number'],
  ['项目编号', 'number'],
  ['项目名称', 'name'],
  ['民生实事项目', 'name'],
  ['年度目标', 'target'],
  ['2022年工作目标', 'target'],
  ['年度目标任务', 'target'],
  ['截至2022年12月31日\n完成情况', 'completion'],
  ['截止11月底进展情况', 'completion'],
  ['年度目标完成情况', 'completion'],
  ['工作进展', 'completion'],
  ['存在问题/年度目标调整情况', 'problems'],
  ['存在的困难和问题', 'problems'],
  ['年度目标调整情况', 'problems'],
  ['下一步工作计划', 'nextSteps'],
  ['下步工作打算', 'nextSteps'],
  ['截至2022年12月31日是否完成年度目标', 'completed'],
  ['是否完成', 'completed'],
  ['是否按期完成（是/否）', 'completed'],
  ['主办单位', 'units'],
  ['责任单位', 'units'],
  ['牵头单位', 'units'],
  ['责任部门', 'units'],
  ['协办单位', 'other'],
  ['填报单位', 'other'],
  ['完成时限', 'other'],
  ['备注', 'other'],
  ['分管领导', 'leader'],
  ['分管区领导', 'leader'],
  ['责任领导', 'leader'],
  ['是否人大重点监督项目', 'key'],
  ['', null],
  ['民治街道', null],
];

describe('headings are understood by meaning', () => {
  test.each(cases)('%j → %s', (heading, meaning) => {
    expect(columnMeaning(heading)).toBe(meaning);
  });
});
