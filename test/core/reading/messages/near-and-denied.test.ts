/** Stages that are near, overdue, only arranged or only possible; denials of few or uncommon words; and words that seem to deny and do not. */
import { describe, expect, test } from 'vitest';
import { answered } from '../said.js';

describe('what is near, overdue or allowed has not come about', () => {
  test.each([
    ['2-3', '快封顶了', 'report 2-3未'],
    ['2-3', '主体结构已近封顶', 'report 2-3未'],
    ['2-3', '主体要封顶了', 'report 2-3未'],
    ['2-3', '封顶在即', 'report 2-3未'],
    ['2-3', '封顶日期定了', 'report 2-3未'],
    ['2-3', '主体最近封顶了', 'report 2-3完'],
    ['2-3', '已封顶，准备验收', 'report 2-3完'],
    ['24-9', '这就快开工了', 'report 24-9未'],
    ['24-9', '早就该开工了', 'report 24-9未'],
    ['24-9', '可以开工了', 'report 24-9未'],
    ['24-9', '批了开工', 'report 24-9未'],
    ['24-9', '前天就开工了', 'report 24-9完 completed 2022-12-18'],
    ['24-9', '已开工，年底就要通车了', 'report 24-9完'],
    ['16-6', '早就该完工了', 'report 16-6未'],
    ['16-6', '趋近完工', 'report 16-6未'],
    ['16-6', '已完工，快移交了', 'report 16-6完'],
    ['23-5', '完工了，快开放了', 'report 23-5未'],
    ['35-7', '验收移交都排好了', 'report 35-7未'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toBe(reading);
  });
});

describe('denials in uncommon words', () => {
  test.each([
    ['16-6', '至今不曾完工', 'report 16-6未'],
    ['16-6', '不见得完工', 'report 16-6未'],
    ['24-9', '无法开工了', 'report 24-9未'],
    ['23-5', '完工了，暂不对外开放', 'report 23-5未'],
    ['23-5', '完工并开放，不收费', 'report 23-5完'],
    ['16-6', '是否完成年度目标：未', 'report 16-6未'],
    ['16-6', '年度目标完成与否：没有', 'report 16-6未'],
    ['16-6', '是否完工：是的', 'report 16-6完'],
    ['36-2', '完成是完成得了的，现演到90场', 'report 36-2未 90场'],
    ['16-6', '昨天完工了一段', 'report 16-6未'],
    ['16-6', '完工了一段时间了', 'report 16-6完'],
    ['16-6', '昨天完工就好了', 'report 16-6未'],
    ['16-6', '报了完工被打回', 'report 16-6未'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toBe(reading);
  });
});

describe('what denies nothing', () => {
  test.each([
    ['16-6', '不能不算完成', 'report 16-6完'],
    ['16-6', '没到入冬就完工了', 'report 16-6完'],
    ['16-6', '不存在没完工一说', 'report 16-6完'],
    ['16-6', '完工后离场了', 'report 16-6完'],
    ['16-6', '没想到这么快就完工了', 'report 16-6完'],
    ['16-6', '暑假完工了', 'report 16-6完'],
    ['16-6', '施工终了', 'report 16-6完'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toBe(reading);
  });
});

describe('a word before a completion that is not understood is asked about', () => {
  test.each([
    ['16-6', '敢说完工', 'report 16-6?'],
    ['36-2', '108场都订好了', 'report 36-2未 108场'],
    ['16-6', '不光完工了', 'report 16-6完'],
    ['24-9', '今天下午开工', 'report 24-9?'],
    ['24-9', '开工三天了', 'report 24-9完'],
    ['2-3', '主体结构封顶怎么也要一个月', 'report 2-3未'],
    ['2-3', '主体封顶一说', 'report 2-3?'],
    ['24-9', '开工手续办好了', 'report 24-9?'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toContain(reading);
  });
});

describe('what comes with a day that is ahead is ahead, and a day about which is that day', () => {
  test.each([
    ['36-2', '最后一场1月6日开演，108场方全部完成', 'report 36-2未 108场 promised 2023-01-06'],
    ['23-5', '下周五投入使用，完工', 'report 23-5? promised 2022-12-30 ASK'],
    ['16-6', '定了1月5日完工', 'report 16-6未 promised 2023-01-05'],
    ['16-6', '11月30日前后全部完成', 'report 16-6完 completed 2022-11-30'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toBe(reading);
  });
});

describe('what is asked, and what only nobody knows yet', () => {
  test.each([
    ['16-6', '绿化种完没', 'question 16-6'],
    ['16-6', '今日完工否', 'question 16-6'],
    ['23-5', '建成了，几时投入使用还没定', 'report 23-5未'],
    ['16-6', '已经竣工，别填未完成', 'report 16-6完'],
    ['35-7', '竣工验收了，还移交了', 'report 35-7完'],
    ['16-6', '尚缺50万元，未完成', 'report 16-6未'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toBe(reading);
  });
});
