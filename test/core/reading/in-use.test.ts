/** Use as proof of completion: held against what the target asks, and never the use of something else. */
import { describe, expect, test } from 'vitest';
import { answered } from './said.js';

describe('a place that is used for what it is for is finished', () => {
  test.each([
    ['6-6', '新址天天接诊', 'report 6-6完'],
    ['6-6', '居民都在这边看病', 'report 6-6完'],
    ['6-4', '12月5日起正式运营', 'report 6-4完 completed 2022-12-05'],
    ['1-10', '孩子们已经在新楼上课', 'report 1-10完'],
    ['34-3', '三楼民警天天坐班', 'report 34-3完'],
    ['27-7', '老人家天天坐电梯上天桥', 'report 27-7完'],
    ['15-1', '碧道天天有人跑步骑车', 'report 15-1完'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toBe(reading);
  });
});

describe('the use of something else, or by those who build it, finishes nothing', () => {
  test.each([
    ['6-6', '旧址天天接诊，新址没装完'],
    ['1-10', '学生明年九月搬进去上课'],
    ['1-10', '学生暂在体育馆上课'],
    ['19-9', '老人天天来问什么时候开门'],
    ['24-8', '土方车天天跑'],
    ['12-2', '居民天天进出，水电照常'],
    ['37-6', '居民天天来打球'],
    ['11-8', '住户天天都在用'],
    ['1-2', '学生在新楼上课了，操场还没做'],
  ])('%s: %s', (project, text) => {
    expect(answered(text, project)).not.toContain('完');
  });
});
