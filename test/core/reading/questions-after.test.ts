/** Questions that go on from the one before. */
import { describe, expect, test } from 'vitest';
import { asked } from './leaders-questions.js';

describe('questions that go on from the one before', () => {
  const FOLLOWING: readonly (readonly [text: string, after: string[], reading: string])[] = [
    ['那福城呢', ['民治街道还有哪些没完成'], 'list answer unit=福城街道 standing=open'],
    ['那福城呢', ['民治街道还有哪些没完成', '重点的呢'], 'list answer unit=福城街道 key=true standing=open'],
    ['那重点的呢', ['民治街道还有哪些没完成'], 'list answer unit=民治街道 key=true standing=open'],
    ['有几个', ['民治街道还有哪些没完成'], 'count answer unit=民治街道 standing=open'],
    ['为什么', ['9-2怎么样了'], 'why answer number=9-2'],
    ['9-3呢', ['9-2怎么样了'], 'status answer number=9-3'],
    ['那9-3呢', ['民治街道还有哪些没完成'], 'status answer number=9-3'],
    ['上个月呢', ['民治街道完成率'], 'rate answer unit=民治街道 asOf=2022-11-30'],
    ['什么原因', ['福城街道滞后的有哪些'], 'why answer unit=福城街道 standing=lagging'],
    ['哪些是重点', ['福城街道滞后的有哪些'], 'list answer unit=福城街道 key=true standing=lagging'],
    ['其中重点的有几个', ['福城街道滞后的有哪些'], 'count answer unit=福城街道 key=true standing=lagging'],
    ['全区呢', ['福城街道完成率'], 'rate answer'],
    ['全区完成率', ['福城街道滞后的有哪些'], 'rate answer'],
    ['滞后的呢', ['福城街道完成率'], 'list answer unit=福城街道 standing=lagging'],
    ['完成率呢', ['福城街道滞后的有哪些'], 'rate answer unit=福城街道'],
    ['大浪怎么样', ['福城街道滞后的有哪些'], 'status answer unit=大浪街道'],
    ['它什么时候能完', ['1-1怎么样'], 'forecast answer number=1-1'],
    ['预计什么时候完成', ['1-1怎么样'], 'forecast answer number=1-1'],
    ['历史记录呢', ['1-1怎么样'], 'history answer number=1-1'],
    ['住建局呢', ['福城街道滞后的有几个'], 'count answer unit=区住房和建设局 standing=lagging'],
    ['那完成的呢', ['福城街道滞后的有几个'], 'count answer unit=福城街道 standing=completed'],
    ['和上月比呢', ['福城街道完成率'], 'compare answer unit=福城街道 compareTo=2022-11-30'],
    ['教育类的呢', ['滞后的有哪些'], 'list answer category=一 standing=lagging'],
    ['导出来', ['福城街道滞后的有哪些'], 'export answer unit=福城街道 standing=lagging'],
    ['那福城呢', [], 'status answer unit=福城街道'],
    ['后面那条为什么慢', ['24-3和24-7现在怎样'], 'why answer number=24-7'],
    ['前者什么时候完', ['24-3和24-7现在怎样'], 'forecast answer number=24-3'],
    ['第二个呢', ['24-3、24-7和24-8进度'], 'status answer number=24-7'],
    ['后者还有几个没完', ['民治街道和福城街道的完成率'], 'count answer unit=福城街道 standing=open'],
    ['民治的呢', ['福城街道“星期三查餐厅”查了多少期'], 'status answer number=29-6'],
    ['观湖的呢', ['福城街道智慧书房建了几个'], 'status ask unit=观湖街道 name=智慧书房建设'],
    ['观澜的也讲一下', ['龙华街道路内停车泊位划了多少个'], 'status ask unit=观澜街道 name=路内停车泊位施划'],
    ['龙华街道的也说一下', ['观湖街道路内停车泊位划了多少个'], 'status answer number=25-3'],
    ['十月底的时候是多少', ['全区完成率现在多少'], 'rate answer asOf=2022-10-31'],
    ['住建局呢，也是这么多吗', ['工务署没完成的有几个'], 'count answer unit=区住房和建设局 standing=open'],
    ['名单也给我', ['大浪街道有几个没报'], 'missing answer unit=大浪街道 owes=report'],
    ['那后面那条呢', ['24-3和24-7现在怎样'], 'status answer number=24-7'],
    ['滞后那个为什么', ['24-3和24-7现在怎样'], 'why answer number=24-3+24-7 standing=lagging'],
    ['福城又是几个', ['民治街道滞后几个'], 'count answer unit=福城街道 standing=lagging'],
    ['福城有几个项目', ['民治街道滞后几个'], 'count answer unit=福城街道'],
  ];
  test.each(FOLLOWING)('%s', (text, after, reading) => expect(asked(text, { after })).toBe(reading));
});
