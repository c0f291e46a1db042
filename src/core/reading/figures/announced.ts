/** What a reported figure announces: words of a plan before it or behind it, in its own clause or carried on from the one before. */
import { WISHED } from '../text/intending.js';
import { lastOf } from '../text/plain-text.js';

/** 争取10场, 拟办5场, 目标10个; 按承诺装了6个 is done. */
const PLANNED =
  /预计|(?<![按照超出比较]|行动)计划(?!生育|外)|(?<![只才未不就])(?:能够?|可以?)(?:到|实现|达到?|冲到?|完成|装到?|[建办开增做]到?)(?![^，,。；;\d]{0,3}的|[^，,。；;]{0,8}的有)|(?<![只才未不就])能[\u4e00-\u9fff]{1,2}[够到满足](?=$)|完就(?:是|有|到|够)?(?=$)|(?:只能|最多|顶多|至多)[做装建办开到]{0,2}(?=$)|原定|拟|力争|争取|确保|准备|打算|(?<![按照])(?:目标|任务(?!完成|之?中)|安排|承诺|要求)|[按照](?:目标|任务|安排|承诺|要求)(?![^，,。；;]{1,4}[了好完]$)|应完成|应建|应办|需完成|下一步|接下来|未来(?=[\d一二两三四五六七八九十几半]{1,3}个?(?:天|周|月|星期|礼拜|年))|(?:今明|明后)[两二]?[天日]|(?:申请|建议|拟)?调[整减增低高](?:为|到|至|成)|未达到?|没有达到|没达到/g;

/** What is done to one of what is counted: 再办, 要消除. */
const DEED =
  '(?:[建装改修做办开演讲划种换铺栽挂布筛查招放拆通上发培交加收评验清补]|消除|完成|建成|开展|举办|组织|改造|安装|新[建增办]|培训|发放|更换|筹集|放映|落实)';

/** A plan right before the figure: 九月也排40场, 下一批定了5套, 奔着15件, 想冲1000人次, 来了能再上2处, 要消除2处. */
const SCHEDULED =
  '(?<![安编倒彩并])排(?:了|着|上|好了?|定了?|出了?|的|的是|了的)?|(?:排|预)[期订约](?:了|中?的)?|(?<![评认签审确划选核鉴测制商指固稳一规判假限法肯否])定(?:了|好了?|下了?|在|的|的是)?|约[定好](?:了|的)?|(?<=(?:明[天早]|后天|下周|下个?月|下礼拜|下星期)[^，,。；;\\n]{0,6})约了';
/** 奔着15件, 想冲1000人次, 能再上2处, 要消除2处. */
const MEANT = `[奔朝冲]着?|(?:再|再来)?冲(?:一冲|刺)?|想(?:再|多|要)*(?:冲|${DEED}){1,2}到?|能再${DEED}{1,2}|(?<![主重需只还没不就提摘纪将])要(?:再|新)?${DEED}{1,2}`;
const RIGHT_BEFORE = new RegExp(`(?:${SCHEDULED}|${MEANT})$`);
const IS_SCHEDULED = new RegExp(`(?:${SCHEDULED})$`);

/** 预估4500人次, 预备布3台, 有望再通2条. */
const WISHED_FOR = new RegExp(`${WISHED}|预[备订]`, 'g');

/** 将办3场; 将近, 将将 (barely) and 将军 are other words. */
const INTENDED = /(?<!将)将(?!近|军|将)/g;

/** A plan in so many verbs goes on in the next clause: 预计完成8场，培训300人. */
const GOES_ON = /预计|(?<![按照超出动行])计划|将|力争|争取|确保|拟|打算|准备/;

/** 计划320场，截至20日共放映312场，观影6380人次: no plan any more. */
const TOTALLED = /截[至止]|累计|共/g;

/** What is told as it is, and not as it is meant; 少办了2场 is lacking. */
export const ACTUAL = /已|实际|目前|现有|(?<!少)(?:完成了|办了|开展了)|曾/g;

/** What the clause itself tells as done or as it stands: 办了25场, 眼下7个. */
const OWN_VERB =
  /完成|建成|[建装改修做开演讲划种换铺][起好完了得]|办|实际|目前|现|累计|共|已|实现|达|眼下|当前|如今|至今|此前|之前|就这/;

/** 贷款发了2.4亿元: its own clause tells it as done. */
export const JUST_DONE = /[\u4e00-\u9fff]了$/;

/** 周四还要办一场, told on Wednesday. */
const DAY_TO_COME =
  /(?:(?:周|星期|礼拜)[一二三四五六日天末]|明[天早晚]|后天|\d[日号]|今[天晚]|下午|晚上|(?<!\d个)(?:\d|[一二三四五六七八九十])月份?|[下本这]个?(?:月|周|星期|礼拜))(?:上午|下午|晚上)?(?:我们)?还(?:要|得|会|将)[^，,。；;\d]{0,4}$/;

