/** Questions as many people put them: in passing, on the way, politely, and with a word that changes which are meant. */
import { describe, expect, test } from 'vitest';
import { asked } from './leaders-questions.js';

const reads = (cases: readonly (readonly [text: string, reading: string])[]) =>
  test.each(cases)('%s: %s', (text, reading) => expect(asked(text)).toBe(reading));

describe('why the asker does not know, where he is and how he wants it', () => {
  reads([
    ['前天完成了几个，我没顾上看', 'count answer standing=completed period=2022-12-18..2022-12-18'],
    ['存疑的有哪些，我那会儿在开会没来得及翻材料', 'list answer standing=in_doubt'],
    ['刚才书记问我大浪没完成的是几个我没答上来你说一下', 'count answer unit=大浪街道 standing=open'],
    ['喂小督我在高速上大浪还有几个没完成', 'count answer unit=大浪街道 standing=open'],
    ['24-6通车了没有你给我句准话', 'status answer number=24-6'],
    ['大浪街道完成率，直接报数', 'rate answer unit=大浪街道'],
    ['存疑的，报数', 'count answer standing=in_doubt'],
    ['方便的话滞后的名单来一份', 'list answer standing=lagging'],
    ['24-6拖到现在是什么原因，你给我说清楚', 'why answer number=24-6'],
    ['照眼下这个局面24-6几时能通', 'forecast answer number=24-6'],
    ['照这么拖下去年底能不能完，24-6', 'forecast answer number=24-6'],
    ['9-2年底完工靠谱吗', 'forecast answer number=9-2'],
    ['教育局靠谱吗', 'unclear decline'],
    ['9-2弄好了伐', 'status answer number=9-2'],
    ['呢个月完成咗几多个', 'count answer standing=completed period=2022-12-01..2022-12-31'],
    [
      '街道那六家还有几个没完成',
      'count answer unit=龙华街道+大浪街道+观澜街道+民治街道+福城街道+观湖街道+各街道 standing=open',
    ],
  ]);
});

describe('what the words ask in other places', () => {
  reads([
    ['简报还有谁没写', 'missing answer owes=briefing'],
    ['上周的简报发来', 'digest answer period=2022-12-12..2022-12-18'],
    ['24-6掉链子掉在哪个环节', 'why answer number=24-6'],
    ['24-6拖着是因为管线还是征地', 'why answer number=24-6'],
    ['24-6从什么时候开始拖的', 'status answer number=24-6'],
    ['24-6离计划还差多远', 'status answer number=24-6'],
    ['幼儿园都动工了吗', 'status answer name=幼儿园'],
    ['还有几所幼儿园没完成', 'count answer standing=open name=幼儿园'],
    ['存疑的还有几个没销号', 'count answer standing=in_doubt'],
    ['踩线逾期的有几个', 'count answer standing=lagging'],
    ['怎么给联络员换人', 'help answer'],
  ]);
});

describe('several projects by number, parts of an analysis, and how soon it is wanted', () => {
  reads([
    ['24-6和24-9开工没有', 'status answer number=24-6+24-9'],
    ['24-6、24-9、24-13动工了没', 'status answer number=24-6+24-9+24-13'],
    ['20-4分析里主观原因那段怎么写的', 'why answer number=20-4'],
    ['24-6上周有过哪些填报', 'history answer number=24-6 period=2022-12-12..2022-12-18'],
    ['半小时后上会：滞后几个', 'count answer standing=lagging'],
    ['我在车上看不了表，直接讲滞后的有几个', 'count answer standing=lagging'],
    ['只要个数，逾期完成的', 'count answer standing=completed_late'],
    ['不要名单，给个数就行，滞后的', 'count answer standing=lagging'],
    ['人大没列重点的一共多少项', 'count answer key=false'],
    ['不光重点项目，一般项目也要，滞后的列一下', 'list answer standing=lagging'],
    ['别只看重点，全区滞后几个', 'count answer standing=lagging'],
    ['公厕还没开全的有哪些', 'list answer standing=open name=公厕'],
    ['怎么还没见着周报', 'digest answer'],
    ['24-6交出去了吗', 'status answer number=24-6'],
    ['群里这个机器人干啥的', 'help answer'],
    ['观湖和民治哪个领导班子更强', 'unclear decline'],
    ['水务局是不是不想干了', 'unclear decline'],
    ['文体这块怎么样', 'status answer category=九'],
    ['我要12月1号的汇总表，导一下', 'export answer asOf=2022-12-01'],
    ['眼下这进度同10月末比起来怎样', 'compare answer compareTo=2022-10-31'],
    ['存疑的相比昨天是增是减', 'compare answer standing=in_doubt compareTo=2022-12-19'],
    ['别长篇大论，只说大浪还有几个没完成', 'count answer unit=大浪街道 standing=open'],
    ['樟溪中学的校长是哪位', 'unclear decline'],
    ['你都有哪些本事', 'help answer'],
    ['只要个数，没完成的', 'count answer standing=open'],
    ['名单不用，只要个数：没完成的', 'count answer standing=open'],
  ]);
});

