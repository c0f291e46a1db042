import type { Instant } from '#src/core/day.js';
import { annotateDocx } from './annotate-docx.js';
import { annotatedList } from './annotate-list.js';
import { annotateXlsx } from './annotate-xlsx.js';
import { fileKind } from './file-kind.js';
import { readDocument } from './read-document.js';
import { isForm, type ReadOptions } from './reading.js';
import { marksOf } from './reading-marks.js';
import { isNestedForm } from './table-rows.js';
import { openZip } from './zip.js';

export interface AnnotatedCopy {
  extension: 'docx' | 'xlsx';
  bytes: Uint8Array;
  /** How many places are marked. */
  marked: number;
}

/**
 * A copy of the office's file in which all that was doubted or not understood is marked: comments in Word, coloured cells and a
 * column of notes in Excel; of other files a workbook of what was read. Belongs in the parsing process, as reading does.
 */
export async function annotatedCopy(bytes: Uint8Array, options: ReadOptions, at: Instant): Promise<AnnotatedCopy> {
  const document = await readDocument(bytes);
  const marks = marksOf(document, options);
  const isNested = isNestedForm(document, isForm);
  if (fileKind(bytes) === 'archive' && !isNested) {
    const entries = openZip(bytes);
    const isBook = entries.has('xl/workbook.xml');
    const written = (isBook ? annotateXlsx : annotateDocx)(entries, document, marks, at);
    if (written) return { extension: isBook ? 'xlsx' : 'docx', bytes: written, marked: marks.length };
  }
  const shown = isNested ? { grids: document.nested ?? [] } : document;
  return { extension: 'xlsx', bytes: await annotatedList(shown, marks, at), marked: marks.length };
}
