/** Names and units as dictation leaves them, streets by two letters. */
import { describe, expect, test } from 'vitest';
import { withNamesAsWritten, withStreetsWritten } from '#src/core/reading/messages/projects/misheard.js';
import { big, said } from '../said.js';

describe('names are written as the registry has them', () => {
  test.each([
    ['家庭教育大将堂开了44场', '家庭教育大讲堂开了44场'],
    ['惠明演出', '惠民演出'],
    ['清华建身广场完工', '清华健身广场完工'],
    ['油社松区花园完工', '油松社区花园完工'],
    ['欠新案件办结', '欠薪案件办结'],
  ])('%s', (text, meant) => {
    expect(withNamesAsWritten(text, big.projects)).toBe(meant);
  });
  test.each(['家庭教育大讲坛', '观澜的残疾人服务中心', '惠明眼出', '完工'])('%s stays as it is', (text) => {
    expect(withNamesAsWritten(text, big.projects)).toBe(text);
  });
});

test.each([
  ['dl堵点治了11处', '大浪堵点治了11处'],
  ['MZ的公厕', '民治的公厕'],
  ['ok好的', 'ok好的'],
  ['mzjd的公厕', 'mzjd的公厕'],
])('%s: %s', (text, meant) => {
  expect(withStreetsWritten(text, big.units)).toBe(meant);
});

test.each([
  ['36-2惠明演出搞了一百零二厂', '龙华街道', 'report 36-2未 102场'],
  ['四杠三家庭教育大将堂开了四十四场', '区妇联', 'report 4-3未 44场'],
  ['工厕改好了九座', '民治街道', 'report 13-4未 9座'],
  ['zzst开了2家', '福城街道', 'report 19-10未 2家'],
  ['大和社区东侧边坡末完工', '观湖街道', 'report 31-11未'],
  ['大和社区东侧边坡尚为完工', '观湖街道', 'report 31-11未'],
  ['牛湖社区花园每完工', '观澜街道', 'report 16-5未'],
  ['28-1非全部完成，缺2座', '观湖街道', 'report 28-1未 差2座'],
  ['大和社区东侧边坡月末完工', '观湖街道', 'report 31-11未 promised 2022-12-31'],
  ['懿花园电梯还么完工', '福城街道', 'report 11-7未'],
  ['大岭避难场所完功了', '民治街道', 'report 33-1完'],
  ['牛湖泳馆竣功勒', '观澜街道', 'report 37-2完'],
  ['花景路扣九处，绿花九百平方米都做完了', '大浪街道', 'report 17-3完 9处 900平方米'],
  ['31~9没完工', '观澜街道', 'report 31-9未'],
  ['31.9 已完工', '观澜街道', 'report 31-9完'],
  ['31：9完工', '观澜街道', 'report 31-9完'],
  ['三十一点九完工', '观澜街道', 'report 31-9完'],
  ['25（2）车位建了800个', '大浪街道', 'report 25-2未 800个'],
  ['4-3家庭教育大讲堂开了44场', '区妇联', 'report 4-3未 44场'],
  ['我们那个啥就是幺八杠六投放点提升了一百二十个', '观澜街道', 'report 18-6未 120个'],
])('%s', (text, unit, reading) => {
  expect(said(text, {}, unit, big)).toBe(reading);
});
