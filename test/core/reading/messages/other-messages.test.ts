/** Messages that report nothing: questions, answers to a reminder, chatter, what cannot be read. */
import { describe, expect, test } from 'vitest';
import { big, type Row, said } from '../said.js';

const QUESTIONS: readonly Row[] = [
  ['9-2怎么填？', 'question 9-2'],
  ['9-2要报到什么时候', 'question 9-2'],
  ['这个怎么报', 'question'],
  ['我们还有哪些没报', 'question'],
  ['请问11-3要报累计数吗', 'question 11-3'],
  ['11-3已建120个，算完成吗？', 'question 11-3'],
  ['31-3完成了吗', 'question 31-3'],
  ['还差多少场才算完成？', 'question'],
  ['21-2我们8场够吗', 'question 21-2'],
  ['帮我查一下9-2', 'question 9-2'],
  ['9-2进度', 'question 9-2'],
  ['谁说9-2没完成', 'question 9-2'],
  ['请问31-5谁负责', 'question 31-5'],
  ['31-5是哪个', 'question 31-5'],
  ['31-5是不是完成了', 'question 31-5'],
  ['31-5 年度目标是什么', 'question 31-5'],
  ['31-5完成没有', 'question 31-5'],
  ['31-5完成没', 'question 31-5'],
  ['31-5完没完', 'question 31-5'],
  ['31-5到底完成没完成啊', 'question 31-5'],
  ['元旦那几天还催不催', 'question'],
  ['百分比保留几位小数', 'question'],
  ['我们现在全区排第几', 'question'],
  ['完不成的话要扣分吗', 'question'],
  ['我昨天交的那份你们审了没', 'question'],
  ['什么情况', 'question'],
  ['年底考核这块占几分？', 'question'],
  ['会议纪要什么时候发？', 'question'],
  ['我想把同事也加进来，怎么弄', 'question'],
  ['验证码收不到怎么弄', 'question'],
  ['牵头和配合有什么区别', 'question'],
  ['今年带★的有几个', 'question'],
  ['黄灯是什么意思', 'question'],
  ['竣工报告交复印件行不', 'question'],
  ['9-2还挂着未完成，啥情况', 'question 9-2'],
  ['9-2的10个含旧的没', 'question 9-2'],
  ['9-2征地慢属于主观还是客观', 'question 9-2'],
  ['9-2拿什么证明', 'question 9-2'],
  ['9-2的数跟我们的对得上不', 'question 9-2'],
  ['9-2后台的数对得上吗', 'question 9-2'],
  ['咋了', 'question'],
];

const ACKNOWLEDGED: readonly Row[] = [
  ['收到', 'acknowledge'],
  ['好的', 'acknowledge'],
  ['收到，谢谢', 'acknowledge'],
  ['OK', 'acknowledge'],
  ['收到，马上办', 'acknowledge'],
  ['收到，我们尽快完成', 'acknowledge'],
  ['收到，明天上报', 'acknowledge'],
  ['没问题', 'acknowledge'],
  ['好👌', 'acknowledge'],
  ['[OK]', 'acknowledge'],
  ['已转给负责同志', 'acknowledge'],
  ['好', 'acknowledge'],
  ['行', 'acknowledge'],
  ['行吧', 'acknowledge'],
  ['嗯嗯', 'acknowledge'],
  ['收到收到', 'acknowledge'],
  ['已收悉', 'acknowledge'],
  ['收到，9-2我们核实一下', 'acknowledge 9-2'],
  ['收到，9-2正在统计', 'acknowledge 9-2'],
  ['谢谢提醒，已安排', 'acknowledge'],
  ['我问一下', 'acknowledge'],
  ['马上', 'acknowledge'],
  ['9-2知道了，这就去催社区', 'acknowledge 9-2'],
  ['9-2、31-5两个都看到了', 'acknowledge 9-2 31-5'],
];

