import { zipSync } from 'fflate';
import { type CellValue, formatValue, readXls, type Sheet, type Workbook } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { chineseDay } from '#src/core/day.js';
import { type Cell, cellAt, type FormDocument, type Grid, gridRows } from './grid.js';
import { damaged, encrypted, limits, tooManyCells } from './limits.js';
import type { ZipEntry } from './zip.js';

/** Sheets of an .xlsx workbook. The library is given an archive whose parts are inflated already, so that it cannot be bombed. */
export async function readXlsxSheets(entries: ReadonlyMap<string, ZipEntry>): Promise<FormDocument> {
  const parts: Record<string, Uint8Array> = {};
  for (const { name, read } of entries.values()) {
    if (neededPart.test(name)) parts[name] = read();
  }
  const workbook = await opened(() => readXlsx(zipSync(parts, { level: 0 }), { readStyles: true }));
  return { grids: gridsOf(workbook) };
}

/** What the cells' texts hang on; pictures, charts and the like are left packed. */
const neededPart =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(_rels\/)?[^/]+\.(xml|rels)|xl\/worksheets\/[^/]+\.xml)$/i;

/** Sheets of an .xls workbook (BIFF8). */
export async function readXlsSheets(bytes: Uint8Array): Promise<FormDocument> {
  return { grids: gridsOf(await opened(() => readXls(bytes))) };
}

async function opened(read: () => Promise<Workbook>): Promise<Workbook> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof Error && /over the \d+ limit|too many cells/i.test(cause.message)) throw tooManyCells();
    if (cause instanceof Error && /encrypt|password/i.test(cause.message)) throw encrypted();
    throw damaged(cause);
  }
}

function gridsOf(workbook: Workbook): Grid[] {
  let left: number = limits.cells;
  return workbook.sheets
    .filter((sheet) => !sheet.hidden && !sheet.veryHidden)
    .map((sheet) => {
      const rows = positions(sheet, left);
      left -= rows.length * (rows[0]?.length ?? 0);
      return { rows, before: [], after: [] };
    });
}

function positions(sheet: Sheet, most: number): Cell[][] {
  const height = sheet.rows.findLastIndex((row) => row.some(isFilled)) + 1;
  const rows = sheet.rows.slice(0, height);
  const width = rows.reduce((widest, row) => Math.max(widest, row.findLastIndex(isFilled) + 1), 0);
  if (height * width > most) throw tooManyCells();

  const cells = new Map<string, Cell>();
  rows.forEach((values, row) => {
    for (let column = 0; column < width; column += 1)
      cells.set(`${row},${column}`, cellOf(sheet, values[column], row, column));
  });
  const merges = (sheet.merges ?? []).filter((merge) => merge.startRow < height && merge.startCol < width);
  let area = 0;
  for (const merge of merges) {
    const rowSpan = Math.min(merge.endRow, height - 1) - merge.startRow + 1;
    const columnSpan = Math.min(merge.endCol, width - 1) - merge.startCol + 1;
    area += rowSpan * columnSpan;
    if (area > limits.cells) throw tooManyCells();
    const first = cells.get(`${merge.startRow},${merge.startCol}`);
    if (!first || rowSpan < 1 || columnSpan < 1) continue;
    for (let row = merge.startRow; row < merge.startRow + rowSpan; row += 1) {
      for (let column = merge.startCol; column < merge.startCol + columnSpan; column += 1)
        cells.delete(`${row},${column}`);
    }
    cells.set(`${merge.startRow},${merge.startCol}`, { ...first, rowSpan, columnSpan });
  }
  return gridRows([...cells.values()], height);
}

const isFilled = (value: CellValue | undefined): boolean => value !== null && value !== undefined && value !== '';

function cellOf(sheet: Sheet, value: CellValue | undefined, row: number, column: number): Cell {
  const format = sheet.cells?.get(`${row},${column}`)?.style?.numFmt ?? '';
  const cell = cellAt(row, column, shown(value, format).replace(/\r\n?/g, '\n').split('\n'));
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return cell;
  return { ...cell, date: { day: value.toISOString().slice(0, 10), format } };
}

/** A value as text. Numbers keep the 15 digits that Excel keeps; percentages are shown as such. */
function shown(value: CellValue | undefined, format: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : chineseDay(value.toISOString().slice(0, 10));
  if (format.includes('%')) return formatValue(value, format);
  return String(Number(value.toPrecision(15)));
}
