/** What a question is told with, and the tongue that it is told in. */
import { describe, expect, test } from 'vitest';
import { asked } from './leaders-questions.js';

const reads = (cases: readonly (readonly [text: string, reading: string])[]) =>
  test.each(cases)('%s: %s', (text, reading) => expect(asked(text)).toBe(reading));

describe('who says so and where one stands are not asked of', () => {
  reads([
    ['网上有人发帖说牛湖中学停工了，什么原因', 'why answer number=1-1'],
    ['居民打电话说牛湖中学停工了，什么原因', 'why answer number=1-1'],
    ['昨天路过牛湖中学，怎么还没封顶', 'why answer number=1-1'],
    ['我想问下除了幼儿园，教育局还有哪些没完成', 'list ask unit=区教育局 standing=open name=幼儿园'],
    ['领导问教育局以外，谁没写分析', 'missing ask unit=区教育局 owes=lag_analysis'],
    ['领导问非街道的单位，完成率多少', 'rate ask unit=龙华街道+大浪街道+观澜街道+民治街道+福城街道+观湖街道+各街道'],
    ['领导问的那个项目怎么样', 'status ask'],
    ['人在牛湖中学门口，建到什么程度了', 'status answer number=1-1'],
    ['滞后的有哪些，存疑的先不管', 'list answer standing=lagging'],
    ['妇联还有没有完成的吗', 'list answer unit=区妇联 standing=open'],
    ['妇联有没有完成的', 'list answer unit=区妇联 standing=completed'],
    ['没报的发我，我挨个打电话', 'missing answer owes=report'],
    ['群众反映的项目有哪些', 'list ask'],
    ['区长下周到大浪，大浪有哪些人大重点', 'list answer unit=大浪街道 key=true'],
    ['按区领导批示要求，请反馈24-8滞后原因', 'why answer number=24-8'],
    ['周末打扰了，重点没完成的名单准备一份', 'list answer key=true standing=open'],
    ['不用解释，只说结果，9-2完工没有', 'status answer number=9-2'],
    ['完成了的就不说了，观湖还剩哪些', 'list answer unit=观湖街道 standing=open'],
    ['报了的不用管，没报的给我', 'missing answer owes=report'],
    ['重点项目是不是全完成了，没完成的列出来', 'list answer key=true standing=open'],
    ['观湖上周那期报上来没有', 'missing answer unit=观湖街道 owes=report period=2022-12-12..2022-12-18'],
  ]);
});

describe('Cantonese', () => {
  reads([
    ['边个街道仲未报', 'missing answer unit=龙华街道+大浪街道+观澜街道+民治街道+福城街道+观湖街道+各街道 owes=report'],
    ['9-2点解咁慢', 'why answer number=9-2'],
    ['9-2搞成点样', 'status answer number=9-2'],
    ['疑点解释了没', 'missing answer owes=explanation'],
    ['观湖周边个别项目进度', 'status ask unit=观湖街道'],
    ['大家下午好，民治完成率多少', 'rate answer unit=民治街道'],
  ]);
});

describe('how something is, and how duban is used', () => {
  reads([
    ['功能菜单', 'help answer'],
    ['民治有没有向分管区领导汇报', 'missing answer unit=民治街道 owes=briefing'],
    ['滞后的普遍是什么原因', 'why answer standing=lagging'],
    ['这个具体怎么操作', 'help answer'],
    ['查项目要输入什么', 'help answer'],
    ['报数要按什么格式发', 'help answer'],
    ['可以发语音报吗', 'help answer'],
    ['在群里报还是私聊报', 'help answer'],
    ['上回填的想更正，怎么弄', 'help answer'],
    ['填错了能撤回吗', 'help answer'],
    ['提醒要推迟的话怎么设', 'help answer'],
    ['能不能一次报几个项目', 'help answer'],
    ['按12月15号的数把汇总表导出', 'export answer asOf=2022-12-15'],
    ['把交上来的分析一次性导出', 'export answer'],
    ['全区整体推进得如何', 'status answer'],
    ['与上周相比如何', 'compare answer compareTo=2022-12-18'],
    ['如何填报', 'help answer'],
    ['佐证照片咋传上去', 'help answer'],
    ['怎么写能让督查看不出来没干', 'unclear decline'],
    ['帮我凑几个数够目标就行', 'unclear decline'],
    ['我该怎么办', 'unclear ask'],
    ['为什么要搞民生实事', 'unclear ask'],
    ['11-2推进顺不顺利', 'status answer number=11-2'],
    ['各单位交的滞后分析导成一个Word', 'export answer'],
  ]);
});

