/** Clauses of a question that are no part of what is asked: what is not wanted, the occasion that it is asked for, chatter. */

import { consistsOf } from '../../text/typed-text.js';
import { CHATTER } from '../words/limit-words.js';
import { hasKind, kindsOf, passedOver, type Token, type TokenKind } from './tokens.js';

/** 不要周报，要完成率; 不是9-2，是9-3; 清单就不用发了，说个数: what is not wanted. */
const REFUSED =
  /(?<!是)(?:也|先|暂时?)?(?:不要|不看|不用|不说|不问|没问|不是|不管(?!哪|什么|啥|谁|怎|多少|是不是|[^，。,]{1,6}还是)|别(?:给我|发我?|说|看|一股脑|一下子|[全都])|(?:先|暂)(?:不|别))[^，。,！]{1,12}[，,](?=.{2})|[^，。,！]{1,8}(?:就|先)?(?:不用|(?<!要)不要|别|不必|甭|不(?=(?:看|列|提)了?[，,]))(?:再)?(?:发|给|列|看|说|报|管|提|算|讲)?(?:我)?(?:[看听发列报说念瞧])?了?[，,](?=.{2})|[^，。,！]{1,9}的(?:那些)?(?:[就也都]|咱)?不(?:[用必需再])?(?:说|看|管|提|列|问|讲|发|算|要)了?[，,](?=.{2})|[^，。,！]{1,10}(?:先|暂时?|暂且)(?:不(?:谈|提|说|管|看|讲)|放(?:一?放|一边|下|着)|搁(?:一?搁|一边|下|着)|缓一?缓|按下)(?:了|吧|再说)?[，,](?=.{2})|[^，。,！]{1,10}(?:待会儿?|回头|以后|过会儿?|晚点|稍后|下次)再(?:说|看|讲|问|报)[，,](?=.{2})/;

/** 局里的先不管, 报了的别列, 也不是旁边的边坡: the same behind what is wanted. */
const REFUSED_LAST =
  /[，,；;？?] {0,20}(?:可|也|又|并)?不是(?![^，。,！]{0,12}[吗么呢吧的啊][？?]?$)[^，。,！？?]{2,12}[。！!]?$|[，,；;][^，。,！；;]{1,8}(?:先|就|也|都)?(?:不管|不用|不要|别|不必|不看|省略|略过?|放(?:一边|后面)|不列|不写|免了|算了)(?:[管列写报发看说给提放带混掺捎加算]|[出进]来)?(?:进[来去]|上)?(?:了|我)?[。！!]?$|[，,；;](?:就|也|可|先)?(?:别(?![的处家人个])|不要|不用|不必|甭)(?:再|把|给我){0,2}(?:[带算含加列放混掺捎]|包括)?(?:上|进)?[^，。,！；;吗么呢]{2,10}[。！!]?$/;
/** 人大的先撇开，其余的: all but these, where 除外 says so too. */
const LEFT_OUT =
  /[^，。,！]{1,12}(?:先|都|就|全)?(?:撇开|抛开|刨[开掉去除]|去掉|剔[除掉开]|排除|除开|扣[掉除]|拿掉|撇在一边)(?:不[看算管])?[，,](?=.{2})/;
/** 别带工务署那些: what is named is left out of the rest. */
const NOT_ALONG = /(?:别|不要|不用|不必|甭)(?:再|把|给我){0,2}(?:[带算含加混掺捎]|包括)/;
/** 不要街道的, 别列滞后那几个: of a set, and no day's; 不用名单 is of none. */
const NOT_THESE =
  /^[，,；;](?!.*(?:全区|全部|总|[今昨前]天))(?:就|也|可|先)?(?:别|不要|不用|不必|甭)[^，。,！；;]{2,10}(?:(?<![月周日号天年度刚])的|[那这][些几][个项家]?|类)[。！!]?$/;
/** 开头想用一句：总体推进到什么程度: what brings the question in. */
const BROUGHT_IN =
  /(?<=^|[，,])[^，,：:]{0,10}(?:一句|句话|[这么]样?写|写道|一段|标题|开头|结尾|原话是?|问的?是?|一问|个问题|请教)[：:](?=.{4})/;
