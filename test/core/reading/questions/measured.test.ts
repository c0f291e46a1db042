/** What a figure is asked of, which of several things is meant, and what of a question only tells. */
import { describe, expect, test } from 'vitest';
import { asked } from './leaders-questions.js';

const reads = (cases: readonly (readonly [text: string, reading: string])[]) =>
  test.each(cases)('%s: %s', (text, reading) => expect(asked(text)).toBe(reading));

describe('a figure by which a project is measured is its own', () => {
  reads([
    ['观澜垃圾分类投放点升级了多少个', 'status answer unit=观澜街道 name=垃圾分类投放点'],
    ['微实事审核完多少个了', 'status answer number=40'],
    ['暖心柜完成了几个', 'count answer standing=completed name=暖心柜'],
    ['福城老年人健康管理率多少了', 'status answer number=7-1'],
    ['全区完成率多少', 'rate answer'],
    ['创业担保贷款放出去多少', 'status answer text=创业担保贷款'],
    ['创业担保贷款放了多少钱', 'status answer text=创业担保贷款'],
    ['9-2花了多少钱', 'unclear decline'],
    ['35-1的藏书够三万册了没', 'status answer number=35-1'],
    ['36-5上了多少课', 'status answer number=36-5'],
    ['11-2那一千多个插口月底能装完吗', 'forecast answer number=11-2'],
    ['观湖家教讲堂讲到第几场了', 'status answer number=4-4'],
    ['松元夏雨污分流怎么样', 'status answer number=15-5'],
    ['11-5上个月干了多少台', 'status answer number=11-5 period=2022-11-01..2022-11-30'],
    ['11-5上个月怎么样', 'status answer number=11-5 asOf=2022-11-30'],
    ['9月以来25-5增加了几个车位', 'status answer number=25-5 period=2022-09-01..2022-12-20'],
    ['25-5比上周增加了几个车位', 'compare answer number=25-5 compareTo=2022-12-18'],
  ]);
});

describe('one thing that is meant among several', () => {
  reads([
    ['白石龙那所学校盖完没有', 'status answer number=1-8'],
    ['那所学校盖完没有', 'status ask name=学校'],
    ['那个两癌筛查大浪跟福城哪边做得多', 'compare answer unit=大浪街道+福城街道 name=两癌'],
    ['富康人行天桥进展', 'status ask name=富康人行天桥'],
    ['富康人行天桥两个工程的进展', 'status answer name=富康人行天桥'],
    ['章格社区的警务室提升好了没', 'status answer number=34-6'],
    ['9-6那批柜子做了几个', 'status answer number=9-6'],
  ]);
});

describe('what is told beside the question', () => {
  reads([
    ['路过牛湖游泳馆，说外面还围着挡板，到底完工没有', 'status answer number=37-2'],
    ['民治没完成的列一下，重点的放前头就行', 'list answer unit=民治街道 standing=open'],
    ['只看重点的，民治没完成的', 'list answer unit=民治街道 key=true standing=open'],
    ['材料里缺一个数：民治完成率', 'rate answer unit=民治街道'],
    ['哪些完成了？做月报要用', 'list answer standing=completed'],
  ]);
});

describe('who is compared with whom, and what will come of a promise', () => {
  reads([
    ['比以前好些了吗', 'compare ask compareTo=2022-12-18'],
    [
      '六个街道未启动的比三季度末少了多少',
      'compare answer unit=龙华街道+大浪街道+观澜街道+民治街道+福城街道+观湖街道+各街道 standing=not_started compareTo=2022-09-30',
    ],
    ['凡是承诺12月25日前交工的，有哪些兑现不了', 'forecast answer promisedBy=2022-12-25'],
    ['承诺12月25日前交工的有哪些', 'list answer promisedBy=2022-12-25'],
    ['这么下去14-1搞不搞得定', 'forecast answer number=14-1'],
    ['36-2缺的那些场补得齐吗', 'forecast answer number=36-2'],
  ]);
  test('beside the unit of the room', () => {
    expect(asked('你们和妇联哪家完成率高一点', { room: 'unit:区残联' })).toBe('compare private unit=区残联+区妇联');
    expect(asked('你们和妇联哪家完成率高一点')).toBe('compare ask unit=区妇联');
  });
});

describe('one period earlier', () => {
  test.each([
    ['上个月完成了几个', '再上个月呢', '2022-10-01..2022-10-31'],
    ['10月完成了几个', '再往前一个月呢', '2022-09-01..2022-09-30'],
    ['上周完成了哪些', '再上周呢', '2022-12-05..2022-12-11'],
  ])('%s, %s', (before, text, period) => expect(asked(text, { after: [before] })).toContain(`period=${period}`));
  reads([
    ['11月以前完成了几个', 'count answer standing=completed asOf=2022-10-31'],
    ['三个月前还有几个没完成', 'count answer standing=open asOf=2022-09-20'],
  ]);
});

