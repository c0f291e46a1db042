/** What is asked, of which, in which order of words: the same question turned round, and what only looks like it. */
import { describe, expect, test } from 'vitest';
import { asked } from './leaders-questions.js';

const reads = (cases: readonly (readonly [text: string, reading: string])[]) =>
  test.each(cases)('%s: %s', (text, reading) => expect(asked(text)).toBe(reading));

describe('how several stand is asked of them, whatever stands between', () => {
  reads([
    ['9-5跟21-5如今各是什么状况', 'status answer number=9-5+21-5'],
    ['9-5、21-5两个项目现在什么状况', 'status answer number=9-5+21-5'],
    ['停车泊位那几项，推到哪步了', 'status answer name=停车泊位'],
    ['停车泊位那几项', 'list answer name=停车泊位'],
    ['那几个垃圾转运站现在啥情况', 'status answer name=垃圾转运站'],
    ['观澜开了几条公交微循环', 'status answer number=28-3'],
    ['观澜有几个公交微循环项目', 'count ask unit=观澜街道 name=公交微循环'],
  ]);
});

describe('a pile of nouns is a list of the last', () => {
  reads([
    ['把第七类的项目发我', 'list answer category=七'],
    ['第七类怎么样了', 'status answer category=七'],
    ['水务局的项目发我看看', 'list answer unit=区水务局'],
    ['水务局的情况给我看看', 'status answer unit=区水务局'],
    ['工务署牵头的人大重点', 'list answer unit=区建筑工务署 key=true'],
    ['工务署牵头的断头路怎么样了', 'status answer unit=区建筑工务署 name=断头路'],
  ]);
});

describe('units in a list by what they are short for', () => {
  reads([
    ['教育、卫健、城管三家滞后的有哪些', 'list answer unit=区教育局+区卫生健康局+区城管和综合执法局 standing=lagging'],
    ['公安交警消防滞后的有哪些', 'list answer unit=龙华公安分局+龙华交警大队+区消防救援大队 standing=lagging'],
    ['教育卫健住建三家报了没', 'missing answer unit=区教育局+区卫生健康局+区住房和建设局 owes=report'],
    ['消防应急演练开展了几次', 'history ask'],
    ['教育、卫健、城管滞后的有哪些', 'list answer unit=区教育局+区卫生健康局+区城管和综合执法局 standing=lagging'],
    ['住建局和交通滞后的有哪些', 'list answer unit=区住房和建设局+市交通运输局龙华管理局 standing=lagging'],
    ['教育、交通这两家的完成率', 'rate answer unit=区教育局+市交通运输局龙华管理局'],
    ['教育和交通滞后的有哪些', 'list ask standing=lagging'],
    ['教育和医疗滞后的有哪些', 'list ask standing=lagging'],
  ]);
});

describe('a standing as what they were put among, or as what they lack', () => {
  reads([
    ['零进展的有哪些', 'list answer standing=not_started'],
    ['一点进展都没有的有哪些', 'list answer standing=not_started'],
    ['没有任何实质性进展的项目有几个', 'count answer standing=not_started'],
    ['进度为零的项目', 'list answer standing=not_started'],
    ['没进展的有哪些', 'list ask'],
    ['40进展怎么样', 'status answer number=40'],
    ['零工市场怎么样了', 'status answer name=零工市场'],
    ['被打上存疑的有哪些', 'list answer standing=in_doubt'],
    ['进了滞后名单的有哪些', 'list answer standing=lagging'],
    ['被预警的项目有哪些', 'list answer standing=at_risk'],
    ['亮了黄灯的有哪些', 'list answer standing=at_risk'],
    ['报上来的数字有没有不对劲的', 'list answer standing=in_doubt'],
    ['动都没动过的', 'list answer standing=not_started'],
    ['47项里还没动的', 'list answer key=true standing=not_started'],
  ]);
});

describe('a share is asked for, or narrows', () => {
  reads([
    ['水务局完成率过半没有', 'rate answer unit=区水务局'],
    ['完成率到没到八成', 'rate answer'],
    ['完成率超过90%了吗', 'rate answer'],
    ['完成率过半的有哪些', 'rate ask'],
    ['哪些街道完成率过半', 'rate ask unit=龙华街道+大浪街道+观澜街道+民治街道+福城街道+观湖街道+各街道'],
  ]);
});

