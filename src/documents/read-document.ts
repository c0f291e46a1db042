import { Refusal } from '#src/core/refusal.js';
import { decodeText } from './decode-text.js';
import { fileKind } from './file-kind.js';
import type { FormDocument } from './grid.js';
import { emptyFile, encrypted, limits, tooLarge, unknownFile } from './limits.js';
import { mainPart, readDocx } from './read-docx.js';
import { readText } from './read-text.js';
import { readXlsSheets } from './read-xls.js';
import { readXlsxSheets } from './read-xlsx.js';
import { openZip, type ZipEntry } from './zip.js';

/**
 * File bytes to tables, by content. Inflates archives, and so belongs in the parsing process; a `.doc` must have been turned
 * into a `.docx` before. Throws Refusal for what cannot be read.
 */
export async function readDocument(bytes: Uint8Array): Promise<FormDocument> {
  if (bytes.length > limits.bytes) throw tooLarge();
  const kind = fileKind(bytes);
  switch (kind) {
    case 'archive':
      return readArchive(openZip(bytes));
    case 'xls':
      return readXlsSheets(bytes);
    case 'text':
      return readText(decodeText(bytes));
    case 'empty':
      throw emptyFile();
    case 'encrypted':
      throw encrypted();
    case 'doc':
    case 'rtf':
    case 'unknown':
      throw unknownFile();
    default: {
      const unreachable: never = kind;
      return unreachable;
    }
  }
}

function readArchive(entries: ReadonlyMap<string, ZipEntry>): FormDocument | Promise<FormDocument> {
  if (entries.has('xl/workbook.xml')) return readXlsxSheets(entries);
  if (entries.has('xl/workbook.bin') || entries.has('content.xml')) throw otherFormat();
  if (entries.has(mainPart(entries))) return readDocx(entries);
  throw unknownFile();
}

const otherFormat = (): Refusal =>
  new Refusal('bad_input', '这种格式读不了。请在 Word、Excel 或 WPS 里另存为 .docx 或 .xlsx，再发一次。');
