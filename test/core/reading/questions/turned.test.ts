/** One word more, less or other, and another thing is asked. */
import { describe, expect, test } from 'vitest';
import { asked } from './leaders-questions.js';

const reads = (cases: readonly (readonly [text: string, reading: string])[]) =>
  test.each(cases)('%s: %s', (text, reading) => expect(asked(text)).toBe(reading));

describe('why it came so late or so far behind, and how a thing is done', () => {
  reads([
    ['9-2怎么才开工', 'why answer number=9-2'],
    ['24-4咋到现在才封顶', 'why answer number=24-4'],
    ['民治怎么才能报进展', 'help answer'],
    ['大浪怎么会有这么多没完成', 'why answer unit=大浪街道 standing=open'],
    ['福城滞后是怎么来的', 'why answer unit=福城街道 standing=lagging'],
    ['9-2疑点怎么来的', 'why answer number=9-2'],
    ['24-4怎么拉下的', 'why answer number=24-4'],
    ['福城进度怎么掉下来的', 'why answer unit=福城街道'],
    ['民治没完成到底怨啥', 'why answer unit=民治街道 standing=open'],
    ['民治没完成怪谁', 'unclear decline'],
    ['9-2究竟慢哪了', 'why answer number=9-2'],
    ['福城滞后在哪', 'why answer unit=福城街道'],
    ['福城滞后在哪几个项目', 'list answer unit=福城街道 standing=lagging'],
    ['9-2怎么建的', 'status ask number=9-2'],
    ['9-2怎么了', 'status answer number=9-2'],
    ['9-2怎么个进度', 'status answer number=9-2'],
  ]);
});

describe('what only looks like a name or a number', () => {
  reads([
    ['各长者服务站建得怎样', 'status answer name=长者服务站'],
    ['各街心花园怎么样', 'status answer name=街心花园'],
    ['各街完成率', 'rate answer unit=龙华街道+大浪街道+观澜街道+民治街道+福城街道+观湖街道+各街道'],
    ['重点项目10月31日完成了几个', 'count answer key=true standing=completed period=2022-10-31..2022-10-31'],
    ['重点项目10月底完成了几个', 'count answer key=true standing=completed asOf=2022-10-31'],
    ['项目10怎么样了', 'status answer number=10'],
    ['久杠二咋样了', 'status answer number=9-2'],
    ['九横五的历史记录', 'history answer number=9-5'],
    ['三横四纵路网进度', 'status ask'],
    ['新来的科长好打交道吗', 'unclear decline'],
  ]);
});

describe('a list of numbers, of how they stand, and with an eye to something', () => {
  reads([
    ['滞后的统计一下数量', 'count answer standing=lagging'],
    ['没完成的列个总数', 'count answer standing=open'],
    ['社区花园的进度列一下', 'status answer name=社区花园'],
    ['滞后项目的情况列一下', 'list answer standing=lagging'],
    ['卫健局没完成的要重点看下', 'list answer unit=区卫生健康局 standing=open'],
    ['请重点关注逾期的有哪些', 'list answer standing=lagging'],
    ['福城的重点说说', 'list answer unit=福城街道 key=true'],
    ['福城滞后分析写的啥', 'why answer unit=福城街道'],
    ['福城滞后分析写了没', 'missing answer unit=福城街道 owes=lag_analysis'],
    ['书面说明还少谁的', 'missing answer owes=explanation'],
    ['附件1的完成率', 'rate answer'],
    ['附件1导一份', 'export answer'],
    ['全区未完成率', 'rate answer standing=open'],
    ['还差几个完成', 'count answer standing=open'],
    ['大浪没好的是哪几项', 'list answer unit=大浪街道 standing=open'],
    ['哪些单位还没开始填报', 'missing answer owes=report'],
    ['亮红灯逾期的有几个', 'count answer standing=lagging'],
    ['大浪完成率怎么上不去', 'why answer unit=大浪街道'],
    ['应该都完成了吧，还有没完的没', 'list answer standing=open'],
  ]);
});

describe('held against a day, and how it stands', () => {
  reads([
    ['9-2有进展吗', 'status answer number=9-2'],
    ['9-2比上周有进展吗', 'compare answer number=9-2 compareTo=2022-12-18'],
    ['比昨天没什么变化吧', 'compare answer compareTo=2022-12-19'],
    ['民治跟上周比没有进展吗', 'compare answer unit=民治街道 compareTo=2022-12-18'],
    ['民治跟上月比差没差', 'compare answer unit=民治街道 compareTo=2022-11-30'],
    ['9-2按期完成没', 'status answer number=9-2'],
    ['9-2按期完成吗', 'forecast answer number=9-2'],
    ['9-2完成过半没有', 'status answer number=9-2'],
    ['完成过半的有哪些', 'list ask standing=completed'],
    ['上年度完成的有哪些', 'unclear decline'],
    ['承诺11月底前完成、也完成了的有哪些', 'list answer standing=completed promisedBy=2022-11-30'],
    ['承诺11月底前完工并投用的有哪些', 'list answer promisedBy=2022-11-30'],
    ['福城几时能到百分百', 'forecast answer unit=福城街道'],
  ]);
});

