/** Everyday messages of a few words: what is only half done, whose of several streets it is, who speaks, and what is asked or chatted. */
import { describe, expect, test } from 'vitest';
import { big, said } from '../said.js';

describe('how it stands', () => {
  test.each([
    ['民治街道', '24-5目前只是完工', 'report 24-5未'],
    ['民治街道', '24-5不只是完工，还投用了', 'report 24-5完'],
    ['市交通运输局龙华管理局', '27-2完工了，只是还没开给市民坐', 'report 27-2完'],
    ['市交通运输局龙华管理局', '27-2电梯井都没封，完什么工', 'report 27-2未'],
    ['区消防救援大队', '32-3监理1月16日签字，签了才叫完工', 'report 32-3未 promised 2023-01-16'],
    ['区水务局', '白花河碧道复验约的是1月9日，过了当天就移交', 'report 15-9未 promised 2023-01-09'],
    ['区水务局', '白花河碧道12月9日复验过了，当天就移交了', 'report 15-9完 completed 2022-12-09'],
    ['龙华公安分局', '34-3卡在内网专线，上周才拉通，民警已经全员进驻接警', 'report 34-3完'],
    ['区教育局', '3-3报告没出前不能叫完工，具体哪天交我不敢打包票', 'report 3-3未'],
    ['区教育局', '2-4九月开的园，一直在用', 'report 2-4完'],
    ['龙华街道', '20-4完工了，大后天投入使用', 'report 20-4未 promised 2022-12-23'],
    ['观湖街道', '14-7谁说没完成？6个小区全通水了', 'report 14-7完 6个'],
    ['区教育局', '1-2（去年编号3-7）完工并投入使用', 'report 1-2完'],
    ['区妇联', '4-5讲了七场家庭教育课', 'report 4-5未 7场'],
  ])('%s: %s', (unit, text, reading) => expect(said(text, {}, unit, big)).toBe(reading));
});

describe('which of several', () => {
  test.each([
    ['区消安委办', '观湖探测器20300个、福城探测器25000个', 'report 32-8未 32-5? 32-8=20300个 32-5=25000个'],
    ['区消安委办', '大浪、福城整改率分别是95.8%和95.1%', 'report 32-4未 32-5? 32-4=95.8% 32-5=95.1%'],
    [
      '区消安委办',
      '观湖探测器200个、福城探测器300个，整改率分别是91%和92%',
      'report 32-8未 32-5未 32-8=200个 32-5=300个 32-8=91% 32-5=92%',
    ],
    ['市交通运输局龙华管理局', '龙胜路投用了，龙胜一路还在铺沥青', 'report 24-11完 24-4未'],
    ['市交通运输局龙华管理局', '龙胜路投用了', 'report 完 ASK'],
    ['观湖街道', '9座公厕都开放了', 'report 13-1完 9座'],
    ['区卫生健康局', '我是福城社康的护士长小廖，两癌筛查还差1127人', 'report 7-3未 差1127人'],
    ['区教育局', '我是牛湖中学的小李，主体封顶了', 'report 1-1未'],
  ])('%s: %s', (unit, text, reading) => expect(said(text, {}, unit, big)).toBe(reading));

  test('by its deed, on a card', () => {
    const replyTo = ['27-3', '27-7'];
    const unit = '市交通运输局龙华管理局';
    expect(said('加电梯那座投用了，新建那座还在吊装', { replyTo }, unit, big)).toBe('report 27-7完 27-3未');
  });

  test('told only afterwards', () => {
    const before = ['拥堵节点17处都治理完了'];
    expect(said('哦忘说了，观澜的', { before }, '龙华交警大队', big)).toBe('report 26-8完 17处');
  });
});

describe('what reports nothing', () => {
  test.each([
    ['区司法局', '我昨晚发的那条你那边显示没有？', 'question'],
    ['区司法局', '我发的红包收到没？', 'chatter'],
    ['区教育局', '幼儿园今天提前放学，我先撤去接娃', 'chatter'],
    ['区妇联', '过完元旦4号再来问我', 'snooze snooze 2023-01-04'],
  ])('%s: %s', (unit, text, reading) => expect(said(text, {}, unit, big)).toBe(reading));
});
