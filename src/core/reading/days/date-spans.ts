/** From the parts of a written date to its first and last day. */

import { Temporal } from 'temporal-polyfill';
import { addDays, addMonths, type Day, daysBetween, lastDayOfMonth } from '../../day.js';
import { parseNumber } from '../numbers/numbers.js';
import type { Scene, Span } from './date-scene.js';
import { namedDay } from './named-days.js';

/** What a pattern caught, by name. */
export type Groups = Record<string, string | undefined>;

/** A number as caught; null where nothing was. */
export function numeral(text: string | undefined): number | null {
  return text === undefined ? null : text === '元' ? 1 : parseNumber(text);
}

/** 今年, 2022年, 二〇二二年, 22年 as a year. */
export function yearOf(text: string, scene: Scene): number {
  const relative: Record<string, number> = { 今: 0, 本: 0, 当: 0, 明: 1, 去: -1, 前: -2, 后: 2 };
  const shift = relative[text.charAt(0)];
  if (shift !== undefined) return scene.year + shift;
  const value = parseNumber(text.replace(/年度?$/, '')) ?? scene.year;
  return value < 100 ? 2000 + value : value;
}

/** Year and month as written, or the nearest such month that the tense allows. */
export function monthOf(groups: Groups, scene: Scene): { year: number; month: number } | null {
  const month = numeral(groups.month);
  if (month === null || month < 1 || month > 12) return null;
  if (groups.year) return { year: yearOf(groups.year, scene), month };
  return { year: yearOfMonth(month, scene), month };
}

/** A month without its year: not yet past for a plan, not yet to come for a fact, else the nearer across the turn of a year. */
function yearOfMonth(month: number, { year, month: now, tense, opensRange, leansBack }: Scene): number {
  if (tense === 'future') return month < now ? year + 1 : year;
  if (tense === 'past') return month > now ? year - 1 : year;
  if (month - now > 6 || (leansBack && month > now)) return year - 1;
  return now - month > 9 && !opensRange ? year + 1 : year;
}

/** A month and a day, with or without a year; null for 2月30日. */
export function onDay(groups: Groups, scene: Scene): Span | null {
  const at = monthOf(groups, scene);
  const day = numeral(groups.day);
  if (!at || day === null) return null;
  const found = realDay(at.year, at.month, day);
  if (!found || groups.year || at.month !== scene.month) return found;
  if (scene.tense === 'future' && found.to < scene.today) return realDay(at.year + 1, at.month, day);
  if (scene.tense === 'past' && found.from > scene.today) return realDay(at.year - 1, at.month, day);
  return found;
}

/** The day, if there is one. */
export function realDay(year: number, month: number, day: number): Span | null {
  if (day < 1 || day > daysIn(year, month)) return null;
  return whole(isoDay(year, month, day));
}

/** A day of the month that begins with `first`. */
export function inMonth(first: Day, day: string | undefined): Span | null {
  return realDay(Number(first.slice(0, 4)), Number(first.slice(5, 7)), Number(numeral(day)));
}

/** 26号: of this month; of the month of a day told just before it; of the next or the last month where the words want that. */
export function dayOfSomeMonth(g: Groups, s: Scene): Span | null {
  const thisMonth = `${s.today.slice(0, 8)}01`;
  const day = inMonth(thisMonth, g.day);
  if (s.dayBefore && s.tense !== 'future') {
    const sameMonth = inMonth(`${s.dayBefore.slice(0, 8)}01`, g.day);
    if (sameMonth && sameMonth.from >= s.dayBefore) return sameMonth;
  }
  if (!day) return s.tense === 'past' ? inMonth(addMonths(thisMonth, -1), g.day) : null;
  if (s.tense === 'future' && day.to < s.today) return inMonth(addMonths(thisMonth, 1), g.day);
  return s.tense === 'past' && day.from > s.today ? inMonth(addMonths(thisMonth, -1), g.day) : day;
}

/** A single day. */
export function whole(day: Day): Span {
  return { from: day, to: day, precision: 'day' };
}

