/** What a reported figure says is still to be done: lacking words before it or behind it, unless it is told as done since. */

import { lastOf } from '../text/plain-text.js';
import type { Quantity } from './quantities.js';
import { toldDoneSince } from './since-done.js';
import { isShare } from './unit-kinship.js';

/** 还差3个, 剩2座, 在建1处, 少办了2场, 取消了2场, 漏装140个. */
const REMAINING =
  /未开工|未启动|未完工|未实施|未(?=[建办装改]\d)|(?<!现)在建|正在建设|正在施工|还差|尚差|仍差|只差|相差|(?<![误偏温时落级出等])差(?!异|别|距|旅|不多|一?点儿?[\u4e00-\u9fff])|剩余|剩下|还剩|仅剩|只剩|剩|尚余|仅余|余下|还余|尚有|仍有|缺口|[还尚短就只单独仅]缺|[还尚仍就只][短隔]着?$|隔着$|还欠|未完成|(?:上牌|制作|施工|安装|调试|建设|改造|整改|审批|审核|办理|采购|报批|筹备)中的?(?:还有|有|是)?(?=$)|施工的(?:还有|有|是)(?=$)|[未没](?:签|拿|领|批|接|交|办|通|验)[\u4e00-\u9fff]{2,4}(?<![的了过就才都仅只便也])(?=$)|[还尚仍][需应该须待](?!急|付|对)|还要|还得|(?<![不没未])[悬搁撂晾拖僵耗欠压卡堵][着住](?=$)|[还仍尚总][填补堵]不[上满齐](?=$)|待完成|待建|待办|待开展|还有|余量|[余短缺]了?(?=(?:最后)?[\d一二两三四五六七八九十]?$)|(?<=^|[，,。；;：: 还尚仍只就])[余缺](?![口席陷热款])[\u4e00-\u9fff]{1,4}(?<![了的过到是])(?=$)|[缺欠少]的$|(?<![招接款期善对看等])待(?![遇命人])[\u4e00-\u9fff]{1,2}(?=$)|(?<![不至减])少(?:[建办做装改修通开放演讲布划换铺种挂查筛检训培招发配设]了?|了)?(?=(?:最后)?$)|(?<![消清拆解排免删去破扫铲废])除了?$|(?:没|未(?!成年|来))[^，,。；;\n]{1,5}的(?:有|是|还有|剩)?|没(?!有|收|事|问题|错)[\u4e00-\u9fff]{1,2}(?= ?$)|未(?!来|成年|婚|满)[\u4e00-\u9fff]{1,2}(?:段|部分|路段|点位|处|的)?(?=$)|欠(?![缺薪款费租])|亏(?=空|欠|缺|$|\d)|缺额|空额|空缺|空着|(?:取消|停[办演开]|砍掉?|搁置|流掉|推掉|落空|推迟|延期|延后)了?(?=$)|(?<!现|正)在(?:评|审|批|办|装|谈|改|修|做|验|铺|招|报|施工|安装|调试|申报|改造|整改|评审)的?(?:有|是)?(?=$)|差额|赤字|窟窿|尾巴|[落拉漏撂丢撇搁甩欠](?:下|着|在后面)(?=了?[\d一二两三四五六七八九十]?$)|其余(?!已)|(?:漏|错过)[建办做装修换划铺种演讲开挂评查筛检培配]了?(?=$)|(?<=^|[，,])空(?:出|缺|了|余)?(?=$)/g;

/** 未举办4场, 未装插口57个, 待改投放点6个. */
const NOT_DONE_BEFORE =
  /(?:没|未|待)(?:能|有)?(?:举办|开展|建设|改造|安装|实施|完[工成]|布设|施划|更[换新]|升级|启用|投用|开放|移交|培训|筹集|入户|验收|发[放完]|[办建装改开做修换拆配铺种划补通亮交])[^，,。；;\n\d了只才已就仅而的目任]{0,6}$/;

/** 重复的剔掉5个，还有124个: what stands after it. */
const AFTER_SORTING =
  /(?:(?:剔|扣|去掉|除去|刨|核减)[^。；;\n\d]{0,4}\d|重复[^，,。；;\n]{0,4}[剔扣去刨除]|[剔扣去刨除][^，,。；;\n]{0,3}重)[^。；;\n]{0,12}(?:还有|还剩|剩下?|余下?)了?$/;

