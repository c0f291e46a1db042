/** A correction that names a day, a unit or a number alone: what was said before is read anew with it in its place. */
import type { Day } from '../../day.js';
import type { Project } from '../../registry.js';
import { type FoundDate, findDates } from '../days/dates.js';
import { findNumbers, parseNumber } from '../numbers/numbers.js';
import { measureWordAt } from '../text/measure-words.js';
import { chatClaim } from './claims/chat-claim.js';
import type { Draft, Setting } from './model.js';
import { CORRECTION } from './wording/message-words.js';

/** 是公里不是米, 不是米，是公里, 米改成公里 */
const UNIT_FOR_UNIT = [
  /是(?<right>[\u4e00-\u9fff%]{1,3}?)，?(?:而)?不是(?<wrong>[\u4e00-\u9fff%]{1,3})[。！!]?$/,
  /^不是(?<wrong>[\u4e00-\u9fff%]{1,3})，?(?:而|应该?)?是(?<right>[\u4e00-\u9fff%]{1,3})[。！!]?$/,
  /^(?!单位)(?<wrong>[\u4e00-\u9fff%]{1,3}?)(?:改成|改为|应为|应该是|换成)(?<right>[\u4e00-\u9fff%]{1,3})[。！!]?$/,
];
/** 单位写错，是公里 */
const UNIT_ALONE =
  /^单位(?:[写打填报说搞弄]错了?|不对|有误|错了)?[，,]?(?:应该?)?[是为]?(?<right>[\u4e00-\u9fff%]{1,4}?)(?:才对)?[。！!]?$/;

const IDLE = /[了吧的是为应该正确改成到左右才对。！!~，,：: ]/g;

/** 「12月24号完工」, then 「时间写错，是12月14号」; 「修复12.6米」, then 「单位写错，是公里不是米」; 「讲座34场」, then 「不对，33」. Null where more is said. */
export function reworded(before: Draft, text: string, { own, today }: Setting): Draft | null {
  const [part, ...others] = before.parts;
  if (!part || others.length > 0) return null;
  const said = withUnit(part.text, text) ?? withDay(part.text, text, today) ?? withNumber(part.text, text, own);
  if (said === null) return null;
  const projects = own.filter((p) => part.projects.includes(p.number));
  return { ...before, parts: [{ ...part, text: said, claim: chatClaim(said, projects, today) }] };
}

function withUnit(said: string, text: string): string | null {
  const told = UNIT_FOR_UNIT.map((one) => one.exec(text)?.groups).find((one) => one !== undefined);
  const right = told?.right ?? UNIT_ALONE.exec(text)?.groups?.right;
  if (right === undefined || measureWordAt(right, 0)?.end !== right.length) return null;
  const units = [...said.matchAll(AMOUNT)].flatMap((one) => {
    const at = one.index + one[0].length;
    const end = measureWordAt(said, at)?.end;
    return end === undefined || (told && said.slice(at, end) !== told.wrong) ? [] : [{ at, end }];
  });
  const [unit, ...others] = units;
  if (!unit || (!told && others.length > 0)) return null;
  return said.slice(0, unit.at) + right + said.slice(unit.end);
}

/**
 * 「讲座34场」, then 「写错了，33」, 「34→33」 or 「33，多算了1」: the one amount that was told, with another number. What the further
 * clauses tell is told besides: 记成34了，其实33，还差1场.
 */
function withNumber(told: string, corrected: string, own: readonly Project[]): string | null {
  const [said, correction] = [inDigits(told), inDigits(corrected)];
  const whole = withAmount(said, correction, own);
  const [, first = '', more = ''] = FIRST_CLAUSE.exec(correction) ?? [];
  const amount = whole ?? (first === '' ? null : withAmount(said, first, own));
  return whole === null && amount !== null ? amount + more : amount;
}

/** The correction itself, and what goes on behind it: 39改40，今天又一场. */
const FIRST_CLAUSE = new RegExp(`^((?:${CORRECTION.source})?[^，,。；;\\n]{1,12})([，,。；;][^\\n]{2,60})$`);

/** 三十九改四十: 39改40. */
const inDigits = (text: string): string =>
  findNumbers(text)
    .filter((n) => !n.approximate && n.text.length > 1 && /^[\u4e00-\u9fff]+$/.test(n.text))
    .reduceRight((said, n) => said.slice(0, n.start) + n.value + said.slice(n.end), text);

