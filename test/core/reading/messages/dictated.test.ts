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

describe('a subject that no list knows begins the next clause', () => {
  test.each([
    ['36-1', '电影放了三百场片源老是断还差八场', 'report 36-1未 300场 差8场'],
    ['39-2', '讲座办了三十场律师出差了咨询六百人次', 'report 39-2未 30场 600人次'],
    ['9-2', '柜子装了七个门锁厂家还没寄来', 'report 9-2未 7个'],
    ['7-4', '急救员还差五十名没学完设备装了七十台医院说腾不出人', 'report 7-4未 差50名 70台'],
    ['35-1', '书房建好两座另外那座电路在改书呢先上了八千册', 'report 35-1未 2座 8000册'],
    ['29-1', '查餐厅做了三十期还有三期没做', 'report 29-1未 30期 差3期'],
    ['20-5', '最近申请的少补贴就停在一百二十件上了要够数还差四十件', 'report 20-5未 120件 差40件'],
    ['35-1', '藏书两万册还差八千册在编目编目的就两个人', 'report 35-1未 20000册 差8000册'],
    ['14-2', '有两个小区物业不配合所以还剩两个没做', 'report 14-2未 差2个'],
    ['13-8', '有一条村道太窄料车进不去所以公厕才改好十二座', 'report 13-8未 12座'],
    ['10', '贷款放了两亿五千万元带动就业两千三百人这两个都还没到数', 'report 10未 250000000元 2300人'],
  ])('%s %s', (number, text, reading) => {
    expect(answered(text, number)).toBe(reading);
  });
});

describe('no report, in one breath', () => {
  test.each([
    ['28-2', '28-2的通知我都收到了啊好的好的谢谢提醒', 'acknowledge 28-2'],
    ['36-1', '看到了谢谢提醒我正在去现场的路上', 'acknowledge 36-1'],
    ['9-2', '9-2今天报不了我在隔离呢下周一我回去上班再报给你', 'snooze 9-2 snooze 2022-12-26'],
    ['9-2', '9-2我今天实在来不及明天再一块报', 'snooze 9-2 snooze 2022-12-21'],
    ['9-2', '9-2我还得问问施工方过两天再报', 'snooze 9-2 snooze 2022-12-22'],
    ['9-2', '9-2不是我们报是工务署在报的进度你得问他们', 'not_ours 9-2'],
    ['9-2', '这项是公安分局在做不是我们的事你问一下他们好吧', 'not_ours 9-2'],
  ])('%s %s', (number, text, reading) => {
    expect(answered(text, number)).toBe(reading);
  });
});

describe('taken back in the same breath', () => {
  test.each([
    ['19-3', '改完六十户了不对我说错了是五十八户', 'report 19-3未 58户'],
    ['11-4', '装好二十五台啊不是二十三台', 'report 11-4未 23台'],
    ['25-1', '划了两千个等等不对一千九百个', 'report 25-1未 1900个'],
    ['38-2', '上线了一百八十九项啊说反了一百九十八项', 'report 38-2未 198项'],
    ['9-5', '活动办了十二场哎不对是十三场', 'report 9-5未 13场'],
    ['2-3', '主体上周五不对是上周六封顶的现在在做砌体', 'report 2-3完 completed 2022-12-17'],
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

test.each([
  ['32-2', '那个主体结构已经风顶了', 'report 32-2完'],
  ['1-1', '完公了', 'report 1-1完'],
  ['1-1', '已经峻工', 'report 1-1完'],
  ['13-8', '工厕改了十二座', 'report 13-8未 12座'],
])('%s %s, as it is heard', (number, text, reading) => {
  expect(answered(text, number)).toBe(reading);
});
