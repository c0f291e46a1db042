import { type Day, isDay } from '#src/core/day.js';
import { damaged, limits, tooManyCells } from './limits.js';
import { dateText, numberText } from './number-text.js';
import { scanXml, type XmlTag } from './scan-xml.js';
import type { Merge, SheetCell, SheetContent } from './sheet-grid.js';
import { dateKind, dayOfSerial } from './xlsx-number-formats.js';

/** What a workbook's cells refer to. */
export interface WorkbookParts {
  strings: readonly string[];
  /** Number formats by cell style. */
  formats: readonly string[];
  from1904: boolean;
}

interface OpenCell {
  row: number;
  column: number;
  type: string;
  style: number;
  value: string;
  hasFormula: boolean;
}

/** A cell's ST_Xstring: `_x000D_` is the character of that code (ECMA-376 part 1, 22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** Cells and merges of a sheet, in one pass over sheet….xml (ECMA-376 part 1, 18.3.1). */
export function readSheetXml(xml: string, parts: WorkbookParts): SheetContent {
  const cells: SheetCell[] = [];
  const merges: Merge[] = [];
  const formatKinds = parts.formats.map((format) => ({ format, kind: dateKind(format) }));
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Set<number>();
  const uncomputed: { row: number; column: number }[] = [];
  let row = -1;
  let column = -1;
  let cell: OpenCell | null = null;
  /** Inside what holds the cell's value: <v>, or a <t> of its own text that is no phonetic guide. */
  let isValue = false;
  let isPhonetic = false;

  function opened(tag: XmlTag): void {
    switch (tag.local) {
      case 'row':
        row = Number(tag.attribute('r') ?? row + 2) - 1;
        column = -1;
        if (isTrue(tag.attribute('hidden'))) hiddenRows.add(row);
        return;
      case 'col':
        if (isTrue(tag.attribute('hidden'))) hide(Number(tag.attribute('min')), Number(tag.attribute('max')));
        return;
      case 'f':
        if (cell) cell.hasFormula = true;
        return;
      case 'c': {
        const at = placeOf(tag.attribute('r') ?? '');
        column = at?.column ?? column + 1;
        cell = {
          row: at?.row ?? row,
          column,
          type: tag.attribute('t') ?? 'n',
          style: Number(tag.attribute('s') ?? 0),
          value: '',
          hasFormula: false,
        };
        return;
      }
      case 'rPh':
        isPhonetic = true;
        return;
      case 'v':
      case 't':
        isValue = cell !== null && !isPhonetic;
        return;
      case 'mergeCell': {
        const merge = mergeOf(tag.attribute('ref') ?? '');
        if (merge) merges.push(merge);
        return;
      }
    }
  }

  /** Columns from 1, to the last one there can be where the whole rest is hidden. */
  function hide(first: number, last: number): void {
    for (let at = first; at <= Math.min(last, first + MOST_COLUMNS); at += 1) hiddenColumns.add(at - 1);
  }

  function closed(local: string): void {
    if (local === 'v' || local === 't') isValue = false;
    else if (local === 'rPh') isPhonetic = false;
    else if (local === 'c' && cell) {
      const shown = shownIn(cell);
      if (shown && shown.text !== '') {
        if (cells.length >= limits.cells) throw tooManyCells();
        if (!(cell.row >= 0)) throw damaged('a row without its number');
        cells.push({ row: cell.row, column: cell.column, ...shown });
      } else if (cell.hasFormula && cell.value === '' && uncomputed.length < MOST_TOLD)
        uncomputed.push({ row: cell.row, column: cell.column });
      cell = null;
    }
  }

  function shownIn({ type, style, value }: OpenCell): Pick<SheetCell, 'text' | 'date'> | null {
    if (value === '') return null;
    const { format, kind } = formatKinds[style] ?? { format: '', kind: null };
    switch (type) {
      case 's':
        return { text: parts.strings[Number(value)] ?? '' };
      case 'inlineStr':
      case 'str':
        return { text: unescaped(value) };
      case 'b':
        return { text: value === '1' ? '是' : '否' };
      case 'e':
        return { text: value };
      case 'd': {
        const day: Day = value.slice(0, 10);
        return isDay(day) ? dateText(day, format) : { text: value };
      }
      default: {
        const number = Number(value);
        if (Number.isNaN(number)) return { text: value };
        if (kind === 'day' && number >= 0 && number < 2_958_466)
          return dateText(dayOfSerial(number, parts.from1904), format);
        return { text: kind === 'time' ? timeText(number) : numberText(number, format) };
      }
    }
  }

  scanXml(xml, {
    open: opened,
    close: ({ local }) => closed(local),
    text(text) {
      if (isValue && cell) cell.value += text;
    },
  });
  return { cells, merges, hidden: { rows: hiddenRows, columns: hiddenColumns }, uncomputed };
}

const MOST_TOLD = 1000;
/** More columns than any form has. */
const MOST_COLUMNS = 200;
const isTrue = (value: string | null): boolean => value === '1' || value === 'true';

/** 14:30 of 0.6041666… */
function timeText(serial: number): string {
  const minutes = Math.round((serial % 1) * 1440);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** 'A' of 0, 'AB' of 27. */
export const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** Column, from 0, of letters: 27 of 'AB'. */
export const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Row and column, from 0, of 'B12'. */
function placeOf(reference: string): { row: number; column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (!letters || !digits) return null;
  return { row: Number(digits) - 1, column: columnNumber(letters) };
}

function mergeOf(reference: string): Merge | null {
  const [first = '', last = first] = reference.split(':');
  const [start, end] = [placeOf(first), placeOf(last)];
  return start && end
    ? { startRow: start.row, startColumn: start.column, endRow: end.row, endColumn: end.column }
    : null;
}
