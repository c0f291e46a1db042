/** Talk of those who tell it, beside what is told, and what they say twice. */
import { describe, expect, test } from 'vitest';
import { answered, big, said } from '../said.js';

describe('talk beside a completion takes nothing back', () => {
  test.each([
    ['完工了，累得我腿都抖', 'report 16-2完'],
    ['完工了！我一个月没睡好觉', 'report 16-2完'],
    ['完工了，这下你们总不用再问了', 'report 16-2完'],
    ['完工了，对面大妈送了我两个包子，没好意思收', 'report 16-2完'],
    ['完工了，树下还放着我带的饼干', 'report 16-2完'],
    ['完工啦，小朋友天天在里面疯', 'report 16-2完'],
    ['开放了，人多得挤不进去', 'report 16-2完'],
    ['完工了，档口租金还在谈', 'report 16-2完'],
    ['完工了，该不催了吧', 'report 16-2完'],
    ['完工了，我也进去走了一圈，等你们来散步', 'report 16-2完'],
    ['完工了，有个师傅鞋底都磨破了', 'report 16-2完'],
    ['完工了，真不容易，也不枉大家熬夜', 'report 16-2完'],
    ['完工了，没骗你们', 'report 16-2完'],
    ['完工了，一切正常', 'report 16-2完'],
    ['完工了，正补种花草', 'report 16-2未'],
    ['完工了，门口的停车位不属于这个项目', 'report 16-2完'],
    ['完工了，东边那片不归本次改造', 'report 16-2完'],
    // and what is of the work
    ['完工了，累死了，灯不亮', 'report 16-2未'],
    ['没完工，我三天没合眼', 'report 16-2未'],
    ['完工了，水果档没搬走', 'report 16-2未'],
  ])('%s', (text, reading) => {
    expect(answered(text, '16-2')).toBe(reading);
  });
  test('what is counted there is no amount of the work', () => {
    expect(said('章阁警务室完工了，兄弟里有2个累趴了', {}, '龙华公安分局', big)).toBe('report 34-6完');
  });
  test('alone it stays talk', () => {
    expect(said('累得我饭都没吃', {}, '区卫生健康局', big)).toBe('chatter');
  });
});

describe('what is said twice is said once', () => {
  test.each([
    ['完工完工！', 'report 13-1完'],
    ['改好了！改好了！', 'report 13-1完'],
    ['没完没完', 'report 13-1未'],
    ['改好7座啦，7座！', 'report 13-1未 7座'],
    ['就差两座，两座', 'report 13-1未 差2座'],
    ['改好7座7座7座', 'report 13-1未 7座'],
    ['改好7座，又改7座', 'report 13-1未 7座 +7座'],
    ['好了好了知道了', 'acknowledge 13-1'],
  ])('%s', (text, reading) => {
    expect(answered(text, '13-1')).toBe(reading);
  });
  test('a number of two digits without its unit', () => {
    expect(answered('累计780个泊位，780，780', '25-2')).toBe('report 25-2未 780个');
  });
  test('the same word of something else', () => {
    expect(answered('昨天竣工，竣工日期待定', '37-4')).toContain('ASK');
  });
});

describe('reminders that are to rest', () => {
  test.each([
    ['审批期间请停止推送，至12月30日', 'snooze 16-2 snooze 2022-12-30'],
    ['催办请暂停到12月30日', 'snooze 16-2 snooze 2022-12-30'],
    ['12月30日之前请勿提醒', 'snooze 16-2 snooze 2022-12-30'],
    ['天天打电话谁吃得消，12月30日前别再催了', 'snooze 16-2 snooze 2022-12-30'],
    ['施工暂停，12月30日复工', 'report 16-2未 promised 2022-12-30'],
  ])('%s', (text, reading) => {
    expect(answered(text, '16-2')).toBe(reading);
  });
});

describe('what stands around a question, a receipt or a denial', () => {
  test.each([
    ['请问数据报到哪天？我真没弄明白', 'question 16-2'],
    ['问了两遍了，按户数还是按人数算？没人理我', 'question 16-2'],
    ['听到了，我等下开完会就去问', 'acknowledge 16-2'],
    ['通知收到了，改天请你喝茶', 'acknowledge 16-2'],
    ['刚从会场出来才看到消息，收到了', 'acknowledge 16-2'],
  ])('%s', (text, reading) => {
    expect(answered(text, '16-2')).toBe(reading);
  });
  test('a unit by its own name', () => {
    expect(said('这个不是我们妇联管的，是教育局在弄', { replyTo: ['4-3'] }, '区妇联', big)).toBe('not_ours 4-3');
  });
});

describe('the deeds by which an amount came about are parts of one kind', () => {
  test.each([
    ['累计20公里，其中修复12公里、新建8公里', 'report 15-5未 20公里 12公里 8公里'],
    ['累计20公里，其中新增8公里', 'report 15-5未 20公里 +8公里'],
    ['一段比一段难挖，目前20公里', 'report 15-5未 20公里'],
  ])('%s', (text, reading) => {
    expect(answered(text, '15-5')).toBe(reading);
  });
});

describe('why it is told so late says nothing of the work', () => {
  test.each([
    ['已完工并移交，今天才报是因为等签字的移交单', 'report 16-2完'],
    ['已经完工，没及时更新主要是因为换了经办人', 'report 16-2完'],
    ['草皮没铺，现在才报是因为等苗圃回话', 'report 16-2未'],
  ])('%s', (text, reading) => {
    expect(answered(text, '16-2')).toBe(reading);
  });
  test.each(['会上手机静音了没听见你电话', '你们轮着来催我，一个比一个急，心累'])('%s', (text) => {
    expect(said(text, {}, '区水务局', big)).toBe('chatter');
  });
  test('to be asked another day', () => {
    expect(answered('请后天催我', '16-2')).toBe('snooze 16-2 snooze 2022-12-22');
  });
});