/** 不等周一了, 等不到下周: what the asker does not wait for. */
const NOT_AWAITED =
  /[，,；;](?:我|也|就)?(?:不等|等不[到及])[^，。,！]{1,8}[了吧]?[。！!]?$|(?:我|也|就)?(?:不等|等不[到及])[^，。,！]{1,8}[了吧]?[，,](?=.{2})/;
/** 离截止没几天了, 剩下的日子不多了: that time runs out. */
const RUNS_OUT =
  /(?:^|(?<=[，,]))(?:[只就]剩下?|没剩?|不到)(?:几|[一两二三四五六七八九十]|\d{1,2})(?:天|周|个?月|个?星期)(?:时间)?了[，,](?=.{3})|(?:^|(?<=[，,]))(?:(?:剩下?|余下?|留给[^，。,！]{1,4})的)?(?:日子|时间|天数|工期)(?:已经|真的|可|也|都|越来越)?(?:不多|没多少|不够|有限|无几|不等人|很?紧)了?[，,](?=.{3})|(?:^|(?<=[，,]))(?:离|距离?)[^，。,！]{1,8}(?:没几天|没多久|不远|[只就]剩[^，。,！]{1,4}|快到)了?[，,](?=.{3})/;
const SOME_DAY =
  '(?:(?:\\d{1,2}|[一二三四五六七八九十]{1,3})(?:[号日]|月份?(?:[底中初末]|[上中下]旬|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[号日])?)|年[底末尾关前后]|[月周][底末]|月[中初]|[上中下]旬|元旦|春节|新年|过年|腊月|放假|小年|除夕|周[一二三四五六日])';
/** 都1月中了, 明天就31号了, 眼看就元旦了: how late it is. */
const GROWN_LATE = new RegExp(
  `(?:^|(?<=[，,]))(?:[这你看都就又也快要是到过离了着]|眼看|眼瞅|转眼|一晃|马上|今天|明天|后天|下周|已经){1,6}${SOME_DAY}了(?:[，,](?=.{2})|[。！!]?$)`,
);
/** 导表之前先说说, 盖章以前你先讲讲: what is to be done behind the answer. */
const BEFORE_IT =
  /(?<=^|[，,])(?:我|我们|咱们?)?(?:要|去|准备)?(?:导出?|打印|出|发|盖|上|开|散|催|签|送|交)(?:这|那)?(?:一?[张份])?(?:表格?|总表|汇总表|周报|通报|章|会|办|签|审)?(?:之前|以前|前)(?:你|您|我|帮我|给我|跟我)?(?:先|再)(?:说说|讲讲|说一?下|讲一?下|看看|看一?下|问一?[句下]|告诉我|报一?下|核一?下|确认一?下)[，,](?=.{3})/;
/** 没填的话我给他们打电话: what the asker will do then. */
const IF_SO =
  /[，,；;](?:要是|如果|若|假如)?(?:还|都)?[没未有][^，。,！]{0,5}的话[，,]?[我咱][^，。,！吗么呢哪谁几什]{2,}[。！!]?$/;
/** 人大盯的, 重点项目. */
const OF_KEY =
  /(?:重点(?:项目|监督|督办)?|人大[^，。,]{0,6}|[带打标]星)的?(?:[就先都也]?(?:不[要看用列算]|别[列算看报]|撇开|抛开|刨[开掉去除]|去掉|剔[除掉开]|排除|除开|扣[掉除]|拿掉))?[，,。]?$/;
/** Which of them are wanted is said beside it. */
const SETS = /重点|人大|全区|全部|所有|整体|总/;
/** 材料里缺一个数：, 差个数据：: what is still to be had; 只要个数 asks for it. */
const WANTED =
  /(?<=^|[，,])(?! {0,16}(?:只|就|光)要)[^，,：:]{0,14}(?:[缺差少补填要]|还没)(?:了|上)?(?:这么)?(?:一?个|一组|几个)(?:数字?|数据|指标|比例|百分比)[，,：:](?=.{4})/;
