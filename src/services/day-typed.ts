import { type Day, isDay } from '#src/core/day.js';
import { findDates } from '#src/core/reading/days/dates.js';
import { Refusal } from '#src/core/refusal.js';

/** A day as people type it: 2023-01-13, 1月13日, 月底. @throws Refusal bad_input */
export function dayTyped(said: string, today: Day): Day {
  const plain = said.normalize('NFKC').trim();
  if (isDay(plain)) return plain;
  const found = findDates(plain, today);
  const [date] = found;
  if (date && found.length === 1 && date.text.length >= plain.length - 1) return date.to;
  throw new Refusal('bad_input', `没有看懂“${said}”这个日期，请写成 2023-01-13 或 1月13日。`);
}
