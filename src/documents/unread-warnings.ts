/** What a table holds and the reader leaves out, or reads though nobody sees it. */
import { columnMeaning } from './column-meaning.js';
import { type Grid, textOf } from './grid.js';
import type { FormRow, Part, ReadWarning } from './table-part.js';

/** Headings that say nothing which the form knows, over columns in which something is written. */
export function unknownColumns({ grid, header, place, at }: Part): ReadWarning[] {
  const known = new Set(header.columns.map(({ index }) => index));
  const row = header.start + 1;
  return (grid.rows[header.start] ?? []).flatMap((cell, index) => {
    const above = textOf(cell);
    const below = header.end - header.start > 1 ? textOf(grid.rows[header.end - 1]?.[index]) : '';
    const heading = below || above;
    const isHeading = heading !== '' && columnMeaning(heading) === null && columnMeaning(above) === null;
    if (known.has(index) || !isHeading || !isWritten(grid, header.end, index)) return [];
    const message = `${place(row)}第${index + 1}列的表头“${heading.slice(0, 20)}”不认识，这一列没有读入`;
    return [{ row, column: index + 1, ...at, code: 'unknown_column', message }];
  });
}

const isWritten = (grid: Grid, from: number, index: number): boolean =>
  grid.rows.slice(from).some((row) => row[index]?.columnSpan === 1 && textOf(row[index]) !== '');

/** Hidden rows and columns are read: a filter hides rows that belong to the form. */
export function hiddenWarnings({ grid, header, place, at }: Part, rows: readonly FormRow[]): ReadWarning[] {
  const hidden = rows.filter((row) => grid.hidden?.rows.has(row.row - 1));
  const [first] = hidden;
  const columns = header.columns.filter(({ index }) => grid.hidden?.columns.has(index));
  return [
    ...(first
      ? [first.warn('hidden_rows', `${first.where}起有 ${hidden.length} 个项目在隐藏的行里，照样读入了，请核对`)]
      : []),
    ...columns.map(({ index, heading }) => ({
      row: header.start + 1,
      column: index + 1,
      ...at,
      code: 'hidden_column',
      message: `${place(header.start + 1)}第${index + 1}列“${heading.replace(/\s/g, '')}”是隐藏的，照样读入了，请核对`,
    })),
  ];
}

/** A hidden sheet that looks like the form is not read. */
export const hiddenSheetWarning = ({ name }: { name: string }): ReadWarning => ({
  row: 1,
  code: 'hidden_sheet',
  message: `工作表“${name}”是隐藏的，没有读入；要读入，请取消隐藏后再发一次`,
});

/** Formulas without a result: the file was written by a program that does not calculate. */
export function uncomputedWarnings({ grid, header, place, at }: Part): ReadWarning[] {
  const known = new Set(header.columns.map(({ index }) => index));
  return (grid.uncomputed ?? [])
    .filter(({ row, column }) => row >= header.end && known.has(column))
    .map(({ row, column }) => ({
      row: row + 1,
      column: column + 1,
      ...at,
      code: 'no_value',
      message: `${place(row + 1)}第${column + 1}列是没有算出结果的公式，读到的是空白；请用 Excel 或 WPS 打开保存后再发一次`,
    }));
}
