/** Messages that are understood by what stood before them: the card that they answer, what is not yet confirmed, what was last said. */
import { describe, expect, test } from 'vitest';
import type { ClaimInput } from '#src/core/reading/read-input.js';
import { said } from '../said.js';

describe('in reply to a card', () => {
  const REPLIES: readonly (readonly [text: string, replyTo: string[], reading: string])[] = [
    ['已完成', ['9-2'], 'report 9-2完'],
    ['不是这个，另外那个完工了', ['16-4'], 'report 完 ASK'],
    ['不是这个，16-5完工了', ['16-4'], 'report 16-5完'],
    ['16-5完工了，这个还要等路灯', ['16-4'], 'report 16-5完 16-4未'],
    ['已办8场，还差4场', ['21-2'], 'report 21-2未 8场 差4场'],
    ['已完成', ['9-2', '16-4'], 'report 完 ASK'],
    ['这个已经完工了', ['16-4', '16-5'], 'report 完 ASK'],
    ['都完成了', ['9-2', '16-4'], 'report 9-2完 16-4完'],
    ['三个都完成了', ['31-3', '31-4', '31-5'], 'report 31-3完 31-4完 31-5完'],
    ['两个都完成了', ['31-3', '31-4', '31-5'], 'report 完 ASK'],
    ['两个都没完', ['16-4', '16-5'], 'report 16-4未 16-5未'],
    ['头两个已完成，末一个还没', ['31-3', '31-4', '31-5'], 'report 31-3完 31-4完 31-5未'],
    ['最后一个没完成，前面的都完成', ['31-3', '31-4', '31-5'], 'report 31-5未 31-3完 31-4完'],
    ['完工了两个，31-4没有', ['31-3', '31-4', '31-5'], 'report 31-3完 31-5完 31-4未'],
    ['边坡两个没完工，9-2完成', ['31-4', '31-6', '9-2'], 'report 31-4未 31-6未 9-2完'],
    ['第一个完成了，第二个还在做', ['9-2', '16-4'], 'report 9-2完 16-4未'],
    ['1已完成 2还差3场', ['9-2', '21-2'], 'report 9-2完 21-2未 21-2=差3场'],
    ['1.已完成\n2.还差3场\n3.没动', ['9-2', '21-2', '31-3'], 'report 9-2完 21-2未 31-3未 21-2=差3场'],
    ['1、3完成了，2还没', ['9-2', '16-4', '31-3'], 'report 9-2完 31-3完 16-4未'],
    ['前两个完工，最后一个没动', ['31-3', '31-4', '31-5'], 'report 31-3完 31-4完 31-5未'],
    ['前者完成，后者未完成', ['16-4', '16-5'], 'report 16-4完 16-5未'],
    ['31-5没完，其他都完成了', ['31-3', '31-4', '31-5'], 'report 31-5未 31-3完 31-4完'],
    ['除了31-5都完成了', ['31-3', '31-4', '31-5'], 'report 31-3完 31-4完 31-5未'],
    ['都完成了，除了31-4', ['31-3', '31-4', '31-5'], 'report 31-3完 31-5完 31-4未'],
    ['只有31-3完成了', ['31-3', '31-4'], 'report 31-3完 31-4未'],
    ['挡墙完工了', ['31-3', '31-4'], 'report 31-3完'],
    ['白松一路的完工了', ['16-4', '24-6'], 'report 16-4完'],
    ['幼儿园的完工了', ['31-3', '31-4'], 'report 31-3完'],
    ['9.2已完成', ['9-2', '16-4'], 'report 9-2完'],
    ['31-7完工', ['9-2'], 'report 31-7完'],
    ['在樟坑二办设置了服务窗口，结合普法活动开展宣传2场', ['9-2'], 'report 9-2? 2场'],
    ['12月18日完工', ['16-4'], 'report 16-4完 completed 2022-12-18'],
    ['完工时间12月18日', ['16-4'], 'report 16-4完 completed 2022-12-18'],
    ['上次报的8场是错的，应该是6场', ['21-2'], 'report 21-2未 6场'],
    ['正在推进', ['9-2'], 'report 9-2未'],
    ['没动静', ['9-2'], 'report 9-2未'],
    ['完成', ['9-2'], 'report 9-2完'],
    ['收到', ['9-2', '16-4'], 'acknowledge 9-2 16-4'],
    ['好了', ['9-2'], 'report 9-2完'],
    ['多谢告知', ['9-2'], 'acknowledge 9-2'],
    ['这边看到啦', ['9-2'], 'acknowledge 9-2'],
    ['通知已接到', ['9-2'], 'acknowledge 9-2'],
    ['嗯好，有劳你们了', ['9-2'], 'acknowledge 9-2'],
    ['两个都不在我们街道名下', ['9-2', '11-3'], 'not_ours 9-2 11-3'],
    ['照片起码要几张啊', ['9-2'], 'question 9-2'],
    ['街道不负责这个', ['9-2'], 'not_ours 9-2'],
    ['哦哦好', ['9-2'], 'acknowledge 9-2'],
    ['嗯呐', ['9-2'], 'acknowledge 9-2'],
    ['辛苦，消息看到了', ['9-2'], 'acknowledge 9-2'],
    ['正在下社区，明天再提醒', ['9-2'], 'snooze 9-2 snooze 2022-12-21'],
    ['后面的装齐了，前面的还没完', ['9-2', '11-3'], 'report 11-3完 9-2未'],
    ['OK', ['9-2'], 'acknowledge 9-2'],
    ['好的，明天再提醒', ['9-2'], 'snooze 9-2 snooze 2022-12-21'],
    ['明天再提醒', ['9-2', '11-3'], 'snooze 9-2 11-3 snooze 2022-12-21'],
    ['不归我们', ['11-3'], 'not_ours 11-3'],
    ['第二个不归我们', ['9-2', '11-3'], 'not_ours 11-3'],
    ['都不归我们', ['9-2', '11-3'], 'not_ours 9-2 11-3'],
    ['不归我们', ['9-2', '11-3'], 'not_ours ASK'],
    ['8', ['21-2'], 'report 21-2未 8场'],
  ];
  test.each(REPLIES)('%s', (text, replyTo, reading) => expect(said(text, { replyTo })).toBe(reading));

  test('a card of projects that are not the unit’s says nothing of them', () => {
    expect(said('已完成', { replyTo: ['1-1', '99-9'] })).toBe('report 完 ASK');
  });

  test('WeCom quotes the card in the text itself', () => {
    expect(said('「督办：〔9-2〕来深建设者心理咨询服务站 待填报」\n- - - - - -\n已完成')).toBe('report 9-2完');
  });
});