const SNOOZED: readonly Row[] = [
  ['明天再提醒', 'snooze snooze 2022-12-21'],
  ['下周再说', 'snooze snooze 2022-12-26'],
  ['明天再提醒我一下', 'snooze snooze 2022-12-21'],
  ['过两天再催吧', 'snooze snooze 2022-12-22'],
  ['今天开会没空，明天报', 'snooze snooze 2022-12-21'],
  ['晚点报', 'snooze snooze 2022-12-20'],
  ['明天报', 'snooze snooze 2022-12-21'],
  ['周五再提醒我', 'snooze snooze 2022-12-23'],
  ['先不要提醒了', 'snooze ASK'],
  ['这周别催了', 'snooze snooze 2022-12-26'],
  ['明早九点再喊我一次', 'snooze snooze 2022-12-21'],
  ['31-5这个27号再提醒', 'snooze 31-5 snooze 2022-12-27'],
  ['周四回来再弄，到时候您敲我', 'snooze snooze 2022-12-22'],
  ['3天后再提醒', 'snooze snooze 2022-12-23'],
  ['月底再说', 'snooze snooze 2022-12-31'],
  ['下个月再报', 'snooze snooze 2023-01-01'],
  ['节后再说', 'snooze ASK'],
  ['12月25号再催我', 'snooze snooze 2022-12-25'],
  ['下周一上午10点提醒我', 'snooze snooze 2022-12-26'],
  ['开完会再说', 'snooze ASK'],
  ['等资料齐了再报', 'snooze ASK'],
  ['31-5的材料明天补', 'snooze 31-5 snooze 2022-12-21'],
  ['31-5明天报', 'snooze 31-5 snooze 2022-12-21'],
  ['31-5下周再说', 'snooze 31-5 snooze 2022-12-26'],
  ['等下发你', 'snooze snooze 2022-12-20'],
  ['周一给你', 'snooze snooze 2022-12-26'],
  ['下班前报', 'snooze snooze 2022-12-20'],
  ['今天下午报', 'snooze snooze 2022-12-20'],
  ['今晚报', 'snooze snooze 2022-12-20'],
  ['明早报', 'snooze snooze 2022-12-21'],
  ['后天上午给数', 'snooze snooze 2022-12-22'],
  ['1月5号报', 'snooze snooze 2023-01-05'],
  ['过完元旦再报', 'snooze ASK'],
  ['年后再说', 'snooze snooze 2023-01-29'],
  ['不要再发了', 'snooze ASK'],
  ['别发了', 'snooze ASK'],
  ['知道了别催了', 'snooze ASK'],
];

const NOT_OURS: readonly Row[] = [
  ['不归我们', 'not_ours ASK'],
  ['9-2不归我们管', 'not_ours 9-2'],
  ['这个应该是城管局负责的', 'not_ours ASK'],
  ['40是区委组织部牵头的，不归我们', 'not_ours 40'],
  ['这不是我们的', 'not_ours ASK'],
  ['和我们没关系', 'not_ours ASK'],
  ['搞错了吧，这是水务局的', 'not_ours ASK'],
  ['我们没有这个项目', 'not_ours ASK'],
  ['不是我们牵头，是配合单位', 'not_ours ASK'],
  ['我们只是配合单位', 'not_ours ASK'],
  ['这个要问城管', 'not_ours ASK'],
  ['24-6请找工务署', 'not_ours 24-6'],
  ['24-6应由建筑工务署填报', 'not_ours 24-6'],
  ['24-6由工务署报', 'not_ours 24-6'],
  ['不归我们，归观湖', 'not_ours ASK'],
  ['31-5归规自局管', 'not_ours 31-5'],
  ['这个项目已经移交给区城管局', 'not_ours ASK'],
  ['职责划转了', 'not_ours ASK'],
  ['9-2责任主体是规自局', 'not_ours 9-2'],
  ['9-2请勿再派民治', 'not_ours 9-2'],
  ['9-2划到民政那边去了，别再发我们', 'not_ours 9-2'],
  ['9-2不该挂在民治名下', 'not_ours 9-2'],
  ['我不负责这个了', 'not_ours ASK'],
  ['9-2不关我们街道的事', 'not_ours 9-2'],
  ['9-2不是我们在管，是城管局的', 'not_ours 9-2'],
  ['9-2不是我们街道该报的', 'not_ours 9-2'],
  ['9-2轮不到我们报', 'not_ours 9-2'],
  ['9-2不是我单位主责', 'not_ours 9-2'],
  ['9-2我们管不着', 'not_ours 9-2'],
  ['9-2我单位无此项目', 'not_ours 9-2'],
  ['9-2城管局在管，别找我们', 'not_ours 9-2'],
  ['9-2非我署项目，卫健局自己建的', 'not_ours 9-2'],
  ['31-5已完工移交，城管局在管', 'report 31-5完'],
];