/** 重点的放前头就行, 滞后的排在最上面: in which order they are listed. */
const ORDER =
  /[，, ]?(?:把)?(?:重点|人大|带?★|星标|滞后|逾期|存疑|有风险|未启动|没完成?|未完成|急|严重|拖得最久)的?(?:项目|那些|几个)?(?:再|先|就|都)?(?:[放排摆列写搁置])(?:在|到)?最?(?:前[头面边]?|上[头面边]|开头|顶上|头里|后[头面边]|末尾|第一[个位])(?:就行|就好|即可|吧)?/;
/** 按区领导批示要求, 根据会议精神: on whose word it is asked. */
const BY_ORDER =
  /(?<=^|[，,])(?:按照?|根据|依据|遵照|落实|据)[^，。,！\d]{0,8}(?:领导|书记|[区市局处]长|主任|上级|上面|[市区]里|[市区]委|[市区]政府|人大|办公室|会议|通知|文件|批示|指示)[^，。,！\d]{0,8}[，,](?=.{4})/;
/** 名单免了，要个百分数. */
const SPARED = /[^，。,！]{1,6}(?:免了|算了|略过?|省了|跳过)[，,](?=.{2})/;

/** 人大下周要听汇报，明天上会要用: what the answer is for. */
const OCCASION =
  /(?:要|得|去|来|会|想)?(?:听取?汇报|开(?:个)?[^，。,！]{0,4}会|上会|过会|调研|视察|巡查|去现场|汇报用|要用|要汇报|得汇报|做汇报|(?:写|起草|改|拟|准备|弄|整理)(?:着|个|篇|份)?[^，。,！]{0,4}(?:材料|报告|总结|汇报|讲话稿?|发言稿?|稿子?|简报|简讯|快讯|短讯|信息稿|新闻稿|通讯稿?|专报|要情|通报|请示|文章|信息|PPT)|要?报给?(?:市里|区里|上面|领导|市政府|区委|区政府))(?:了|用|的)?$/;
/** 下午去福城调研，他们还有哪几个没完: the place is what is asked of. */
const TO_PLACE = /[去到][^，。,]{2,10}(?:调研|视察|巡查)/;
/** What tells a clause that asks from one that tells. */
export const ASKS = /[吗么呢哪谁几什啥怎咋没未率]|(?<![得很这那太])[多少]|清单|名单/;

const MARKS = /([，,。！!？?；;]|[：:](?!\d))/;

/** 不看教育局的, 别算学校的, 教育局的不看: nothing else is said, and these are to be left out. */
const ALL_BUT = [
  /^(?:那|就|再|先|也|你|给我|把){0,3}(?:不[看要算管列含带]|别[看算管列要带]|不用(?:看|算|管|列))([^，。,]{2,10}?)(?:的|那[些几]个?)(?:了|吧|呢)?[。！!？?]?$/,
  /^(?:那|就|再|先|也|把){0,3}([^，。,]{2,10}?)(?:的|那[些几]个?)?(?:就|先|都|也){0,2}(?:不[看要算管列]|别[看算管列要]|不用(?:看|算|管|列)|去掉|撇开|刨开)(?:了|吧|呢)?[。！!]?$/,
];

/**
 * The text with such clauses blanked, character for character. 民治的不要，没完成的有哪些: where a clause names the one unit of the
 * question, all but it is asked of, and 除外 says so; 不要重点的 wants those that are none.
 */