describe('of the street of that name, and of the district', () => {
  reads([
    ['龙华各街道的进度', 'status answer unit=龙华街道+大浪街道+观澜街道+民治街道+福城街道+观湖街道+各街道'],
    [
      '龙华六个街道谁没报',
      'missing answer unit=龙华街道+大浪街道+观澜街道+民治街道+福城街道+观湖街道+各街道 owes=report',
    ],
    ['交警方面情况如何', 'status answer unit=龙华交警大队'],
  ]);
});

describe('after another question: those, the others, and all but these', () => {
  const OPEN = { after: ['还有哪些没完成'] };
  test.each([
    ['没完的是哪些', { after: ['民治完成几个了'] }, 'list answer unit=民治街道 standing=open'],
    ['没完的有哪些', { after: ['民治完成几个了'] }, 'list answer standing=open'],
    ['全部项目的呢', { after: ['重点项目完成率多少'] }, 'rate answer'],
    ['不看教育局的', OPEN, 'list ask unit=区教育局 standing=open'],
    ['教育局的不看', OPEN, 'list ask unit=区教育局 standing=open'],
    ['不看滞后的', OPEN, 'list ask standing=lagging'],
    ['重点的不看', OPEN, 'list answer key=false standing=open'],
    ['别的街道呢', { after: ['民治完成率'] }, 'rate ask unit=民治街道'],
    ['人家呢', { after: ['民治完成率'] }, 'rate ask unit=民治街道'],
    ['没别的，只看重点', { after: ['民治没完成的有哪些'] }, 'list answer unit=民治街道 key=true standing=open'],
  ])('%s after %o: %s', (text, more, reading) => expect(asked(text, more)).toBe(reading));
});

describe('what it is asked again for', () => {
  reads([
    ['总表打不开，重新导一份', 'export answer'],
    ['40号报送记录找不着了，发一下', 'history answer number=40'],
    ['9-2次次都报了啥', 'history answer number=9-2'],
    ['别忘了民治的完成率', 'rate answer unit=民治街道'],
  ]);
});

describe('a week and what is said with 一, and how many of a house', () => {
  reads([
    ['上周一共完成了几个', 'count answer standing=completed period=2022-12-12..2022-12-18'],
    ['上周一直没报的有谁', 'missing answer owes=report period=2022-12-12..2022-12-18'],
    ['上周一完成了几个', 'count answer standing=completed period=2022-12-12..2022-12-12'],
    ['跟上周一样吗', 'compare answer compareTo=2022-12-18'],
    ['上周五家单位没报', 'missing ask owes=report period=2022-12-12..2022-12-18'],
    ['上周五所有完成的有哪些', 'list answer standing=completed period=2022-12-16..2022-12-16'],
    ['上周日均完成几个', 'count ask standing=completed period=2022-12-12..2022-12-18'],
  ]);
});

describe('a time, a rest and a whole that are not said', () => {
  reads([
    ['之后完成的有几个', 'count ask standing=completed'],
    ['上午完成的有哪些', 'list ask standing=completed'],
    ['今天上午完成的有哪些', 'list answer standing=completed period=2022-12-20..2022-12-20'],
    ['其余没完成的有哪些', 'list ask standing=open'],
    ['新增滞后的有哪些', 'list ask standing=lagging'],
    ['一个都没完成的有谁', 'list ask standing=open'],
    ['一个都没完成的有哪些', 'list answer standing=open'],
    ['全部完成的有哪些单位', 'list ask standing=completed'],
    ['二次退回的有哪些', 'history ask'],
    ['二次供水没完成的有哪些', 'list answer standing=open name=二次供水'],
    ['报了没完成的有哪些', 'list ask standing=open'],
    ['及时报的有谁', 'history ask'],
    ['民治跟大浪差几个', 'compare answer unit=民治街道+大浪街道'],
    ['民治和大浪还差几个', 'count answer unit=民治街道+大浪街道 standing=open'],
    ['9-2还差多少个完成', 'status answer number=9-2'],
  ]);
});
