import { type CellStyle, type PageSetup, rangeRef, type WriteSheet, writeXlsx } from 'hucre';
import type { Instant } from '#src/core/day.js';
import { withParts } from './pack-zip.js';
import { plainText } from './plain-text.js';
import { ignored, scanXml } from './scan-xml.js';
import { type SharedStrings, type SheetColumn, type SheetRow, sharedStrings, sheetData } from './sheet-data.js';
import { linesOf } from './text-lines.js';
import { fonts } from './text-style.js';

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

export interface Workbook {
  title: string;
  sheets: Sheet[];
  at: Instant;
}

export interface Sheet
  extends Pick<WriteSheet, 'name' | 'merges' | 'freezePane' | 'autoFilter' | 'pageSetup' | 'headerFooter'> {
  columns: readonly SheetColumn[];
  rows: readonly SheetRow[];
}

/**
 * An .xlsx file in which every cell is a string; the same input gives the same bytes. hucre makes the workbook, with one row
 * a sheet that shows each of its styles once; the rows are written here, as hucre would look each cell's style up anew.
 */
export async function workbookBytes({ title, sheets, at }: Workbook): Promise<Uint8Array> {
  const written = new Date(at);
  const frame = await writeXlsx({
    sheets: sheets.map(frameOf),
    defaultFont: { name: 'Times New Roman', size: 11 },
    properties: { title: plainText(title), creator: '督办', created: written, modified: written },
  });
  const strings = sharedStrings();
  const filled = sheets.map((sheet, index) => [
    `xl/worksheets/sheet${index + 1}.xml`,
    (xml: string) => withRows(xml, sheet, strings),
  ]);
  return withParts(frame, { ...Object.fromEntries(filled), 'xl/sharedStrings.xml': strings.xml }, at);
}

function frameOf({ columns, rows, ...sheet }: Sheet): WriteSheet {
  const styles = stylesOf({ columns, rows });
  return {
    ...sheet,
    columns: columns.map(({ width }) => ({ width })),
    rows: [styles.map(() => '')],
    cells: new Map(styles.map((style, column) => [`0,${column}`, { style }])),
  };
}

const stylesOf = ({ columns, rows }: Pick<Sheet, 'columns' | 'rows'>): CellStyle[] => [
  ...new Set([...rows.flatMap(({ styles = [] }) => styles), ...columns.map(({ style }) => style)]),
];

function withRows(frame: string, sheet: Sheet, strings: SharedStrings): string {
  const [start, end] = [frame.indexOf('<sheetData>'), frame.indexOf('</sheetData>') + '</sheetData>'.length];
  const numbers = styleNumbers(frame.slice(start, end));
  const places = new Map(stylesOf(sheet).map((style, index) => [style, numbers[index] ?? 0]));
  const data = sheetData(sheet.rows, sheet.columns, (style) => places.get(style) ?? 0, strings);
  const all = `<dimension ref="${rangeRef(0, 0, sheet.rows.length - 1, sheet.columns.length - 1)}"/>`;
  return frame.slice(0, start).replace(/<dimension [^>]*>/, all) + data + frame.slice(end);
}

/** Numbers that hucre gave to the styles of the cells here, in their order. */
function styleNumbers(data: string): number[] {
  const numbers: number[] = [];
  scanXml(data, {
    ...ignored,
    open(tag) {
      if (tag.local === 'c') numbers.push(Number(tag.attribute('s') ?? 0));
    },
  });
  return numbers;
}
