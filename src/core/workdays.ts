/**
 * Working days (rules 2 and 3). The State Council's notice of each year decides: 调休 days count, holidays do not. A year
 * without its notice is provisional: Monday to Friday less the statutory days, and everything that shows its days says so.
 */

import { addDays, type Day, daysBetween, weekday } from './day.js';
import { lunarHolidays } from './lunar-holidays.js';
import noticed from './workday-years.json' with { type: 'json' };

/** What one year's notice says. It may reach into the neighbouring years: 2022-12-31 is a holiday of 2023. */
export interface YearDays {
  year: number;
  /** The notice's number: 国办发明电〔2022〕16号. */
  source: string;
  holidays: Day[];
  /** 调休: Saturdays and Sundays that are worked. */
  workdays: Day[];
}

export interface Calendar {
  isWorkday(day: Day): boolean;
  /** True where the year's notice is not known. */
  isProvisional(year: number): boolean;
}

/** The notices that come with duban. */
export const builtInYears: readonly YearDays[] = noticed.map(({ year, source, holidays, workdays }) => ({
  year,
  source,
  holidays: daysListed(holidays),
  workdays: daysListed(workdays),
}));

/** A calendar of the notices given; of two for one year the later in the list counts. */
export function calendarOf(years: readonly YearDays[]): Calendar {
  const byYear = new Map(years.map((days) => [days.year, days]));
  const holidays = new Set([...byYear.values()].flatMap((days) => days.holidays));
  const workdays = new Set([...byYear.values()].flatMap((days) => days.workdays));
  const known = new Map<Day, boolean>();
  const decide = (day: Day): boolean => {
    if (workdays.has(day)) return true;
    if (holidays.has(day) || weekday(day) > 5) return false;
    return byYear.has(yearOf(day)) || !isStatutory(day);
  };
  return {
    isWorkday(day) {
      const answer = known.get(day) ?? decide(day);
      known.set(day, answer);
      return answer;
    },
    isProvisional: (year) => !byYear.has(year),
  };
}

/** The day `n` working days after `day`, or before it where `n` is negative; `day` itself is not counted. */
export function addWorkdays(calendar: Calendar, day: Day, n: number): Day {
  const step = n < 0 ? -1 : 1;
  let found = day;
  for (let left = Math.abs(n); left > 0; ) {
    found = addDays(found, step);
    if (calendar.isWorkday(found)) left -= 1;
  }
  return found;
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. */
export function workdaysBetween(calendar: Calendar, from: Day, to: Day): number {
  if (to < from) return -workdaysBetween(calendar, to, from);
  const count = daysBetween(from, to);
  let workdays = 0;
  for (let i = 1; i <= count; i += 1) if (calendar.isWorkday(addDays(from, i))) workdays += 1;
  return workdays;
}

/** The day itself where it is worked, else the next working day. */
export function nextWorkday(calendar: Calendar, day: Day): Day {
  return calendar.isWorkday(day) ? day : addWorkdays(calendar, day, 1);
}

/** The day itself where it is worked, else the last working day before it. */
export function previousWorkday(calendar: Calendar, day: Day): Day {
  return calendar.isWorkday(day) ? day : addWorkdays(calendar, day, -1);
}

/** Years between two days whose notices are not known. */
export function provisionalYears(calendar: Calendar, from: Day, to: Day): number[] {
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, i) => yearOf(from) + i);
  return years.filter((year) => calendar.isProvisional(year));
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** 全国年节及纪念日放假办法; since 2025 除夕 and 5-2 are free too. */
function isStatutory(day: Day): boolean {
  const fixed = ['01-01', '05-01', '10-01', '10-02', '10-03', ...(day >= '2025' ? ['05-02'] : [])];
  return fixed.includes(day.slice(5)) || lunarHolidays(yearOf(day)).includes(day);
}

/** '2022-01-01..2022-01-03 2022-04-05' as single days. */
function daysListed(text: string): Day[] {
  return text.split(' ').flatMap((part) => {
    const [from = part, to = from] = part.split('..');
    return Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i));
  });
}
