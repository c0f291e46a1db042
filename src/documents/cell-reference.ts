/** Cells by letters and digits, as spreadsheets name them; rows and columns count from 0 here. */
import type { Merge } from './sheet-grid.js';

/** 'A' of 0, 'AB' of 27. */
export const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** Place of 'B12' and '$B$12', of up to three letters and seven digits; null of anything else. */
export function placeOf(reference: string): { row: number; column: number } | null {
  // By hand, for every cell of a sheet has one.
  let at = reference.charCodeAt(0) === DOLLAR ? 1 : 0;
  const letters = at;
  let column = 0;
  for (; isBetween(reference.charCodeAt(at), LETTER_A, LETTER_Z); at += 1)
    column = column * 26 + reference.charCodeAt(at) - LETTER_A + 1;
  const letterCount = at - letters;
  if (reference.charCodeAt(at) === DOLLAR) at += 1;
  const digits = at;
  let row = 0;
  for (; isBetween(reference.charCodeAt(at), DIGIT_0, DIGIT_9); at += 1)
    row = row * 10 + reference.charCodeAt(at) - DIGIT_0;
  const isWhole = at === reference.length && at > digits && at - digits <= 7;
  return isWhole && letterCount > 0 && letterCount <= 3 ? { row: row - 1, column: column - 1 } : null;
}

/** Range of 'B2:D5', or of the one cell 'B2'. */
export function mergeOf(reference: string): Merge | null {
  const [first = '', last = first] = reference.split(':');
  const [start, end] = [placeOf(first), placeOf(last)];
  return start && end
    ? { startRow: start.row, startColumn: start.column, endRow: end.row, endColumn: end.column }
    : null;
}

const [DOLLAR, LETTER_A, LETTER_Z, DIGIT_0, DIGIT_9] = [36, 65, 90, 48, 57];
const isBetween = (code: number, least: number, most: number): boolean => code >= least && code <= most;
