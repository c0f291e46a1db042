/** 收到 and 明天再提醒: answers to a nudge that report nothing. */
import { addDays, addMonths, type Day, weekStart } from '../../day.js';
import { findDates } from '../days/dates.js';
import { DAY_NAMES, nextNamedDay } from '../days/named-days.js';
import { lacksSomething } from '../progress/lacks.js';
import { isWorkGoingOn, tellsOfStep } from '../progress/work-signs.js';
import { CLAUSE_END } from '../text/plain-text.js';
import { consistsOf } from '../text/typed-text.js';
import {
  ACKNOWLEDGE,
  ACKNOWLEDGE_SAYS,
  HANDED_ON,
  LATER_DAY,
  LATER_TODAY,
  REPORTING,
  REPORTS_LATER,
  SNOOZE,
  SOME_DAY,
} from './wording/message-words.js';

/** 1收到, 龙华街道已收到. */
const RECEIVED =
  /^@?(?:\d{1,2}[.、 ]{0,2})?[\u4e00-\u9fffA-Za-z：:\- ]{0,12}?(?:[签收]收|收到|知悉|知晓|[收敬]悉|已阅知?悉?|阅知)了?(?:通知|消息|提醒|短信|卡片|函)?[。！!]*$/;

const MOST_WORDS = 40;
const MOST_CLAUSES = 4;

const clausesOf = (text: string): string[] => text.split(/[，,。；;！!~～\n ]+/).filter((c) => c !== '');

/** 弄好了✅ reports. */
const TELLS_DONE = /[弄搞做办装修建改整][好完]了(?!再|就|给|报|发|跟|告)/;

export function isAcknowledgement(text: string): boolean {
  if (TELLS_DONE.test(text)) return false;
  if (consistsOf(text, ACKNOWLEDGE) && ACKNOWLEDGE_SAYS.test(text)) return true;
  if (HANDED_ON.test(text) || RECEIVED.test(text)) return true;
  const clauses = clausesOf(text);
  const [first = ''] = clauses;
  const greets = consistsOf(first, ACKNOWLEDGE) && ACKNOWLEDGE_SAYS.test(first);
  return greets && ((clauses.length <= MOST_CLAUSES && text.length <= MOST_WORDS) || clauses.every(isOfTheOffice));
}

/** A receipt and nothing but what goes on between offices: 收到，材料齐了我统一报给您; 开会中，先回个收到，数据晚点补. */
export function isReceiptOnly(text: string): boolean {
  const clauses = clausesOf(text);
  const isReceipt = isAcknowledgement(text) || clauses.some((clause) => RECEIPT_FIRST.test(clause));
  if (WAITS_FOR_SOMEBODY.test(text)) return true;
  return clauses.length > 1 && isReceipt && clauses.every(isOfTheOffice) && TO_REPORT.test(text);
}

/** 等科长回来就填: who has to be there before it is told. */
const WAITS_FOR_SOMEBODY =
  /^(?:我们?)?等(?:我们?)?[^，,。；;\n\d]{0,4}(?:领导|主任|[科处局股队所]长|同事|经办人?|负责人|分管|他|她|老师)[^，,。；;\n\d]{0,5}(?:回来|上班|到岗|散会|签字|同意|过目|看过|有空)了?(?:之?后|以后)?(?:我们?)?(?:再|就|马上|立即)+(?:给[您你]们?)?(?:[上填回]?报|填|发|回|交)[^，,。；;\n]{0,4}$/;

/** 先回个收到. */
const RECEIPT_FIRST = /^(?:我们?)?先(?:给[您你]们?)?(?:回|说|打|发|报)?(?:一?个|一?声)?收到了?$/;

const SO_THEN = '(?:我们?)?(?:再|就|马上|立即|统一|一并|第一时间|一起|尽快)+';
/** When it will be told (等科长回来就填, 8个项目这就填, 数据晚点补), and to whom it is passed on (已移交项目科的同事跟进). */
const TO_REPORT = new RegExp(
  [
    `(?:齐|好|完|出来|回来|到岗?|上班|散会|签字|同意|过目|落地)了?(?:之?后|以后)?${SO_THEN}(?:[上填回]?报|发|送|交|填|[补回](?!种|植|建|修)|(?:跟|给|向|和)[您你]们?(?:说|讲|回|汇报))`,
    '(?:这就|马上|立即|现在|今[天晚]|晚点|晚些|稍后|回头|到[站家]|明[天早])(?:就|再|一起)?(?:填|补(?!种|植|建|修)|[上填]报)',
    // 晚上回办公室对照台账逐个填, 下班前把情况整理好报给您
    '(?:今晚|晚上|中午|下午|下班[之以]?前|下班后|回(?:去|单位|街道|办公室))[^，,。；;\\n\\d完没未]{0,14}(?:填|[上填回]?报给?(?=[您你]|$))|尽快报(?=$|[，,。；;！!])',
    '填(?:完|好)(?:了|再|就|之?后|$)|把?表填了',
    '(?:移交|转交?|交|派|分|转达|转发)(?:给|到|至)?了?[^，,。；;\\n]{1,10}(?:跟进|处理|办理|落实|回复|核实|对接|填报?)$',
  ].join('|'),
);