describe('why one is silent or held up, when and how it was told', () => {
  reads([
    ['下围图书馆被啥耽误了', 'why answer number=35-3'],
    ['29-2哪里有疑问', 'why answer number=29-2'],
    ['18-3为啥一直没动静', 'why answer number=18-3'],
    ['这个为啥一直没动静', 'why ask'],
    ['谁家一直没动静', 'missing answer owes=report'],
    ['这都几号了，龙华街道怎么还没报', 'missing answer unit=龙华街道 owes=report'],
    ['12-8前几回是怎么写的', 'history answer number=12-8'],
    ['12-8头一回填报是几时', 'history answer number=12-8'],
    ['12-8什么时候向领导汇报的', 'history answer number=12-8'],
    ['12-8有没有被退过', 'history answer number=12-8'],
    ['上次填错了怎么改', 'help answer'],
    ['没作解释的存疑项目', 'missing answer owes=explanation'],
    ['滞后了没写分析的', 'missing answer standing=lagging owes=lag_analysis'],
  ]);
});

describe('from when it is looked at, and of whom', () => {
  reads([
    ['站在11月底看，福城怎么样', 'status answer unit=福城街道 asOf=2022-11-30'],
    ['以11月30号为准，福城的进度', 'status answer unit=福城街道 asOf=2022-11-30'],
    ['按11月30号的口径，福城完成了几个', 'count answer unit=福城街道 standing=completed asOf=2022-11-30'],
    ['上回问的那个街道，没完的还有几个', 'count ask standing=open'],
    ['哪个局长最该换掉', 'unclear decline'],
    ['哪位领导分管民治', 'list ask unit=民治街道'],
  ]);
});

describe('done, but late; things that are each a project; days and promises in other words', () => {
  reads([
    ['办完了但拖过期的单子来一份', 'list answer standing=completed_late'],
    ['办结了可是逾期的有几个', 'count answer standing=completed_late'],
    ['未完成但已超期的有哪些', 'list ask standing=open'],
    ['未完成但已超期的是什么原因', 'why answer standing=open'],
    ['完成晚了的项目', 'list answer standing=completed_late'],
    ['拖到期限之后才完成的', 'list answer standing=completed_late'],
    ['有延期苗头的项目', 'list answer standing=at_risk'],
    ['风险点在哪几个项目', 'list answer standing=at_risk'],
    ['幼儿园建成了几所', 'count answer standing=completed name=幼儿园'],
    ['25-1的泊位增加到多少了', 'status answer number=25-1'],
    ['牛湖中学封没封顶', 'status answer number=1-1'],
    ['民治还在干没干完的', 'list answer unit=民治街道 standing=open'],
    ['牛湖中学是不是停了', 'status answer number=1-1'],
    ['牛湖中学停了是什么原因', 'why answer number=1-1'],
    ['会不会有完不成的', 'forecast answer'],
    ['昨天到今天有变化吗', 'compare answer compareTo=2022-12-19'],
    ['开年以来完成了几个', 'count answer standing=completed period=2022-01-01..2022-12-20'],
    ['年中那会儿完成率多少', 'rate answer asOf=2022-06-30'],
    ['立过军令状月底交的有几个', 'count answer promisedBy=2022-12-31'],
    ['你们街道报了没', 'missing ask owes=report'],
    ['离截止还有几天', 'missing answer owes=report'],
  ]);
});

describe('what only looks like a question how duban is used, or like who asks', () => {
  reads([
    ['没完成的列个单子，要带编号', 'list answer standing=open'],
    ['要不要写完成时间', 'help answer'],
    ['完成率发群里行不行', 'rate answer'],
    ['滞后的导成表格可以吗', 'export ask standing=lagging'],
    ['群里报行不行', 'help answer'],
    ['我发个文件行不行', 'help answer'],
    ['牛湖中学什么时候才算完工', 'forecast answer number=1-1'],
    ['什么时候算逾期', 'help answer'],
    ['搞不明白，牛湖中学为什么停工了', 'why answer number=1-1'],
    ['居民说自助机用不来，怎么回事', 'why answer number=38-5'],
    ['看不懂', 'help answer'],
    ['民治有没有样板工程', 'list ask unit=民治街道'],
    ['代表问题清单导一份', 'export ask'],
    ['领导问一下民治还有几个没完成', 'count answer unit=民治街道 standing=open'],
  ]);
});
