import { type Cell, type CellStyle, type ColumnDef, type PageSetup, type WriteSheet, writeXlsx } from 'hucre';
import type { Instant } from '#src/core/day.js';
import { plainText } from './plain-text.js';
import { linesOf } from './text-lines.js';
import { fonts } from './text-style.js';

/** A spreadsheet cell's text. Whatever it looks like, it is stored as a string and computes nothing. */
export type TextCell = string | null;

const line = { style: 'thin', color: { rgb: '000000' } } as const;
const frame = { top: line, right: line, bottom: line, left: line };

const styled = (
  font: string,
  size: number,
  horizontal: 'left' | 'center',
  border?: CellStyle['border'],
): CellStyle => ({
  font: { name: font, size },
  alignment: { horizontal, vertical: 'center', wrapText: true },
  ...(border && { border }),
});

/** The styles of a sheet; each is one object, however many cells have it. */
export const cellStyles = {
  appendix: styled(fonts.heading, 14, 'left'),
  title: styled(fonts.title, 20, 'center'),
  note: styled(fonts.body, 12, 'left'),
  heading: styled(fonts.heading, 10, 'center', frame),
  left: styled(fonts.body, 9, 'left', frame),
  center: styled(fonts.body, 9, 'center', frame),
} satisfies Record<string, CellStyle>;

/** Landscape A4, as wide as the paper, the heading rows (from 1) on every page. */
export const landscapePage = (headingRows: string): PageSetup => ({
  paperSize: 'a4',
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { top: 0.6, bottom: 0.7, left: 0.5, right: 0.5, header: 0.3, footer: 0.4 },
  printTitlesRow: headingRows,
  horizontalCentered: true,
});

export const pageNumbers: NonNullable<WriteSheet['headerFooter']> = { oddFooter: '&C&9— &P —' };

/** Points that a line of 9-point text takes, and the most that Excel lets a row have. */
const linePoints = 12.5;
const highestRow = 409;

/** Height in points of a row that shows so many lines. */
export const rowHeight = (lines: number): number => Math.min(highestRow, Math.max(1, lines) * linePoints + 5);

/** Lines that a text takes in a column of a width in Excel's unit (a digit of the 11-point default font). */
export const linesIn = (text: string, columnWidth: number): number => linesOf(text, (columnWidth * 7) / 12);

export const column = (width: number, style: CellStyle): ColumnDef => ({ width, style });

export interface Workbook {
  title: string;
  sheets: Sheet[];
  at: Instant;
}

export interface Sheet extends Omit<WriteSheet, 'rows' | 'data' | 'cells'> {
  rows: TextCell[][];
  /** Styles of cells that do not have their column's, by 'row,column' from 0. */
  styles: ReadonlyMap<string, CellStyle>;
}

/** An .xlsx file in which every cell is a string; the same input gives the same bytes. */
export function workbookBytes({ title, sheets, at }: Workbook): Promise<Uint8Array> {
  const written = new Date(at);
  return writeXlsx({
    sheets: sheets.map(writable),
    defaultFont: { name: 'Times New Roman', size: 11 },
    properties: { title: plainText(title), creator: '督办', created: written, modified: written },
  });
}

function writable({ styles, ...sheet }: Sheet): WriteSheet {
  const rows = sheet.rows.map((row) => row.map((text) => (text === null ? null : cellText(text))));
  const cells = new Map<string, Partial<Cell>>([...styles].map(([place, style]) => [place, { style }]));
  rows.forEach((row, r) => {
    row.forEach((text, c) => {
      if (text !== null && looksLikeError.test(text)) {
        cells.set(`${r},${c}`, { ...cells.get(`${r},${c}`), richText: [{ text }] });
      }
    });
  });
  return { ...sheet, rows, cells };
}

/** '#N/A' and its like would be stored as an error value; as rich text they stay what people wrote. */
const looksLikeError = /^#[A-Z][A-Z/_0-9]*[!?]?$/;

/** `_x000D_` written by people must not be read as an escaped character (ECMA-376 part 1, 22.9.2.19). */
const cellText = (text: string): string => plainText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