describe('what is not filtered by is asked about', () => {
  test.each([
    '平均每个街道没完成几个',
    '滞后两周以上的有哪些',
    '退回三次以上的有几个',
    '教育局王科长负责的有哪些',
    '教育局单独负责的有几个',
    '做了一大半的有哪些',
    '错报的有哪些',
    '上半年完成了几个下半年完成了几个',
    '哪些单位上周没报，这周报了',
    '没完成的都动工了吗',
    '教育局返工的列出来',
  ])('%s', (text) => expect(asked(text)).toContain(' ask'));
  test.each([
    ['前三个', '滞后的有哪些'],
    ['第三个什么情况', '民治没完成的有哪些'],
  ])('%s, after %s', (text, before) => expect(asked(text, { after: [before] })).toContain(' ask'));
});

test.each([
  ['住建局的能讲一下吗', '教育局完成率是多少', 'rate answer unit=区住房和建设局'],
  ['为啥子哦', '滞后的有哪些', 'why answer standing=lagging'],
])('%s, after %s: %s', (text, before, reading) => expect(asked(text, { after: [before] })).toBe(reading));

describe('two numbers in a breath, what is said instead, and of whom in which tongue', () => {
  reads([
    ['四杠一四杠二现在怎么样', 'status answer number=4-1+4-2'],
    ['大浪 福城 谁快', 'compare answer unit=大浪街道+福城街道'],
    ['大浪街道完成率是好多', 'rate answer unit=大浪街道'],
    ['24-6通车了没得', 'status answer number=24-6'],
    ['区长在现场问24-6怎么还没通，一刻钟内要回话', 'why answer number=24-6'],
    ['书记批示：24-6为何滞后', 'why answer number=24-6'],
    ['王局长明早十点去大浪调研，大浪的总体情况先来一份', 'status answer unit=大浪街道'],
    ['24-6我刚才路过还是老样子，怎么回事', 'why answer number=24-6'],
    ['有人反映24-6修得慢，究竟通了没有', 'status answer number=24-6'],
    ['24-6为什么没通，挑重点说', 'why answer number=24-6'],
    ['不知道方不方便说一下大浪滞后的名单', 'list answer unit=大浪街道 standing=lagging'],
    ['那时答应11月底完结果没完的', 'list answer standing=open promisedBy=2022-11-30'],
    ['大浪答应11月底前完成没完成的', 'list answer unit=大浪街道 standing=open promisedBy=2022-11-30'],
    ['24-6年底通不通', 'forecast answer number=24-6'],
    ['长者食堂的目标是多少', 'status answer name=长者食堂'],
    ['完成率有没有到80', 'rate answer'],
    ['上周五开完会到现在完成了几个', 'count answer standing=completed period=2022-12-16..2022-12-20'],
    ['完成没完成的都列出来', 'list answer'],
  ]);
  test.each(['大浪上周干了什么', '11月底滞后几个现在滞后几个', '目标是多少', '跟上回汇报那次比怎么样'])('%s', (text) =>
    expect(asked(text)).toContain(' ask'),
  );
  test.each([
    ['是改扩建那个', '综合医院二期那个工程为什么没动静', 'why answer number=5-2'],
    ['算了不是三联是大水坑那个', '三联那个消防站完工了没', 'status answer number=32-3'],
    ['教育局欠几篇', '谁还没交滞后分析', 'missing answer unit=区教育局 owes=lag_analysis'],
    ['福城的到60了没', '大浪65岁以上老年人健康管理率到70了没', 'status answer number=7-1'],
  ])('%s, after %s: %s', (text, before, reading) => expect(asked(text, { after: [before] })).toBe(reading));
});

describe('two times, two lacks, and units as a whole are asked about', () => {
  test.each([
    '上周和这周各完成了几个',
    '11月底存疑现在还存疑的有哪些',
    '一直没动工也没报的有哪些',
    '存疑的街道完成率',
    '哪些街道三个以上项目滞后',
    '说完不成的最后完成了几个',
    '没交分析的单位有几个存疑',
  ])('%s', (text) => expect(asked(text)).toContain(' ask'));
  reads([
    ['上周和这周一共完成了几个', 'count answer standing=completed period=2022-12-12..2022-12-25'],
    ['哪些项目全部完成了', 'list answer standing=completed'],
    ['大浪新建项目有几个', 'count answer unit=大浪街道 name=新建'],
    ['改造工程的完成率', 'rate answer name=改造'],
  ]);
});
