/**
 * Days and instants. A `Day` is a calendar day 'YYYY-MM-DD' with no zone; an `Instant` is ISO 8601 text with its offset.
 * Stored instants are UTC with milliseconds ('2022-12-30T02:00:00.000Z'), so that they sort as text.
 */
import { Temporal } from 'temporal-polyfill';

export type Day = string;
export type Instant = string;
/** Wall-clock time of day, 'HH:MM'. */
export type TimeOfDay = string;

/** Milliseconds: of time that passes, not of calendar days, of which some are shorter. */
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** True for a real calendar day written 'YYYY-MM-DD'. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** The calendar day that an instant falls on in a time zone. */
export function dayOf(at: Instant, timezone: string): Day {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timezone).toPlainDate().toString();
}

/** The wall-clock time ('HH:MM') of an instant in a time zone. */
export function timeOf(at: Instant, timezone: string): TimeOfDay {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timezone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The stored instant of a wall-clock time on a day. */
export function instantOn(day: Day, time: TimeOfDay, timezone: string): Instant {
  return storedInstant(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: timezone, plainTime: time }).toInstant(),
  );
}

/** An instant as outsiders read it: in the programme's zone, to the second: '2022-12-30T10:00:00+08:00'. */
export function shownInstant(at: Instant, timezone: string): Instant {
  return Temporal.Instant.from(at)
    .toZonedDateTimeISO(timezone)
    .toString({ smallestUnit: 'second', timeZoneName: 'never' });
}

/** An instant as people read it, in the programme's zone, to the minute: '2022-12-30 10:00'. */
export const shownMinute = (at: Instant, timezone: string): string =>
  shownInstant(at, timezone).slice(0, 16).replace('T', ' ');

/** Any ISO 8601 instant as it is stored: UTC with milliseconds. Throws RangeError on other text. */
export function toStored(at: string): Instant {
  return storedInstant(Temporal.Instant.from(at));
}

export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** Monday of the day's ISO week. */
export function weekStart(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

export function lastDayOfMonth(day: Day): Day {
  const date = Temporal.PlainDate.from(day);
  return date.with({ day: date.daysInMonth }).toString();
}

/** The same day some months on, or the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

export const earlier = (a: Day, b: Day): Day => (a <= b ? a : b);
export const later = (a: Day, b: Day): Day => (a >= b ? a : b);

/** Milliseconds between two instants; negative when `to` is earlier. */
export function millisecondsBetween(from: Instant, to: Instant): number {
  return epochOf(to) - epochOf(from);
}

export function addMilliseconds(at: Instant, milliseconds: number): Instant {
  return instantOfEpoch(epochOf(at) + milliseconds);
}

/**
 * A stored instant from milliseconds since 1970. A Date writes the very same text at a fraction of Temporal's cost, and every
 * callback needs a few. Throws RangeError beyond the years that it knows.
 */
export function instantOfEpoch(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}

/** Milliseconds since 1970. What is not as a Date would write it, Temporal reads, or refuses with a RangeError. */
export function epochOf(at: Instant): number {
  const milliseconds = Date.parse(at);
  const isAsStored = !Number.isNaN(milliseconds) && instantOfEpoch(milliseconds) === at;
  return isAsStored ? milliseconds : Temporal.Instant.from(at).epochMilliseconds;
}

/** How people read a day: 2022年12月31日. */
export function chineseDay(day: Day): string {
  const { year, month, day: date } = Temporal.PlainDate.from(day);
  return `${year}年${month}月${date}日`;
}

function storedInstant(at: Temporal.Instant): Instant {
  return at.toString({ smallestUnit: 'millisecond' });
}
