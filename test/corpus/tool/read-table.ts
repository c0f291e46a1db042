import { readFileSync } from 'node:fs';
import { Refusal } from '#src/core/refusal.js';
import { convertDoc } from '#src/documents/convert-doc.js';
import { readDocument } from '#src/documents/read-document.js';
import { type Reading, readForm } from '#src/documents/reading.js';
import { buildDocx } from './build-docx.js';
import { buildText } from './build-text.js';
import { buildXlsx } from './build-xlsx.js';
import type { TableInput } from './table-input.js';

/** Bytes of a table of the corpus. */
export function bytesOf(input: TableInput): Uint8Array {
  if ('file' in input) return readFileSync(new URL(`../tables/files/${input.file}`, import.meta.url));
  switch (input.format) {
    case 'docx':
      return buildDocx(input);
    case 'xlsx':
      return buildXlsx(input);
    case 'csv':
    case 'txt':
      return buildText(input);
    default: {
      const unreachable: never = input.format;
      return unreachable;
    }
  }
}

/** Reads as `duban import --dry-run` does, without the process that guards it; a refusal is an answer. */
export async function readTable(input: TableInput): Promise<Reading | Refusal> {
  const bytes = bytesOf(input);
  try {
    const isOld = 'file' in input && input.file.endsWith('.doc');
    return readForm(await readDocument(isOld ? await convertDoc(bytes) : bytes), input.options);
  } catch (error) {
    if (error instanceof Refusal) return error;
    return new Refusal('bad_input', '读这份文件时出错了。', { cause: error });
  }
}