/** 底 and 末 are the last day; 初, 上旬, 中旬, 下旬 are ten days; nothing is the month. */
export function partOfMonth(first: Day, part: string | undefined): Span {
  const last = lastDayOfMonth(first);
  if (!part) return { from: first, to: last, precision: 'month' };
  if (part === '底' || part === '末') return whole(last);
  if (part === '初' || part === '上旬') return { from: first, to: addDays(first, 9), precision: 'month' };
  if (part === '上中旬') return { from: first, to: addDays(first, 19), precision: 'month' };
  if (part === '中下旬') return { from: addDays(first, 10), to: last, precision: 'month' };
  if (part === '下旬') return { from: addDays(first, 20), to: last, precision: 'month' };
  return { from: addDays(first, 10), to: addDays(first, 19), precision: 'month' };
}

/** 月底, 月初, 上旬: of this month; 月底完工的 told at the beginning of one is of the month before. */
export function partOfNearMonth(part: string | undefined, after: string, { today, tense }: Scene): Span {
  const first = `${today.slice(0, 8)}01`;
  const month = partOfMonth(first, part);
  if (part === '初' && tense === 'future' && month.to < today) return partOfMonth(addMonths(first, 1), part);
  const isLast = tense === 'past' && month.from > today && today.slice(8) <= '10' && !/^(?:了|[之以]?前)/.test(after);
  return isLast ? partOfMonth(addMonths(first, -1), part) : month;
}

/** From the first day of one quarter to the last of another. */
export function quarters(
  first: string | undefined,
  last: string | undefined,
  groups: Groups,
  scene: Scene,
): Span | null {
  const from = numeral(first);
  const to = numeral(last);
  if (from === null || to === null || to < from) return null;
  const year = groups.year ? yearOf(groups.year, scene) : yearOfQuarter(to, scene);
  return edge({ from: isoDay(year, from * 3 - 2, 1), to: monthEnd(year, to * 3), precision: 'quarter' }, groups.part);
}

function yearOfQuarter(quarter: number, scene: Scene): number {
  const now = Math.ceil(scene.month / 3);
  if (scene.tense === 'future') return quarter < now ? scene.year + 1 : scene.year;
  if (scene.tense === 'past') return quarter > now ? scene.year - 1 : scene.year;
  return scene.month <= 3 && quarter > now ? scene.year - 1 : scene.year;
}

/** In January and February a half-year that is not said to be planned is of the year that is being reported. */
export function yearOfHalf({ year, month, tense }: Scene): number {
  return month <= 2 && tense !== 'future' ? year - 1 : year;
}

/** 季度末 and 年底 are the last day of a period, 初 its first ten days. */
export function edge(period: Span, part: string | undefined): Span {
  if (part === '末' || part === '底') return whole(period.to);
  if (part === '初') return { from: period.from, to: addDays(period.from, 9), precision: 'month' };
  return period;
}

/** 底 and 末 are its last day, 初 January, 中 the middle; nothing is the year. */
export function yearPart(year: number, part: string | undefined): Span {
  if (part === '底' || part === '末') return whole(isoDay(year, 12, 31));
  if (part === '初') return { from: isoDay(year, 1, 1), to: isoDay(year, 1, 31), precision: 'month' };
  if (part === '中') return { from: isoDay(year, 6, 1), to: isoDay(year, 7, 31), precision: 'month' };
  return { from: isoDay(year, 1, 1), to: isoDay(year, 12, 31), precision: 'year' };
}

/** 年底 without its year: in January a fact is of the year before. */
export function nearYear(scene: Scene, part: string | undefined): number {
  const atEnd = part === '底' || part === '末';
  return atEnd && scene.tense === 'past' && scene.month < 7 ? scene.year - 1 : scene.year;
}

/** 上 is -1, 下 1, 下下 2, anything else 0. */
export function shiftOf(which: string | undefined): number {
  const word = (which ?? '').replace(/一?个?$/, '');
  return { 上上: -2, 上: -1, 下: 1, 次: 1, 下下: 2 }[word] ?? 0;
}

