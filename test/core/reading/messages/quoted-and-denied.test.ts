/** What a message repeats or denies of another's word: the office's question, the card's amount, the neighbours' talk. */
import { describe, expect, test } from 'vitest';
import { answered } from '../said.js';

describe('the question that is answered is none of the answer', () => {
  test.each([
    ['16-6', '您问“到底完工没有”，回复如下：12月5日完工', 'report 16-6完 completed 2022-12-05'],
    ['33-2', '督办卡问为什么还没完：标识牌厂家一直没送来', 'report 33-2未'],
    ['35-7', '领导问起进度，目前装修收尾，还没验收', 'report 35-7未'],
    ['35-7', '移交书12月9日签了，现由社区管理', 'report 35-7完 completed 2022-12-09'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toBe(reading);
  });
});

describe('an amount of the card, or another that is denied, is none of the report', () => {
  test.each([
    ['36-2', '卡片上说差8场，不对，已演108场，任务完成', 'report 36-2完 108场'],
    ['36-2', '系统里写的90场，其实已经演了100场', 'report 36-2未 100场'],
    ['36-2', '标准是108场，现在演了100场', 'report 36-2未 100场'],
    ['36-2', '不是卡片上的90场，演了100场', 'report 36-2未 100场'],
    ['36-2', '演了100场，不是你们写的90场', 'report 36-2未 100场'],
    ['36-2', '年初计划的108场都演完了', 'report 36-2完 108场'],
    ['16-6', '家长说没完工，其实八月底就完工了', 'report 16-6完 completed 2022-08-31'],
    ['16-6', '不是外面传的没完工，八月底就完工了', 'report 16-6完 completed 2022-08-31'],
    ['16-6', '催办卡说滞后，不准确，11月30日就完工了', 'report 16-6完 completed 2022-11-30'],
    ['16-6', '哪有完工，围挡还没拆', 'report 16-6未'],
    ['16-6', '哪里完工了，围挡还没拆', 'report 16-6未'],
    ['36-2', '没有低于 100 场，演了 108 场', 'report 36-2? 108场'],
    ['36-2', '计划108场，实际演了110场，收官了', 'report 36-2完 110场'],
    ['29-5', '目前10850批次', 'report 29-5未 10850批次'],
    ['32-8', '探测器装了20400个，剩余600个月底前装完', 'report 32-8未 20400个 差600个 promised 2022-12-31'],
    ['29-1', '没查满35期，做了31期', 'report 29-1未 31期'],
    ['21-1', '原计划20场没办成，实办16场', 'report 21-1未 16场'],
    ['11-5', '还在一台一台换', 'report 11-5未'],
    ['15-4', '九处不是都消了', 'report 15-4未'],
    ['9-5', '办了16场，另外两场放在29号和30号', 'report 9-5未 16场 拟2场'],
    ['16-6', '施工方说完工了，实际还没铺完', 'report 16-6未'],
    ['21-6', '没有低于95%，办结率97%，已完成', 'report 21-6完 97%'],
    ['21-6', '没跌破95%，现在97%，完成了', 'report 21-6完 97%'],
    ['21-6', '办结率高于95%，已完成', 'report 21-6完 95%'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toBe(reading);
  });
});