/** 其余十五个入了, 剩的2座上周完工: the others, of which it is told that they are done. */
const THE_OTHERS =
  /(?:(?<!还|只|就|仅|尚)(?:其余|其[他它]|剩[下余]?|余下|(?:之前|原先|原来|上次)[差欠缺剩])|还有)(?:的|那)?$/;
/** 其余2座主体完工、正在安装洁具: and yet not done. */
const GOES_ON_STILL = /^[^，,。；;\n]{0,12}、(?:正|还|仍)?在/;

/** 57个没装, 3处在挖, 2个卡着, 6个挂着; 130个点不堵了 and 7个挂着牌 lack nothing. */
const NOT_YET_AFTER =
  /^的?(?:尾巴|缺口|欠账|窟窿|空缺|差额|缺额|余量)|^[^，,。；;\n]{0,10}?(?:没(?!错|问题|[变涨减增])|未(?!成年|来|变|受)|待(?!遇)|在建|正在(?!用|使用|运|营|服务|开放|供)|(?:施工|建设|测试|调试|联调|审核|审批|制作|安装|改造|采购|开发|筹备|报批|整改|施划|铺设|装修)中(?![^，,。；;])|施工中|建设中|(?<=^[^，,。；;\n]{0,4})(?<![现放装建设布摆挂安])在(?!用|使用|开|运|营|供|服务|册|岗|(?<!手续在|流程在|程序在)跑(?=[了着]?(?:$|[，,。；;]))|社|各|全|内|校|建成|[\u4e00-\u9fff]{0,3}[前里上内中区])[\u4e00-\u9fff]{1,4}(?=$|[，,。；;])|(?<![不没])(?:[拦卡堵搁挡压]|停)(?:住|着|下|了|在)|[拖悬]着|(?<=^[^，,。；;\n]{0,4})等(?=[\u4e00-\u9fff])(?!共|合计|等|[一二两三四五六七八九十])|不同意|不配合|[\u4e00-\u9fff](?<![差少对行])不(?:下来?|动|(?<![忘免受]不)了[门场]?(?=$|[，,。；;])|(?<![忘免受]不)了[\u4e00-\u9fff]{1,3}(?=$|[，,。；;])|成|拢|出来|过来|起来|进|到位|开(?=$|[，,。；;])|通(?=$|[，,。；;]))|暂缓|缓[建办改]|联系不上|找不[到着]|不(?:亮|合格|达标|响|出水)(?=$|[，,。；;])|进不[去了]|打不通|(?<!(?:[了的]|主要|因为|就是)[^，,。；;\n]{0,10})不(?:给|让|肯|愿|许)[\u4e00-\u9fff]{0,4}(?=$|[，,。；;])|(?:[退驳打]回|退件)(?![^，,。；;\n]{0,8}(?:齐|补好|补完|通过|完|已))|不具备|不满足|占着|被[^，,。；;\n]{1,6}占|冲突(?=$|[，,。；;])|受[阻限]|(?:年后|节后|明年|开春)(?:后|以后)?[才再]|处[于在](?=[^，,。；;\n]{1,6}(?:期|阶段|环节|中)(?=$|[，,。；;]))|泡汤|黄了|没戏|流产|落空|告吹|搁浅|作罢|挂着(?=$|[，,。；;])|因[^，,。；;\n]{1,6}(?:推迟|延期|延后|取消|暂停)|(?:推迟|延期|延后|搁置)(?!了?[^，,。；;\n了]{1,12}了))/;

/** 快检210批次不合格2批次: how many of them fail is told next. */
const FAILING = /(?:不(?:亮|合格|达标|响|出水)|[退打驳]回|退件)$/;
const SO_MANY_NEXT = /^[\d一二两三四五六七八九十百]/;

/** 讲了20场就停了, 装到35台卡住了: so many were done before it stopped. */
const REACHED_SO_MANY = /(?:[讲办演开放做装建改换铺划训修筛查栽种][了到过成]|完成了?)$/;
const THEN_STOPPED = /^(?:就|便|后|又|给|被)?(?:停|卡|搁|中断|打住)[住着下了在]?/;

/** 另两所场地受限，未能启用: the clause after it says what they lack. */
const OF_THE_REST = /(?:另外?有?|其余|余下|剩下|还有)的?$/;
const UNDONE_NEXT = /^[^，,。；;\n\d]{0,12}[，,][^，,。；;\n\d]{0,4}(?:未|没|尚(?!可)|无法|暂(?!时已)|待)/;

