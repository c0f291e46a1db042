import { type Cell, cellAt, type Grid } from './grid.js';
import { tooManyCells } from './limits.js';

/** A cell of a spreadsheet that shows something. */
export interface SheetCell {
  /** From 0, as all positions here. */
  row: number;
  column: number;
  text: string;
  date?: Cell['date'];
}

/** A range of cells that are shown as one; its ends belong to it. */
export interface Merge {
  startRow: number;
  startColumn: number;
  endRow: number;
  endColumn: number;
}

export interface SheetContent {
  cells: readonly SheetCell[];
  merges: readonly Merge[];
  hidden?: Grid['hidden'];
  uncomputed?: Grid['uncomputed'];
}

/**
 * A sheet as a table, as far as anything is shown in it.
 * @param most positions that it may have; with more it is refused
 */
export function gridOfSheet({ cells, merges, ...about }: SheetContent, most: number): Grid {
  let [height, width] = [0, 0];
  for (const { row, column } of cells) {
    height = Math.max(height, row + 1);
    width = Math.max(width, column + 1);
  }
  if (height * width > most) throw tooManyCells();
  const rows = rowsOf(cells, height, width);
  let area = 0;
  for (const merge of merges) {
    const rowSpan = Math.min(merge.endRow, height - 1) - merge.startRow + 1;
    const columnSpan = Math.min(merge.endColumn, width - 1) - merge.startColumn + 1;
    const first = rows[merge.startRow]?.[merge.startColumn];
    if (!first || rowSpan < 1 || columnSpan < 1) continue;
    area += rowSpan * columnSpan;
    if (area > most) throw tooManyCells();
    // Its corner belongs to another merge.
    if (first.row !== merge.startRow || first.column !== merge.startColumn) continue;
    const merged = { ...first, rowSpan, columnSpan };
    for (let row = merge.startRow; row < merge.startRow + rowSpan; row += 1)
      rows[row]?.fill(merged, merge.startColumn, merge.startColumn + columnSpan);
  }
  return { rows, before: [], after: [], ...about };
}

function rowsOf(cells: readonly SheetCell[], height: number, width: number): Cell[][] {
  const rows = Array.from({ length: height }, () => new Array<Cell>(width));
  for (const { row, column, text, date } of cells) {
    const cell = cellAt(row, column, linesOf(text));
    const line = rows[row];
    if (line) line[column] = date ? { ...cell, date } : cell;
  }
  rows.forEach((line, row) => {
    for (let column = 0; column < width; column += 1) line[column] ??= cellAt(row, column, nothing);
  });
  return rows;
}

const nothing = [''];
const linesOf = (text: string): string[] => (/[\r\n]/.test(text) ? text.split(/\r\n?|\n/) : [text]);
