/** The days of that winter as they stood on the wall: told here once more, so that nothing checks itself. */
import type { Day } from '#src/core/day.js';

/** New Year, Spring Festival, Qingming, Labour Day. */
const off = [
  ...['2022-12-31', '2023-01-01', '2023-01-02'],
  ...['2023-01-21', '2023-01-22', '2023-01-23', '2023-01-24', '2023-01-25', '2023-01-26', '2023-01-27'],
  ...['2023-04-05', '2023-04-29', '2023-04-30', '2023-05-01', '2023-05-02', '2023-05-03'],
];
/** Weekends that are worked in their place (调休). */
const worked = ['2023-01-28', '2023-01-29', '2023-04-23', '2023-05-06'];

export const dayAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export const daysFrom = (a: Day, b: Day): number => (Date.parse(b) - Date.parse(a)) / 86_400_000;

const isWorked = (day: Day): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return worked.includes(day) || (weekday > 0 && weekday < 6 && !off.includes(day));
};

/** The nth working day after it. */
export function workdayAfter(day: Day, nth: number): Day {
  const next = dayAfter(day, 1);
  if (!isWorked(next)) return workdayAfter(next, nth);
  return nth === 1 ? next : workdayAfter(next, nth - 1);
}

/** Itself, or the last working day before it. */
export const workdayUpTo = (day: Day): Day => (isWorked(day) ? day : workdayUpTo(dayAfter(day, -1)));

/** Itself, or the next working day. */
export const workdayFrom = (day: Day): Day => (isWorked(day) ? day : workdayAfter(day, 1));

export const min = (days: readonly (Day | null)[]): Day | null => days.filter((day) => day !== null).sort()[0] ?? null;
export const max = (a: Day, b: Day): Day => (a > b ? a : b);