export function withoutAsides(
  text: string,
  namesUnit: (said: string) => boolean,
  namesThings: (said: string) => boolean,
): string {
  const left = ALL_BUT.flatMap((one) => one.exec(text.trim())?.[1] ?? []);
  if (left.some((said) => !OF_KEY.test(said) && (namesUnit(said) || namesThings(said)))) return `${text}除外`;
  if (left.some((said) => OF_KEY.test(said))) return '非重点的';
  const wanted = [
    LEFT_OUT,
    REFUSED,
    REFUSED_LAST,
    SPARED,
    NOT_AWAITED,
    RUNS_OUT,
    GROWN_LATE,
    BY_ORDER,
    BEFORE_IT,
    IF_SO,
    BROUGHT_IN,
    WANTED,
    ORDER,
  ].reduce(
    (rest, refused) =>
      rest.replace(refused, (clause) => {
        const others = rest.replace(clause, '，');
        const isOfUnit = namesUnit(clause) && (NOT_ALONG.test(clause) || !namesUnit(others));
        const isKey = OF_KEY.test(clause) && !SETS.test(others);
        if (isOfUnit || (!isKey && REFUSALS.has(refused) && leavesOut(clause, others, namesThings)))
          return `${clause}除外`;
        if (isKey) return '非重点的，';
        return refused === LEFT_OUT ? `${clause}除外` : ' '.repeat(clause.length);
      }),
    text,
  );
  if (wanted.trim() === '') return text;
  const clauses = wanted.split(MARKS);
  if (clauses.length < 3) return wanted;
  return clauses.map((clause) => (isAside(clause.trim()) ? ' '.repeat(clause.length) : clause)).join('');
}

/** What refuses something; 离截止没几天了，剩下的 leaves out nothing. */
const REFUSALS: ReadonlySet<RegExp> = new Set([REFUSED, REFUSED_LAST, SPARED]);
/** 24打头的不看，完成率多少; 学位那几个先不管，学校不看，剩下的: of a set, some are left out; 不用列清单，剩下的 names none. */
const leavesOut = (clause: string, others: string, names: (said: string) => boolean): boolean =>
  BY_NUMBER.test(clause) ||
  NOT_THESE.test(clause) ||
  ((NAMES_SET.test(clause) || names(BARE_KIND.exec(clause)?.[1] ?? '')) &&
    THE_REST.test(others) &&
    !DONE_WITH.test(clause));
const NAMES_SET = /的|[那这]几|类/;
/** 学校不看, 边坡先放一放: things of a kind, and nothing else. */
const BARE_KIND = /^[，,]?([\u4e00-\u9fff]{2,5}?)(?:[先就都也]|暂时?|暂且)?(?:不|别|免|略|放|搁|撇|回头|待会|缓)/;
const BY_NUMBER = /\d(?:打头|开头|字头|起头|那[几些一]|系列)/;
const THE_REST = /剩下|余下|剩余|其余|其[他它]的|别的/;
const DONE_WITH = /[完成好结交报过][了过]?的|已/;

const isAside = (clause: string): boolean =>
  (!MARKS.test(clause) && consistsOf(clause, CHATTER)) ||
  (OCCASION.test(clause) && !ASKS.test(clause) && !TO_PLACE.test(clause));

/** How clauses begin that tell of the asker and the day, and ask nothing: 我一会儿见记者, 群里在吵, 赶时间, 哈喽. */
const TELLS =
  /^(?:我(?!们|单位|街道|局|办|委|署|处|队|这|家|分管|负责|管|联系)|他(?!们)|她(?!们)|领导|书记|副?区长|市里|上面|上头|会上|群里|群众|老百姓|有人|居民|业主|记者|(?:(?:[今明后]天)?(?:[上下]午|晚上|早上|中午)|[今明后]天|明早|一会儿?|待会儿?|今晚|下周)(?:我|要|得|去|来|开|领导|会)|刚|别[整扯绕兜啰磨客废卖打糊敷应]|别来虚|别讲虚|赶|忙|急|哈喽|嗨|喂|哎|唉|各位|兹|在不在|打扰)/;
/** 手机快没电了, 要开会了: what is about to happen to the asker. */
const ABOUT_TO = /^[^，。,]{0,4}(?:快|就要|马上要?|要|即将)[^，。,吗么呢完期限]{1,6}了$/;
/** What a telling clause may hold beside words that are not known. */
const TELLING = kindsOf('fill adv le de ne unknown leader will must now date drop aside look not brief we you they ma');
/** 没报的发我，我挨个打电话: what is wanted may come first, and then what it is for. */
export const WANTED_FIRST =
  /发|[来出]一?[份张]|给我|列|名单|清单|谁|哪|拎|挑|筛|拉[个出一]|调出|导出|报一?报|讲讲|说说/;

