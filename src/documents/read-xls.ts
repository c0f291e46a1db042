import { type CellValue, readXls, type Sheet, type Workbook } from 'hucre';
import type { FormDocument } from './grid.js';
import { damaged, encrypted, limits, tooManyCells } from './limits.js';
import { dateText, numberText } from './number-text.js';
import { gridOfSheet, type SheetCell } from './sheet-grid.js';

/** Sheets of an .xls workbook (BIFF8). */
export async function readXlsSheets(bytes: Uint8Array): Promise<FormDocument> {
  const { sheets } = await opened(bytes);
  const gridOf = (sheet: Sheet) =>
    gridOfSheet({ cells: [...filledCells(sheet)], merges: mergesOf(sheet) }, limits.cells);
  const isHidden = ({ hidden, veryHidden }: Sheet) => Boolean(hidden || veryHidden);
  return {
    grids: sheets.filter((sheet) => !isHidden(sheet)).map(gridOf),
    hiddenSheets: sheets.filter(isHidden).map((sheet) => ({ name: sheet.name, rows: gridOf(sheet).rows })),
  };
}

async function opened(bytes: Uint8Array): Promise<Workbook> {
  try {
    return await readXls(bytes);
  } catch (cause) {
    if (cause instanceof Error && /over the \d+ limit|too many cells/i.test(cause.message)) throw tooManyCells();
    if (cause instanceof Error && /encrypt|password/i.test(cause.message)) throw encrypted();
    throw damaged(cause);
  }
}

function* filledCells(sheet: Sheet): Generator<SheetCell> {
  const rows: readonly (readonly CellValue[] | undefined)[] = sheet.rows;
  for (const [row, values] of rows.entries()) {
    // A damaged file has rows that are not there.
    for (const [column, value] of (values ?? []).entries()) {
      if (value === null || value === undefined || value === '') continue;
      yield { row, column, ...shown(value, sheet.cells?.get(`${row},${column}`)?.style?.numFmt ?? '') };
    }
  }
}

const mergesOf = ({ merges = [] }: Sheet) =>
  merges.map(({ startRow, startCol, endRow, endCol }) => ({
    startRow,
    endRow,
    startColumn: startCol,
    endColumn: endCol,
  }));

function shown(value: NonNullable<CellValue>, format: string): Pick<SheetCell, 'text' | 'date'> {
  if (typeof value === 'string') return { text: value };
  if (typeof value === 'boolean') return { text: value ? '是' : '否' };
  if (typeof value === 'number') return { text: numberText(value, format) };
  return Number.isNaN(value.getTime()) ? { text: '' } : dateText(value.toISOString().slice(0, 10), format);
}
