/** Questions as a district leader asks them in the leaders' room on 2022-12-20, against the 300 projects of big300. */
import { describe, expect, test } from 'vitest';
import { readQuestion } from '#src/core/reading/questions.js';
import type { QuestionInput } from '#src/core/reading/read-input.js';
import { sampleRegistry } from '../../support/registry.js';
import { questionSummary } from './summaries.js';

const big = sampleRegistry('big300');
const seed = sampleRegistry('seed');
const TODAY = '2022-12-20';

const ask = (text: string, more: Partial<QuestionInput> = {}, registry = big) =>
  readQuestion({ kind: 'question', text, role: 'leader', room: 'leaders', ...more }, registry, TODAY);
const asked = (text: string, more: Partial<QuestionInput> = {}, registry = big) =>
  questionSummary(ask(text, more, registry));

const QUESTIONS: readonly (readonly [text: string, reading: string])[] = [
  ['民治街道还有哪些没完成？', 'list answer unit=民治街道 standing=open'],
  ['9-2怎么样了', 'status answer number=9-2'],
  ['重点项目完成率', 'rate answer key=true'],
  ['/滞后', 'list answer standing=lagging'],
  ['滞后项目有哪些', 'list answer standing=lagging'],
  ['大浪街道滞后的有几个', 'count answer unit=大浪街道 standing=lagging'],
  ['完成率多少', 'rate answer'],
  ['全区完成率是多少', 'rate answer'],
  ['民治的完成率', 'rate answer unit=民治街道'],
  ['各街道完成率', 'rate answer unit=龙华街道+大浪街道+观澜街道+民治街道+福城街道+观湖街道+各街道'],
  ['谁还没报', 'missing answer owes=report'],
  ['哪些单位没报', 'missing answer owes=report'],
  ['福城街道报了没有', 'missing answer unit=福城街道 owes=report'],
  ['谁没交滞后分析', 'missing answer owes=lag_analysis'],
  ['哪些滞后项目还没向分管领导汇报', 'missing answer owes=briefing'],
  ['存疑的没解释的有哪些', 'missing answer owes=explanation'],
  ['为什么9-2没完成', 'why answer number=9-2'],
  ['15-2为什么滞后', 'why answer number=15-2'],
  ['大浪河综合整治卡在哪了', 'why answer number=15-3'],
  ['牛湖中学怎么样了', 'status answer number=1-1'],
  ['牛湖小学怎么样了', 'status ask'],
  ['牛湖中学什么时候能完工', 'forecast answer number=1-1'],
  ['哪些会延期', 'forecast answer'],
  ['年底前完不成的有哪些', 'forecast answer'],
  ['哪些可能延期', 'forecast answer'],
  ['有风险的项目', 'list answer standing=at_risk'],
  ['本周有什么变化', 'compare answer period=2022-12-19..2022-12-25 compareTo=2022-12-18'],
  ['和上周比怎么样', 'compare answer compareTo=2022-12-18'],
  ['跟上个月比完成了多少', 'compare answer standing=completed compareTo=2022-11-30'],
  ['比11月底多完成了几个', 'compare answer standing=completed compareTo=2022-11-30'],
  ['12月完成了几个', 'count answer standing=completed period=2022-12-01..2022-12-31'],
  ['12月底还有几个没完成', 'count answer standing=open'],
  ['截至12月30日的进度', 'status answer asOf=2022-12-30'],
  ['昨天的情况', 'status answer asOf=2022-12-19'],
  ['上个月完成了哪些', 'list answer standing=completed period=2022-11-01..2022-11-30'],
  ['9-2的历史', 'history answer number=9-2'],
  ['9-2以前报过什么', 'history answer number=9-2'],
  ['1-1的填报记录', 'history answer number=1-1'],
  ['导出汇总表', 'export answer'],
  ['把滞后清单发我一份', 'list answer standing=lagging'],
  ['给我一份excel表', 'export answer'],
  ['周报', 'digest answer'],
  ['发一下本周周报', 'digest answer period=2022-12-19..2022-12-25'],
  ['民治街道的周报', 'digest answer unit=民治街道'],
  ['你能做什么', 'help answer'],
  ['帮助', 'help answer'],
  ['幼儿园还有哪些没完工', 'list answer standing=open name=幼儿园'],
  ['教育类的怎么样', 'status answer category=一'],
  ['第五类完成了多少', 'count answer category=五 standing=completed'],
  ['五、加大社会保障力度 完成情况', 'status answer category=五'],
  ['医疗方面还差哪些', 'list answer category=二 standing=open'],
  ['交通的完成率', 'rate answer category=六'],
  ['安全类的呢', 'unclear ask'],
  ['养老的项目有哪些', 'list answer name=长者'],
  ['公厕怎么样了', 'status answer name=公厕'],
  ['边坡还有几个没完', 'count answer standing=open name=边坡'],
  ['停车位进展', 'status answer name=停车泊位'],
  ['充电桩建了多少', 'count answer name=充电设施'],
  ['地铁怎么样了', 'status ask'],
  ['建工署还有哪些', 'list answer unit=区建筑工务署'],
  ['住建局滞后的', 'list answer unit=区住房和建设局 standing=lagging'],
  ['交警的项目', 'list answer unit=龙华交警大队'],
  ['区教育局有多少个重点项目', 'count answer unit=区教育局 key=true'],
  ['人大重点监督的47个完成了几个', 'count answer key=true standing=completed'],
  ['重点项目里滞后的', 'list answer key=true standing=lagging'],
  ['非重点的滞后项目', 'list answer key=false standing=lagging'],
  ['存疑的有哪些', 'list answer standing=in_doubt'],
  ['逾期完成的有几个', 'count answer standing=completed_late'],
  ['没开工的有哪些', 'list answer standing=not_started'],
  ['在建的项目', 'list answer standing=on_track'],
  ['承诺1月底前完成的有哪些', 'list answer promisedBy=2023-01-31'],
  ['这个月计划完成的', 'list answer promisedBy=2022-12-31'],
  ['本月到期的项目', 'list answer promisedBy=2022-12-31'],
  ['龙华怎么样', 'status ask'],
  ['龙华区怎么样', 'status answer'],
  ['龙华街道怎么样', 'status answer unit=龙华街道'],
  ['民冶街道怎么样', 'status ask'],
  ['明治街道滞后的', 'list ask standing=lagging'],
  ['99-9怎么样', 'status ask'],
  ['31-99什么情况', 'status ask'],
  ['第40项进展', 'status answer number=40'],
  ['40号怎么样', 'status answer number=40'],
  ['谁负责9-2', 'status answer number=9-2'],
  ['9-2是哪个单位负责的', 'status answer number=9-2'],
  ['哪个街道最慢', 'unclear decline'],
  ['给各单位排个名', 'unclear decline'],
  ['这是谁的责任', 'unclear decline'],
  ['民治街道联络员电话', 'unclear decline'],
  ['催一下福城街道', 'unclear decline'],
  ['今天天气怎么样', 'unclear decline'],
  ['辛苦了', 'unclear answer'],
  ['在吗', 'unclear answer'],
  ['阿斯蒂芬', 'unclear ask'],
  ['白石龙的怎么样', 'status answer name=白石龙'],
  ['白石龙学校', 'status answer number=1-8'],
  ['12-3、12-5怎么样', 'status answer number=12-3+12-5'],
  ['12-1到12-4完成了吗', 'status answer number=12-1+12-2+12-3+12-4'],
  ['多少项目没启动', 'count answer standing=not_started'],
  ['一共多少个项目', 'count answer'],
  ['今年一共多少民生实事', 'count answer'],
  ['情况汇报一下', 'status answer'],
  ['整体进度', 'status answer'],
  ['区里整体怎么样', 'status answer'],
  ['民治和福城对比一下', 'compare answer unit=民治街道+福城街道'],
  ['哪些项目调整过目标', 'history answer'],
  ['调整过年度目标的有哪些', 'history answer'],
  ['2022-12-15时完成多少', 'count answer standing=completed asOf=2022-12-15'],
  ['元旦前完成的', 'list answer promisedBy=2023-01-01'],
  ['暖心柜怎么样', 'status answer name=暖心柜'],
  ['观澜的幼儿园完工了没有', 'status answer unit=观澜街道 name=幼儿园'],
  ['疫情影响的项目有哪些', 'list answer text=疫情'],
  ['因为疫情延误的有哪些', 'list answer standing=lagging text=疫情'],
  ['大浪街道公厕', 'status answer unit=大浪街道 name=公厕'],
  ['有多少没报的', 'missing answer owes=report'],
  ['还有几家没交分析报告', 'missing answer owes=lag_analysis'],
  ['未完成的原因是什么', 'why answer standing=open'],
  ['观湖街道滞后原因', 'why answer unit=观湖街道 standing=lagging'],
  ['什么时候能全部完成', 'forecast answer'],
  ['还有多少没完成', 'count answer standing=open'],
  ['完成了多少个', 'count answer standing=completed'],
  ['超期未报的有谁', 'missing answer owes=report'],
  ['民治街道进度怎么样', 'status answer unit=民治街道'],
  ['各街道进展情况', 'status answer unit=龙华街道+大浪街道+观澜街道+民治街道+福城街道+观湖街道+各街道'],
  ['哪些街道还没报', 'missing answer owes=report'],
  ['街道里面谁没报', 'missing answer owes=report'],
  ['观湖和观澜的滞后项目', 'list answer unit=观湖街道+观澜街道 standing=lagging'],
  ['大浪、福城没完成的', 'list answer unit=大浪街道+福城街道 standing=open'],
  ['区教育局的项目完成几个了', 'count answer unit=区教育局 standing=completed'],
  ['教育局的完成率和卫健局的比呢', 'compare answer unit=区教育局+区卫生健康局'],
  ['民生实事总体完成情况', 'status answer'],
  ['目前完成率多少', 'rate answer'],
  ['现在完成多少个项目了', 'count answer standing=completed'],
  ['300个项目完成了多少', 'count answer standing=completed'],
  ['滞后多少个，都是谁的', 'count answer standing=lagging'],
  ['47个重点完成得怎么样', 'status answer key=true'],
  ['人大重点监督项目哪些没完成', 'list answer key=true standing=open'],
  ['人大盯的项目进展', 'status answer key=true'],
  ['附件2的项目情况', 'status answer key=true'],
  ['重点监督的里面有几个滞后', 'count answer key=true standing=lagging'],
  ['学校建设进度', 'status answer name=学校'],
  ['牛湖中学为什么没开工', 'why answer number=1-1'],
  ['1-1卡在哪了', 'why answer number=1-1'],
  ['1-1什么原因没完成', 'why answer number=1-1'],
  ['腾龙东路怎么样了', 'status answer name=腾龙东路'],
  ['断头路打通了几条', 'count answer name=断头路打通'],
  ['断头路还有哪些没通', 'list answer standing=open name=断头路'],
  [
    '公厕革命各街道进度',
    'status answer unit=龙华街道+大浪街道+观澜街道+民治街道+福城街道+观湖街道+各街道 name=公厕革命',
  ],
  ['暖心柜建了几个', 'count answer name=暖心柜'],
  ['停车泊位完成情况', 'status answer name=停车泊位'],
  ['电动自行车充电插口建了多少个', 'count ask'],
  ['龙华交警大队负责的项目', 'list answer unit=龙华交警大队'],
  ['市监局还差哪些', 'list answer unit=市市场监管局龙华监管局 standing=open'],
  ['卫健局1月能完成哪些', 'forecast answer unit=区卫生健康局'],
  ['月底前能完成的有哪些', 'forecast answer'],
  ['本周要完成哪些', 'list answer promisedBy=2022-12-25'],
  ['这个月底到期的', 'list answer promisedBy=2022-12-31'],
  ['年底前能不能全部完成', 'forecast answer'],
  ['年底能完成多少', 'forecast answer'],
  ['预计完成率', 'forecast answer'],
  ['还有多少完不成', 'forecast answer'],
  ['哪些有可能拖到明年', 'forecast answer'],
  ['哪些拖到明年了', 'forecast answer'],
  ['上周新完成了哪些', 'list answer standing=completed period=2022-12-12..2022-12-18'],
  ['这周新增完成几个', 'count answer standing=completed period=2022-12-19..2022-12-25'],
  ['最近一周有什么进展', 'compare answer compareTo=2022-12-13'],
  ['11月完成了几个', 'count answer standing=completed period=2022-11-01..2022-11-30'],
  ['第四季度完成了哪些', 'list answer standing=completed period=2022-10-01..2022-12-31'],
  ['跟11月比多完成几个', 'compare answer standing=completed compareTo=2022-11-30'],
  ['12月15日的完成率', 'rate answer asOf=2022-12-15'],
  ['截止上月底完成率', 'rate answer asOf=2022-11-30'],
  ['昨天报了哪些', 'history answer period=2022-12-19..2022-12-19'],
  ['今天谁报了', 'history answer period=2022-12-20..2022-12-20'],
  ['谁报了假数据', 'unclear decline'],
  ['哪些数据对不上', 'list answer standing=in_doubt'],
  ['有疑问的项目', 'list answer standing=in_doubt'],
  ['存疑项目清单', 'list answer standing=in_doubt'],
  ['11-3为什么存疑', 'why answer number=11-3'],
  ['福城街道逾期没报的', 'missing answer unit=福城街道 owes=report'],
  ['报告交齐了吗', 'missing answer owes=report'],
  ['分析报告交了几家', 'missing answer owes=lag_analysis'],
  ['谁还没写分析', 'missing answer owes=lag_analysis'],
  ['滞后分析没交的单位', 'missing answer owes=lag_analysis'],
  ['向分管领导汇报过没有', 'missing answer owes=briefing'],
  ['哪些没给领导汇报', 'missing answer owes=briefing'],
  ['9-2的历史填报', 'history answer number=9-2'],
  ['9-2改过目标吗', 'history answer number=9-2'],
  ['9-2谁报的', 'history answer number=9-2'],
  ['9-2最近一次填报是什么时候', 'history answer number=9-2'],
  ['上次9-2说什么时候完成', 'forecast answer number=9-2'],
  ['9-2目标是什么', 'status answer number=9-2'],
  ['9-2的年度目标是多少', 'status answer number=9-2'],
  ['9-2是重点吗', 'status answer number=9-2'],
  ['第9项有哪些', 'list answer number=9-1+9-2+9-3+9-4+9-5+9-6'],
  ['11项下面有几个没完成', 'count answer number=11-1+11-2+11-3+11-4+11-5+11-6+11-7+11-8 standing=open'],
  ['第二类完成率', 'rate answer category=二'],
  ['医疗卫生类滞后的', 'list answer category=二 standing=lagging'],
  ['文化体育类完成率', 'rate answer category=九'],
  ['安全生产方面的', 'unclear ask'],
  ['城区环境', 'status answer category=四'],
  ['就业的项目完成了没', 'status answer category=三'],
  ['提升政务和社区服务', 'status answer category=十'],
  ['给我导出滞后清单excel', 'export answer standing=lagging'],
  ['导出民治街道汇总表', 'export answer unit=民治街道'],
  ['把分析报告打包发我', 'export answer'],
  ['下载底稿', 'export answer'],
  ['来一份最新的汇总表', 'export answer'],
  ['上周周报再发一下', 'digest answer period=2022-12-12..2022-12-18'],
  ['出个本周简报', 'digest answer period=2022-12-19..2022-12-25'],
  ['怎么查询', 'help answer'],
  ['可以问你什么', 'help answer'],
  ['你是谁', 'help answer'],
  ['怎么填报', 'help answer'],
  ['谢谢', 'unclear answer'],
  ['好的', 'unclear answer'],
  ['嗯', 'unclear answer'],
  ['哪个单位完成最好', 'unclear decline'],
  ['排名前三的单位', 'unclear decline'],
  ['倒数第一是谁', 'unclear decline'],
  ['为什么民治街道这么慢', 'why answer unit=民治街道'],
  ['谁拖后腿', 'list answer standing=lagging'],
  ['谁的责任', 'unclear decline'],
  ['要不要约谈福城街道', 'unclear decline'],
  ['帮我催一下', 'unclear decline'],
  ['通知大家明天开会', 'unclear decline'],
  ['把9-2标记为完成', 'unclear decline'],
  ['去年完成率多少', 'unclear decline'],
  ['明年有哪些实事', 'unclear decline'],
  ['今天几号', 'unclear decline'],
  ['深圳天气', 'unclear decline'],
  ['你们局长电话多少', 'unclear decline'],
  ['1-1、1-8、2-5进展', 'status answer number=1-1+1-8+2-5'],
  ['2-1到2-8完成情况', 'status answer number=2-1+2-2+2-3+2-4+2-5+2-6+2-7+2-8'],
  ['24-8和24-10哪个完了', 'list answer number=24-8+24-10'],
  ['1-1到哪一步了', 'status answer number=1-1'],
  ['21-99怎么样', 'status ask'],
  ['第300项', 'unclear ask'],
  ['白石龙幼儿园', 'unclear ask'],
  ['牛湖小学建好了没', 'status ask'],
  ['民治公厕', 'status answer number=13-4'],
  ['民冶街道完成率', 'rate ask'],
  ['龙华完成率', 'rate ask'],
  ['龙华街道和民治街道完成率', 'rate answer unit=龙华街道+民治街道'],
  ['区里的完成率', 'rate answer'],
  ['全部', 'unclear ask'],
  ['所有项目', 'list answer'],
  ['mz完成率', 'rate ask'],
  ['有哪些单位', 'list answer'],
  ['有几个单位', 'count answer'],
  ['一共有多少个重点项目', 'count answer key=true'],
  ['谁负责1-1', 'status answer number=1-1'],
  ['1-1是谁牵头', 'status answer number=1-1'],
  ['1-1是哪个局的', 'status answer number=1-1'],
  ['9-2 9-3 9-4', 'status answer number=9-2+9-3+9-4'],
  ['没完成的', 'list answer standing=open'],
  ['完成的', 'list answer standing=completed'],
  ['重点', 'list answer key=true'],
  ['滞后', 'list answer standing=lagging'],
  ['未报', 'missing answer owes=report'],
  ['存疑', 'list answer standing=in_doubt'],
  ['延期的有哪些', 'list answer standing=lagging'],
  ['申请延期的', 'unclear ask'],
  ['调整了目标的项目', 'history answer'],
  ['取消的项目有哪些', 'list ask'],
  ['开工了几个', 'count answer text=开工'],
  ['没开工的学校', 'list answer standing=not_started name=学校'],
  ['完工但没投入使用的', 'list answer standing=open'],
  ['进度过半的有哪些', 'list ask'],
  ['完成率低于50%的单位', 'rate ask text=低于'],
  ['投资额多少', 'unclear decline'],
  ['花了多少钱', 'unclear decline'],
  ['民治街道,未完成,重点', 'list answer unit=民治街道 key=true standing=open'],
  ['帮我看看福城那边还差啥', 'status answer unit=福城街道 standing=open'],
  ['福城那边啥情况', 'status answer unit=福城街道'],
  ['咱们区现在整体啥进度', 'status answer'],
  ['今年民生实事干得怎么样了', 'status answer'],
  ['还有几个硬骨头', 'count ask'],
  ['哪些项目有困难', 'why answer'],
  ['有什么问题需要区里协调的', 'why answer'],
  ['征地影响的项目', 'list answer text=征地'],
  ['因为疫情没完成的有几个', 'count answer standing=open text=疫情'],
];

