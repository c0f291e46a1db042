/** Names and units as dictation leaves them, streets by two letters. */
import { describe, expect, test } from 'vitest';
import { withNamesAsWritten, withStreetsWritten } from '#src/core/reading/messages/projects/misheard.js';
import { big, said } from '../said.js';

describe('names are written as the registry has them', () => {
  test.each([
    ['家庭教育大将堂开了44场', '家庭教育大讲堂开了44场'],
    ['惠明演出', '惠民演出'],
    ['清华建身广场完工', '清华健身广场完工'],
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
  ['4-3家庭教育大讲堂开了44场', '区妇联', 'report 4-3未 44场'],
  ['我们那个啥就是幺八杠六投放点提升了一百二十个', '观澜街道', 'report 18-6未 120个'],
])('%s', (text, unit, reading) => {
  expect(said(text, {}, unit, big)).toBe(reading);
});
