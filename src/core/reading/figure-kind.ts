/** Whether a reported figure is done, newly done, still to do or planned: by the words around it. */
import type { Day } from '../day.js';
import type { FigureKind } from '../measure.js';
import type { FoundDate } from './dates.js';
import { goesOnWhile, isOfWhile, sumsWhile } from './figure-while.js';
import type { Quantity } from './quantities.js';
import { isShareOfTask } from './task-shares.js';
import { isShare } from './unit-kinship.js';

const REMAINING =
  /未开工|未启动|未完工|未实施|未(?=[建办装改]\d)|(?<!现)在建|正在建设|正在施工|还差|尚差|仍差|只差|相差|(?<![误偏温时落级出等])差(?!异|别|距|旅|不多)|剩余|剩下|还剩|仅剩|只剩|剩|尚余|仅余|余下|还余|尚有|仍有|缺口|还缺|尚缺|短缺|还欠|未完成|还需|仍需|尚需|还要|还得|待完成|待建|待办|待开展|还有|余量|[余短缺](?=(?:最后)?[\d一二两三四五六七八九十]?$)|[缺欠少]的$|(?<![招接款期善对看等])待(?![遇命人])[\u4e00-\u9fff]{1,2}(?=$)|(?<![不至减])少(?:[建办做装改修通开]了?|了)?(?=(?:最后)?$)|(?<![消清拆解排免删去破扫铲废])除了?$|(?:没|未(?!成年|来))[^，,。；;\n]{1,5}的(?:有|是|还有|剩)?|没(?!有|收|事|问题|错)[\u4e00-\u9fff]{1,2}(?= ?$)|未(?!来|成年|婚|满)[\u4e00-\u9fff]{1,2}(?:段|部分|路段|点位|处|的)?(?=$)|欠(?![缺薪款费租])|亏(?=空|欠|缺|$|\d)|缺额|空额|空缺|空着|(?:取消|停[办演开]|砍掉?|搁置|流掉|推掉|落空|推迟|延期|延后)了?(?=$)|(?<!现|正)在(?:评|审|批|办|装|谈|改|修|做|验|铺|招|报|施工|安装|调试|申报|改造|整改|评审)的?(?:有|是)?(?=$)|差额|赤字|窟窿|尾巴|[落拉漏]下(?=了?[\d一二两三四五六七八九十]?$)|其余(?!已)/g;

/** 未举办4场, 未装插口57个, 待改投放点6个. */
const NOT_DONE_BEFORE =
  /(?:没|未|待)(?:能|有)?(?:举办|开展|建设|改造|安装|实施|完[工成]|布设|施划|更[换新]|升级|启用|投用|开放|移交|培训|筹集|入户|验收|发[放完]|[办建装改开做修换拆配铺种划补通亮交])[^，,。；;\n\d了只才已就仅而的目任]{0,6}$/;

/** 重复的剔掉5个，还有124个: what stands after it. */
const AFTER_SORTING =
  /(?:(?:剔|扣|去掉|除去|刨|核减)[^。；;\n\d]{0,4}\d|重复[^，,。；;\n]{0,4}[剔扣去刨除]|[剔扣去刨除][^，,。；;\n]{0,3}重)[^。；;\n]{0,12}(?:还有|还剩|剩下?|余下?)了?$/;

/** 其余十五个入了, 剩的2座上周完工: the others, of which it is told that they are done. */
const THE_OTHERS =
  /(?:(?<!还|只|就|仅|尚)(?:其余|其[他它]|剩[下余]?|余下|(?:之前|原先|原来|上次)[差欠缺剩])|还有)(?:的|那)?$/;
const SINCE_DONE =
  /^(?!了)[^，,。；;\n\d不没未待等跟随将会下明预再要能争计就才被征占停]{0,8}(?:[了好妥毕]|到位|完[工成]?了?|竣工了?)(?=$|[，,。；;！!\n])/;

/** 其余2座主体完工、正在安装洁具: and yet not done. */
const GOES_ON_STILL = /^[^，,。；;\n]{0,12}、(?:正|还|仍)?在/;