/** 我先把清单转给社区, 材料齐了我统一报给您, 数字要对得上才敢往上报: what goes on between offices once a nudge has come, and nothing counted. */
const isOfTheOffice = (clause: string): boolean =>
  (OF_THE_OFFICE.test(clause) || consistsOf(clause, ACKNOWLEDGE)) &&
  !/[\d%％]|[完竣开][工成]/.test(clause.replace(SO_MANY_ASKED, ''));
const OF_THE_OFFICE =
  /收到|知道|明白|好的|核[对实完查清]|[上填回]?报|回复|反馈|填|发(?!放|证|电)|转[给发告达]|材料|资料|清单|照片|数据?字?|汇总|统计|开会|催|问|招呼|沟通|对接|辛苦|谢|[您你]|领导|主任|[科处]长|科室|同[志事]|经办|加班|值班|隔离|手机|没电|没看[到见]|碰(?:一?下|一?个?头)|台账|办公室|惦记|记[下住]|盯|高铁|飞机|信号|出差|外面|不容易|放心|理解|慢/;
/** 8个项目, 两张表: how many of them one is asked about. */
const SO_MANY_ASKED =
  /[那这]?[\d一二两三四五六七八九十]{1,2} ?(?:个(?:项目|任务|事项)|张(?:表格?|卡片?)|份表格?|条(?:消息|提醒)?|项(?:任务)?)/g;

/** 20-5知道了，这就去催: said of a project that is named, where 可以 or 已处理 may be said of the work. */
export const isReceived = (words: string): boolean =>
  RECEIPT.test(words.trim()) && isAcknowledgement(words.trim().replace(/^的事情?/, ''));

const RECEIPT =
  /^[，, ]?(?:我们?|这?[两二三四五六七八九\d]{1,2}[个项条])?(?:的?(?:通知|消息|提醒|催办|短信|卡片|事情?))?(?:我们?)?(?:都|均|已经?|也)?(?:收到|知道|知悉|看到|晓得|明白|了解|[收获]悉|好的|好嘞|ok|遵命|得令|照办|已阅|记[下住])/iu;

/** 房源还在核验，核完再报: that more follows, behind what is told of the work; 其它片区数还没出: that of the others no number is there. */
export function withoutReportToCome(whole: string): string {
  const text = whole.replace(OTHERS_UNCOUNTED, '');
  const match = REPORT_TO_COME.exec(text);
  const told = match ? text.slice(0, match.index) : text;
  return match && isWorkGoingOn(told) && !OF_PAPERS.test(told) ? told : text;
}

const OTHERS_UNCOUNTED =
  /(?<=\d[^。\n]{0,40})[，,；;。](?:其[他它余]|别的|剩下)[^，,。；;\n]{0,6}(?:数据?|数字|报表)(?:还|都|也|暂时?|尚)?(?:没有?|未)(?:出|报|统计|汇总|核|齐|上来|到|$)[\u4e00-\u9fff]{0,3}[。！!]?$/;

const REPORT_TO_COME =
  /[，,；;。](?![^，,。；;\n]*[问看确实])[^，,。；;\n]{0,6}(?:完|好|妥|清楚?|出来|下来|准|定|了)(?:之?后|以后)?再(?:[跟向给和与](?:[您你]们?|领导|督办|办里))?(?:上报|反馈|回复|汇报|报告?|填|说|讲)[过来给您吧。！!一下声]{0,4}$/;
const OF_PAPERS = /[数表]|资料|材料|照片|收到|好的|明白/;

/** 收到，稍后报: no other day is asked for. */
const SOON =
  /(?:稍后|回头|晚点|晚些|等下|等会儿?|一会儿?|待会儿?)(?:就)?(?:报|填|上报|反馈|回复|提交|处理|落实|办理|[弄搞办做](?=[。！!]?$)|[^，,。；;\n]{0,8}去(?:问|看|催|办|查|核|了解|落实)[^，,。；;\n]{0,4}$)/;

const acknowledgesFirst = (text: string): boolean => {
  const [first = ''] = text.split(/[，,。；;！!\n ]/);
  return consistsOf(first, ACKNOWLEDGE) && ACKNOWLEDGE_SAYS.test(first);
};

/** 通知收到了 is no wish to be told. */
const ASKS_TO_BE_TOLD = /提醒|催(?!单|办)|通知(?!我?们?(?:已经?|也|都)?(?:收|看|知))|叫/;

/** To be reminded later, or the word that the report comes later: 明天报, 周一给你. 收到，明天上报 only acknowledges. */
export function isSnooze(text: string, today: Day): boolean {
  if (SNOOZE.test(text)) {
    const asksNothing = SOON.test(text) || snoozeDay(text, today) === null;
    return !(acknowledgesFirst(text) && asksNothing && !ASKS_TO_BE_TOLD.test(text));
  }
  const clauses = text.split(CLAUSE_END).filter((c) => c.trim() !== '' && !consistsOf(c.trim(), ACKNOWLEDGE));
  const only = clauses.at(-1);
  if (clauses.length > MOST_CLAUSES || !only || ACKNOWLEDGE_SAYS.test(text.replace(only, ''))) return false;
  const day = new RegExp(LATER_DAY, 'g');
  const rest = only.replace(day, '');
  return rest !== only && REPORTING.test(rest) && consistsOf(rest, REPORTS_LATER);
}

