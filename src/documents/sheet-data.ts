import type { CellStyle } from 'hucre';
import { columnName } from './cell-reference.js';
import { escapeXml, plainText } from './plain-text.js';

/** A spreadsheet cell's text. Whatever it looks like, it is stored as a string and computes nothing. */
export type TextCell = string | null;

export interface SheetColumn {
  /** In Excel's unit, a digit of the default font. */
  width: number;
  style: CellStyle;
}

export interface SheetRow {
  texts: readonly TextCell[];
  /** Points. */
  height: number;
  /** Of its cells, where they do not have their columns'. */
  styles?: readonly CellStyle[];
}

/** The texts of a workbook, each kept once (ECMA-376 part 1, 18.4). */
export interface SharedStrings {
  numberOf(text: string): number;
  xml(): string;
}

export function sharedStrings(): SharedStrings {
  const numbers = new Map<string, number>();
  const items: string[] = [];
  let count = 0;
  return {
    numberOf(text) {
      count += 1;
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, items.length);
      return items.push(sharedString(plainText(text))) - 1;
    },
    xml: () =>
      `${declaration}<sst xmlns="${namespace}" count="${count}" uniqueCount="${items.length}">${items.join('')}</sst>`,
  };
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Without the mark Excel drops blanks at the ends; and `_x000D_` written by people must not be read as an escape (22.9.2.19). */
function sharedString(text: string): string {
  const space = /^\s|\s$|[\t\n]/.test(text) ? ' xml:space="preserve"' : '';
  return `<si><t${space}>${escapeXml(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')}</t></si>`;
}

/**
 * Rows of a sheet as its <sheetData> (ECMA-376 part 1, 18.3.1.80), every filled cell a string.
 * @param styleNumber place of a style in the workbook
 */
export function sheetData(
  rows: readonly SheetRow[],
  columns: readonly SheetColumn[],
  styleNumber: (style: CellStyle) => number,
  strings: SharedStrings,
): string {
  const names = columns.map((_, column) => columnName(column));
  const usual = columns.map(({ style }) => styleNumber(style));
  const rowXml = ({ texts, height, styles }: SheetRow, index: number): string => {
    const numbers = styles?.map(styleNumber) ?? usual;
    let xml = `<row r="${index + 1}" ht="${height}" customHeight="1">`;
    for (let column = 0; column < texts.length; column += 1) {
      const text = texts[column] ?? null;
      xml += `<c r="${names[column]}${index + 1}" s="${numbers[column]}"`;
      xml += text === null ? '/>' : ` t="s"><v>${strings.numberOf(text)}</v></c>`;
    }
    return `${xml}</row>`;
  };
  return `<sheetData>${rows.map(rowXml).join('')}</sheetData>`;
}