describe('what a leader asks', () => {
  test.each(QUESTIONS)('%s', (text, reading) => expect(asked(text)).toBe(reading));
});

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
    ['它什么时候能完', ['1-1怎么样'], 'status answer number=1-1'],
    ['预计什么时候完成', ['1-1怎么样'], 'forecast answer number=1-1'],
    ['历史记录呢', ['1-1怎么样'], 'history answer number=1-1'],
    ['住建局呢', ['福城街道滞后的有几个'], 'count answer unit=区住房和建设局 standing=lagging'],
    ['那完成的呢', ['福城街道滞后的有几个'], 'count answer unit=福城街道 standing=completed'],
    ['和上月比呢', ['福城街道完成率'], 'compare answer unit=福城街道 compareTo=2022-11-30'],
    ['教育类的呢', ['滞后的有哪些'], 'list answer category=一 standing=lagging'],
    ['导出来', ['福城街道滞后的有哪些'], 'export answer unit=福城街道 standing=lagging'],
    ['那福城呢', [], 'status answer unit=福城街道'],
  ];
  test.each(FOLLOWING)('%s', (text, after, reading) => expect(asked(text, { after })).toBe(reading));
});

describe('who may hear what, and where', () => {
  const contact = { role: 'contact', unit: '民治街道', room: 'unit:民治街道' } as const;
  const OWN: readonly (readonly [text: string, reading: string])[] = [
    ['我们还有哪些没完成', 'list answer unit=民治街道 standing=open'],
    ['完成率', 'rate answer unit=民治街道'],
    ['11-6怎么样', 'status answer unit=民治街道 number=11-6'],
    ['民治公厕怎么样', 'status answer unit=民治街道 number=13-4'],
    ['有哪些滞后的', 'list answer unit=民治街道 standing=lagging'],
    ['哪些项目滞后', 'list answer unit=民治街道 standing=lagging'],
    ['我们还有哪些没报', 'missing answer unit=民治街道 owes=report'],
    ['我们要报什么', 'missing answer unit=民治街道 owes=report'],
    ['导出汇总表', 'export answer unit=民治街道'],
    ['9-2怎么样', 'status refuse'],
    ['99-9怎么样', 'status refuse'],
    ['福城街道怎么样', 'status refuse'],
    ['大浪公厕怎么样', 'status refuse'],
    ['牛湖中学怎么样', 'status refuse'],
    ['全区完成率', 'rate refuse'],
    ['谁还没报', 'missing refuse'],
    ['人家街道都完成了吗', 'status refuse'],
    ['哪个街道最慢', 'unclear decline'],
  ];
  test.each(OWN)('a contact in the unit’s room: %s', (text, reading) => expect(asked(text, contact)).toBe(reading));

  test('what is another unit’s and what nobody has read alike', () => {
    const reply = (text: string) => ask(text, contact).reply;
    expect(reply('9-2怎么样')).toBe(reply('99-9怎么样'));
    expect(reply('牛湖中学怎么样')).toBe(reply('火星基地怎么样'));
  });

  test('nothing a contact is told names a project of another unit', () => {
    const led = ['u:民治街道', 'u:各街道'];
    const own = new Set(big.projects.filter((p) => p.unitIds.some((id) => led.includes(id))).map((p) => p.number));
    const foreign = big.projects.filter((p) => !own.has(p.number)).map((p) => p.name);
    for (const [text] of QUESTIONS) {
      const read = ask(text, contact);
      const told = `${read.reply}${read.asks ?? ''}${JSON.stringify(read.filter)}`;
      expect(foreign.filter((name) => told.includes(name) && !text.includes(name))).toEqual([]);
      expect((read.filter.number ?? []).filter((n) => !own.has(n))).toEqual([]);
      if (read.outcome === 'answer' && read.intent !== 'help' && read.intent !== 'unclear')
        expect(read.filter.unit).toEqual(['民治街道']);
    }
  });

  test('an outsider learns nothing but how to be let in', () => {
    for (const [text] of QUESTIONS) {
      const read = ask(text, { role: 'none', room: 'unit:民治街道' });
      expect(read.filter).toEqual({});
      expect(['refuse', 'answer']).toContain(read.outcome);
      if (read.outcome === 'answer') expect(read.intent).toBe('help');
    }
  });

  const ROOMS: readonly (readonly [text: string, more: Partial<QuestionInput>, outcome: string])[] = [
    ['民治街道还有哪些没完成', { role: 'office', room: 'unit:民治街道' }, 'answer'],
    ['福城街道还有哪些没完成', { role: 'office', room: 'unit:民治街道' }, 'private'],
    ['完成率', { role: 'leader', room: 'unit:民治街道' }, 'private'],
    ['16-12怎么样', { role: 'leader', room: 'unit:民治街道' }, 'answer'],
    ['13-4怎么样', { role: 'leader', room: 'unit:民治街道' }, 'private'],
    ['导出汇总表', { role: 'office', room: 'unit:民治街道' }, 'private'],
    ['导出汇总表', { role: 'office', room: 'office' }, 'answer'],
    ['完成率', { role: 'leader', room: 'direct' }, 'answer'],
    ['完成率', { role: 'leader', room: 'group' }, 'private'],
    ['帮助', { role: 'leader', room: 'group' }, 'answer'],
    ['我们还有哪些没完成', { role: 'contact', unit: '民治街道', room: 'unit:福城街道' }, 'private'],
    ['我们还有哪些没完成', { role: 'unit_leader', unit: '民治街道', room: 'direct' }, 'answer'],
    [
      '那民治的呢',
      { role: 'contact', unit: '福城街道', room: 'unit:福城街道', after: ['我们还有哪些没完成'] },
      'refuse',
    ],
    ['那福城呢', { role: 'leader', room: 'unit:民治街道', after: ['民治街道还有哪些没完成'] }, 'private'],
    ['完成率', { role: 'contact', room: 'direct' }, 'refuse'],
  ];
  test.each(ROOMS)('%s %o: %s', (text, more, outcome) => expect(ask(text, more).outcome).toBe(outcome));
});