/** 离目标也就1.5公里, 距达标就3场. */
const SHORT_OF_GOAL =
  /(?:离|距离?)[^，,。；;\n\d]{0,6}(?:目标|任务数?|完成|达标|指标|收[官尾工]|[完竣]工|终点|[全贯]通|通车|满额|封顶)(?:也|都|就|只|不过|才|仅|大概|约|是|有|还|剩)+$/;

/** 累计3.8万人次，离目标2000人次: that far away it is; 办了8场，离目标10场 quotes the goal. */
export const isAwayFromGoal = (head: string, q: Quantity, after: string, all: readonly Quantity[]): boolean =>
  AWAY_FROM_GOAL.test(head) && after === '' && !all.some((o) => o.unit === q.unit && o.value < q.value);
const AWAY_FROM_GOAL = /(?:离|距离?)(?:年度|全年)?(?:目标|任务)$/;

/** 未举办4场: nothing can make it done. */
export const isUndone = (head: string): boolean => NOT_DONE_BEFORE.test(head) || SHORT_OF_GOAL.test(head);

/** Where in its clause up to the figure a lack was last spoken of; -1 for nowhere. */
export const lackingAt = (head: string): number => lastOf(REMAINING, head);

/** 还有1家昨天开的: one more, done of late, and no lack. */
export const isOneMoreDone = (head: string, after: string): boolean => ONE_MORE.test(head) && DONE_LATELY.test(after);
/** 还有1家, 另有2场. */
const ONE_MORE = /(?:还|另|另外)有(?:那|这)?$/;
/** 还有1家昨天开的. */
const DONE_LATELY =
  /^[\u4e00-\u9fff]{0,4}?(?:是?(?:[昨今前]天|刚刚?|上周|这周|本周|上个?月|\d{1,2}[日号])(?:上午|下午|晚上|才|刚)?)(?:开|装|建|办|改|做|演|讲|通|划|换|修|发|挂|种|铺|筛|设)[\u4e00-\u9fff]?[的了](?=$|[，,。；;！!])/;

interface Standing {
  head: string;
  sentence: number;
  later: boolean;
}

/** A lack is spoken of, and yet it is told as done: 剩的2座上周完工. */
export function isNoLonger(text: string, q: Quantity, { head, sentence, later }: Standing): boolean {
  const after = text.slice(q.end, q.to);
  return (
    AFTER_SORTING.test(text.slice(sentence, q.start)) ||
    (ALREADY.test(after) && !STEP_ONLY.test(after)) ||
    (THE_OTHERS.test(head) && !later && toldDoneSince(text, q) && !GOES_ON_STILL.test(text.slice(q.end, q.end + 24)))
  );
}
/** 差的两个装了一个: so many of those that lacked. */
const OF_THE_LACKING =
  /[差缺欠剩余][^，,。；;\n\d没未]{0,3}[\d一二两三四五六七八九十]{1,5} ?[\u4e00-\u9fff](?:里|中|里头|当中)?(?:又|先|已经?|昨天|上周|这周|本周)?[建装改办做修换划铺种演讲开通签发挂配评查筛消拆补弄搞][完好上成]?了$/;
export const isDoneOfLacking = (head: string): boolean => OF_THE_LACKING.test(head);

/** 剩余2座已完工, 剩下的4家也装好了; not 已下单. */
const ALREADY =
  /^[^，,。；;\n]{0,12}(?:已(?!经?(?:到(?!位|岗|账)|运|发货|送|下[单达]|订|报|采购|招标|开工|动工|进场|安排|在))|[也亦](?<![内后]也|(?<!天)前也)[^，,。；;\n]{0,8}[了上好完])/;

/** 数还是11场没动: it stands as it was. */
const AS_IT_WAS = /(?:[还仍]是?|数[字据量]?是?|维持在?|保持在?|停在)$/;
const UNMOVED = /^没有?(?:再)?(?:动|变|涨|增|加|新)/;

/** 新装了1个在牛湖党群: where they are; not 装了3台在调试. */
const DONE_SO_MANY = /[\u4e00-\u9fff]了$/;
const AT_A_PLACE = /^在(?![调测施验审整走等办收谈报装建改修做铺])[\u4e00-\u9fff]{2,8}(?=$|[，,。；;])/;
/** 装了40根隔离桩不让停车: what they are for. */
const KEEPS_OFF = /^[^，,。；;\n]{0,8}不(?:让|许|给)/;