const PLANNED =
  /预计|(?<![按照超出动行])计划(?!生育|外)|(?<![只才未不就])(?:能够?|可以?)(?:到|达到?|冲到?|完成|装到?|[建办开增做]到?)(?![^，,。；;\d]{0,3}的|[^，,。；;]{0,8}的有)|(?<![只才未不就])能[\u4e00-\u9fff]{1,2}[够到满足](?=$)|完就(?:是|有|到|够)?(?=$)|(?:只能|最多|顶多|至多)[做装建办开到]{0,2}(?=$)|原定|拟|力争|争取|确保|准备|打算|目标|任务(?!完成|之?中)|应完成|应建|应办|需完成|要求|下一步|接下来|(?:今明|明后)[两二]?[天日]|安排|承诺|(?:申请|建议|拟)?调[整减增低高](?:为|到|至|成)|未达到?|没有达到|没达到/g;

const INTENDED = /将(?!近|军)/g;

const ACTUAL = /已|实际|目前|现有|完成了|办了|开展了|曾/g;

/** A plan in so many verbs goes on in the next clause: 预计完成8场，培训300人. */
const GOES_ON = /预计|(?<![按照超出动行])计划|将|力争|争取|确保|拟|打算|准备/;

/** 计划320场，截至20日共放映312场，观影6380人次: no plan any more. */
const TOTALLED = /截[至止]|累计|共/g;

const OWN_VERB = /完成|建成|[建装改修做开演讲划种换铺][起好完了得]|办|实际|目前|现|累计|共|已|实现|达/;

const JUST_DONE = /[\u4e00-\u9fff]了$/;

const TARGET_DONE = /完成(?:了)?(?:年度|全年|既定|本年度)?(?:目标|任务)/;

const ANEW =
  /又|另外?(?!外)|净增|本次|此次|这次|本轮|新(?:办|开|装|改|添)了?$|新[办演讲搞放]的$|刚(?:新?增[加设添]?|[添加])了?$|(?:^|[，,。；; ])多了$|再(?=[^，。；]{0,6}了)|(?:比|较)上(?:次|周|月|个月|期)|环比|(?:比|较)[^，,。；;]{1,8}(?:增加|新增|净增|增长|[多增添][装建办改修做开讲演划配]?)[了出]?$|[跟同和与][^，,。；;]{1,8}比[，,]?[多增涨][\u4e00-\u9fff]?了$|[刚才]补|(?<!差不)多(?:办|建|装|改|做|开|修)了/;

const NOT_YET_AFTER =
  /^的?(?:尾巴|缺口|欠账|窟窿|空缺|差额|缺额|余量)|^[^，,。；;\n]{0,10}?(?:没(?!错|问题|[变涨减增])|未(?!成年|来|变)|待(?!遇)|在建|正在(?!用|使用|运|营|服务|开放|供)|施工中|建设中|(?<=^[^，,。；;\n]{0,4})(?<![现放装建设布摆挂安])在(?!用|使用|开|运|营|供|服务|册|岗|社|各|全|内|校|建成|[\u4e00-\u9fff]{0,3}[前里上内中区])[\u4e00-\u9fff]{1,4}(?=$|[，,。；;])|(?:[拦卡堵搁挡压]|停)(?:住|着|下|了|在)|[拖悬]着|(?<=^[^，,。；;\n]{0,4})等(?=[\u4e00-\u9fff])(?!共|合计|等|[一二两三四五六七八九十])|不同意|不配合|[\u4e00-\u9fff](?<![差少对行])不(?:下来?|动|了[门场]?(?=$|[，,。；;])|成|拢|出来|过来|起来|进|到位|开(?=$|[，,。；;])|通(?=$|[，,。；;]))|暂缓|缓[建办改]|联系不上|找不[到着]|进不[去了]|打不通|不具备|不满足|占着|被[^，,。；;\n]{1,6}占|冲突(?=$|[，,。；;])|受[阻限]|(?:年后|节后|明年|开春)(?:后|以后)?[才再]|处[于在](?=[^，,。；;\n]{1,6}(?:期|阶段|环节|中)(?=$|[，,。；;]))|泡汤|黄了|没戏|流产|落空|告吹|搁浅|作罢|[挂压悬]着|因[^，,。；;\n]{1,6}(?:推迟|延期|延后|取消|暂停)|(?:推迟|延期|延后|搁置)(?![^，,。；;\n]*了))/;