describe('on the seed form', () => {
  const SEED: readonly (readonly [text: string, reading: string])[] = [
    ['充电插口建了多少', 'status answer number=11-3'],
    ['重点项目完成率', 'rate answer key=true'],
    ['白松路怎么样', 'status ask'],
    ['边坡治理', 'status answer name=边坡治理'],
    ['微实事进展', 'status answer number=40'],
    ['各街道', 'status answer unit=民治街道+各街道'],
    ['工务署', 'status answer unit=建筑工务署'],
    ['24-6谁牵头', 'status answer number=24-6'],
  ];
  test.each(SEED)('%s', (text, reading) => expect(asked(text, {}, seed)).toBe(reading));
});

test('ranking is answered where the office has switched it on', () => {
  const programme = { ...big.programme, settings: { ...big.programme.settings, rankUnits: true } };
  expect(ask('哪个街道完成最好', {}, { ...big, programme }).outcome).toBe('answer');
});

test('the reply says back what was understood', () => {
  expect(ask('民治街道还有哪些重点项目没完成').reply).toBe('您问的是：民治街道未完成的人大重点监督项目的清单。');
  expect(ask('谁没交滞后分析').reply).toBe('您问的是：全部项目尚未提交滞后分析的情况。');
  expect(ask('截至12月15日完成率').reply).toBe('您问的是：全部项目的完成率（截至2022年12月15日）。');
});