/** 改成3个, 调整为40 */
const CHANGED_TO = /^(?:更?改|调整?|变更|修改)(?:成|为|到)(\d[\d.]*[万亿千]?)[\u4e00-\u9fff%]{0,2}[了吧的。！!]*$/;

function withAmount(said: string, correction: string, own: readonly Project[]): string | null {
  const amounts = [...said.matchAll(AMOUNT)];
  const [wrong, ...more] = amounts.filter((one) => turned(one[0], correction) !== undefined);
  const [only, ...others] = wrong && more.length === 0 ? [wrong] : amounts;
  if (!only || others.length > 0) return null;
  const right =
    numberOf(rightOf(correction) ?? '', said.slice(only.index + only[0].length)) ??
    turned(only[0], correction) ??
    CHANGED_TO.exec(correction)?.[1] ??
    anew(correction, own) ??
    explained(only[0], correction) ??
    withNought(only[0], correction, said.slice(only.index + only[0].length));
  if (right === undefined) return null;
  const rest = said.slice(only.index + only[0].length);
  return said.slice(0, only.index) + right + (isWhole(right) ? rest.replace(/^[万亿千]/, '') : rest);
}

/** 33了; 3个, where as many 个 were told. */
function numberOf(right: string, after: string): string | undefined {
  const { number, unit = '' } = RIGHT_NUMBER.exec(right)?.groups ?? {};
  return after.trimStart().startsWith(unit) ? number : undefined;
}
const RIGHT_NUMBER = /^(?<number>\d[\d.]*[万亿千]?) ?(?<unit>[个座场家处条盏户套台间件名项]|公里|人次)?[了吧的。！!]*$/;

const AMOUNT = /(?<![\d.-])\d[\d.]*(?![\d.-])(?![月日号年点])/g;

/** 1.6万人次, then 16820: no 万 of them. */
const isWhole = (right: string): boolean => /[万亿千]$/.test(right) || Number(right) >= 1000;

/** 4处→5处, 4改5, 是5不是4: what was said, and what is right. */
function turned(was: string, correction: string): string | undefined {
  const found = [TURNED, TURNED_FROM, NOT_SO].map((one) => one.exec(correction)).find((one) => one !== null);
  const { wrong, right } = found?.groups ?? {};
  return wrong === was ? right : undefined;
}

/** 是5不是4, 九月的是5家，不是6家 */
const NOT_SO =
  /^(?:(?:\d{1,2}月)?[^，,。；;\n\d]{0,8}是)?(?<right>\d[\d.]*)[\u4e00-\u9fff%]{0,2}，?(?:而)?不是(?<wrong>\d[\d.]*)[\u4e00-\u9fff%]{0,2}$/;

/** 122（原118） */
const TURNED_FROM =
  /^(?<right>\d[\d.]*)[\u4e00-\u9fff%]{0,2}[（(]原[报来为是]{0,2}(?<wrong>\d[\d.]*)[\u4e00-\u9fff%]{0,2}[）)]$/;

const TURNED =
  /^(?:[由从把]|上面|前面|刚才)?那?个?的?(?<wrong>\d[\d.]*)[\u4e00-\u9fff%]{0,2}?[，,]? ?(?:→|➡|-{1,2}>|={1,2}>|应?该?是|应为|应?(?:[改变调]|更正|修正|调整)[成为到]?) ?(?<right>\d[\d.]*)[\u4e00-\u9fff%]{0,2}$/;

/** 96.8了, where no project has such a number. */
function anew(correction: string, own: readonly Project[]): string | undefined {
  const right = /^(\d{1,3}\.\d{1,2})[了吧的。！!]{0,2}$/.exec(correction)?.[1];
  return right === undefined || own.some((p) => p.number === right.replace('.', '-')) ? undefined : right;
}

/** 29000, then 多打了个0; 290, then 少了一个零. */
function withNought(was: string, correction: string, after: string): string | undefined {
  const how = NOUGHT.exec(correction)?.groups?.how;
  if (how === undefined || !/^[1-9]\d*$/.test(was) || /^[万亿千]/.test(after)) return undefined;
  return how !== '多' ? `${was}0` : /^\d+0$/.test(was) ? was.slice(0, -1) : undefined;
}
const NOUGHT =
  /^(?:不好意思|更正|抱歉|我|刚才?|上面|前面|数字?|[，,。 ])*(?<how>[多少漏])(?:打|写|输|敲|按|填)?了?(?:一?个)?[0零][了啊哈。！! ]*$/;

