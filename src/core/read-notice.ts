/** Reads the State Council's notice on a year's holidays (国务院办公厅关于…年部分节假日安排的通知) as published. */
import { addDays, type Day, daysBetween, isDay, weekday } from './day.js';
import { Refusal } from './refusal.js';
import type { YearDays } from './workdays.js';

const paragraphStart = /\r?\n|(?=[一二三四五六七八九十]、[\u4e00-\u9fff、]{1,12}[：:])/;
const numbered = /^\s*[一二三四五六七八九十]、[\u4e00-\u9fff、]{1,12}[：:](.*)$/;
/** 1月28日, 2022年12月31日, 至2月4日, 至4日; the day of the week has been set apart as ‹六›. */
const date = /(至)?(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:‹([一二三四五六日天])›)?/g;

/**
 * The days of `year` from the notice's text. Without `year` it is read from the title. Throws a Refusal where nothing is
 * read, or where a date and its day of the week disagree: a notice that was mistyped must not move deadlines.
 */
export function readNotice(text: string, year: number | null = null): YearDays {
  const of = year ?? Number(/(\d{4})年部分节假日安排/.exec(text)?.[1] ?? Number.NaN);
  if (Number.isNaN(of)) throw new Refusal('bad_input', '没有读出这是哪一年的放假安排，请注明年份。');
  const holidays = new Set<Day>();
  const workdays = new Set<Day>();
  for (const line of text.split(paragraphStart)) {
    const body = numbered.exec(line)?.[1];
    if (body === undefined) continue;
    for (const clause of withWeekdays(body).split(/[。；]/)) {
      // 放假调休 and 补休 are days off; only 上班 makes a Saturday or Sunday a working day.
      if (clause.includes('放假') || clause.includes('补休')) for (const day of daysIn(clause, of)) holidays.add(day);
      else if (clause.includes('上班')) for (const day of daysIn(clause, of)) workdays.add(day);
    }
  }
  if (holidays.size === 0) {
    throw new Refusal('bad_input', '没有读到放假安排。请粘贴国务院办公厅通知的全文，例如“一、元旦：1月1日放假……”。');
  }
  const source = /国办发明电\s*[〔[（(]\d{4}[〕\])）]\s*\d+\s*号/.exec(text)?.[0].replace(/\s/g, '') ?? '';
  return { year: of, source, holidays: [...holidays].sort(), workdays: [...workdays].sort() };
}

/** （农历除夕、周二） becomes ‹二›; any other bracket goes. */
function withWeekdays(body: string): string {
  return body.replace(/[（(]([^（()）]{0,30})[)）]/g, (_, inside: string) => {
    const named = /(?:星期|周)([一二三四五六日天])$/.exec(inside)?.[1];
    return named ? `‹${named}›` : '';
  });
}

function daysIn(clause: string, year: number): Day[] {
  const days: Day[] = [];
  let month = '';
  let last: Day | null = null;
  for (const [written, until, ownYear, ownMonth, dayOfMonth = '', named] of clause.matchAll(date)) {
    month = ownMonth ?? month;
    const inYear: string = ownYear ?? (last && until ? last.slice(0, 4) : String(year));
    const day: Day = `${inYear}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
    if (!isDay(day)) throw new Refusal('bad_input', `通知里的日期“${written}”读不懂，请核对。`);
    if (named && '一二三四五六日'.indexOf(named === '天' ? '日' : named) + 1 !== weekday(day)) {
      throw new Refusal('bad_input', `通知里的日期“${day}”与所写的星期${named}对不上，请核对。`);
    }
    if (until && last) days.push(...range(addDays(last, 1), day));
    else days.push(day);
    last = day;
  }
  return days;
}

function range(from: Day, to: Day): Day[] {
  const count = daysBetween(from, to) + 1;
  if (count < 0 || count > 31) throw new Refusal('bad_input', `通知里的日期范围到“${to}”读不懂，请核对。`);
  return Array.from({ length: count }, (_, i) => addDays(from, i));
}
