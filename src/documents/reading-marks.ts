/** What was doubted or not understood of a form, at the cells of its file. */
import type { FormDocument } from './grid.js';
import { isForm, type ReadOptions, readForm } from './reading.js';
import { formTables } from './table-rows.js';

/** A note on a cell, or on a row where `column` is null; places from 0 in the document's tables. */
export interface Mark {
  table: number;
  row: number;
  column: number | null;
  text: string;
}

/** The notes in table order, several on one place joined by line breaks. Throws Refusal where there is no form. */
export function marksOf(document: FormDocument, options: ReadOptions): Mark[] {
  const { doubts, warnings } = readForm(document, options);
  const rows = formTables(document, isForm)?.rows ?? [];
  const only = rows[0]?.table ?? 0;
  const marks: Mark[] = warnings.map(({ table, row, column, message }) => ({
    table: table === undefined ? only : table - 1,
    row: row - 1,
    column: column === undefined ? null : column - 1,
    text: message,
  }));
  for (const { number, message } of doubts) {
    const row = rows.find((one) => one.number.number === number);
    if (!row) continue;
    const [cell] = [...row.cellsOf('completion'), ...row.cellsOf('target')];
    marks.push({ table: row.table, row: row.row - 1, column: cell?.column ?? null, text: `存疑：${message}` });
  }
  return joined(marks);
}

function joined(marks: readonly Mark[]): Mark[] {
  const byPlace = new Map<string, Mark>();
  for (const mark of marks) {
    const key = [mark.table, mark.row, mark.column].join();
    const before = byPlace.get(key);
    byPlace.set(key, before ? { ...before, text: `${before.text}\n${mark.text}` } : mark);
  }
  return [...byPlace.values()].toSorted(
    (a, b) => a.table - b.table || a.row - b.row || (a.column ?? 0) - (b.column ?? 0),
  );
}
