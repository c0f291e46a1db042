/** Short and cheerful, or terse as forms are: 100%了, 主体封顶（11月26日）, 本来今天完工，下雨黄了, 较上月缩短0.7分钟. */
import { describe, expect, test } from 'vitest';
import { answered } from '../said.js';

describe('done in few words', () => {
  test.each([
    ['17-7', '进度100%了', 'report 17-7完 100%'],
    ['17-7', '完工，比预计早了十天', 'report 17-7完'],
    ['13-5', '开门了，比饭店的还干净', 'report 13-5完'],
    ['28-3', '6条公交全开通了，坐着上班真香', 'report 28-3完 6条'],
    ['15-4', '9处内涝点全消除，再也不怕下雨了', 'report 15-4完 9处'],
    ['25-1', '新增泊位2580个任务完成，停车不用愁了', 'report 25-1完 2580个'],
    ['25-3', '泊位2560个、新能源车位256个，已全部验收', 'report 25-3完 2560个 256个'],
    ['2-3', '主体封顶（11月26日），砌墙中', 'report 2-3完 completed 2022-11-26'],
    ['2-1', '已开工（11月26日），桩基施工中', 'report 2-1完 completed 2022-11-26'],
    ['12-4', '1.2万户通气，比目标多了12户', 'report 12-4完 12000户'],
  ])('%s %s', (number, text, reading) => {
    expect(answered(text, number)).toBe(reading);
  });
});

describe('what was meant and came to nothing', () => {
  test.each([
    ['本来今天完工，停电黄了', 'report 17-7未'],
    ['本来上周完工，因为下雨推迟了', 'report 17-7未'],
    ['说好明天完工，又泡汤了', 'report 17-7未'],
    ['本来下周完工，结果昨天就完工了', 'report 17-7完 completed 2022-12-19'],
    ['说好明天完工', 'report 17-7未 promised 2022-12-21'],
  ])('%s', (text, reading) => {
    expect(answered(text, '17-7')).toBe(reading);
  });
});

describe('by how much it differs, and what a bare number counts', () => {
  test.each([
    ['33-3', '平均到场18.6分钟，较上月缩短0.7分钟', 'report 33-3完 18.6分钟'],
    ['38-4', '办结率98.6%，环比提升0.4%', 'report 38-4完 98.6%'],
    ['34-4', '宣传18场，警情同比下降5.3%', 'report 34-4? 18场 5.3%'],
    ['19-5', '食堂2家开张，累计服务1.6万人次，还差4000', 'report 19-5未 2家 16000人次 差4000人次'],
    ['4-1', '筛查14900人，剩100人请假', 'report 4-1未 14900人 差100人'],
    ['27-6', '修了20公里，投了3200万', 'report 27-6未 20公里 32000000元'],
  ])('%s %s', (number, text, reading) => {
    expect(answered(text, number)).toBe(reading);
  });
});
