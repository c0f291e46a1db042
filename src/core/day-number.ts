/** Days as numbers, for what compares and counts many of them. */
import { addDays, type Day, daysBetween } from './day.js';
import { memo } from './memo.js';

const epoch: Day = '1970-01-01';

/** Days since 1970-01-01. */
export const dayNumber: (day: Day) => number = memo(
  (day: Day) => daysBetween(epoch, day),
  (day) => day,
);

export const dayOfNumber: (number: number) => Day = memo((number: number) => addDays(epoch, number));
