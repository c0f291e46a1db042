import { type Day, isDay } from '#src/core/day.js';
import { mergeOf, placeOf } from './cell-reference.js';
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
  /** The row that is open, and the cell: where it stands, and what is known of it. */
  let row = -1;
  const cell = { isOpen: false, row: -1, column: -1, type: 'n', style: 0, value: '', hasFormula: false };
  /** Inside what holds the cell's value: <v>, or a <t> of its own text that is no phonetic guide. */
  let isValue = false;
  let isPhonetic = false;

  function opened(tag: XmlTag): void {
    switch (tag.local) {
      case 'c':
        openCell(tag);
        return;
      case 'v':
      case 't':
        isValue = cell.isOpen && !isPhonetic;
        return;
      case 'f':
        cell.hasFormula = true;
        return;
      case 'row':
        row = Number(tag.attribute('r') ?? row + 2) - 1;
        cell.column = -1;
        if (isTrue(tag.attribute('hidden'))) hiddenRows.add(row);
        return;
      case 'rPh':
        isPhonetic = true;
        return;
      case 'col':
        if (isTrue(tag.attribute('hidden'))) hide(Number(tag.attribute('min')), Number(tag.attribute('max')));
        return;
      case 'mergeCell': {
        const merge = mergeOf(tag.attribute('ref') ?? '');
        if (merge) merges.push(merge);
        return;
      }
    }
  }

  function openCell(tag: XmlTag): void {
    const at = placeOf(tag.attribute('r') ?? '');
    cell.isOpen = true;
    cell.row = at?.row ?? row;
    cell.column = at?.column ?? cell.column + 1;
    cell.type = tag.attribute('t') ?? 'n';
    cell.style = Number(tag.attribute('s') ?? 0);
    cell.value = '';
    cell.hasFormula = false;
  }

  /** Columns from 1, to the last one there can be where the whole rest is hidden. */
  function hide(first: number, last: number): void {
    for (let at = first; at <= Math.min(last, first + MOST_COLUMNS); at += 1) hiddenColumns.add(at - 1);
  }

  function closed(local: string): void {
    if (local === 'v' || local === 't') isValue = false;
    else if (local === 'rPh') isPhonetic = false;
    else if (local === 'c' && cell.isOpen) {
      cell.isOpen = false;
      closeCell();
    }
  }

  function closeCell(): void {
    const { row, column } = cell;
    if (cell.value === '') {
      if (cell.hasFormula && uncomputed.length < MOST_TOLD) uncomputed.push({ row, column });
      return;
    }
    const { text, date } = shownIn(cell);
    if (text === '') return;
    if (cells.length >= limits.cells) throw tooManyCells();
    if (!(row >= 0)) throw damaged('a row without its number');
    cells.push(date ? { row, column, text, date } : { row, column, text });
  }

  function shownIn({ type, style, value }: typeof cell): Pick<SheetCell, 'text' | 'date'> {
    if (type === 's') return { text: parts.strings[Number(value)] ?? '' };
    const { format, kind } = formatKinds[style] ?? { format: '', kind: null };
    switch (type) {
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
      if (isValue) cell.value += text;
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
