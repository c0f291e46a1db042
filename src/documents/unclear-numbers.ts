/** Numbers whose dash is lost: 9 2 with a blank, 92 between 9-1 and 9-3. They are read as their neighbours say, and asked about. */
import { matterNumberOf } from './cell-values.js';
import type { FormRow, ReadWarning } from './table-part.js';

/** Rows with the numbers that they must mean, and a warning for each that was not plain. */
export function withUnclearNumbers(rows: readonly FormRow[]): { rows: FormRow[]; warnings: ReadWarning[] } {
  const known = new Set(rows.map((row) => row.number.number));
  const matters = new Set(rows.filter(isPart).map((row) => matterNumberOf(row.number.number)));
  const warnings: ReadWarning[] = [];
  const read = rows.map((row, index): FormRow => {
    const { number, parts } = row.number;
    const meant = parts
      ? partOf(parts, matters)
      : between(number, rows[index - 1]?.number.number, rows[index + 1]?.number.number, known);
    const taken = meant && !known.has(meant) ? meant : number;
    if (taken === number && !parts) return row;
    const other = parts && taken === number ? `，也可能是 ${parts.join('-')}` : '';
    const written = row.text('number').replace(/\s+/g, ' ');
    warnings.push(
      row.warn('number_unclear', `${row.where}的编号写成“${written}”，按 ${taken} 读入${other}，请核对`, 'number'),
    );
    return { ...row, number: { ...row.number, number: taken } };
  });
  return { rows: read, warnings };
}

const isPart = (row: FormRow): boolean => row.number.number.includes('-');

const partOf = ([matter, part]: readonly [string, string], matters: ReadonlySet<string>): string | null =>
  matters.has(matter) ? `${matter}-${Number(part)}` : null;

/** 92 between 9-1 and 9-3, or behind 9-1 where the next matter follows. */
function between(
  number: string,
  before: string | undefined,
  behind: string | undefined,
  known: ReadonlySet<string>,
): string | null {
  const [matter, last] = before?.split('-') ?? [];
  if (!matter || !last || number.includes('-')) return null;
  const meant = `${matter}-${Number(last) + 1}`;
  const isWritten = number === meant.replace('-', '');
  return isWritten && !known.has(meant) && behind !== String(Number(number) + 1) ? meant : null;
}
