import { withAnswers } from './answer-column.js';
import { hanNumberOf, matterNumberOf, type NumberText, projectNumberOf } from './cell-values.js';
import type { ColumnMeaning } from './column-meaning.js';
import type { Column, Header } from './find-header.js';
import { findHeader, headerRepeats } from './find-header.js';
import { bookmarksIn, type Cell, type FormDocument, type Grid, textOf } from './grid.js';
import type { FormRow, Part, ReadWarning } from './table-part.js';
import { hiddenSheetWarning, hiddenWarnings, uncomputedWarnings, unknownColumns } from './unread-warnings.js';

/** All tables of a document that are parts of one form. */
export interface FormTables {
  columns: readonly Column[];
  /** What stands above the first table, and the header's own text. */
  heading: readonly string[];
  rows: readonly FormRow[];
  warnings: readonly ReadWarning[];
}

/**
 * Finds the tables with the wanted headings and their rows. A table without a header goes on from the one before if it is as
 * wide. Where only a table inside another one has the headings, that is the form. null where no
 * table has them.
 */
export function formTables(
  { grids, nested = [], hiddenSheets = [] }: FormDocument,
  isEnough: (meanings: ReadonlySet<ColumnMeaning>) => boolean,
): FormTables | null {
  const found = grids.map((grid) => {
    const header = findHeader(grid.rows, isEnough);
    return header && withAnswers(header, grid.rows);
  });
  const count = found.filter((header) => header !== null).length;
  if (count === 0) return nested.length > 0 ? formTables({ grids: nested }, isEnough) : null;

  const parts: Part[] = [];
  /** Of the form's own first table, then of the tables before it. */
  let heading: string[] = [];
  let last: { header: Header; grid: Grid } | null = null;
  for (const [table, grid] of grids.entries()) {
    const own: Header | null = found[table] ?? null;
    if (parts.length === 0) heading = [...headingOf(grid, own), ...heading];
    const goesOn = last !== null && own === null && last.grid.rows[0]?.length === grid.rows[0]?.length;
    if (own) last = { header: own, grid };
    if (!last || (!own && !goesOn)) continue;
    const { header: headings, grid: headed } = last;
    const isOne = count === 1 && !goesOn;
    parts.push({
      grid,
      header: own ?? { ...headings, start: 0, end: 0 },
      headings,
      headerRows: headed.rows,
      table,
      place: (row) => (isOne ? `第${row}行` : `第${table + 1}张表第${row}行`),
      at: isOne ? {} : { table: table + 1 },
    });
  }
  const read = parts.map((part) => ({ part, ...rowsOf(part) }));
  return {
    columns: parts[0]?.header.columns ?? [],
    heading,
    rows: read.flatMap(({ rows }) => rows),
    warnings: [
      ...hiddenSheets.filter(({ rows }) => findHeader(rows, isEnough)).map(hiddenSheetWarning),
      ...read.flatMap(({ part, rows, warnings }) => [
        ...(part.header === part.headings ? unknownColumns(part) : []),
        ...hiddenWarnings(part, rows),
        ...uncomputedWarnings(part),
        ...warnings,
      ]),
    ],
  };
}

/** Whether only a table inside another one has the headings. */
export const isNestedForm = (
  { grids, nested = [] }: FormDocument,
  isEnough: (meanings: ReadonlySet<ColumnMeaning>) => boolean,
): boolean => nested.length > 0 && grids.every((grid) => findHeader(grid.rows, isEnough) === null);

/** The text above a header, in the table and before it; of a table that is none of the form's, all. A merged cell is one line. */
function headingOf(grid: Grid, header: Header | null): string[] {
  const above = grid.rows.slice(0, header ? header.start : headingRows);
  const lines = above.flatMap((row) => [...new Set(row)].map(textOf));
  return [...grid.before.slice(-headingRows), ...lines.slice(-headingRows)].filter((text) => text !== '');
}

/** Nobody writes a longer heading. */
const headingRows = 200;

function rowsOf(part: Part) {
  const { grid, header, headings, headerRows, place, at } = part;
  const columns = header.columns;
  const numbers = columns.filter((column) => column.meaning === 'number').slice(-2);
  const hasCategory = columns.some((column) => column.meaning === 'category');
  const rows: FormRow[] = [];
  const warnings: ReadWarning[] = [];
  const isHeaderAgain = headerRepeats(headings, headerRows);
  let section: string | null = null;
  let lastNumber: Cell | undefined;
  let positions: (readonly Cell[])[] = [];

  for (const [index, cells] of grid.rows.entries()) {
    if (index < header.end) continue;
    const row = index + 1;
    const filled = [...new Set(cells)].filter((cell) => textOf(cell) !== '');
    if (filled.length === 0 || isHeaderAgain(cells) || isColumnCount(filled)) continue;

    const numberCell = cells[numbers.at(-1)?.index ?? -1];
    if (numberCell && numberCell === lastNumber && textOf(numberCell) !== '') {
      positions.push(cells);
      continue;
    }
    lastNumber = undefined;
    warnings.push(...bookmarkWarnings(filled, row, part));
    const named = numberOf(cells, numbers) ?? numeralOf(cells, numbers, columns);
    if (!named) {
      const [only] = filled;
      const text = textOf(only);
      if (filled.length === 1 && !hasCategory && /^[一二三四五六七八九十]{1,3}[、.．\s]/.test(text)) section = text;
      else if (hasProjectText(cells, columns) && !isTotalOrNote(textOf(filled[0]))) {
        const message = `${place(row)}没有读出项目编号，该行没有读入：${excerpt(filled)}`;
        warnings.push({ row, column: (numbers.at(-1)?.index ?? 0) + 1, ...at, code: 'no_number', message });
      }
      continue;
    }
    lastNumber = numberCell;
    positions = [cells];
    rows.push(formRow(part, row, named, section, positions));
  }
  return { rows, warnings };
}

