/** What is dictated without stops: where an amount ends, what was said wrong, and where the next project begins. */
import { describe, expect, test } from 'vitest';
import { answered, big, said } from '../said.js';

describe('amounts run into what follows them', () => {
  test.each([
    ['39-2', '讲座办了三十场咨询做了六百人次讲座还差八场', 'report 39-2未 30场 600人次 差8场'],
    ['36-1', '电影放了三百场观众六千人次场次差二十场', 'report 36-1未 300场 6000人次 差20场'],
    ['7-4', '设备装了七十台那个急救员嗯培训了六百人', 'report 7-4未 70台 600人'],
    ['32-5', '隐患整改率93.4%还没到95', 'report 32-5未 93.4%'],
    ['7-1', '管理率百分之六十点五离六十二还差点', 'report 7-1未 60.5%'],
    ['7-3', '筛了六千一百人啊我算一下没错', 'report 7-3未 6100人'],
    ['13-8', '改了十二座对就是这个数', 'report 13-8未 12座'],
    ['21-4', '建好十八个其他的选址黄了', 'report 21-4未 18个'],
  ])('%s %s', (number, text, reading) => {
    expect(answered(text, number)).toBe(reading);
  });
});

describe('taken back in the same breath', () => {
  test.each([
    ['19-3', '改完六十户了不对我说错了是五十八户', 'report 19-3未 58户'],
    ['11-4', '装好二十五台啊不是二十三台', 'report 11-4未 23台'],
    ['25-1', '划了两千个等等不对一千九百个', 'report 25-1未 1900个'],
    ['14-5', '改好三十一个小区我记错了应该是三十个', 'report 14-5未 30个'],
  ])('%s %s', (number, text, reading) => {
    expect(answered(text, number)).toBe(reading);
  });
});

describe('the next project, and what is called by an ordinal', () => {
  const card = (text: string, ...replyTo: string[]) => said(text, { replyTo }, '区建筑工务署', big);
  test.each([
    ['松和第一完工了鹭湖第二还没有', 'report 2-8完 2-5未'],
    ['鹭湖第二没有，松和第一完工了', 'report 2-5未 2-8完'],
    ['第一个完工了，第二个没完', 'report 2-5完 2-8未'],
    ['完工了，拿了全区第一名', 'report 完 ASK'],
    ['完工了，我第一个到现场', 'report 完 ASK'],
    ['都完工了，我站在第二排', 'report 2-5完 2-8完'],
  ])('%s', (text, reading) => {
    expect(card(text, '2-5', '2-8')).toBe(reading);
  });
  test('市场完工了大岭的还在装', () => {
    expect(said('鹭湖市场完工了白石龙没有', {}, '市市场监管局龙华监管局', big)).toBe('report 29-2完 29-3未');
  });
});

describe('a receipt and what is done next', () => {
  test.each([
    ['好的好的我下车就联系他们', 'acknowledge 13-6'],
    ['收到收到我接完孩子就去现场', 'acknowledge 13-6'],
    ['收到我们已经建好了', 'report 13-6完'],
  ])('%s', (text, reading) => {
    expect(answered(text, '13-6')).toBe(reading);
  });
});
