/** On which days the digest goes out (rule 30). */
import { addDays, type Day, weekStart } from './day.js';
import { type Calendar, nextWorkday, workdaysBetween } from './workdays.js';

/**
 * True on the first working day of the ISO week, 调休 days counted; not where that comes within two working days of the last
 * digest.
 */
export function digestDue(day: Day, calendar: Calendar, lastDigestDay: Day | null): boolean {
  if (nextWorkday(calendar, weekStart(day)) !== day) return false;
  return lastDigestDay === null || workdaysBetween(calendar, lastDigestDay, day) > 2;
}

/** The digest days of a window, each reckoned from the one before. */
export function digestDays(calendar: Calendar, from: Day, to: Day): Day[] {
  const days: Day[] = [];
  let last: Day | null = null;
  // Some weeks earlier: what was left out before the window decides what is left out in it.
  for (let week = addDays(weekStart(from), -28); week <= to; week = addDays(week, 7)) {
    const day = nextWorkday(calendar, week);
    if (day >= addDays(week, 7) || !digestDue(day, calendar, last)) continue;
    last = day;
    if (day >= from && day <= to) days.push(day);
  }
  return days;
}

/** Whether the digest goes out on a day, without knowing when the last one did. */
export const isDigestDay = (calendar: Calendar, day: Day): boolean => digestDays(calendar, day, day).length > 0;