/** The text without clauses that only tell, where another one asks: 刚挂了个投诉电话，18-3卡在哪. */
export function asking(text: string): string {
  const clauses = text.split(MARKS);
  const isTold = (clause: string, at: number) =>
    (ABOUT_TO.test(clause) || ((TELLS.test(clause) || OCCASION.test(clause)) && !ASKS.test(clause))) &&
    !ENDS_NAMING.test(clause) &&
    clauses.some((one, i) => i !== at && (i > at || WANTED_FIRST.test(one)) && ASKS.test(one));
  return clauses.map((clause, at) => (isTold(clause, at) ? ' ' : clause)).join('');
}

/** What the programme is spoken of in. */
const OF_PROGRAMME =
  /\d-\d|完成|完工|竣工|没完|滞后|没报|未报|项目|实事|进[度展]|率|周报|汇总表|分析|存疑|风险|逾期|工程|怎么?样|咋样|情况|状态|状况|到哪|做到|建到|修到/;

/** The text without clauses that ask nothing, where another one asks of the programme: 正跟记者吃饭, 人家问完成多少了. */
export function askingOfWorks(text: string): string {
  const clauses = text.split(MARKS);
  const asks = (clause: string) => (ASKS.test(clause) || WANTED_FIRST.test(clause)) && OF_PROGRAMME.test(clause);
  return clauses.some(asks) ? clauses.filter((clause) => ASKS.test(clause) || asks(clause)).join('，') : asking(text);
}

/** Any other clause without a known word tells as well, where the rest is a whole question: 老规矩, 火烧眉毛了. */
const BESIDE = kindsOf(
  'fill adv le de ne unknown leader now aside look they ma that dem not will must date faster leaning start plan vague site act report table',
);
/** Words of a question that is whole without its other clauses: it says of what it asks, or of which. */
const OF_WHAT = kindsOf(
  'number project unit category part key notkey every streets we you which who many rate digest export table report owe late doubt risk left analysis explain brief',
);
/** A word by itself, 张三，欠分析的有哪些, may be of whom it is asked, unless somebody else is named. */
export const SUBJECTS = kindsOf('number project unit category part key notkey every streets we you rate digest export');
const ENDS_NAMING = /[的呢吗么类]$|(?:项目|工程|方面|部分|那[个项些几]|[那这][两三四五几]?[家处座条件所])$/;
/** 相对前天, 站在11月底的角度: from which day it is looked at. */
const BY_DAY =
  /^(?:相|较|对|从|自|打|到|截|至|据|站|立|拿|以|按|照|回|倒|退)|(?:时候?|那[天会]儿?|为止|为准|口径|角度|节点|数据|来[看说讲])$/;
/** 要不要带伞 asks. */
const EITHER_WAY =
  /要不要|能不能|会不会|是不是|有没有|行不行|好不好|该不该|用不用|可不可以|去不去|来不来|在不在|够不够/;
/** A clause that narrows what is asked: 涉及征地的, 只看学校, 除了…. */
const NARROWS =
  /^(?:那|就|且|又|或|把|将)?(?:期限|时限|日期|日子|时点|口径|范围|涉及|属于|针对|关于|有关|凡|只|仅|单|光|限|按|由|跟|和|与|同|比|除|不含|不算|不包括|包括|含|超|低于|高于|不到|不足|其中|换|再看|再加|要求|必须|以)|以[上下内外]|左右|超过/;