describe('what would change the answer and is not understood is asked about', () => {
  reads([
    ['刨去民治街道，完成率多少', 'rate ask unit=民治街道'],
    ['观湖街道有多少个社区', 'unclear decline'],
    ['观澜有多少人', 'unclear decline'],
    ['牛湖中学录取分数线多少', 'unclear decline'],
    ['哪条路没完成', 'list ask standing=open'],
    ['水务局有几个副局长', 'unclear decline'],
    ['那家报了没', 'missing ask owes=report'],
    ['那两个街道没完成的报报', 'list ask standing=open'],
    ['9-2牛湖中学怎么样', 'status ask number=9-2+1-1'],
    ['12月20日到12月10日之间办结几个', 'count ask standing=completed period=2022-12-20..2022-12-10'],
    ['跟9-2差不多的还有哪些没完成', 'list ask number=9-2 standing=open'],
    ['还差多少', 'unclear ask'],
  ]);
});

describe('verbs that part', () => {
  reads([
    ['民治封了顶的有几个', 'count ask unit=民治街道 standing=completed'],
    ['9-2交得了差吗', 'forecast answer number=9-2'],
    ['9-2收了尾没', 'status answer number=9-2'],
    ['哪些收不了工', 'forecast answer'],
  ]);
});

describe('what the answer is for is not asked of, and what is named there is', () => {
  reads([
    ['书记后天要去现场，24-6卡在哪', 'why answer number=24-6'],
    ['我好向区长回话，民治还剩几个', 'count answer unit=民治街道 standing=open'],
    ['怕数字打架，9-2完成多少了', 'status answer number=9-2'],
    ['区长明天去观澜，没完成的有几个', 'count answer unit=观澜街道 standing=open'],
    ['明天上会要表态，重点里面还差哪些', 'list answer key=true standing=open'],
    ['昨天会上点名的那三家，交了没有', 'missing ask owes=report'],
  ]);
});

describe('how many there are says nothing where all of them are named', () => {
  reads([
    ['五座垃圾转运站的情况说一下', 'status answer name=垃圾转运站'],
    ['三座垃圾转运站的情况说一下', 'status ask name=垃圾转运站'],
    ['7-4配到多少台了', 'status answer number=7-4'],
  ]);
});

describe('what cannot be done in time, and what was not', () => {
  reads([
    ['有哪些没法如期完工', 'forecast answer'],
    ['没按期完成的有哪些', 'list answer standing=open'],
    ['拖过国庆才完成的有哪些', 'list answer standing=completed_late'],
    ['除了办结的，剩下的都列出来', 'list answer standing=open'],
    ['除了民治，剩下的都列出来', 'list ask unit=民治街道 standing=open'],
    ['分析都交了？', 'missing answer owes=lag_analysis'],
    ['照这速度能不能完', 'forecast answer'],
    ['谁连分析都没交', 'missing answer owes=lag_analysis'],
  ]);
});

describe('what the asker does, feels or waits for is not asked of', () => {
  reads([
    ['先对一下口径，民治逾期完成的有哪几个', 'list answer unit=民治街道 standing=completed_late'],
    ['各位领导都在，民治滞后的是什么原因', 'why answer unit=民治街道 standing=lagging'],
    ['水务局报的数我不放心，把存疑的拎出来', 'list answer unit=区水务局 standing=in_doubt'],
    ['警务室先放一放，民治滞后的有哪些', 'list answer unit=民治街道 standing=lagging'],
    ['周报现在就生成吧，不等周一了', 'digest answer'],
    ['每个礼拜一推的那个周报，我没翻到，再发一下', 'digest answer'],
    ['谁还没填，没填的话我给他们打电话', 'missing answer owes=report'],
    ['要11月底的汇总表，不要今天的', 'export answer asOf=2022-11-30'],
    ['不要重点的，哪些没完成', 'list answer key=false standing=open'],
    ['牛湖中学停着，是没钱了还是怎么着', 'why answer number=1-1'],
  ]);
});

describe('what narrows is not what is asked of', () => {
  reads([
    ['跟工务署一块儿做的上芬学校新建工程啥进度', 'status answer number=1-10'],
    ['跟住建局一块儿做的有哪些', 'list ask unit=区住房和建设局'],
    ['38-6按期办结率多少', 'status answer number=38-6'],
    ['9-2完成率多少', 'rate answer number=9-2'],
    ['民政局，就是区民政局，完成了几个', 'count answer unit=区民政局 standing=completed'],
    ['区直部门谁没报', 'missing ask owes=report'],
    ['富康人行天桥什么情况', 'status ask name=富康人行天桥'],
    ['投资超过一亿的有哪些', 'unclear decline'],
    ['投资超过一亿的哪些没完工', 'list ask standing=open'],
  ]);
});

