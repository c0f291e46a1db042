/** The days and whiles for which the amounts of a report are told: what is told as from one day to another is one while. */
import { addDays, type Day, weekStart } from '../../day.js';
import { type FoundDate, findDates } from '../days/dates.js';
import { parseNumber } from '../numbers/numbers.js';
import { CLAUSE_END } from '../text/plain-text.js';
import { announcedAt } from './announced.js';

/** Those of a report told on that day, in order. */
export function datesOfReport(text: string, today: Day): readonly FoundDate[] {
  const found = findDates(text, today, 'past');
  const days = dayNumbers(text, today).filter((d) => !found.some((o) => o.start < d.end && d.start < o.end));
  const dates: FoundDate[] = [];
  for (const day of [...found, ...days].sort((a, b) => a.start - b.start)) {
    const date = ofThisWeek(text, day, today);
    const first = dates.at(-1);
    const joined = first && joinedWith(text, first, date, today);
    if (joined) dates[dates.length - 1] = joined;
    else dates.push(date);
  }
  return dates;
}

const TO = /^ ?(?:到|至|-|~|—|–|——) ?$/;
const WEEKDAY = /^(?:周|星期|礼拜)[一二三四五六日天]$/;
const A_WEEK = 7;

/** 上周一至上周五, 5号到10号: both days are over. 星期五 behind 上星期三 is the Friday after it. */
function joinedWith(text: string, first: FoundDate, last: FoundDate, today: Day): FoundDate | null {
  const isOfDays = first.from === first.to && last.from === last.to && !/[底末初]$/.test(first.text + last.text);
  if (!isOfDays || !TO.test(text.slice(first.end, last.start))) return null;
  const isWeekLater = WEEKDAY.test(last.text) && last.to >= addDays(first.from, A_WEEK);
  const to = isWeekLater ? addDays(last.to, -A_WEEK) : last.to;
  return to <= first.from || to > today
    ? null
    : { ...first, to, end: last.end, text: text.slice(first.start, last.end) };
}

/** 周二换灯9盏, told on a Friday: a day of this week that is over, unless a plan is spoken of. */
function ofThisWeek(text: string, date: FoundDate, today: Day): FoundDate {
  const earlier = addDays(date.from, -A_WEEK);
  const clause = (text.slice(date.end).split(CLAUSE_END)[0] ?? '').replace(/[。；;].*$/s, '');
  if (WEEK_NAMED.test(text.slice(0, date.start))) return date;
  if (!WEEKDAY.test(date.text) || date.from <= today || earlier < weekStart(today) || FROM_THEN_ON.test(clause))
    return date;
  return announcedAt(clause) >= 0 || MEANT.test(clause) ? date : { ...date, from: earlier, to: earlier };
}
/** 下周一、周二: the week is named. */
const WEEK_NAMED = /[上下本这]个?(?:周|星期|礼拜)[一二三四五六日天][、和与及]$/;
/** 礼拜一起换: from the next one on, as long as nothing of it is told as done. */
const FROM_THEN_ON = /^(?:起|开始)[^了过已，,]{1,6}$/;
const MEANT = /再|还|要|将|会|能|可|前|来/;

/** 一号到十号: days of this month, in words. */
const DAY_NUMBERS =
  /(?<![\d一二三四五六七八九十])(?<first>[一二三四五六七八九十]{1,3})[号日][到至](?<last>[一二三四五六七八九十]{1,3})[号日](?![楼栋线门馆桥路院坑井]|地块)/g;
function dayNumbers(text: string, today: Day): readonly FoundDate[] {
  return [...text.matchAll(DAY_NUMBERS)].flatMap((match) => {
    const [from, to] = [match.groups?.first, match.groups?.last].map((n) => dayOfMonth(today, n ?? ''));
    if (!from || !to || from >= to || to > today) return [];
    const end = match.index + match[0].length;
    return [{ from, to, precision: 'day' as const, start: match.index, end, text: match[0] }];
  });
}

const dayOfMonth = (today: Day, said: string): Day | null => {
  const day = parseNumber(said);
  return day === null || day > 31 ? null : addDays(`${today.slice(0, 8)}01`, day - 1);
};
