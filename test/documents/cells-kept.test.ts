/** Whatever stands in a cell is there when the file is read, character for character, and reading the table never throws. */
import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { Refusal } from '#src/core/refusal.js';
import { readDocument } from '#src/documents/read-document.js';
import { readForm } from '#src/documents/reading.js';
import { buildDocx } from '../corpus/tool/build-docx.js';
import { buildText } from '../corpus/tool/build-text.js';
import { buildXlsx } from '../corpus/tool/build-xlsx.js';
import type { BuiltTable } from '../corpus/tool/table-input.js';

/** Of what offices write; `{` and `}` are marks of the builders, and no cell begins or ends with a space. */
const letters = fc.constantFrom(
  ...'民治街道已完成12场（3.5万户）；★“”％①、/-—~Aa,&<>"\'=+@'.split(''),
  '１２',
  '\n',
  '9-2',
  '12月30日',
  '𠮷',
);
const cell = fc
  .array(letters, { minLength: 1, maxLength: 12 })
  .map((all) => all.join('').replace(/^[\s=+@-]+|\s+$/g, '') || '民');
const heading = ['序号', '项目名称', '年度目标', '完成情况', '主办单位'];
const rows = fc
  .array(fc.array(cell, { minLength: heading.length, maxLength: heading.length }), { minLength: 1, maxLength: 6 })
  .map((all) => [heading, ...all]);

const builders: Record<'docx' | 'xlsx' | 'csv', (table: BuiltTable) => Uint8Array> = {
  docx: buildDocx,
  xlsx: buildXlsx,
  csv: buildText,
};

/** A refusal is an answer: the numbers may be none. Anything else that is thrown is a fault. */
function outcome(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Refusal)) return String(error);
  }
  return 'no fault';
}

const marks = /[\s\u3000]/g;
const written = (all: readonly (readonly string[])[]): string[][] =>
  all.map((row) => row.map((text) => text.replace(marks, '')));

for (const [format, build] of Object.entries(builders)) {
  property.prop([rows], { numRuns: 40, seed: 2022 })(`${format}: no character of a cell is lost`, async (given) => {
    const bytes = build({ kind: 'table', format: format as keyof typeof builders, tables: [{ rows: given }] });
    const document = await readDocument(bytes);
    const read = document.grids.flatMap((grid) =>
      grid.rows.map((row) => row.map((one) => one.paragraphs.join('').replace(marks, ''))),
    );
    expect(read).toEqual(written(given));
    expect(outcome(() => readForm(document))).toBe('no fault');
  });
}