/** 2350，企业补报了50; 31，漏了一场: the other number is only by how much it was wrong. */
function explained(was: string, correction: string): string | undefined {
  const { right = '', by } = EXPLAINED.exec(correction)?.groups ?? {};
  return by !== undefined && Math.abs(Number(right) - Number(was)) === parseNumber(by) ? right : undefined;
}

const EXPLAINED =
  /^(?:应该?是?|实际)?(?<right>\d[\d.]*)[，,][^，,。；;\n\d]{0,8}[补漏多少][^，,。；;\n\d]{0,3}?(?<by>\d[\d.]*|[一两二三四五六七八九十]{1,3})[个场处户家座期次]?[。！!]?$/;

/** What a correction puts in place of what was said, whether it begins by taking that back or ends so: 12月16日，写错了. Null where it is none. */
function rightOf(text: string): string | null {
  if (CORRECTION.exec(text)?.index === 0) return text.replace(CORRECTION, '');
  const said = text.replace(WAS_WRONG, '').replace(EXACTLY, '');
  return said !== text || ONLY_RIGHT.test(said) ? said.replace(/^(?:应该?[是为]?|改[成为])/, '') : null;
}

const WAS_WRONG =
  /[，,。；; ]{1,2}\d[和跟与、]\d[^，,。；;\n\d]{0,4}[反颠倒]{1,2}了?$|[，,。；; ]{1,2}[^，,。；;\n\d]{0,6}(?:[写打记数报输填看说发敲算][错岔反]|[口笔]误|手[滑抖误])[了的吧。！!]{0,3}$/;
const ONLY_RIGHT =
  /^(?:应该?[是为]|改[成为]|[^，,。；;\n]{0,10}才[对是])|才对[的。！!]*$|^(?:完工|竣工|完成)?的?(?:日期|时间|日子)[是为]/;
/** 准确数22360 */
const EXACTLY = /^(?:[准精]确|具体|确切|真实|实际|最新|细)的?(?:数字?|数据)?[是为：: ]{0,2}(?=\d)/;
const DAY_NAMED = /^(?:完工|竣工|完成)?的?(?:日期|时间|日子)/;

function withDay(said: string, correction: string, today: Day): string | null {
  const [was, ...further] = findDates(said, today);
  if (!was || further.length > 0) return null;
  const right = dayOf(rightOf(correction)?.replace(DAY_NAMED, '') ?? '', today) ?? dayTurned(correction, was, today);
  return right === null ? null : said.slice(0, was.start) + withMonth(right, was) + said.slice(was.end);
}

/** The day that a text is, and nothing else. */
function dayOf(text: string, today: Day): string | null {
  const [day, ...more] = findDates(text, today);
  return day && more.length === 0 && text.replace(day.text, '').replace(IDLE, '') === '' ? day.text : null;
}

/** 18号→16号, 不是18号，是16号: another day in place of the one that was told. */
function dayTurned(correction: string, was: FoundDate, today: Day): string | null {
  const { wrong = '', right = '' } = DAYS_TURNED.map((one) => one.exec(correction)).find((one) => one)?.groups ?? {};
  const day = /\d{1,2}(?=[日号]?$)/;
  return right !== '' && day.exec(wrong)?.[0] === day.exec(was.text)?.[0] && dayOf(right, today) !== null
    ? right
    : null;
}

const A_DAY = '(?:\\d{1,2}月)?\\d{1,2}[日号]';
const DAYS_TURNED = [
  new RegExp(`^(?<wrong>${A_DAY}) ?(?:→|-{1,2}>|[，,]?应?[改该][成为是]?) ?(?<right>${A_DAY})$`),
  new RegExp(`^不是(?<wrong>${A_DAY})[，,]?(?:而?是|应该是)?(?<right>${A_DAY})$`),
  new RegExp(`^是?(?<right>${A_DAY})[，,]?(?:而)?不是(?<wrong>${A_DAY})$`),
];

/** 15日, of the month that was told: 1月10日, then 写错了，15日. */
const withMonth = (right: string, { text }: FoundDate): string =>
  /^\d{1,2}[日号]$/.test(right) && /月\d{1,2}[日号]?$/.test(text) ? text.replace(/\d{1,2}[日号]?$/, right) : right;