/** 下周二还有1场, 12月还有两期, 今晚还有一场: what is held then; 下周还有3户没签 lacks, and 还有9场 tells no day. */
const HELD_THEN = /^(?:场次?|期|堂|节课?|课|讲|班|批次?|轮)$/;
const STILL_ON = /(?<!前|底|内|剩|[昨前][天日晚夜]的?)还有$/;
const LATER_TODAY = /(?:^|[，,：: ])(?:今[天日晚夜]|(?:今天)?(?:下午|晚上))[^，,。；;\d]{0,4}还有$/;
export const isHeldThen = (unit: string, head: string, after: string, isAhead: boolean): boolean =>
  HELD_THEN.test(unit) &&
  ((isAhead && STILL_ON.test(head)) || LATER_TODAY.test(head)) &&
  !/[没未不]/.test(after) &&
  !ONLY_MORE.test(after);

/** 再培训120人次就达标, 再有1个小区就齐: so many are lacking; 月内再办2场就齐 says when. */
const ONLY_MORE = /^[^就，,。；;\n\d]{0,5}就(?:能|可以|算|都)?(?:达标|够|满|齐|完|到数|收[官尾]|圆满|清零|凑[齐够满])/;
const SOON = /[内前底天周月年日号后]再/;

/** 12月打算再带300人；贷款发了2.4亿元: the plan of the clauses before ends where something is told as done. */
export const endsPlan = (before: string, head: string): boolean => GOES_ON.test(before) && JUST_DONE.test(head);

/** 四季度挂1个，活动办了25场, 1月拟铺0.7公里，眼下22.3公里: told as it is by now, and not for the days to come told before it. */
export const isOfNow = (head: string, before: string): boolean => OF_NOW.test(head) || isOtherThing(before, head);
const OF_NOW = /了|已|[完好成]的?(?:有|是)?$|现[在有]|眼下|目前|当前|今年|至今|此前|之前/;

/** 六一前后计划再搞5场，4个站都建好了: told as done behind it. */
const ALL_DONE =
  /^[^，,。；;\n\d不没未待等将会要再就才]{0,4}(?:都|均|全部?|已经?)[^，,。；;\n\d不没未待等将会要再就才]{0,4}(?:[了好妥毕]|到位|完[工成])/;

/** 九月2次，十月计划5次，队伍22支: the plan is one month's among others, and the next amount is of another thing. */
const PLAN_OF_MONTH =
  /\d[^，,\d]{1,3}[，,][^，,]{0,6}(?:月份?|[周旬]|星期|礼拜|季度)[里内]?(?:预计|计划|拟|打算|准备)[^，,。；;]{1,8}[，,]$/;
const OTHER_THING = /^(?!培训|服务|惠及|覆盖|受益|参与|观)[\u4e00-\u9fff]{2}$/;
/** The name of the thing may be left out, where it is counted in another unit: 十月计划5次，22支. */
const isOtherThing = (before: string, head: string, unit?: string): boolean =>
  (OTHER_THING.test(head) || (head === '' && unit !== undefined && !LAST_UNIT(before).endsWith(unit))) &&
  PLAN_OF_MONTH.test(before);
const LAST_UNIT = (before: string): string => before.replace(/[，,]$/, '');

/** Does the plan of the clauses before go on in the figure's own? */
export function goesOnFromPlan(before: string, head: string, after: string, unit?: string): boolean {
  if (OWN_VERB.test(head) || ALL_DONE.test(after) || endsPlan(before, head)) return false;
  if (isOtherThing(before, head, unit)) return false;
  const plan = lastOf(new RegExp(GOES_ON, 'g'), before);
  return plan >= 0 && Math.max(lastOf(ACTUAL, before), lastOf(TOTALLED, before)) < plan;
}

/** 列入2022年计划的站台改了17座: the plan tells which ones they are, and what is done to them is told behind. */
const PLANNED_ONES = new RegExp(
  `(?:计划|任务|目标|承诺|安排)(?:之内|之中|[内中里上])?的[^，,。；;\\n\\d将拟再要没未]{0,8}${DEED}[好完]?了$`,
);

/** Where in its clause up to the figure a plan was last spoken of; -1 for nowhere. */
export const announcedAt = (head: string): number =>
  Math.max(
    PLANNED_ONES.test(head) ? -1 : lastOf(PLANNED, head),
    lastOf(WISHED_FOR, head),
    RIGHT_BEFORE.exec(head)?.index ?? -1,
    /已/.test(head) ? -1 : lastOf(INTENDED, head),
  );

/** 十一月按计划查4期, told in that month: not yet done. */
export const isByPlan = (head: string): boolean => /按(?:照)?计划[^了已完好]{0,6}$/.test(head);

/** 本月排了7场还没演: when it is to be is settled, and nothing lacks. */
export const isScheduled = (head: string): boolean => IS_SCHEDULED.test(head);