/** 区长明早要问路灯, 我好备答复口径, 怕前后打架, 明天上会要表态: what the asker or another is about to do with the answer. */
const WHAT_FOR =
  /(?:书记|[局处区院校]长|主任|他们|人家)(?:老是?|总是?|天天|一直)(?:跟|和|对|向)?[我咱]?们?(?:说|讲|夸|吹|喊|念叨|抱怨|诉苦|叫苦)|^(?:我们?|咱们?)?(?:先|得|要|来|想|再)*(?:跟|和|同)?[你您]?(?:对|核|碰|统一)(?:一?[下个对核])?(?:口径|数据?|账)$|不(?:大|太|怎么|是很)?(?:放心|踏实|托底)$|得(?:太|很|有点|比较)?[少慢差晚]$|(?:材料|稿子?|报告|东西)[^，。,]{0,8}(?:要|得)(?:放|摆|交|送|递|呈|搁)|心里(?:没底|打鼓|不踏实)$|^(?:应该|估计|想必|大概|看来|是不是)?(?:[^，。,]{0,6}[都全均])(?:部|数|已经?|基本上?|差不多){0,2}(?:完成|完工|办[完结好]|做完|搞定|弄完|落实|报|交)(?:了|好了)吧$|(?:大半|大部分|大多数|多数|差不多|基本上?)[^，。,]{0,8}了吧?$|的话(?:我|咱)|(?:^|[^给跟])(?:我(?!们|单位|街道|局|办|委|署|处|队|这|家)|领导|书记|[区市局处科部院校]长|主任|常委|代表|委员|记者|班子|老板)们?(?:[今明后昨][天早晚]|下?周[一二三四五六日]|[上下]午|等下|待会儿?|一会儿?|马上|准|肯定|一定|会上|刚才|反复|再三|一再|又|正|在|还|也|都|先|再|就){0,3}(?:强调|叮嘱|嘱咐|交代|重申|批示|指示|发话|发火|提醒|好|要|得|去|来|会|想|准备|打算|问|追|催|漏)|^(?:好(?:让|给|向|跟|写|填|备|安排|点名)|要(?:抄|写|贴|填|备|核|念|讲|存|归|放|落|点名|通报)|怕(?!是)|免得|省得|以免|以便|为了|方便|拿去|用来|用于|先(?:问|起|打|垫)|可以(?:写|放|用|抄)|[一-龥]{1,3}里(?:要|得)|听说|(?:可是?|但是?|而)?(?:明明|分明)|(?:[今明后][天早晚]|下?周[一二三四五六日]|[上下]午|待会儿?|等下)[^，。,]{0,4}[去要得带])/;
/** 周报看了: it is there. */
const HAS_IT = /^[一-龥\d]{1,6}(?:看了|看过了?|收到了?|看完了?|读了|翻了)$/;
/** 重点的已经有台账了: these are not wanted, whatever they are. */
const HAS_SHEET =
  /(?:(?:已经?|都|早就?)有(?:了)?[^，。,]{0,4}(?:台账|清单|名单|表格?|单子|明细|册子|材料)了?|(?<=[的类])有[^，。,]{0,4}(?:台账|清单|名单|表格?|单子|明细|册子|材料)了)$/;
/** 上回我去看的那家: it is asked of. */
const POINTS = /的[那这]|[那这](?:几|[个家座处件条项])/;
const NAMED_THERE = kindsOf('number project unit category part every we streets');
const ALWAYS_NAMED = kindsOf('number project');
/** 领导要看周报，发一下; 我要12月25号的汇总表，导一下: what is wanted is said there. */
const SHEETS = [...kindsOf('digest export table')];