/** A weekday of the week that begins on `monday`; 末 is its Saturday and Sunday, nothing the week. */
export function onWeekday(monday: Day, weekday: string | undefined): Span {
  if (!weekday) return { from: monday, to: addDays(monday, 6), precision: 'day' };
  if (weekday === '末') return { from: addDays(monday, 5), to: addDays(monday, 6), precision: 'day' };
  return whole(addDays(monday, '一二三四五六日'.indexOf(weekday === '天' ? '日' : weekday)));
}

/** The same span some days on. */
export function shifted(span: Span, days: number): Span {
  return { ...span, from: addDays(span.from, days), to: addDays(span.to, days) };
}

/** 三天后 is a day, 两周内 the days from today until then. */
export function span(groups: Groups, scene: Scene): Span | null {
  if (/(?:控制在|不超过|不得超过|缩短[至到]|压缩[至到]|时长为?|时限为?|平均|连续|需|用时)$/.test(groups.before ?? ''))
    return null;
  const half = groups.count === '半';
  const count = half ? 0.5 : numeral(groups.count);
  if (!count || count > 999) return null;
  const unit = (groups.unit ?? '').replace('个', '');
  const until = later(scene.today, count, unit);
  if (!until) return null;
  return groups.side?.endsWith('内') ? { from: scene.today, to: until, precision: 'day' } : whole(until);
}

function later(today: Day, count: number, unit: string): Day | null {
  if (unit === '天' || unit === '日') return Number.isInteger(count) ? addDays(today, count) : null;
  if (unit === '月') return Number.isInteger(count) ? addMonths(today, count) : addDays(today, 15);
  if (unit === '年') return addMonths(today, Math.round(count * 12));
  return Number.isInteger(count) ? addDays(today, count * 7) : null;
}

/** Of a feast that is farther ahead nobody says a plan without a word of plan. */
const SOON = 60;

/** 平安夜当天, 元旦前一天: the nearest such day, unless the year or the tense says which. */
export function feastDay(groups: Groups, scene: Scene): Span | null {
  const shift = groups.shift === undefined ? 0 : groups.shift.startsWith('前') ? -1 : 1;
  const years = groups.year ? [yearOf(groups.year, scene)] : [scene.year - 1, scene.year, scene.year + 1];
  const days = years.flatMap((year) => namedDay(groups.feast ?? '', year) ?? []).map((day) => addDays(day, shift));
  const fitting = days.filter(
    (day) => (scene.tense !== 'past' || day <= scene.today) && (scene.tense !== 'future' || day >= scene.today),
  );
  const far = (day: Day) => Math.abs(daysBetween(scene.today, day)) * (day > addDays(scene.today, SOON) ? 4 : 1);
  const [nearest] = (fitting.length > 0 ? fitting : days).toSorted((a, b) => far(a) - far(b));
  return nearest ? whole(nearest) : null;
}

/** 元旦, 春节, 清明, 国庆: of the year written, else the next or the last one by the tense. */
export function feast(groups: Groups, scene: Scene): Span | null {
  const name = groups.feast ?? '';
  const inYear = (year: number): Day | null => namedDay(name, year);
  if (groups.year) {
    const day = inYear(yearOf(groups.year, scene));
    return spanOf(day);
  }
  const [thisYear, nextYear, lastYear] = [inYear(scene.year), inYear(scene.year + 1), inYear(scene.year - 1)];
  if (scene.tense === 'past') return spanOf(thisYear && thisYear <= scene.today ? thisYear : lastYear);
  const ahead = thisYear && thisYear >= scene.today ? thisYear : nextYear;
  const isFar = ahead !== null && scene.tense === 'unknown' && daysBetween(scene.today, ahead) > HALF_A_YEAR;
  return spanOf(isFar ? (thisYear && thisYear <= scene.today ? thisYear : lastYear) : ahead);
}

/** 国庆后, told in December: what lies further ahead has rather been. */
const HALF_A_YEAR = 183;

const spanOf = (day: Day | null): Span | null => (day ? whole(day) : null);

/** '2022-12-30'. */
export function isoDay(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The last day of a month. */
export function monthEnd(year: number, month: number): Day {
  return isoDay(year, month, daysIn(year, month));
}

function daysIn(year: number, month: number): number {
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}