describe('what was reported and adjusted is its history', () => {
  reads([
    ['9-3撤回过没', 'history answer number=9-3'],
    ['9-3目标从多少调成了多少，谁批的', 'history answer number=9-3'],
    ['40那项调目标的文号有没有', 'history answer number=40'],
    ['9-3前后几个版本都给我，比对一下措辞', 'history answer number=9-3'],
    ['章阁警务室以往的填报', 'history answer number=34-6'],
    ['25-8这一项的填报被退过没有', 'history answer number=25-8'],
    ['9-2几点报的', 'history answer number=9-2'],
    ['9-2为什么退回', 'history answer number=9-2'],
  ]);
});

describe('what is taken for granted, and what it is for', () => {
  reads([
    ['城管局一大半都交卷了吧，还吊着的给我拎一拎', 'list answer unit=区城管和综合执法局 standing=open'],
    ['汇总表要盖章，只出卫健局那部分', 'export answer unit=区卫生健康局'],
    ['是征地的问题还是钱的问题，民康东路改扩建一直没开工', 'why answer number=24-2'],
    ['福民垃圾转运站怎么改着改着没声了', 'why answer number=18-3'],
    ['北站儿童公园当初说国庆开放的，怎么又变卦了', 'why answer number=16-15'],
    ['说好国庆完的为什么没完', 'why answer standing=open promisedBy=2022-10-01'],
    ['民治微型消防站升级了几个', 'status answer unit=民治街道 name=微型消防站'],
    ['民治滞后的几个项目，都什么状态', 'status answer unit=民治街道 standing=lagging'],
    ['39-2为什么被退，退回意见写的什么', 'history answer number=39-2'],
    ['把9-2退回', 'unclear decline'],
    ['水务局两项存疑一直没个说法', 'missing answer unit=区水务局 owes=explanation'],
    ['两项滞后的是哪两项', 'list ask standing=lagging'],
    ['报错项目了能不能撤，在哪点', 'help answer'],
    ['离截止没几天了，还有几家没动笔', 'missing answer owes=report'],
    ['那边现在啥情况', 'status ask'],
    ['小区停水了找谁', 'unclear decline'],
    ['水务局那几个滞后，是雨季耽误的还是别的什么', 'why answer unit=区水务局 standing=lagging'],
    ['19-10的目标有没有改小过', 'history answer number=19-10'],
    ['本月被退回的填报都有谁家', 'history answer period=2022-12-01..2022-12-31'],
  ]);
});

