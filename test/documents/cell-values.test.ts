import { describe, expect, test } from 'vitest';
import { completedOf, keyMarkOf, nameAndMark, projectNumberOf } from '#src/documents/cell-values.js';

describe('project numbers', () => {
  test.each([
    ['9-2', '9-2'],
    ['９－２', '9-2'],
    ['9—2', '9-2'],
    [' 9 – 2 ', '9-2'],
    ['9\u20112', '9-2'],
    ['9（2）', '9-2'],
    ['第9-2项', '9-2'],
    ['09-02', '9-2'],
    ['40', '40'],
    ['40、', '40'],
    ['9.2', '9-2'],
  ])('%j is %s', (text, number) => {
    expect(projectNumberOf(text)).toEqual({ number, isMarked: false, wasDate: false });
  });

  test.each(['', '合计', '一、', '2022-12-31', '9-', '1234', '9-2-1'])('%j is none', (text) => {
    expect(projectNumberOf(text)).toBeNull();
  });

  test('a mark before the number is a mark', () => {
    expect(projectNumberOf('★1-1')).toEqual({ number: '1-1', isMarked: true, wasDate: false });
  });

  test('a day that a spreadsheet made of a number is turned back', () => {
    expect(projectNumberOf('9月2日')?.number).toBe('9-2');
    expect(projectNumberOf('2022年9月2日', { day: '2022-09-02', format: 'm"月"d"日"' })?.number).toBe('9-2');
    expect(projectNumberOf('', { day: '1932-09-01', format: 'mmm-yy' })).toEqual({
      number: '9-32',
      isMarked: false,
      wasDate: true,
    });
  });
});

describe('names and their marks', () => {
  test.each([
    ['★牛湖中学新建工程', '牛湖中学新建工程', true],
    ['▲ 牛湖中学', '牛湖中学', true],
    ['【重点】牛湖中学', '牛湖中学', true],
    ['（人大重点监督）牛湖中学', '牛湖中学', true],
    ['重点：牛湖中学', '牛湖中学', true],
    ['牛湖中学★', '牛湖中学', true],
    ['重点路口右转盲区改造项目', '重点路口右转盲区改造项目', false],
    ['社区长者服务站（点）', '社区长者服务站（点）', false],
  ])('%j', (text, name, isMarked) => {
    expect(nameAndMark(text)).toEqual({ name, isMarked });
  });
});

describe('是否完成', () => {
  test.each([
    ['已完成', true, true],
    ['是', true, true],
    ['√', true, true],
    ['按期完成', true, true],
    ['☑是 □否', true, true],
    ['未完成', false, true],
    ['否', false, true],
    ['尚未完成', false, true],
    ['□是 ☑否', false, true],
    ['×', false, true],
    ['基本完成', false, false],
    ['已完成，未验收', false, false],
    ['是/否', null, false],
    ['', null, true],
    ['/', null, true],
    ['□是 □否', null, false],
    ['详见说明', null, false],
  ])('%j', (text, completed, isClear) => {
    expect(completedOf(text)).toEqual({ completed, isClear });
  });
});

test.each([
  ['', false, null],
  ['否', false, null],
  ['是', true, null],
  ['√', true, null],
  ['12', true, 12],
])('a key column with %j', (text, keySupervised, keyNumber) => {
  expect(keyMarkOf(text)).toEqual({ keySupervised, keyNumber });
});