function formRow(
  { table, place, at, header: { columns } }: Part,
  row: number,
  { number, statedMatter }: { number: NumberText; statedMatter: string | null },
  section: string | null,
  positions: readonly (readonly Cell[])[],
): FormRow {
  const cellsOf = (meaning: ColumnMeaning): Cell[] => {
    const indexes = columns.filter((column) => column.meaning === meaning).map((column) => column.index);
    const cells = indexes.flatMap((index) => positions.map((cells) => cells[index]));
    return [...new Set(cells)].filter((cell) => cell !== undefined);
  };
  const text = (meaning: ColumnMeaning): string =>
    [...new Set(cellsOf(meaning).map(textOf))].filter((text) => text !== '').join('\n');
  const warn = (code: string, message: string, meaning?: ColumnMeaning): ReadWarning => {
    const column = meaning && columns.findLast((one) => one.meaning === meaning);
    return { row, ...(column ? { column: column.index + 1 } : {}), ...at, code, message };
  };
  return {
    row,
    table,
    where: place(row),
    number,
    statedMatter,
    section,
    numbers: cellsOf('number'),
    cellsOf,
    text,
    warn,
  };
}

/** 一, （二）: only where the row tells of a project, as headings across the table are numbered so too. */
function numeralOf(cells: readonly Cell[], numbers: readonly Column[], columns: readonly Column[]) {
  const number = hasProjectText(cells, columns) ? hanNumberOf(textOf(cells[numbers.at(-1)?.index ?? -1])) : null;
  return number && { number, statedMatter: null };
}

/** The project number is in the last column of 序号, or in the one cell over both; the first column has the matter's. */
function numberOf(cells: readonly Cell[], numbers: readonly Column[]) {
  const second = cells[numbers.at(-1)?.index ?? -1];
  const first = numbers.length > 1 ? cells[numbers[0]?.index ?? -1] : undefined;
  if (!second) return null;
  const own = projectNumberOf(textOf(second), second.date);
  if (!first || first === second) return own && { number: own, statedMatter: null };
  const stated = projectNumberOf(textOf(first), first.date);
  if (textOf(second) === '') {
    const isOwn = stated !== null && first.row === second.row;
    return isOwn ? { number: stated, statedMatter: null } : null;
  }
  if (!own) return null;
  const [before, behind] = own.parts ?? [];
  if (before && before === stated?.number)
    return { number: { isMarked: own.isMarked, wasDate: false, number: `${before}-${behind}` }, statedMatter: before };
  // One heading over 9 | 2: the second column counts within the matter.
  const isCounted = numbers[0]?.heading === numbers[1]?.heading && isWhole(own) && stated !== null && isWhole(stated);
  if (isCounted && stated.number !== own.number) {
    return { number: { ...own, number: `${stated.number}-${own.number}` }, statedMatter: stated.number };
  }
  return { number: own, statedMatter: textOf(first) || null };
}

const isWhole = ({ number }: NumberText): boolean => !number.includes('-');

/** A row that numbers the columns: 1, 2, 3 … */
const isColumnCount = (filled: readonly Cell[]): boolean =>
  filled.length > 3 && filled.every((cell, index) => textOf(cell).replace(/[()（）]/g, '') === String(index + 1));

function hasProjectText(cells: readonly Cell[], columns: readonly Column[]): boolean {
  const texts = columns
    .filter(({ meaning }) => ['name', 'target', 'completion', 'units'].includes(meaning))
    .map(({ index }) => cells[index]);
  return new Set(texts.filter((cell) => textOf(cell) !== '')).size > 1;
}

const isTotalOrNote = (text: string): boolean =>
  /^(合\s*计|总\s*计|小\s*计|共计|注|备注|说明|填[报表]|审核|联系)/.test(text);

const excerpt = (filled: readonly Cell[]): string => {
  const text = filled.map(textOf).join(' ').replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

/** Rows by the matter number of their projects, in table order. */
export function byMatter(rows: readonly FormRow[]): Map<string, FormRow[]> {
  const groups = new Map<string, FormRow[]>();
  for (const row of rows) {
    const matterNumber = matterNumberOf(row.number.number);
    const group = groups.get(matterNumber);
    if (group) group.push(row);
    else groups.set(matterNumber, [row]);
  }
  return groups;
}

const bookmarkWarnings = (cells: readonly Cell[], row: number, { place, at }: Part): ReadWarning[] =>
  cells.flatMap((cell) =>
    bookmarksIn(cell).map((found) => ({
      row,
      column: cell.column + 1,
      ...at,
      code: 'bookmark',
      message: `${place(row)}第${cell.column + 1}列带有 Word 书签标记“${found}”，已去掉`,
    })),
  );