/** 另两所场地受限，未能启用: the clause after it says what they lack. */
const OF_THE_REST = /(?:另外?有?|其余|余下|剩下|还有)的?$/;
const UNDONE_NEXT = /^[^，,。；;\n\d]{0,12}[，,][^，,。；;\n\d]{0,4}(?:未|没|尚(?!可)|无法|暂(?!时已)|待)/;

interface Setting {
  head: string;
  sentence: number;
  clause: number;
  date: FoundDate | null;
  asOf: Day | null;
  total: boolean;
  today: Day;
  /** A day to come is told behind it, and nothing of its being done: 最后两场27号演. */
  later: boolean;
  all: Quantity[];
}

/** The nearest word before a figure that tells its kind, else the clause before it, else its date. */
export function kindOf(text: string, q: Quantity, s: Setting): FigureKind {
  if (NOT_DONE_BEFORE.test(s.head)) return 'remaining';
  if (isShareOfTask(q.unit, s.head)) return 'cumulative';
  const remaining = lastOf(REMAINING, s.head);
  const planned = Math.max(lastOf(PLANNED, s.head), /已/.test(s.head) ? -1 : lastOf(INTENDED, s.head));
  const actual = lastOf(ACTUAL, s.head);
  const cue = Math.max(remaining, planned, actual);
  const after = text.slice(q.end, q.to);
  if (remaining >= 0 && remaining === cue && DAY_TO_COME.test(s.head)) return 'planned';
  if (remaining >= 0 && remaining === cue)
    return AFTER_SORTING.test(text.slice(s.sentence, q.start)) ||
      (THE_OTHERS.test(s.head) &&
        !s.later &&
        SINCE_DONE.test(after) &&
        !GOES_ON_STILL.test(text.slice(q.end, q.end + 24))) ||
      /^[^，,。；;\n]{0,12}(?:已(?!经?(?:下[单达]|订|报|采购|招标|开工|动工|进场|安排|在))|也[^，,。；;\n]{0,8}[了上好完])/.test(
        after,
      )
      ? 'cumulative'
      : 'remaining';
  if (!isShare(q.unit) && NOT_YET_AFTER.test(after) && !/已/.test(after.slice(0, 6))) return 'remaining';
  if (OF_THE_REST.test(s.head) && UNDONE_NEXT.test(text.slice(q.end, q.end + 40))) return 'remaining';
  // 12个点位中8个已完工: the first is the whole
  if (/[中里]$/.test(after.trim()) && s.all.some((o) => o.start === q.to)) return 'planned';
  if (actual >= 0 && actual === cue) return isNew(s) ? 'new' : 'cumulative';
  if (planned >= 0 && !TARGET_DONE.test(s.head)) return 'planned';
  if (s.date && s.date.from > s.today && !s.asOf && !JUST_DONE.test(s.head)) return 'planned';
  if (MONTH_GOES_ON.test(s.head) && TOLD_SO_FAR.test(text.slice(s.sentence, s.clause))) return 'new';
  if (/再/.test(s.head) && !/了/.test(s.head))
    return !s.date && ONLY_MORE.test(after) && !SOON.test(s.head) ? 'remaining' : 'planned';
  if (
    /^[^，,。；;\n]{0,8}(?:将于|拟于|[已约改]?定[于在]|(?:安?排|推迟|顺延)[在到至]|计划|预计|下周|下月|明天)/.test(
      after,
    )
  )
    return 'planned';
  if (/^[^，,。；;\n已]{0,2}(?:能够?|可以|将)(?:按期|按时|如期|准时|全部|完|投|开|交|建)/.test(after)) return 'planned';
  const isPast = s.date !== null && s.date.to <= s.today;
  if (planned < 0 && !s.total && (s.later || (!isPast && goesOn(text, s)))) return 'planned';
  if (restates(text.slice(s.sentence, s.clause), s.head)) return 'cumulative';
  if (!s.total && !isShare(q.unit) && isOfWhileBefore(text, q, s)) return 'new';
  return isNew(s) || (IS_NEW.test(after) && !s.total) ? 'new' : 'cumulative';
}

