/** A set of days in one short text, so that a year of reports takes no more room than its days. */
import { type Day, dayOf, type Instant } from './day.js';
import { dayNumber } from './day-number.js';
import { memo } from './memo.js';

/** 'FIRST:BITS': a day since 1970, none earlier; then a hexadecimal digit for every four days from there on, the first lowest. */
export type MadeDays = string;

/** The day of a stored instant, known for its quarter of an hour: no zone's midnight lies within one. */
export const dayMade: (at: Instant, timezone: string) => Day = memo(
  dayOf,
  (at, timezone) => `${timezone}${at.slice(0, 14)}${Math.floor(Number(at.slice(14, 16)) / 15)}`,
);

export const noDays: MadeDays = '';

/** With one day more. */
export function withDay(days: MadeDays, day: Day): MadeDays {
  const number = dayNumber(day);
  if (days === noDays) return `${number}:1`;
  const colon = days.indexOf(':');
  const [first, digits] = [Number(days.slice(0, colon)), days.slice(colon + 1)];
  // Digits stand for four days each, so that earlier ones come before in whole digits.
  const begin = number >= first ? first : first - 4 * Math.ceil((first - number) / 4);
  const shifted = '0'.repeat((first - begin) / 4) + digits;
  const at = number - begin;
  const padded = shifted.padEnd((at >> 2) + 1, '0');
  const digit = digitOf(padded.charCodeAt(at >> 2)) | (1 << (at & 3));
  return `${begin}:${padded.slice(0, at >> 2)}${digit.toString(16)}${padded.slice((at >> 2) + 1)}`;
}

/** Whether one of the days is `from` or later and before `until` (days since 1970; null: open). */
export function hasDayWithin(days: MadeDays, from: number, until: number | null): boolean {
  const colon = days.indexOf(':');
  if (colon < 0) return false;
  const first = Number(days.slice(0, colon));
  const end = first + (days.length - colon - 1) * 4;
  const last = until === null ? end : Math.min(end, until);
  for (let number = Math.max(first, from); number < last; ) {
    const at = number - first;
    const code = days.charCodeAt(colon + 1 + (at >> 2));
    if (code === zero) number += 4 - (at & 3);
    else {
      if ((digitOf(code) >> (at & 3)) & 1) return true;
      number += 1;
    }
  }
  return false;
}

const zero = '0'.charCodeAt(0);
const digitOf = (code: number): number => (code > 57 ? code - 87 : code - zero);
