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
