import { isUtf8 } from 'node:buffer';
import { strToU8 } from 'fflate';
import type { Instant } from '#src/core/day.js';
import { groupBy } from '#src/core/group-by.js';
import { completedOf } from './cell-values.js';
import type { ColumnMeaning } from './column-meaning.js';
import { type DocxCell, type DocxTable, docxTables } from './docx-tables.js';
import { cellContent } from './fill-cell.js';
import { completedWord, type FormRow } from './form-table.js';
import { type Cell, cleanText, type Grid, gridRows } from './grid.js';
import { damaged } from './limits.js';
import { packZip } from './pack-zip.js';
import { plainText } from './plain-text.js';
import { mainPart } from './read-docx.js';
import { type Splice, spliced } from './splices.js';
import type { FormRow as FoundRow } from './table-part.js';
import { formTables } from './table-rows.js';
import { openZip } from './zip.js';

/** What a form's reported cells shall say for a project. */
export type FormFill = Pick<FormRow, 'number' | 'completion' | 'problems' | 'nextSteps' | 'completed'>;

export interface FilledForm {
  bytes: Uint8Array;
  /** Project numbers whose texts found no cell, or no cell of their own. */
  unplaced: string[];
}

/** The form's rows, and where its cells stand in the text of the file. */
interface Layout {
  /** Those of one number are nobody's to choose between. */
  rows: ReadonlyMap<string, readonly FoundRow[]>;
  placeOf: ReadonlyMap<Cell, DocxCell>;
  /** How many projects have a part in a cell. */
  sharers: ReadonlyMap<Cell, number>;
  wordOf: (completed: boolean | null) => string;
}

const filled = ['completion', 'problems', 'nextSteps', 'completed'] as const;

/**
 * The form as it came in (.docx), with 完成情况, 存在问题, 下一步 and 是否完成 filled in by project number. Everything else in
 * the file stays byte for byte; a cell that already says it stays too, and a changed one keeps its paragraph and run formatting.
 * `at` dates the entries of the archive. Throws a Refusal on a file that is no sound Word document.
 */
export function fillFormDocx(form: Uint8Array, fills: readonly FormFill[], at: Instant): FilledForm {
  const entries = openZip(form);
  const path = mainPart(entries);
  const files = Object.fromEntries([...entries].map(([name, entry]) => [name, entry.read()]));
  if (!files[path]) throw damaged();
  const xml = decoded(files[path]);
  const layout = layoutOf(xml);
  const splices: Splice[] = [];
  const unplaced: string[] = [];
  for (const fill of new Map(fills.map((each) => [each.number, each])).values()) {
    const placed = placeFill(xml, layout, fill);
    splices.push(...placed.splices);
    if (!placed.complete) unplaced.push(fill.number);
  }
  if (splices.length === 0) return { bytes: form, unplaced };
  return { bytes: packZip({ ...files, [path]: strToU8(spliced(xml, splices)) }, at), unplaced };
}

interface Placed {
  splices: Splice[];
  /** False where a text has no cell of its own. */
  complete: boolean;
}

/** The changes that a project's texts need. */
function placeFill(xml: string, layout: Layout, fill: FormFill): Placed {
  const [row, ...others] = layout.rows.get(fill.number) ?? [];
  if (!row || others.length > 0) return { splices: [], complete: false };
  const placed: Placed = { splices: [], complete: true };
  for (const meaning of filled) {
    if (saysAlready(row, meaning, fill)) continue;
    const cells = row.cellsOf(meaning);
    const [cell] = cells;
    const place = cell && layout.placeOf.get(cell);
    if (!place || cells.length > 1 || (layout.sharers.get(cell) ?? 1) > 1) {
      placed.complete = false;
      continue;
    }
    const text = meaning === 'completed' ? layout.wordOf(fill.completed) : plainText(fill[meaning]);
    placed.splices.push({ ...place, text: cellContent(xml, place, text, prefixOf(xml)) });
  }
  return placed;
}

function saysAlready(row: FoundRow, meaning: (typeof filled)[number], fill: FormFill): boolean {
  const says = row.text(meaning);
  if (meaning !== 'completed') return says === cleanText(fill[meaning]);
  const { completed, isClear } = completedOf(says);
  return isClear && completed === fill.completed;
}

function layoutOf(xml: string): Layout {
  const placeOf = new Map<Cell, DocxCell>();
  const grids = tablesOf(xml).map((table) => gridOf(table, placeOf));
  const isForm = (meanings: ReadonlySet<ColumnMeaning>) => meanings.has('number') && meanings.has('completion');
  const rows = formTables({ grids }, isForm)?.rows ?? [];
  const sharers = new Map<Cell, number>();
  for (const cell of rows.flatMap((row) => filled.flatMap((meaning) => row.cellsOf(meaning)))) {
    sharers.set(cell, (sharers.get(cell) ?? 0) + 1);
  }
  return { rows: groupBy(rows, ({ number }) => number.number), placeOf, sharers, wordOf: wordsOf(rows) };
}

/** The table as the reader of forms sees it; `placeOf` learns where each of its cells stands. */
function gridOf(table: DocxTable, placeOf: Map<Cell, DocxCell>): Grid {
  const cells: Cell[] = [];
  const openAt = new Map<number, Cell>();
  table.rows.forEach((row, index) => {
    for (const place of row) {
      const above = place.merge === 'continue' ? openAt.get(place.column) : undefined;
      if (above) {
        above.rowSpan += 1;
        continue;
      }
      const { column, columns: columnSpan } = place;
      const cell = { row: index, column, rowSpan: 1, columnSpan, paragraphs: place.text.split('\n') };
      if (place.merge) openAt.set(column, cell);
      else openAt.delete(column);
      placeOf.set(cell, place);
      cells.push(cell);
    }
  });
  return { rows: gridRows(cells, table.rows.length), before: [], after: [] };
}

/** The words that this form uses: 是 and 否 where its cells say so, else 已完成 and 未完成. */
function wordsOf(rows: readonly FoundRow[]): Layout['wordOf'] {
  const usesYes = rows.some((row) => /^[是否]$/.test(row.text('completed')));
  return usesYes ? (completed) => (completed === null ? '' : completed ? '是' : '否') : completedWord;
}

function tablesOf(xml: string): DocxTable[] {
  try {
    return docxTables(xml);
  } catch (cause) {
    throw damaged(cause);
  }
}

/** Keeps a byte order mark, so that what is not changed stays byte for byte. */
function decoded(part: Uint8Array): string {
  if (!isUtf8(part)) throw damaged('not UTF-8');
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('utf8');
}

/** Of the document's own elements: 'w:', nearly always. */
function prefixOf(xml: string): string {
  const prefix = /<(?:([\w.-]+):)?document\b/.exec(xml)?.[1];
  return prefix ? `${prefix}:` : '';
}
