/** What is pointed at and not there is asked back: what was told before, a time that is not said, one of several. */
import { describe, expect, test } from 'vitest';
import { asked } from './leaders-questions.js';

const reads = (cases: readonly (readonly [text: string, reading: string])[]) =>
  test.each(cases)('%s: %s', (text, reading) => expect(asked(text)).toBe(reading));

describe('what was told before', () => {
  reads([
    ['跟昨天一样', 'unclear ask'],
    ['还是昨天那个', 'unclear ask'],
    ['照昨天的来', 'unclear ask'],
    ['帮我查查上回那份发来', 'unclear ask'],
    ['那个，那边现在啥情况', 'status ask'],
    ['那个，还差啥', 'unclear ask'],
    ['帮我查查按老规矩来', 'unclear ask'],
    ['跟昨天一样啊', 'unclear ask'],
    ['昨天会上要的那份给我', 'unclear ask'],
    ['上周要的名单给我', 'unclear ask'],
    ['让你统计的那个好了没', 'status ask'],
    ['请您统计滞后的数量', 'count answer standing=lagging'],
    ['还有哪些没完成，就这样', 'list answer standing=open'],
    ['滞后的怎么老是这样', 'why answer standing=lagging'],
    ['前面那条展开说说', 'unclear ask'],
    ['刚才那几个里哪些滞后', 'list ask standing=lagging'],
    ['这些里面哪些是重点', 'list ask key=true'],
    ['把那个导出来', 'export ask'],
    ['这批项目完成几个', 'count ask standing=completed'],
    ['当年那批项目完成了吗', 'status ask'],
    ['这个局完成率', 'rate ask'],
    ['区长说的三个滞后项目现在怎么样', 'status ask standing=lagging'],
    ['会上说的三家报了没', 'missing ask owes=report'],
    ['区长问的重点项目完成率', 'rate answer key=true'],
    ['教育局和那个局', 'status ask unit=区教育局'],
    ['修了多少公里', 'unclear ask'],
    ['一公里等于多少米', 'unclear decline'],
    ['9-2展开说说', 'status answer number=9-2'],
    ['周报我没看到，再发一次', 'digest answer'],
    ['领导要看周报，发一下', 'digest answer'],
    ['老规矩，周报推给我', 'digest answer'],
  ]);

  test('a question before tells which', () =>
    expect(asked('那段时间滞后的有几个', { after: ['11月完成了几个'] })).toContain('answer'));
});

describe('a time that is not said', () => {
  reads([
    ['那段时间完成了几个', 'count ask standing=completed'],
    ['那几天谁没报', 'missing ask owes=report'],
    ['那几个月完成了多少', 'count ask standing=completed'],
    ['前一段完成了几个', 'count ask standing=completed'],
    ['之前滞后的现在完成了吗', 'list ask standing=lagging'],
    ['从那以后又完成了几个', 'count ask standing=completed'],
    ['打那以后新完成的有哪些', 'list ask standing=completed'],
    ['下周完成了几个', 'count ask promisedBy=2023-01-01'],
    ['三季度和四季度对比', 'compare ask compareTo=2022-12-31'],
    ['几号', 'unclear ask'],
    ['几号能全部完成', 'forecast answer'],
    ['国庆那几天完成了几个', 'count answer standing=completed period=2022-10-01..2022-10-01'],
    ['周报要12月18号的', 'digest answer asOf=2022-12-18'],
  ]);
});

describe('one of several', () => {
  reads([
    ['住建局那个工程验收没', 'status ask unit=区住房和建设局'],
    ['教育那个完成没', 'status ask category=一'],
    ['重点那个怎么样', 'status ask key=true'],
    ['应急局重点那个怎么样', 'status answer unit=区应急管理局 key=true'],
    ['几个学校里滞后的那个怎么样', 'status ask standing=lagging name=学校'],
    ['断头路没通的那几条什么时候通', 'forecast answer standing=open name=断头路'],
    ['大浪那边怎么样了', 'status answer unit=大浪街道'],
    ['卫健局那个分析交了没', 'missing answer unit=区卫生健康局 owes=lag_analysis'],
    ['大浪那个AED怎么样了', 'status ask unit=大浪街道 number=7-4'],
    ['第二次退回的', 'history ask'],
    ['除了24-6，断头路还有哪些没通', 'list ask number=24-6 standing=open'],
  ]);
});

