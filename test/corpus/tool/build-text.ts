/** .csv as spreadsheets save it, and text as it is extracted from Word: merged cells keep their text in their first place only. */
import { type BuiltTable, type PlacedCell, placed } from './table-input.js';

export function buildText({ format, style, encoding = 'utf8', tables }: BuiltTable): Uint8Array {
  const write = format === 'txt' ? extracted : separated(style === 'tab' ? '\t' : style === 'semicolon' ? ';' : ',');
  return encode(tables.map(write).join(format === 'txt' ? '\n' : '\r\n'), encoding);
}

type Grid = BuiltTable['tables'][number];

const separated =
  (separator: string) =>
  ({ before = [], rows, after = [] }: Grid): string => {
    const { cells, columns } = placed(rows);
    const quoted = (text: string) =>
      /["\n\r]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
    const filled = (row: string[]) =>
      Array.from({ length: columns }, (_, column) => quoted(row[column] ?? '')).join(separator);
    const line = (row: number) => filled(Array.from({ length: columns }, (_, column) => textAt(cells, row, column)));
    return [
      ...before.map((text) => filled([text])),
      ...rows.map((_, row) => line(row)),
      ...after.map((text) => filled([text])),
      '',
    ].join('\r\n');
  };

/** A tab opens a cell, further paragraphs stand on lines of their own, an empty line ends a row. */
function extracted({ before = [], rows, after = [] }: Grid): string {
  const { cells, columns } = placed(rows);
  const cellsOf = (row: number) =>
    Array.from({ length: columns }, (_, column) => column).filter((column) => !isBesideItself(cells, row, column));
  const lines = rows.flatMap((_, row) => [...cellsOf(row).map((column) => `\t${textAt(cells, row, column)}`), '']);
  return [...before, ...lines, ...after, ''].join('\n');
}

const textAt = (cells: readonly PlacedCell[], row: number, column: number): string =>
  cells.find((one) => one.row === row && one.column === column)?.text ?? '';

/** Covered by a cell to its left: such a place is no cell in extracted text. */
const isBesideItself = (cells: readonly PlacedCell[], row: number, column: number): boolean =>
  cells.some(
    (one) =>
      one.row <= row &&
      row < one.row + (one.down ?? 1) &&
      one.column < column &&
      column < one.column + (one.across ?? 1),
  );

function encode(text: string, encoding: NonNullable<BuiltTable['encoding']>): Uint8Array {
  switch (encoding) {
    case 'utf8':
      return Buffer.from(text, 'utf8');
    case 'utf8-bom':
      return Buffer.from(`\uFEFF${text}`, 'utf8');
    case 'utf16':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'gb18030':
      return Buffer.from([...text].flatMap((letter) => chineseBytes().get(letter) ?? [letter.charCodeAt(0)]));
    default: {
      const unreachable: never = encoding;
      return unreachable;
    }
  }
}

let table: Map<string, number[]> | undefined;

/** Two-byte letters of GB18030, by asking the decoder for each: Node decodes it and does not encode it. */
function chineseBytes(): Map<string, number[]> {
  if (table) return table;
  const decoder = new TextDecoder('gb18030');
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const pairs = range(0x81, 0xfe).flatMap((high) =>
    range(0x40, 0xfe).flatMap((low) => (low === 0x7f ? [] : [[high, low]])),
  );
  table = new Map(pairs.map((pair) => [decoder.decode(Uint8Array.from(pair)), pair]));
  return table;
}