/** 周四还要办一场, told on Wednesday. */
const DAY_TO_COME =
  /(?:(?:周|星期|礼拜)[一二三四五六日天末]|明[天早晚]|后天|\d[日号]|今[天晚]|下午|晚上)(?:上午|下午|晚上)?(?:我们)?还(?:要|得|会|将)[^，,。；;\d]{0,4}$/;

/** 年初至11月累计10场，本月再开2场: the month after those that were told. */
const MONTH_GOES_ON = /^(?:本|这个?)月再[\u4e00-\u9fff]{1,2}$/;
const TOLD_SO_FAR = /[至到][^，,。；;]{1,4}月[^，,。；;]{0,2}(?:累计|一?共|总共)[^，,。；;]{1,12}[，,]$/;

/** 上次报7个，这次9个: this time so many are there. */
const restates = (before: string, head: string): boolean =>
  LAST_TIME.test(before) && /[这本此]次[^新又增添多]{0,4}$/.test(head);
const LAST_TIME = /上[次回][^，,。；;\d]{0,6}\d/;

/** What a while adds up to is new as well: 国庆期间共演6场. */
const isNew = ({ head, total }: Setting): boolean => (total ? sumsWhile(head) : ANEW.test(head) || isOfWhile(head));

const isOfWhileBefore = (text: string, q: Quantity, { sentence, all }: Setting): boolean =>
  goesOnWhile(
    text.slice(sentence, q.start),
    q.unit,
    all
      .filter((o) => o.start >= sentence && o.end <= q.start)
      .map((o) => ({ start: o.start - sentence, unit: o.unit })),
  );

/** Of late: 本月, 这周, 昨天. */
const LATELY =
  '(?:(?:[本这当]|最?近)[\\u4e00-\\u9fff]{0,2}(?:[月周天旬]|星期|礼拜|季度?)|今[天日早]|昨[天日晚]|刚刚?)[里内]?[才刚]?';
const ADDED = '新(?:增加?|[办演讲搞放装建改做开添设修换铺配布通])';

/** 3场是新增的, 这3场是新演的, 20个是本月新装, 3个这月通的. */
const IS_NEW = new RegExp(
  `^[都也只就才仅]?(?:[是算](?:${LATELY})?${ADDED}|[是算]${LATELY}(?:(?![没未不要能会数底])[\\u4e00-\\u9fff]){0,3}|${LATELY}${ADDED}|${LATELY}(?:(?![没未不要能会数底])[\\u4e00-\\u9fff]){1,3}的)的?(?=$|[，,。；;])`,
);

/** 再培训120人次就达标: so many are lacking; 月内再办2场就齐 says when. */
const ONLY_MORE = /^就(?:能|可以)?(?:达标|够|满|齐|完|到数)/;
const SOON = /[内前底天周月年日号后]再/;

/** 12月打算再带300人；贷款发了2.4亿元: the plan of the clauses before ends where something is told as done. */
export const endsPlan = (before: string, head: string): boolean => GOES_ON.test(before) && JUST_DONE.test(head);

function goesOn(text: string, { head, sentence, clause }: Setting): boolean {
  const before = text.slice(sentence, clause);
  if (OWN_VERB.test(head) || endsPlan(before, head)) return false;
  const plan = lastOf(new RegExp(GOES_ON, 'g'), before);
  return plan >= 0 && Math.max(lastOf(ACTUAL, before), lastOf(TOTALLED, before)) < plan;
}

function lastOf(expression: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(expression)) last = match.index;
  return last;
}