/** 边坡支护80%未完成: so large a share; of a rate (完成率80%，未完成) it is how far it has come. */
const SHARE_UNDONE = /^[的都还尚仍]{0,2}(?:没有?|未)(?:完[成工]|竣工|动工?|开工|施工|建|做|装|改|修)/;

/** 15个已立杆没通电, 2个已到货待安装: a step of it, and not the work. */
const STEP_ONLY =
  /^[^，,。；;\n]{0,3}已[^，,。；;\n没未]{1,5}(?:还|尚|但|暂)*(?:没|未)(?!出|发现|有?问题|毛病)|^[^，,。；;\n]{0,4}已经?(?:全部)?(?:到[货场齐]|运[到抵来]|进场|下单|采购|招标|订货|发货|送[达到]|备齐|立杆|布线|开挖)(?:[到现]场|完成)?(?:正|还|尚|现)?(?:待|等|在|准备)/;

/** 讲座10场咨询205人次还没完成, 31公里多一点还没完: that far it has come, and the whole is not done. */
const FAR_FROM_DONE = /^(?:[多来]?一?点儿?|左右|上下)?[，,]?(?:还|尚|仍)(?:没有?|未)完(?:成|工)?(?=$|[，,。；;！!])/;
const isStrungOn = (text: string, q: Quantity, head: string): boolean => {
  const before = /[\d一二两三四五六七八九十百] ?(?<said>[\u4e00-\u9fff]{2,6})$/.exec(head)?.groups?.said;
  return text.startsWith('多', q.end) || (before !== undefined && !before.startsWith(q.unit));
};

/** 2公里不具备条件, 另两所场地受限，未能启用. */
export const isUndoneBehind = (text: string, q: Quantity, head: string): boolean => {
  const after = text.slice(q.end, q.to);
  return (
    (isShare(q.unit) && SHARE_UNDONE.test(after) && !/[率度例比]$/.test(head)) ||
    (!isShare(q.unit) &&
      NOT_YET_AFTER.test(after) &&
      !(FAILING.test(after) && SO_MANY_NEXT.test(text.slice(q.to))) &&
      !(REACHED_SO_MANY.test(head) && THEN_STOPPED.test(after)) &&
      !(FAR_FROM_DONE.test(after) && isStrungOn(text, q, head)) &&
      !(DONE_SO_MANY.test(head) && (AT_A_PLACE.test(after) || KEEPS_OFF.test(after))) &&
      !(AS_IT_WAS.test(head) && UNMOVED.test(after)) &&
      (!/已/.test(after.slice(0, 6)) || STEP_ONLY.test(after))) ||
    (OF_THE_REST.test(head) && UNDONE_NEXT.test(text.slice(q.end, q.end + 40)))
  );
};

/** 剩的不多了，800米左右; 差得没多少，也就3户; 还有一段没修，800米: how much that is. */
export const isLittleLeft = (before: string, head: string, after: string): boolean =>
  HOW_MUCH.test(head) && (LITTLE_LEFT.test(before) || OF_WHAT_IS_LEFT.test(before)) && !/[了完好过已]/.test(after);
/** 剩的不多了, 差得没多少. */
const LITTLE_LEFT =
  /(?<!有)[剩差缺欠][的得下]?(?:也|就|已经?)?(?:不多|不少|没多少|没几[\u4e00-\u9fff]|一哆嗦|一点点?|一小截|一小段|个?(?:尾巴|零头|尾数))了?[，,]$|(?:[剩差缺欠余]下?|[还尚仍]有)(?:最后)?(?:[一半]|那么?一)小?(?:截|段|片|部分|点)(?:尾巴|路|管)?(?:[还尚仍]?[没未]有?[\u4e00-\u9fff]{1,3})?[，,]$|(?<=[没未][\u4e00-\u9fff]{1,3})的[就还只]?[有剩]?(?:最后)?[一半]小?(?:截|段|片|部分)[，,]$/;
/** 剩下的都是不肯装的，大概500户: what those are, and how many. */
const OF_WHAT_IS_LEFT =
  /(?:[剩余]下?|[没未][装换改做建办修签通弄搞铺拆][完好上成]?)的(?:(?<=不)好|[^，,。；;\n\d完好成了]){1,12}的?[，,]$/;
/** 也就3户, 大概800米. */
const HOW_MUCH = /^(?:大概|大约|约|估计|不到|差不多|[也就还只有是])*$/;
