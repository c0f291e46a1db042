import { parseCsv } from 'hucre/csv';
import { type Cell, cellAt, type FormDocument, type Grid, gridRows } from './grid.js';
import { limits, tooManyCells } from './limits.js';

/** Tables in plain text: as a Word document's text is extracted, or comma- or tab-separated. */
export function readText(text: string): FormDocument {
  const lines = text.split('\n');
  const opening = lines.filter((line) => /^\t[^\t]*$/.test(line)).length;
  const separated = lines.filter((line) => /[^\t]\t|\t\t/.test(line)).length;
  return { grids: opening > separated && opening > 2 ? extractedGrids(lines) : [separatedGrid(text)] };
}

/** The separator is the one that makes the widest table. */
function separatedGrid(text: string): Grid {
  const tables = [',', '\t', ';'].map((delimiter) => parseCsv(text, { delimiter }));
  const rows = tables.toSorted((a, b) => filledCount(b) - filledCount(a))[0] ?? [];
  if (rows.reduce((sum, row) => sum + row.length, 0) > limits.cells) throw tooManyCells();
  const cells = rows.flatMap((row, r) => row.map((value, c) => cellAt(r, c, String(value ?? '').split('\n'))));
  return { rows: gridRows(cells, rows.length), before: [], after: [] };
}

const filledCount = (rows: readonly (readonly unknown[])[]): number =>
  rows.reduce((sum, row) => sum + row.filter((value) => value !== '').length, 0);

/** A run of lines without an empty one between them. */
interface Block {
  /** Each cell with its paragraphs; a line that begins with a tab opens one. */
  cells: string[][];
  /** Lines before the first cell: they go on with the cell before, or stand outside the table. */
  loose: string[];
}

/**
 * A Word table as its text is extracted: a line that begins with a tab opens a cell, lines without one are further paragraphs
 * of it, an empty line ends the row. Where a row is not yet full, the empty line was an empty paragraph.
 */
function extractedGrids(lines: readonly string[]): Grid[] {
  const blocks = blocksOf(lines);
  const full = fullWidth(blocks);
  const lastRow = blocks.findLastIndex((block) => block.cells.length > 0);
  const rows: string[][][] = [];
  const before: string[] = [];
  const after: string[] = [];
  for (const [index, { loose, cells }] of blocks.entries()) {
    const open = rows.at(-1);
    const around = rows.length > 0 ? after : before;
    const goesOn = open !== undefined && (open.length < full - 1 || (index <= lastRow && isCellText(loose)));
    const paragraphs = goesOn ? (open.at(-1) ?? around) : around;
    if (goesOn && index > 0) paragraphs.push('');
    for (const line of loose) paragraphs.push(line);
    if (cells.length === 0) continue;
    // One cell alone is never a row; a row may lack one, where a number stands alone under 序号.
    const joins = open && open.length + cells.length <= full && (open.length < full - 1 || cells.length === 1);
    if (joins) open.push(...cells);
    else rows.push(cells);
  }
  return [{ rows: gridRows(placed(rows, full), rows.length), before, after }];
}

/** How many cells a whole row has: the most, unless that is a stray one; the header may have one fewer. */
function fullWidth(blocks: readonly Block[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of blocks) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  counts.delete(0);
  const header = blocks.find((block) => numberColumn(block.cells) >= 0)?.cells.length ?? 0;
  const widest = longest(blocks.map((block) => block.cells));
  if (widest <= header + 1) return widest;
  const [usual] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]);
  return usual?.[0] ?? widest;
}

/** Lines between rows that go on with the last cell, rather than stand on the page. */
const isCellText = (lines: readonly string[]): boolean =>
  lines.length > 0 && lines.every((line) => line.length <= 40 && !/^\s*(注|备注|附件|说明)|[表]\s*$/.test(line));

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let block: Block = { cells: [], loose: [] };
  for (const line of [...lines, '']) {
    if (line.trim() === '' && !line.startsWith('\t')) {
      if (block.cells.length > 0 || block.loose.length > 0) blocks.push(block);
      block = { cells: [], loose: [] };
    } else if (line.startsWith('\t')) block.cells.push([line.slice(1)]);
    else (block.cells.at(-1) ?? block.loose).push(line);
  }
  return blocks;
}

/** A loop, as a file may have more rows than a call may have arguments. */
const longest = (rows: readonly (readonly unknown[])[]): number =>
  rows.reduce((most, row) => Math.max(most, row.length), 0);

/** Which cell of a row is the heading 序号: it may stand over two columns, and so may a number. */
const numberColumn = (cells: readonly string[][]): number =>
  cells.findIndex((paragraphs) => /^(序号|编号)$/.test(paragraphs.join('').replace(/\s/g, '')));

/**
 * Rows with fewer cells than a whole one: the text does not tell which cell is the wide one. Where the heading 序号 is, a number
 * that stands alone under it is; else cells are missing at the end.
 */
function placed(rows: readonly string[][][], full: number): Cell[] {
  if (longest(rows) * rows.length > limits.cells) throw tooManyCells();
  const header = rows.find((row) => numberColumn(row) >= 0) ?? [];
  const wide = numberColumn(header);
  return rows.flatMap((row, r) => {
    const isAlone = row === header || /^\s*\d{1,3}\s*$/.test(row[wide]?.join('') ?? '');
    const stretch = row.length === header.length && isAlone ? Math.max(0, full - header.length) : 0;
    return row.map((paragraphs, index): Cell => {
      if (index === wide) return { ...cellAt(r, index, paragraphs), columnSpan: 1 + stretch };
      return cellAt(r, index > wide ? index + stretch : index, paragraphs);
    });
  });
}
