import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGroupName, parseUnits, sameUnit } from '#src/core/reading/names/units.js';
import { big300, seed } from '../fixtures.js';

const names = (text: string) => parseUnits(text).map((unit) => unit.name);

test('a parenthesis belongs to its unit, and holds its name plates', () => {
  expect(parseUnits('区委组织部（区委编办、区人才工作局）、民政局、各街道')).toEqual([
    { name: '区委组织部（区委编办、区人才工作局）', plates: ['区委编办', '区人才工作局'] },
    { name: '民政局', plates: [] },
    { name: '各街道', plates: [] },
  ]);
});

test.each([
  ['区教育局，区建筑工务署', ['区教育局', '区建筑工务署']],
  ['区教育局,区建筑工务署;民治街道', ['区教育局', '区建筑工务署', '民治街道']],
  ['区教育局/区建筑工务署／民治街道', ['区教育局', '区建筑工务署', '民治街道']],
  ['区教育局\n区建筑工务署', ['区教育局', '区建筑工务署']],
  ['区教育局 区建筑工务署　民治街道', ['区教育局', '区建筑工务署', '民治街道']],
  ['、区教育局、、区教育局、', ['区教育局']],
  ['牵头单位：区教育局；配合单位：民治街道', ['区教育局', '民治街道']],
  ['区委组织部(区委编办、区人才工作局）、民政局', ['区委组织部(区委编办、区人才工作局）', '民政局']],
  ['区民政局 （区慈善会、区老龄办）、各街道', ['区民政局（区慈善会、区老龄办）', '各街道']],
  ['区教育局（牵头）、民治街道', ['区教育局（牵头）', '民治街道']],
  ['', []],
  ['　', []],
])('parseUnits(%j)', (text, expected) => {
  expect(names(text)).toEqual(expected);
});

test('a role in a parenthesis is no name plate', () => {
  expect(parseUnits('区教育局（牵头单位）')[0]?.plates).toEqual([]);
});

test.each(['各街道', '各街道办事处', '各社区', '全区各学校', '各有关单位（按职责）'])('%s is a group', (name) => {
  expect(isGroupName(name)).toBe(true);
});

test.each(['民治街道', '区民政局', '区委组织部（区委编办、各街道）'])('%s is no group', (name) => {
  expect(isGroupName(name)).toBe(false);
});

test.each([
  ['民政局', '区民政局'],
  ['龙华区民政局', '区民政局'],
  ['民治街道', '民治街道办事处'],
  ['民治街道办', '龙华区民治街道'],
  ['区委组织部', '区委组织部（区委编办、区人才工作局）'],
  ['区委编办', '区委组织部（区委编办、区人才工作局）'],
  ['ＡＢ中心', 'AB中心'],
  ['深圳市龙华区民政局', '民政局'],
  ['深圳市市场监管局龙华监管局', '市市场监管局龙华监管局'],
  ['市场监管局龙华监管局', '市市场监管局龙华监管局'],
])('%s is found by %s', (a, b) => {
  expect(sameUnit(a, b)).toBe(true);
});

test.each([
  ['民治街道', '龙华街道'],
  ['区教育局', '区民政局'],
  ['', '区民政局'],
  ['龙华街道', '龙华公安分局'],
  ['牛湖社区', '大浪社区'],
])('%j is not %j', (a, b) => {
  expect(sameUnit(a, b)).toBe(false);
});

describe('every row of the fixtures', () => {
  test.each([...seed.projects, ...big300.projects].map((p) => [p.number, p.unitsText, p.units] as const))(
    '%s: %s',
    (_number, text, units) => {
      expect(names(text)).toEqual(units);
    },
  );
});

test('never throws, and loses no character but separators', () => {
  const piece = fc.constantFrom(...'区民政局（）()、，；/各街道 \n', '办事处');
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 25 }).map((p) => p.join('')),
      (text) => {
        for (const { name, plates } of parseUnits(text)) {
          expect(name.trim()).toBe(name);
          expect(name).not.toBe('');
          for (const plate of plates) expect(text).toContain(plate);
        }
      },
    ),
  );
});