/** 8场下周开, 3座能按期完工: the plan stands behind the figure. */
export const isAnnouncedBehind = (after: string): boolean => WHEN_BEHIND.test(after) || ABLE_BEHIND.test(after);
/** 8场定在下周, 3座排着, 220个挪到明年. */
const WHEN_BEHIND =
  /^[^，,。；;\n]{0,8}(?:将于|拟于|[已约改]?定[于在]|(?:安?排|推迟|顺延)[在到至]|(?:在|已)排(?![^，,。；;]*[完了])|排着|(?:挪|移|调整?|改|延后?|拖|放|留|压|错|转)[到至在]了?(?=[明后下]|\d{1,2}[月日号]|[一二三四五六七八九十]{1,3}[月日号]|年[后底]|元旦|春节|节后)|计划|预计|下周|下月|明天|[明来]年?[春夏秋冬]|开春|来年|翌年|(?:[节年]|元旦|春节)后[再才]?(?=[补再才装建改换开办做修铺演种挂])|过[完了]年)/;
/** 3座能按期完工, 6个可以完工. */
const ABLE_BEHIND = /^[^，,。；;\n已]{0,2}(?:能够?|可以|将)(?:按期|按时|如期|准时|全部|完|投|开|交|建)/;

/** 最后两场改成线上: still to be held, wherever that is. */
export const isLastMoved = (head: string, after: string): boolean => LAST_ONES.test(head) && MOVED.test(after);
const LAST_ONES = /(?:最后|末了?|压轴)的?$/;
const MOVED = /^的?(?:都|也)?(?:改|转|挪|移|换)(?:成|为|到|在|至)?(?![^，,。；;\n]*(?:了|[完好]$))[^，,。；;\n]{1,8}$/;

/** 下一批60套，预计11月签约, 下批上线8项; 没办成的2场讲座改到八月办: the next lot, and what is put off to a month to come. */
const NEXT_LOT = new RegExp(`下一?[批期轮]次?(?:有|是|的|再|要|将)?(?:${DEED}线?)?$`);
const PUT_OFF =
  /^[^，,。；;\n\d了]{0,8}(?:挪|改|移|调整?|延后?|推迟)[到至在](?=[明后下]|\d{1,2}月|[一二三四五六七八九十]{1,2}月|年[后底]|元旦|春节|节后)/;
export const isOfNextLot = (head: string): boolean => NEXT_LOT.test(head);
export const isPutOff = (after: string): boolean => PUT_OFF.test(after);

/** 十月有5场在排, 28日1场待演: settled for a day to come, and nothing lacks. */
export const isScheduledBehind = (after: string): boolean =>
  /^[^，,。；;\n\d没未]{0,4}(?:(?:在|已)排|排着|排期中|待[办演讲开放映])/.test(after);

/** 28日待演1场. */
export const isAwaited = (head: string): boolean => /待[办演讲开放映]$/.test(head);

/** 中秋前加1期: by a day to come, and nothing of its being done. */
export const isStillDue = (head: string): boolean => !/[了已好完]|累|共|达/.test(head);

/** 下月验收: no work by which more is done. */
const NO_WORK = '[^，,。；;\\n]{0,6}(?:验收|开会|[上汇]报|报[送数]|检查|填表)';

/** 路上有15台，八月装, 签了协议的8户，下旬动工: what is in hand, when the clause behind it tells a day to come for the work. */
const IN_HAND =
  /(?:路上|途中|手[上头里]|仓库里?|库里)的?(?:还有|有|是)?$|中的$|(?:签|订|谈|批|报|选|备)[^，,。；;\n\d没未]{0,6}的$/;
const IN_HAND_NEXT = /^[^，,。；;\n\d了已]{0,4}[，,]$/;
const WORK_NEXT = new RegExp(`^(?!${NO_WORK})[^，,。；;\\n\\d]{1,6}(?=$|[，,。；;！!\\n])`);
export const isInHandUntil = (text: string, q: Span, head: string, toCome: readonly Span[]): boolean =>
  IN_HAND.test(head) &&
  toCome.some(
    (d) => d.start > q.end && IN_HAND_NEXT.test(text.slice(q.end, d.start)) && WORK_NEXT.test(text.slice(d.end)),
  );

/** 明天去学校，约1100名; 礼拜一起换，头一批60盏: so many are meant, on the day to come that the clause before tells. */
const FIRST_GUESS = /^(?:大?约|大概|差不多|估计|头一?批|首批|第一批|先)(?:有|是|[\u4e00-\u9fff])?$/;
const DAY_OF_WORK = new RegExp(`^(?!${NO_WORK})[^，,。；;\\n\\d了已]{1,10}[，,]$`);
export const isGuessOfDay = (
  text: string,
  clause: number,
  head: string,
  isRough: boolean,
  toCome: readonly Span[],
): boolean =>
  (FIRST_GUESS.test(head) || (isRough && head === '')) &&
  toCome.some((d) => d.end < clause && DAY_OF_WORK.test(text.slice(d.end, clause)));

interface Span {
  start: number;
  end: number;
}

export const isOfDayToCome = (head: string): boolean => DAY_TO_COME.test(head);

export const isOnlyMore = (head: string, after: string): boolean => ONLY_MORE.test(after) && !SOON.test(head);