describe('what nothing filters by, and what only looks like it', () => {
  reads([
    ['最后完成的是哪个', 'list ask standing=completed'],
    ['牛湖中学最后完工了没', 'status answer number=1-1'],
    ['9-2的滞后分析最后交了没', 'missing answer number=9-2 owes=lag_analysis'],
    ['主体完工的有哪些', 'list ask standing=completed'],
    ['有人投诉的项目', 'unclear ask'],
    ['领导交办的事项有哪些没完成', 'list ask standing=open'],
    ['哪些单位报得比较及时', 'list ask'],
    ['群众最关心的有哪些没完成', 'list ask standing=open'],
    ['没写完成时间的有哪些', 'list ask'],
    ['工程类没完成的', 'list ask standing=open'],
    ['分析写得不到位的', 'unclear ask'],
    ['审核通过的有哪些', 'list ask standing=completed'],
  ]);
});

describe('a set that is not said, or has some left out', () => {
  reads([
    ['那类项目完成率多少', 'rate ask'],
    ['这一类项目还有几个没完成', 'count ask standing=open'],
    ['还是那几样', 'unclear ask'],
    ['第二呢', 'unclear ask'],
    ['检查完以后完成了几个', 'count ask standing=completed'],
    ['重点的和全部的，完成率各多少', 'rate ask key=true'],
    ['第几个', 'unclear ask'],
    ['什么意思', 'unclear ask'],
    ['存疑是什么意思', 'help answer'],
    ['还剩一个问题', 'unclear ask'],
    ['24打头的不看，交通类完成率多少', 'rate ask category=六'],
    ['学校的先不说，教育局其余的完成率', 'rate ask unit=区教育局 name=学校'],
    ['已完成的先不管，剩下的有哪些', 'list answer standing=open'],
    ['都年底了，剩下的能完成吗', 'forecast answer standing=open'],
    ['离截止没几天了，剩下的还有哪些没报', 'missing answer owes=report'],
    ['不用列清单，剩下的还有几个', 'count answer standing=open'],
    ['住建局不看，其余没完成的有哪些', 'list ask unit=区住房和建设局 standing=open'],
    ['没完成名单，别带工务署那些', 'list ask unit=区建筑工务署 standing=open'],
    ['滞后的先刨掉，剩下没完成的几个', 'count ask standing=open'],
    ['龙华福城没完成的有哪些', 'list ask unit=龙华街道+福城街道 standing=open'],
    ['9-2旁边漏水那个，修好没', 'status ask number=9-2'],
    ['教育局跟它哪个快', 'compare ask unit=区教育局 compareTo=2022-12-18'],
    ['没完成的拉个单，工务署那几个就别放了', 'list ask unit=区建筑工务署 standing=open'],
    ['24-6后面那条怎么样', 'status ask number=24-6'],
    [
      '没完成的，街道的就不用列了',
      'list ask unit=龙华街道+大浪街道+观澜街道+民治街道+福城街道+观湖街道+各街道 standing=open',
    ],
    ['欠几个没办啊', 'count answer standing=open'],
    ['滞后消了几个', 'count ask standing=lagging'],
    ['滞后降了几个', 'compare answer standing=lagging compareTo=2022-12-18'],
    ['刚刚谁报了', 'missing ask owes=report'],
    ['刚刚谁没报', 'missing answer owes=report'],
    ['党政办还有几个没完成', 'count ask standing=open'],
    ['综合办完成率', 'rate ask'],
    ['妇联组织办的还有几个没完成', 'count answer unit=区妇联 standing=open'],
    ['9-2开放时间', 'status ask number=9-2'],
    ['9-2计划开放时间', 'forecast answer number=9-2'],
  ]);
});
