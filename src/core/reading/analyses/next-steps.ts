/** 下一步工作计划 as promises: who does what by when. */
import { addDays, type Day } from '../../day.js';
import { dueDayOf, type FoundDate, findDates } from '../days/dates.js';
import { DAY_NAMES, nextNamedDay } from '../days/named-days.js';
import { parseNumber } from '../numbers/numbers.js';
import { ownerOf } from './step-owners.js';

export interface PromisedStep {
  /** The step without its number. */
  text: string;
  /** Who answers for it, as written; null where nobody is named. */
  owner: string | null;
  dueOn: Day | null;
}

/** What numbers a step: 1. （二） 一是 */
const NUMBER =
  /^\s*(?:\d{1,2}[.．、)）](?!\d)|[（(]\d{1,2}[）)]|[（(][一二三四五六七八九十]{1,2}[）)]|[①-⑳]|[一二三四五六七八九十]{1,2}(?:是(?:要)?|、)|第[一二三四五六七八九十]，)\s*/;
const INLINE_NUMBER = /(?<=[。；;，,\s])(?=(?:\d{1,2}[.、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳]|[二三四五六七八九]是))/;

/** 审改科，2.20，18项上线: a day between two commas. */
const BARE_DAY = /(?<=[，,—@：:])\s*(1[0-2]|0?[1-9])[./](3[01]|[12]\d|0?[1-9])(?=之?前|[，,。；;—]|$)/g;

/**
 * The steps of a plan, one a line, number or sentence part; each with its owner and due day where they are written. 「由区教育局
 * 牵头…，2023年3月底前完成」 is owed by 区教育局 on 2023-03-31.
 */
export function promisedSteps(nextSteps: string, today: Day): PromisedStep[] {
  return nextSteps
    .split(/[\n。]|[；;](?!\s*(?:责任|牵头|负责人|完成时|时限|期限|计划完成|主办|配合))/)
    .flatMap((line) => line.split(INLINE_NUMBER))
    .map((line) =>
      line
        .replace(NUMBER, '')
        .replace(BARE_DAY, '$1月$2日')
        .replace(/[，,、\s]+$/, '')
        .trim(),
    )
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
    .map((text) => ({ text, owner: ownerOf(text), dueOn: dueOn(text, today) }));
}

const NAMED_DUE = new RegExp(
  `(?<name>${DAY_NAMES.join('|')})(?:节气|节)?(?:之?前|以前|当[天日]|那天|假期|期间|(?=[，,；;]|$))|(?<![今去明后每半一两三几多\\d])(?<before>年前)`,
);
/** By when, though no day can be told: 春季开学前, 腊月二十之前. */
const SOME_TIME =
  /(?:开学|放假|开园|期末|汛期|雨季|入冬|入夏|供暖|收假)(?:之?前|以前)|腊月|正月|年关|[寒暑]假|个?工作日(?:之?内|以内)/;

/** Whether a step says by when it is to be done. */
export const saysWhen = ({ text, dueOn }: PromisedStep): boolean => dueOn !== null || SOME_TIME.test(text);

const SPAN_DUE = /(?<days>\d{1,3}|[一二两三四五六七八九十百]{1,4})天(?:左右)?(?:内)?(?:交|完|做|装|拆|铺|补|改|到|收)/;

/** The day by which a step is due: its last date that is a deadline, else its last date. */
function dueOn(step: string, today: Day): Day | null {
  const dates = findDates(step, today).filter((date) => !recurs(step, date) && !isGoneBy(step, date));
  const deadlines = dates.filter((date) =>
    /^(?:之|以)?前|^(?:完成|完工|竣工|建成|内完成|办结|到位)/.test(step.slice(date.end)),
  );
  const date = deadlines.at(-1) ?? dates.at(-1);
  return date ? dueDayOf(date, step) : (namedDue(step, today) ?? spanDue(step, today));
}

/** 霜降前, 开园定在重阳节, 年前: the next day of that name. */
function namedDue(step: string, today: Day): Day | null {
  const { name, before } = NAMED_DUE.exec(step)?.groups ?? {};
  const called = before ? '除夕' : name;
  return called ? nextNamedDay(called, today) : null;
}

/** 二十天交齐: so many days from now. */
function spanDue(step: string, today: Day): Day | null {
  const days = parseNumber(SPAN_DUE.exec(step)?.groups?.days ?? '');
  return days === null ? null : addDays(today, days);
}

/** 每月底通报 has no one day. */
function recurs(step: string, date: FoundDate): boolean {
  return /每(?:个|逢)?$/.test(step.slice(Math.max(0, date.start - 2), date.start));
}

/** 「2022年10月已招标」, 「按10月12日会议纪要」 tell the past. */
function isGoneBy(step: string, date: FoundDate): boolean {
  return (
    /^(?:度?(?:工作)?(?:任务|目标|计划|预算)|[^，,。；;]{0,4}已|[^，,。；;]{0,6}(?:会议|[\u4e00-\u9fff]{2}会(?:要求|精神|部署|[议确]定|明确|意见|上)|调度会|办公会|纪要|通知|批[复示]|文件|来函|督办[单函]))/.test(
      step.slice(date.end),
    ) || /已(?:于|在)?$/.test(step.slice(0, date.start))
  );
}