/** 先别催，场地没批: no day is asked for, and told is what the work still lacks; null where that is not so. */
export function withoutSnooze(text: string, today: Day): string | null {
  if (!ASKS_TO_BE_TOLD.test(text) || !isSnooze(text, today) || snoozeDay(text, today) !== null) return null;
  const told = text.split(CLAUSE_END).filter((clause) => !SNOOZE.test(clause) && !DO_NOT.test(clause));
  return told.some((clause) => lacksSomething(clause) && !OF_PEOPLE.test(clause)) ? told.join('，').trim() : null;
}
/** 收到，还在铺砖: a receipt, and how far the work has come. */
export const tellsStepToo = (text: string): boolean =>
  text
    .split(CLAUSE_END)
    .some(
      (clause) =>
        !consistsOf(clause.trim(), ACKNOWLEDGE) &&
        tellsOfStep(clause) &&
        lacksSomething(clause) &&
        !OF_PEOPLE.test(clause) &&
        !OF_OFFICE_WORK.test(clause) &&
        !REPORTING.test(clause),
    );
/** 正在推进, 正在组织: no step of the work itself. */
const OF_OFFICE_WORK = /组织|推进|宣传|排查|走访|摸底|开展|协调|整改|复查|评审|公示|论证|批复/;
const OF_PEOPLE =
  /我|[您你]|人|数|表|材料|资料|照片|领导|[科处局主]长|主任|同事|科室|电脑|系统|网|空|时间|忙|开会|出差|报|填|回|统计|汇总|消息|通知|清楚|知道/;

/** 这周不要提醒了，下周二再说: the day after it counts. */
const DO_NOT = /别|不要|甭|不用|莫|勿|停|静音|免打扰/;

/** 周四回来再弄: the next one, whatever is told of it. */
const WEEKDAY = /^(?:周|星期|礼拜)[一二三四五六日天]$/;

/** 20日前别催了: no day that is past. */
const NO_PAST = /(?<=提醒|催|发|推送|弹|[找问])了/g;

/** 过阵子, 容后, 缓缓再催, 回来提醒我: some days on. */
const IN_A_WHILE =
  /过(?:一?阵子?|些(?:天|日子))|改[天日]|得空|有空|空[了下]|闲[了下]|容后|缓一?缓|回来(?=再|后|就?(?:提醒|催|叫|通知))/;

/** 冬至再提醒我, 大年初五再催. */
const FEAST_THEN = new RegExp(
  `(?<!过完?了?)(?<feast>${DAY_NAMES.join('|')})节?(?:那一?天|当[天日])?(?:[再才]|提醒|催|叫我|通知我)`,
);

/** 年后再催, 过完年提醒我: when the holidays of the Spring Festival are over. */
const NEW_YEAR_OVER = /(?<![\d今明去本一二两三四五六七八九十几多])年后|过完?了?年(?!底|初)|春节(?:假期)?[之以]?后/;
const HOLIDAYS = 7;
const afterNewYear = (today: Day): Day | null => {
  const festival = nextNamedDay('春节', today);
  return festival && addDays(festival, HOLIDAYS);
};

/** The first day that the words allow: 下周再说 is next Monday, 过两天 the day after tomorrow, 晚点 still today. */
export function snoozeDay(text: string, today: Day): Day | null {
  const ahead = findDates(text.replace(NO_PAST, ' '), today)
    .map((d) => (WEEKDAY.test(d.text) && d.to <= today ? { ...d, from: addDays(d.from, 7), to: addDays(d.to, 7) } : d))
    .filter((d) => d.to > today);
  const told = ahead.find((d) => /^[\u4e00-\u9fff]{0,4}?[再才]/.test(text.slice(d.end)));
  if (told && told.from > today) return told.from;
  const date = DO_NOT.test(text) && !DO_NOT.test(text.slice(ahead.at(-1)?.end ?? 0)) ? ahead.at(-1) : ahead[0];
  if (date && date.from <= today && DO_NOT.test(text)) return addDays(date.to, 1);
  if (date) return date.from > today ? date.from : date.to;
  const some = SOME_DAY.exec(text)?.groups?.few;
  if (some === '两') return addDays(today, 2);
  if (some === '三' || some === '几') return addDays(today, 3);
  const feast = FEAST_THEN.exec(text)?.groups?.feast;
  if (feast) return nextNamedDay(feast, today);
  if (NEW_YEAR_OVER.test(text)) return afterNewYear(today);
  if (IN_A_WHILE.test(text)) return addDays(today, 3);
  if (/明[早晚]|隔[天日]/.test(text)) return addDays(today, 1);
  if (/下周/.test(text)) return addDays(weekStart(today), 7);
  if (/下个?月/.test(text)) return `${addMonths(today, 1).slice(0, 8)}01`;
  return LATER_TODAY.test(text) && !some ? today : null;
}
