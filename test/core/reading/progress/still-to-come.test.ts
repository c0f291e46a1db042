/** Completions that are still to come though no word plans them, and the same words where they tell of what was. */
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../../src/core/day.js';
import { progressOf } from '../../../../src/core/reading/progress/progress.js';
import { answered, big, said } from '../said.js';

describe('so long from now, or by 就 alone', () => {
  test.each([
    ['16-8', '过两天就完工', 'report 16-8未'],
    ['16-8', '过阵子就完工了', 'report 16-8未'],
    ['16-8', '要不了几天就完工', 'report 16-8未'],
    ['16-8', '再有三天完工', 'report 16-8未 promised 2022-12-23'],
    ['16-8', '元旦就完工', 'report 16-8未'],
    ['16-8', '迟早完工', 'report 16-8未'],
    ['16-8', '过几天就能开放', 'report 16-8未'],
    ['12-8', '快开工了，下周五开', 'report 12-8未 promised 2022-12-30'],
    // what was
    ['16-8', '过了两天就完工了', 'report 16-8完'],
    ['16-8', '不到三个月就完工', 'report 16-8完'],
    ['16-8', '12月10号就完工', 'report 16-8完 completed 2022-12-10'],
    ['16-8', '完工了，过两天开放', 'report 16-8完'],
  ])('%s: %s', (number, text, reading) => {
    expect(answered(text, number)).toBe(reading);
  });
});

describe('about a time that is near, or to come', () => {
  test.each([
    ['春节前后完工', 'report 16-6未'],
    ['元旦前后建成开放', 'report 16-6未'],
    ['过年前后投用', 'report 16-6未'],
    ['元旦左右验收移交', 'report 16-6未'],
    ['一个月左右完工', 'report 16-6未'],
    ['还要十来天左右完工', 'report 16-6未'],
    ['约两周完工', 'report 16-6未'],
    ['一个月上下建成投用', 'report 16-6未'],
    // how long it took, or how long it will
    // what was
    ['国庆前后完工', 'report 16-6完'],
    ['元旦前后已完工', 'report 16-6完'],
    ['用了一个月左右完工', 'report 16-6完'],
    ['一个月左右完工了', 'report 16-6完'],
    ['提前半个月完工', 'report 16-6完'],
    ['中旬完工', 'report 16-6完 completed 2022-12-20'],
  ])('%s', (text, reading) => {
    expect(answered(text, '16-6')).toBe(reading);
  });
  test.each([
    ['12月中旬完工', '2022-12-12', 'open'],
    ['下旬验收移交', '2022-12-22', 'open'],
    ['下旬完工', '2022-12-29', 'completed'],
    ['下旬已完工', '2022-12-22', 'completed'],
  ])('%s, told on %s', (text, today, state) => {
    expect(progressOf(text, today as Day).state).toBe(state);
  });
});

describe('what can be done, or lasts until then', () => {
  test.each([
    ['8-1', '34场都办得完', 'report 8-1未 34场'],
    ['9-6', '晚点才装得完', 'report 9-6未'],
    ['16-8', '要拖到元旦以后', 'report 16-8未'],
    ['16-8', '赶得上元旦完工', 'report 16-8未 promised 2023-01-01'],
  ])('%s: %s', (number, text, reading) => {
    expect(answered(text, number)).toBe(reading);
  });
});

describe('to be reminded later, or done by then', () => {
  test.each([
    ['先别催，下周就办完', 'report 9-6未 promised 2023-01-01'],
    ['下周一会装完', 'report 9-6未 promised 2022-12-26'],
    ['改天再提醒我', 'snooze 9-6 snooze 2022-12-23'],
    ['先别催，装好再跟你说', 'snooze 9-6 ASK'],
    ['忙完再报', 'snooze 9-6 snooze 2022-12-20'],
  ])('%s', (text, reading) => {
    expect(answered(text, '9-6')).toBe(reading);
  });
});

describe('of several at once', () => {
  test.each([
    ['民治街道', '垃圾和公厕两个将完成', {}, 'report 18-7未 13-4未'],
    ['观澜街道', '争取全部完成', { replyTo: ['9-2', '13-8', '16-8'] }, 'report 9-2未 13-8未 16-8未'],
    ['大浪街道', '那2处后天能消除，全部完成', { last: '15-6' }, 'report 15-6未 拟2处 promised 2022-12-22'],
    ['大浪街道', '大和那处没消除，全部完成', { last: '15-6' }, 'report 15-6? ASK'],
  ])('%s: %s', (unit, text, more, reading) => {
    expect(said(text, more, unit, big)).toBe(reading);
  });
});

test('talk of meeting again is no reminder', () => {
  expect(said('今天太忙了，明天再约饭')).toBe('chatter');
});