describe('what is counted under another word, and what is held so many times', () => {
  reads([
    ['33-5演练搞了几次', 'status answer number=33-5'],
    ['33-5报了几次', 'history answer number=33-5'],
    ['观湖三小场所烟感装了多少', 'status answer number=32-8'],
    ['急救员培训了多少人，福城的', 'status answer unit=福城街道 text=急救员'],
    ['38-5布了几台自助机', 'status answer number=38-5'],
    ['福城口袋绿地花景路口做了几处', 'status answer number=17-6'],
    ['积水点消除了几处', 'status answer name=内涝积水点'],
    ['饮用水入户通了几个小区', 'status answer name=饮用水入户'],
    ['民生诉求按期办结率多少', 'status answer name=民生诉求'],
    ['10号发了多少创业担保贷款', 'status answer number=10'],
    ['截至10号创业担保贷款发了多少', 'status answer text=创业担保贷款 asOf=2022-12-10'],
  ]);
});

describe('parts and steps of the works that is named, and what its target has', () => {
  reads([
    ['32-4感烟装多少了', 'status answer number=32-4'],
    ['24-6征地搞定没有', 'status answer number=24-6'],
    ['22-1和22-5的房源凑得齐不', 'forecast answer number=22-1+22-5'],
    ['12-4的燃气表装完没', 'status answer number=12-4'],
    ['24-6和南山路修好没', 'status ask number=24-6'],
    ['24-6火星路通车没', 'status ask number=24-6'],
    ['24-6钱花完没', 'unclear decline'],
    ['10号贷款能到三个亿吗', 'forecast answer number=10'],
    ['30-3办理时长多少天', 'status answer number=30-3'],
    ['观澜出了事多久能到场', 'status answer number=33-6'],
    ['观湖应急演练搞了几次', 'status answer number=33-5'],
    ['14-4通了几个小区', 'status answer number=14-4'],
  ]);
});

describe('whose they are, of what a family is made up, and what of it is there', () => {
  reads([
    ['断头路分成哪几个项目', 'list answer name=断头路'],
    ['残联领着几个项目', 'count answer unit=区残联'],
    ['应急那头忙得咋样了', 'status answer unit=区应急管理局'],
    ['消防那边完成了几个', 'count answer unit=区消防救援大队 standing=completed'],
    ['水务局那帮人报了没', 'missing answer unit=区水务局 owes=report'],
    ['大浪的零工市场怎么还没影儿', 'why answer number=8-3'],
    ['还剩谁没办完', 'list answer standing=open'],
    ['还剩谁没报', 'missing answer owes=report'],
    ['民治完成了的看看', 'list answer unit=民治街道 standing=completed'],
    ['答应10月底完却没完的', 'list answer standing=open promisedBy=2022-10-31'],
    ['水务局哪些吃紧，怕是来不及了', 'forecast answer unit=区水务局'],
    ['怕是答不上来，先给我水务局吃紧的', 'list answer unit=区水务局 standing=at_risk'],
  ]);
});

describe('what is left of a measure, how often it was held, and which of those there', () => {
  reads([
    ['内涝积水点还剩几处', 'status answer name=内涝积水点'],
    ['电影还剩几场没放', 'status answer name=电影'],
    ['断头路还剩几条没通', 'count answer standing=open name=断头路'],
    ['33-5演练次数够了没', 'status answer number=33-5'],
    ['35-1书到齐了吗', 'status answer number=35-1'],
    ['12-4有多少户通气了', 'status answer number=12-4'],
    ['社康夜诊有几家开了', 'status answer name=社康机构夜诊'],
    ['加装电梯的几个小区好了没', 'status answer name=加装电梯'],
    ['中心医院几个工程进展', 'status answer name=中心医院'],
    ['白石龙片区还有几个没完', 'count answer standing=open name=白石龙'],
    ['立体车库两个谁快', 'compare answer name=立体停车库'],
    ['牛湖那个游泳馆能赶在年底前开不', 'forecast answer number=37-2'],
    ['民治这月底能销几个号', 'forecast answer unit=民治街道'],
    ['明年才能完的有哪些', 'forecast answer'],
    ['26号大项怎么样', `status answer number=${Array.from({ length: 10 }, (_, at) => `26-${at + 1}`).join('+')}`],
    ['退回去重报的有哪些', 'history answer'],
    ['周报咋还没出', 'digest answer'],
    ['上个月底滞后几个，现在呢', 'count ask standing=lagging asOf=2022-11-30'],
  ]);
});