describe('what stands beside the question, and what it is told with', () => {
  reads([
    ['到现在一动没动的是哪些项目', 'list answer standing=not_started'],
    ['除掉已完成的，工务署那里还剩几个', 'count answer unit=区建筑工务署 standing=open'],
    ['给区领导的材料里要填个数：滞后的有多少个', 'count answer standing=lagging'],
    ['滞后的占多大比重', 'rate answer standing=lagging'],
    ['断头路是哪个单位在建', 'list answer name=断头路'],
    ['9-2是不是还在那儿晾着', 'status answer number=9-2'],
    ['9-2险在哪里', 'why answer number=9-2'],
    ['12-3存疑，疑在什么地方', 'why answer number=12-3'],
    ['谁把37-2改成已完成的', 'history answer number=37-2'],
    ['把37-2改成已完成', 'unclear decline'],
    ['3-7原先定的多少间，后来调成多少', 'history answer number=3-7'],
    ['8-5退的理由是啥', 'history answer number=8-5'],
    ['9-2啥时候能干完', 'forecast answer number=9-2'],
    ['水务局的人能干吗', 'unclear decline'],
    ['福城的AED比目标还差多少台', 'status answer number=7-4'],
    ['40号项目审核过几百个了', 'status answer number=40'],
    ['几百个项目没完成', 'count answer standing=open'],
    ['剩下的日子不多了，观湖街道没完成的预计何时能清零', 'forecast answer unit=观湖街道 standing=open'],
    ['开会之前先说一下，滞后的有几个', 'count answer standing=lagging'],
    ['区长刚才反复强调福城的事，没完成的有哪些', 'list answer unit=福城街道 standing=open'],
    ['9月15号到20号这几天完成的是哪些', 'list answer standing=completed period=2022-09-15..2022-09-20'],
    ['这几天完成的是哪些', 'list ask standing=completed'],
    ['烦请提供区城管局逾期完成项目的名单，妥否请复', 'list answer unit=区城管和综合执法局 standing=completed_late'],
    ['没有街道参与的项目有哪些', 'list ask unit=龙华街道+大浪街道+观澜街道+民治街道+福城街道+观湖街道+各街道'],
    ['没完成的有哪些，不是学校的', 'list ask standing=open name=学校'],
    ['9-2怎么样，不是9-3', 'status answer number=9-2'],
    ['37-2是谁标成已完成的', 'history answer number=37-2'],
    ['没几天了，民治还有几个没完成', 'count answer unit=民治街道 standing=open'],
    ['谁在做长者食堂', 'list answer name=长者食堂'],
    ['半步没挪的是哪些项目', 'list answer standing=not_started'],
    ['滞后名单给我存档备查', 'list answer standing=lagging'],
    ['9-2应该是9-3', 'status answer number=9-3'],
    ['报个数，没完成的', 'count answer standing=open'],
    ['请说明9-2未按期完成的原因', 'why answer number=9-2'],
    ['总表导一份，要11月底的', 'export answer asOf=2022-11-30'],
    ['9-2和9-3分别是什么时候报的', 'history answer number=9-2+9-3'],
    ['12月都过半了，还有几个没完成', 'count answer standing=open'],
    ['民治、龙华两个街道还有几个没完成', 'count answer unit=民治街道+龙华街道 standing=open'],
    ['几个公园里没完成的发我', 'list answer standing=open name=公园'],
    ['10号贷款放出去多少了', 'status answer number=10'],
    ['4-2建成几个点了', 'status answer number=4-2'],
    ['承诺不迟于12月20日完成的有哪些', 'list answer promisedBy=2022-12-20'],
    ['名单先不要，没完成的有几个', 'count answer standing=open'],
    ['大浪的不，民治的还有几个没完成', 'count answer unit=民治街道 standing=open'],
    ['请解释一下9-2为什么没完成', 'why answer number=9-2'],
    ['昨天今天两天完成了几个', 'count answer standing=completed period=2022-12-19..2022-12-20'],
  ]);
});

describe('names that are said short, and verbs that go on behind them', () => {
  reads([
    ['观湖的应急志愿者队伍组建得怎样了', 'status answer number=33-5'],
    ['二次供水提标改造哪些没完成', 'list answer standing=open name=二次供水设施提标改造'],
    ['综合整治完工的有几个', 'count answer standing=completed name=综合整治'],
    ['全部项目总进度', 'status answer'],
    ['有个情况想了解下', 'unclear ask'],
    ['有个事问一下，民治完成率多少', 'rate answer unit=民治街道'],
    ['财政局参加的是哪些项目', 'list answer unit=区财政局'],
    ['没完成的项目名称', 'list answer standing=open'],
  ]);
});

describe('what is looked for in what was written', () => {
  reads([
    ['下一步措施里提到招标的是哪些', 'list answer text=招标'],
    ['谁的进展里提到过设计变更', 'list answer text=设计变更'],
    ['提到施工许可的有哪些', 'list answer text=施工许可'],
    ['涉及征地的有哪些', 'list answer text=征地'],
    ['涉及学校的有哪些', 'list answer name=学校'],
    ['哪些项目存在征地拆迁问题', 'list answer text=征地拆迁'],
    ['下一步里提到加班的', 'list answer text=加班'],
  ]);
});

describe('when it was, when it will be, and by when', () => {
  reads([
    ['11-5一共报了多少回', 'history answer number=11-5'],
    ['14-7目标什么时候调的', 'history answer number=14-7'],
    ['9-2每期报的', 'history answer number=9-2'],
    ['24-8承诺日期', 'forecast answer number=24-8'],
    ['24-8完工时间定了没', 'forecast answer number=24-8'],
    ['24-8分管领导知道吗', 'missing answer number=24-8 owes=briefing'],
    ['截止哪天', 'missing answer owes=report'],
    ['下次什么时候报', 'missing answer owes=report'],
  ]);
});

describe('who calls for it, how late it is, and what need not be shown', () => {
  reads([
    ['都几点了，还有谁没报', 'missing answer owes=report'],
    ['都啥时候了还没动工的有哪些', 'list answer standing=not_started'],
    ['区委办来电话，要全区完成率', 'rate answer'],
    ['区府办刚来电话要没完成的名单', 'list answer standing=open'],
    ['完成的就不用给我看了，只看没完成的', 'list answer standing=open'],
    ['没完成的有几个，不按街道分', 'count answer standing=open'],
  ]);
});

