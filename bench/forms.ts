/** Official forms of any size, made of the sample's 300 rows. */
import { readFileSync } from 'node:fs';
import type { FormRow, FormTable } from '../src/documents/form-table.js';
import type { Reading } from '../src/documents/reading.js';

const sample = JSON.parse(
  readFileSync(new URL('../test/fixtures/form/big300.expected.json', import.meta.url), 'utf8'),
) as Reading;

/** So many rows; numbers go on from matter to matter, so that each is there once. */
export function formOfSize(rows: number): FormTable {
  const { projects, programme } = sample;
  const matters = 40;
  return {
    appendix: '附件1',
    title: programme.title,
    intro: programme.intro,
    cutOff: programme.cutOff,
    rows: Array.from({ length: rows }, (_, index): FormRow => {
      const row = projects[index % projects.length] ?? projects[0];
      if (!row) throw new Error('an empty sample');
      const round = Math.floor(index / projects.length);
      const matter = String(Number(row.matterNumber) + round * matters);
      return { ...row, matterNumber: matter, number: row.number.replace(/^\d+/, matter) };
    }),
  };
}