describe('after messages that are not yet confirmed', () => {
  const FOLLOWING: readonly (readonly [text: string, before: string[], reading: string])[] = [
    ['已办8场', ['9-2'], 'report 9-2? 8场'],
    ['9-2的', ['已办8场'], 'report 9-2? 8场'],
    ['还差4场，下月底前完成', ['9-2已办8场'], 'report 9-2未 8场 差4场 promised 2023-01-31'],
    ['还差4场', ['9-2', '已办8场'], 'report 9-2未 8场 差4场'],
    ['不对，是9场', ['9-2 已办8场'], 'report 9-2? 9场'],
    ['说错了，是31-7', ['31-6 完工了'], 'report 31-7完'],
    ['不是8场是9场', ['9-2 已办8场'], 'report 9-2? 9场'],
    ['差4场，不是3场', ['9-2 已办8场，还差3场'], 'report 9-2未 8场 差4场'],
    ['是人次不是场', ['9-2 已办8场'], 'report 9-2? 8人次'],
    ['日期写错了，是12月18日', ['16-4 12月28日完工'], 'report 16-4完 completed 2022-12-18'],
    ['时间说错了，28号', ['16-4 12月18日完工'], 'report 16-4未 promised 2022-12-28'],
    ['31-7也完工了', ['31-6 完工了'], 'report 31-7完'],
    ['31-7也是', ['31-6 完工了'], 'report 31-7完'],
    ['31-3', ['挡墙完工了'], 'report 31-3完'],
    ['是的', ['9-2 已完成'], 'report 9-2完'],
    ['不对', ['9-2 已完成'], 'unclear ASK'],
    ['算了', ['9-2 已完成'], 'chatter'],
    ['12月30日', ['9-2没完成，正在做'], 'report 9-2未 promised 2022-12-30'],
    ['12月18日', ['16-4 已完工'], 'report 16-4完 completed 2022-12-18'],
    ['16-4 已完工', ['9-2 已办8场'], 'report 16-4完'],
    ['收到', ['9-2 已办8场'], 'acknowledge'],
  ];
  test.each(FOLLOWING)('%s', (text, before, reading) => expect(said(text, { before })).toBe(reading));
});

describe('after what was last reported or asked', () => {
  const WHICH =
    '您说的“挡墙”是哪一个：31-3 碧水龙庭幼儿园东侧挡墙治理工程；31-5 春华四季园西北侧与平安路交界挡墙治理工程？';
  const LAST: readonly (readonly [text: string, more: Partial<ClaimInput>, reading: string])[] = [
    ['又办了2场', { last: '21-2 已办8场' }, 'report 21-2? +2场'],
    ['同上次', { last: '21-2 已办8场' }, 'report 21-2未 8场'],
    ['老样子', { last: '21-2 已办8场' }, 'report 21-2未 8场'],
    ['已办10场', { last: '21-2 已办8场' }, 'report ? 10场 ASK'],
    ['已办10场', { last: '21-2' }, 'report 21-2未 10场'],
    ['苗木假植着，等进场', { last: '16-5' }, 'report 16-5未'],
    ['周末组织爬山', { last: '16-5' }, 'chatter'],
    ['第一个', { last: WHICH, before: ['挡墙完工了'] }, 'report 31-3完'],
  ];
  test.each(LAST)('%s', (text, more, reading) => expect(said(text, more)).toBe(reading));
});

describe('what an unconfirmed message becomes by the next', () => {
  const NEXT: readonly (readonly [text: string, before: string, reading: string])[] = [
    ['那4场也办完了', '21-2已办8场，还差4场', 'report 21-2完 8场'],
    ['那3场也办完了', '21-2已办8场，还差4场', 'report 21-2未 差4场 3场'],
    ['手滑，31-7才对', '31-6完工了', 'report 31-7完'],
    ['别急着记，排水沟还没挖', '31-6完工', 'report 31-6未'],
    ['别急着记，我再核一下', '31-6完工', 'unclear 31-6 ASK'],
    ['7场才对', '21-2讲座8场', 'report 21-2未 7场'],
    ['应该7场，还差5场', '21-2已办8场', 'report 21-2未 7场 差5场'],
    ['写错了，7', '21-2已办8场', 'report 21-2未 7场'],
    ['不是8，是7', '21-2已办8场', 'report 21-2未 7场'],
  ];
  test.each(NEXT)('%s', (text, before, reading) => expect(said(text, { before: [before] })).toBe(reading));
});
