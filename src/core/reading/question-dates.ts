/** Days and periods in questions: what reports have (`findDates`), and what only those who ask say. */
import { addDays, addMonths, type Day, isDay } from '../day.js';
import { type FoundDate, findDates } from './dates.js';
import { hanNumeral } from './project-numbers.js';

/** 11月15日至30日: the last day written without its month. */
const LAST_DAY = /^ ?(?:至|到|-|~|—|–) ?(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]/;
const AGO = /(\d{1,2}|[一二两三四五六七八九十]{1,3}|半) ?(天|周|个?星期|个?礼拜|个?月)(?:之|以)?前(?!完(?!成率))/g;
const LATELY = /(?:最近|近|过去|这)的?(\d{1,3}|[一二两三四五六七八九十]{1,3}|半) ?(天|周|个?星期|个?礼拜|个?月)(?!前)/g;
/** A day without its year is not meant so far ahead. */
const MOST_AHEAD = 183;

/** Dates of a question, in order, not overlapping. */
export function questionDates(text: string, today: Day): FoundDate[] {
  const ago = [...text.matchAll(AGO)].map((match) => counted(match, today, false));
  const lately = [...text.matchAll(LATELY)].map((match) => counted(match, today, true));
  const own = [...ago, ...lately];
  const plain = findDates(text, today).filter((d) => !own.some((m) => m.start < d.end && d.start < m.end));
  const dates = plain.map((date) => withLastDay(notFarAhead(date, today), text));
  return joined(
    [...dates, ...own].toSorted((a, b) => a.start - b.start),
    text,
  );
}

/** 11月30日前完成的, asked in December, is the November that is past. */
function notFarAhead(date: FoundDate, today: Day): FoundDate {
  if (/[年前后]/.test(date.text.slice(0, -1)) || date.from <= addDays(today, MOST_AHEAD)) return date;
  return { ...date, from: addMonths(date.from, -12), to: addMonths(date.to, -12) };
}

function withLastDay(date: FoundDate, text: string): FoundDate {
  const match =
    date.precision === 'day' && date.from === date.to ? LAST_DAY.exec(text.slice(date.end, date.end + 8)) : null;
  if (!match) return date;
  const said = match[1] ?? '';
  const day = /\d/.test(said) ? Number(said) : hanNumeral(said);
  const to = `${date.from.slice(0, 8)}${String(day).padStart(2, '0')}`;
  if (!isDay(to) || to < date.from) return date;
  const end = date.end + match[0].length;
  return { ...date, to, precision: 'month', end, text: text.slice(date.start, end) };
}

/** 12月1日到12月15日, 上周一至上周五: two days with 至 between are one period. */
function joined(dates: FoundDate[], text: string): FoundDate[] {
  const kept: FoundDate[] = [];
  for (const date of dates) {
    const before = kept.at(-1);
    const between = before && before.end <= date.start ? text.slice(before.end, date.start).trim() : '';
    if (before && /^(?:至|到|-|~|—|–)$/.test(between) && before.to <= date.to) {
      kept[kept.length - 1] = {
        ...before,
        to: date.to,
        precision: 'month',
        end: date.end,
        text: text.slice(before.start, date.end),
      };
    } else if (!before || before.end <= date.start) kept.push(date);
  }
  return kept;
}

/** 三天前 is that day, 最近三天 the days from then on. */
function counted(match: RegExpExecArray, today: Day, isPeriod: boolean): FoundDate {
  const [all, count = '', unit = ''] = match;
  const n = count === '两' ? 2 : /\d/.test(count) ? Number(count) : hanNumeral(count);
  const months = unit.endsWith('月') && count !== '半';
  const days = count === '半' ? 15 : unit === '天' ? n : 7 * n;
  const from = months ? addMonths(today, -n) : addDays(today, -days);
  const place = { precision: 'day' as const, start: match.index, end: match.index + all.length, text: all };
  return { from, to: isPeriod ? today : from, ...place };
}