/** The tokens of such clauses as fill, but for what they name, where another clause asks. */
function withoutPurposes(tokens: readonly Token[]): Token[] {
  const clauses = clausesIn(tokens);
  const asks = clauses.map(
    (clause) =>
      ASKS.test(textOf(clause)) || WANTED_FIRST.test(textOf(clause)) || hasKind(clause, 'export', 'table', 'digest'),
  );
  const told = clauses.flatMap((clause, at) => {
    const text = textOf(clause);
    if (!asks.some((is, other) => is && other !== at)) return [];
    if (HAS_SHEET.test(text) && !/[哪谁几吗]/.test(text)) return clause;
    if (ASKS.test(text) || EITHER_WAY.test(text)) return [];
    if (hasKind(clause, 'except')) return [];
    if (HAS_IT.test(text) && !hasKind(clause, ...NAMED_THERE)) return clause;
    if (!WHAT_FOR.test(text) || ENDS_NAMING.test(text) || POINTS.test(text) || WANTED_FIRST.test(text)) return [];
    const rest = clauses.toSpliced(at, 1);
    const end = clause.at(-1);
    if (end && hasKind([end], ...SHEETS)) return [];
    if (hasKind(clause, ...SHEETS) && !rest.some((one) => hasKind(one, ...ASKED_KINDS))) return [];
    const isKept = (kind: TokenKind) =>
      ALWAYS_NAMED.has(kind) || (NAMED_THERE.has(kind) && !rest.some((one) => hasKind(one, ...NAMED_THERE)));
    return clause.filter(({ kind }) => !isKept(kind));
  });
  return passedOver(tokens, new Set(told));
}

/** The tokens with those of chatter as fill, where another clause is there to ask. */
export function withoutChatter(read: readonly Token[]): Token[] {
  const tokens = withoutPurposes(read);
  const clauses = clausesIn(tokens);
  const isChatter = clauses.map((clause, at) => isTelling(clause) || isBeside(clause, clauses.toSpliced(at, 1)));
  if (isChatter.every((is, at) => is || clauses[at]?.every(({ kind }) => kind === 'fill'))) return [...tokens];
  const told = new Set(clauses.flatMap((clause, at) => (isChatter[at] ? clause : [])));
  return passedOver(tokens, told);
}

const isTelling = (clause: readonly Token[]): boolean =>
  hasKind(clause, 'unknown', 'they') &&
  clause.every(({ kind }) => TELLING.has(kind)) &&
  TELLS.test(textOf(clause)) &&
  !ENDS_NAMING.test(textOf(clause));

/** 汇总表要盖章，只出卫健局那部分: the table is what is asked for, where nothing else is. */
const ASKED_KINDS = [
  ...kindsOf('which who many rate any ma status why cause when export table digest not owe late doubt risk'),
];

function isBeside(clause: readonly Token[], others: readonly Token[][]): boolean {
  const text = textOf(clause);
  return (
    (hasKind(clause, 'unknown') || ABOUT_TO.test(text)) &&
    clause.every(({ kind }) => BESIDE.has(kind)) &&
    !ENDS_NAMING.test(text) &&
    !(hasKind(clause, 'table') && !others.some((one) => hasKind(one, ...ASKED_KINDS))) &&
    !NARROWS.test(text) &&
    !EITHER_WAY.test(text) &&
    !(hasKind(clause, 'date') && BY_DAY.test(text)) &&
    others.some((one) => one.some(({ kind }) => OF_WHAT.has(kind))) &&
    (clause.some(({ kind }) => kind !== 'unknown') || others.some((one) => one.some(({ kind }) => SUBJECTS.has(kind))))
  );
}

const textOf = (clause: readonly Token[]): string => clause.map(({ text }) => text).join('');

/** Marks between clauses; quotation marks, brackets and spaces stand within one. */
const PARTS = /[，。！？；,.!?;…~～—]/;

const NOT_WANTED = kindsOf('drop date now every de fill adv le export table digest');

/** The tokens with a clause as fill that says which days or whose sum are not wanted: 不要今天的, 不用附全区的. */
export function withoutRefusedDays(tokens: readonly Token[]): Token[] {
  const refused = clausesIn(tokens).filter(
    (clause) =>
      hasKind(clause, 'drop') &&
      hasKind(clause, 'date', 'now', 'every') &&
      clause.every(({ kind }) => NOT_WANTED.has(kind)),
  );
  return passedOver(tokens, new Set(refused.flat()));
}

/** The words between marks, clause by clause. */
export function clausesIn(tokens: readonly Token[]): Token[][] {
  const clauses: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'break' && PARTS.test(token.text)) clauses.push([]);
    else if (token.kind !== 'break') clauses.at(-1)?.push(token);
  }
  return clauses.filter((clause) => clause.length > 0);
}