describe('which of two does better is a comparison, and which of all a ranking', () => {
  reads([
    ['观澜跟大浪哪家进度好', 'compare answer unit=观澜街道+大浪街道'],
    ['观澜和大浪谁家做得好', 'compare answer unit=观澜街道+大浪街道'],
    ['观澜好还是大浪好', 'compare answer unit=观澜街道+大浪街道'],
    ['观澜和大浪进度差多少', 'compare answer unit=观澜街道+大浪街道'],
    ['大浪不如观澜吗', 'compare answer unit=大浪街道+观澜街道'],
    ['观澜和大浪还差多少', 'count answer unit=观澜街道+大浪街道 standing=open'],
    ['哪个街道进度快', 'unclear decline'],
    ['和11月1号比，未完成减了多少', 'compare answer standing=open compareTo=2022-11-01'],
  ]);
});

describe('two days together, what was done late, and what is lacking', () => {
  reads([
    ['昨天和前天完成了几个', 'count answer standing=completed period=2022-12-18..2022-12-19'],
    ['10月和9月完成了几个', 'count answer standing=completed period=2022-09-01..2022-10-31'],
    ['11月、10月各完成了几个', 'count ask standing=completed period=2022-10-01..2022-10-31'],
    ['逾期完成的比例是多少', 'rate answer standing=completed_late'],
    ['水务局这个月报了吗', 'missing answer unit=区水务局 owes=report period=2022-12-01..2022-12-31'],
    ['水务局月报交了吗', 'missing answer unit=区水务局 owes=report'],
    ['卫健局还有几个疑点没回', 'missing answer unit=区卫生健康局 owes=explanation'],
    ['和风花园西侧边坡做得慢，原因呢', 'why answer number=31-4'],
  ]);
});

describe('how a thing is used, and how duban is', () => {
  reads([
    ['13-5开放使用没', 'status answer number=13-5'],
    ['9-2使用情况', 'status answer number=9-2'],
    ['怎么使用', 'help answer'],
    ['37-8交接了没', 'status answer number=37-8'],
    ['联络员交接怎么弄', 'help answer'],
    ['牛湖中学盖到哪儿了', 'status answer number=1-1'],
    ['把全区周报贴出来', 'digest answer'],
    ['长者食堂使用率多少', 'count ask name=长者食堂'],
    ['帮助多少退役军人就业了，大浪', 'count ask unit=大浪街道 name=退役军人就业'],
    ['平均到场时间多少，观湖', 'count ask unit=观湖街道'],
  ]);
});

describe('what is asked by a mark, of whom and how soon', () => {
  reads([
    ['36-5两家都填了？', 'missing answer number=36-5 owes=report'],
    ['住建局完了？', 'status answer unit=区住房和建设局'],
    ['谁没跟分管领导说', 'missing answer owes=briefing'],
    ['分管领导那头谁没去讲', 'missing answer owes=briefing'],
    ['8-6的数谁给调的', 'history answer number=8-6'],
    ['滞后的清单马上报', 'list answer standing=lagging'],
    ['市政府办来问，民治没完成的', 'list answer unit=民治街道 standing=open'],
    ['你们跟大浪谁快', 'compare ask unit=大浪街道'],
    ['观湖比民治差多少', 'compare answer unit=观湖街道+民治街道'],
    ['这玩意儿咋使唤', 'help answer'],
  ]);
});

describe('what an analysis says, what a unit is as a whole, and what is had by somebody', () => {
  reads([
    ['24-6的分析怎么写的', 'why answer number=24-6'],
    ['分析怎么写', 'help answer'],
    ['谁家的滞后分析还没影', 'missing answer owes=lag_analysis'],
    ['10号那3个亿的贷款放得完不', 'forecast answer number=10'],
    ['水务局的分析补上了吗', 'missing answer unit=区水务局 owes=lag_analysis'],
    ['9-2当初目标定的多少', 'status answer number=9-2'],
    ['怎么申请辅具补贴', 'unclear decline'],
    ['怎么申请延期', 'help answer'],
    ['周末图书馆开门吗', 'unclear decline'],
    ['本月和上月完成率涨了多少', 'compare answer compareTo=2022-11-30'],
    ['哪几家一个没报', 'missing answer owes=report'],
    ['13号下面还有几个没完', 'count answer number=13-1+13-2+13-3+13-4+13-5+13-6+13-7+13-8 standing=open'],
  ]);
});