const CHATTER: readonly Row[] = [
  ['一路顺风', 'chatter'],
  ['领导好，打扰啦', 'chatter'],
  ['谢谢', 'chatter'],
  ['早上好', 'chatter'],
  ['辛苦了', 'chatter'],
  ['下午三点在三楼会议室开会', 'chatter'],
  ['哈哈哈', 'chatter'],
  ['👍', 'chatter'],
  ['在吗', 'chatter'],
  ['恭喜恭喜', 'chatter'],
  ['???', 'unclear ASK'],
  ['。', 'unclear ASK'],
  ['？', 'unclear ASK'],
  ['！', 'unclear ASK'],
  ['下午好', 'chatter'],
  ['各位领导辛苦', 'chatter'],
  ['元旦快乐', 'chatter'],
  ['[图片]', 'chatter'],
  ['[文件] 佐证.pdf', 'chatter'],
  ['https://example.com/a', 'chatter'],
];

const UNCLEAR: readonly Row[] = [
  ['9-2', 'unclear 9-2 ASK'],
  ['阿斯蒂芬', 'chatter'],
  ['1', 'unclear ASK'],
  ['电话138-1234-5678', 'unclear ASK'],
  ['9-2之前报过了', 'unclear 9-2 ASK'],
  ['已经报了', 'unclear ASK'],
  ['已上报', 'unclear ASK'],
  ['9-2已上报', 'unclear 9-2 ASK'],
  ['系统登不上', 'unclear ASK'],
  ['我调走了，请联系小李', 'unclear ASK'],
  ['9-2由民治街道负责', 'unclear 9-2 ASK'],
  ['并不是9-2没完成，是31-7', 'unclear 31-7 ASK'],
  ['撤回9-2', 'unclear 9-2 ASK'],
  ['9-2：无', 'unclear 9-2 ASK'],
  ['9-2：暂无', 'unclear 9-2 ASK'],
  ['无', 'unclear ASK'],
  ['测试', 'chatter'],
  ['1111', 'unclear ASK'],
  ['abc', 'unclear ASK'],
  ['9-2 9-2 9-2', 'unclear 9-2 ASK'],
  ['11-3 120/1166', 'report 11-3未 120个'],
  ['31-5已完工的照片发你了', 'unclear 31-5 ASK'],
  ['31-5完工照片', 'unclear 31-5 ASK'],
  ['31-5材料已报', 'unclear 31-5 ASK'],
  ['31-5我明天去现场看看', 'unclear 31-5 ASK'],
  ['31-5先放一放', 'unclear 31-5 ASK'],
  ['31-5不做了', 'unclear 31-5 ASK'],
  ['各位，31-5的数据麻烦更新一下', 'unclear 31-5 ASK'],
  ['麻烦催一下31-5', 'unclear 31-5 ASK'],
  ['我们的都报完了', 'unclear ASK'],
  ['我们已经全部上报', 'unclear ASK'],
  ['都报了', 'unclear ASK'],
  ['没有要报的', 'unclear ASK'],
  ['没有需要填报的', 'unclear ASK'],
  ['我们单位没有滞后项目', 'unclear ASK'],
  ['我们没有项目', 'unclear ASK'],
  ['烦死了', 'chatter'],
  ['我不是联络员了', 'unclear ASK'],
  ['换人了，找王五', 'unclear ASK'],
  ['联络员换成李四了', 'unclear ASK'],
  ['138 0000 0000', 'unclear ASK'],
];

describe('questions', () => {
  test.each(QUESTIONS)('%s', (text, reading) => expect(said(text)).toBe(reading));
});

describe('收到', () => {
  test.each(ACKNOWLEDGED)('%s', (text, reading) => expect(said(text)).toBe(reading));
});

describe('明天再提醒', () => {
  test.each(SNOOZED)('%s', (text, reading) => expect(said(text)).toBe(reading));
});

describe('不归我们', () => {
  test.each(NOT_OURS)('%s', (text, reading) => expect(said(text)).toBe(reading));
});

describe('chatter', () => {
  test.each(CHATTER)('%s', (text, reading) => expect(said(text)).toBe(reading));
});

describe('what cannot be read', () => {
  test.each(UNCLEAR)('%s', (text, reading) => expect(said(text)).toBe(reading));
});

test('the 人 of 人行道 counts nothing, and leaves the number before it whole', () => {
  expect(said('27-1人行道归交通局，不归我们', {}, '区城管和综合执法局', big)).toBe('not_ours 27-1');
  expect(said('27-1人行道提升了3300平方米', {}, '区城管和综合执法局', big)).toBe('report 27-1未 3300平方米');
});
