/** Amounts of a while, of all there is, of what lacks and of what is to come, told apart by the clause beside them. In answer to a card, on 2022-12-20. */
import { describe, expect, test } from 'vitest';
import { answered, big, said } from '../said.js';

describe('what came to it, or all there is', () => {
  test.each([
    ['11-1', '城中村路灯，上周赶工，补建40盏', 'report 11-1? +40盏@上周'],
    ['11-1', '路灯那边，中秋那几天没歇，补建了35盏', 'report 11-1? +35盏'],
    ['11-1', '路灯补建35盏', 'report 11-1未 35盏'],
    ['7-5', '上周一到上周四进企业，一共筛查280人', 'report 7-5? +280人@上周一到上周四'],
    ['7-5', '上周一到上周四进企业，累计筛查280人', 'report 7-5未 280人'],
    ['20-5', '月初至今受理了9件', 'report 20-5? +9件@月初'],
    ['20-5', '年初至今受理了150件', 'report 20-5未 150件'],
    ['14-1', '至12月10日累计通水30个小区，本月3个', 'report 14-1未 30个 +3个@本月'],
    ['21-1', '加昨天的是15场', 'report 21-1未 15场'],
    ['38-5', '新装终端2台，累计40台', 'report 38-5未 +2台 40台'],
    ['38-5', '刚装好2台，总共40台', 'report 38-5未 +2台 40台'],
    ['38-5', '3台这周才装好，累计40台', 'report 38-5未 +3台 40台'],
    ['38-5', '3台这周才装好', 'report 38-5未 3台'],
    ['28-1', '再加2座，一共19座', 'report 28-1未 +2座 19座'],
    ['28-1', '再加2座就够了', 'report 28-1未 差2座'],
    ['28-1', '下周再加2座', 'report 28-1未 拟2座@下周'],
    ['28-1', '国庆前15座，国庆后又多了2座', 'report 28-1未 15座 +2座@国庆'],
    ['28-1', '元旦前装15座', 'report 28-1未 拟15座 promised 2023-01-01'],
    ['11-1', '路灯加了20盏，控制箱没加', 'report 11-1? +20盏'],
    ['28-1', '累计18座，比上月的15座多了3座', 'report 28-1未 18座 +3座'],
    ['28-1', '累计17座，比上月的15座多了3座', 'report 28-1? 17座 +3座 ASK'],
    ['39-4', '讲座上周六在民乐讲了一场来了不少街坊，今年讲了二十场', 'report 39-4未 +1场@上周六 20场@今年'],
    ['13-8', '16座一座不少，改完了', 'report 13-8完 16座'],
  ])('%s %s', (number, text, reading) => {
    expect(answered(text, number)).toBe(reading);
  });
});

describe('what lacks, or how far it has come', () => {
  test.each([
    ['34-1', '170个上线，12个已布线没联网', 'report 34-1未 170个 差12个'],
    ['34-1', '170个上线，12个已装好没问题', 'report 34-1未 170个 12个'],
    ['39-5', '讲座8场咨询150人次还没完成', 'report 39-5未 8场 150人次'],
    ['39-5', '讲座8场，2场还没完成', 'report 39-5未 8场 差2场'],
    ['29-1', '查了三十期，还有五期没查', 'report 29-1未 30期 差5期'],
    ['11-1', '灯杆到了，周五起换，先换60盏', 'report 11-1未 拟60盏 promised 2022-12-23'],
    ['13-8', '已全部完成，剩下的还在改', 'report 13-8? ASK'],
    ['13-8', '改了12座，剩下的还在改', 'report 13-8未 12座'],
    ['38-5', '没有一台没装的，还剩3台', 'report 38-5? 差3台 ASK'],
    ['38-5', '没有一台没装的', 'report 38-5完'],
  ])('%s %s', (number, text, reading) => {
    expect(answered(text, number)).toBe(reading);
  });
});

test('a month told before the first of several projects is that of all that are only counted', () => {
  const of = (text: string) => said(text, {}, '大浪街道', big);
  expect(of('本月9-6装了1个，11-1换了30盏')).toBe('report 9-6? 11-1? 9-6=+1个@本月 11-1=+30盏@本月');
  expect(of('11月的活：9-6装了1个；11-1换了30盏')).toBe('report 9-6? 11-1? 9-6=+1个@11月 11-1=+30盏@11月');
  expect(of('本月9-6装了1个，11-1累计换了300盏')).toBe('report 9-6? 11-1未 9-6=+1个@本月 11-1=300盏');
});
