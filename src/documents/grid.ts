/**
 * The plain model that every kind of file is turned into, and that everything behind it trusts: positions are resolved, and a
 * merged cell is one and the same object at each of its positions.
 */
import type { Day } from '#src/core/day.js';
import { limits, tooManyCells } from './limits.js';

export interface Cell {
  /** Where it stands: its upper left position, from 0. */
  row: number;
  column: number;
  /** How many positions it covers. */
  rowSpan: number;
  columnSpan: number;
  /** At least one; line breaks inside a paragraph are '\n'. */
  paragraphs: readonly string[];
  /** Set where a spreadsheet holds a date: the day, and the number format that shows it. */
  date?: { day: Day; format: string };
}

/** A table and the text around it. */
export interface Grid {
  /** Every row has the same length. `rows[r][c] === rows[r + 1][c]` says that the two positions are one cell. */
  rows: readonly (readonly Cell[])[];
  /** Paragraphs between the table before (or the beginning) and this one. */
  before: readonly string[];
  /** Paragraphs behind the last table; empty for the others. */
  after: readonly string[];
  /** Rows and columns that a spreadsheet does not show, from 0. */
  hidden?: { rows: ReadonlySet<number>; columns: ReadonlySet<number> };
  /** Cells whose formula the program that wrote the file never computed. */
  uncomputed?: readonly Pick<Cell, 'row' | 'column'>[];
}

export interface FormDocument {
  grids: readonly Grid[];
  /** Tables that stand in cells of others; their text is in those cells too. */
  nested?: readonly Grid[];
  /** Sheets that nobody sees. */
  hiddenSheets?: readonly { name: string; rows: Grid['rows'] }[];
}

/** The text of a cell: paragraphs joined by '\n', without blank ends, bookmarks and invisible characters. */
export function textOf(cell: Cell | undefined): string {
  return cell ? cleanText(cell.paragraphs.join('\n')) : '';
}

const bookmark = /\[bookmark: ?[^\]\n]{0,80}\]/g;

/** A text extraction's trace of a Word bookmark, as in `[bookmark: _GoBack]已完工`. */
export const bookmarksIn = (cell: Cell): string[] => cell.paragraphs.join('\n').match(bookmark) ?? [];

/** A character of those that are taken out of texts, or the beginning of a bookmark. Most texts have none. */
const unclean = /[\r[\u0000-\u0008\u000B\u000C\u000E-\u001F\u200B\u2060\uFEFF]/;

export const cleanText = (text: string): string => (unclean.test(text) ? withoutMarks(text) : text).trim();

const withoutMarks = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(bookmark, '')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u200B\u2060\uFEFF]/g, '');

/** Every position of a table from its cells. Positions that no cell covers become empty cells, so that all rows are as long. */
export function gridRows(cells: readonly Cell[], rowCount: number): Cell[][] {
  const width = cells.reduce((most, cell) => Math.max(most, cell.column + cell.columnSpan), 0);
  const area = cells.reduce((sum, cell) => sum + cell.rowSpan * cell.columnSpan, 0);
  if (width * rowCount > limits.cells || area > limits.cells) throw tooManyCells();
  const rows: (Cell | undefined)[][] = Array.from({ length: rowCount }, () => new Array(width));
  for (const cell of cells) {
    const last = Math.min(cell.row + cell.rowSpan, rowCount);
    for (let row = cell.row; row < last; row += 1) {
      rows[row]?.fill(cell, cell.column, cell.column + cell.columnSpan);
    }
  }
  return rows.map((row, r) => Array.from({ length: width }, (_, c) => row[c] ?? cellAt(r, c, [''])));
}

/** A cell of one position. */
export const cellAt = (row: number, column: number, paragraphs: readonly string[]): Cell => ({
  row,
  column,
  rowSpan: 1,
  columnSpan: 1,
  paragraphs,
});
