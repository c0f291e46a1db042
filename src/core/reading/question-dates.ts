/** Days and periods in questions: what reports have (`findDates`), and what only those who ask say. */
import { addDays, addMonths, type Day, isDay } from '../day.js';
import { hanNumeral } from './project-numbers.js';
import { type FoundDate, findDates } from './dates.js';

/** 11月15日至30日: the last day written without its month. */
const LAST_DAY = /^ ?(?:至|到|-|~|—|–) ?(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]/;
const AGO = /(\d{1,2}|[一二两三四五六七八九十]{1,3}|半) ?(天|周|个?星期|个?礼拜|个?月)(?:之|以)?前(?!完)/g;
const PAST_WEEK = /(?:最近|近|这|过去)(?:一周|7天|七天|一个星期)/g;

/** Dates of a question, in order, not overlapping. */
export function questionDates(text: string, today: Day): FoundDate[] {
  const more = [...text.matchAll(AGO)].flatMap((match) => dayAgo(match, today) ?? []);
  const week = [...text.matchAll(PAST_WEEK)].map((match): FoundDate => {
    const [start, all] = [match.index, match[0]];
    return { from: addDays(today, -7), to: today, precision: 'day', start, end: start + all.length, text: all };
  });
  const ago = [...more, ...week];
  const plain = findDates(text, today).filter((d) => !ago.some((m) => m.start < d.end && d.start < m.end));
  return joined([...plain.map((date) => withLastDay(date, text)), ...ago].toSorted((a, b) => a.start - b.start), text);
}

function withLastDay(date: FoundDate, text: string): FoundDate {
  const match = date.precision === 'day' && date.from === date.to ? LAST_DAY.exec(text.slice(date.end, date.end + 8)) : null;
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

function dayAgo(match: RegExpExecArray, today: Day): FoundDate | null {
  const [all, count = '', unit = ''] = match;
  const n = count === '两' ? 2 : /\d/.test(count) ? Number(count) : hanNumeral(count);
  const day = count === '半' ? addDays(today, -15) : unit.endsWith('月') ? addMonths(today, -n) : addDays(today, unit === '天' ? -n : -7 * n);
  return { from: day, to: day, precision: 'day', start: match.index, end: match.index + all.length, text: all };
}
