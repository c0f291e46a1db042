/** Official forms of any size, made of the sample's 300 rows. */
import { readFileSync } from 'node:fs';
import { formColumns } from '../src/documents/form-columns.js';
import type { FormRow, FormTable } from '../src/documents/form-table.js';
import type { Reading } from '../src/documents/reading.js';

const sample = JSON.parse(
  readFileSync(new URL('../test/fixtures/form/big300.expected.json', import.meta.url), 'utf8'),
) as Reading;

const matters = 40;
/** Times that the sample's matters fit into three digits, the most that a number has. */
const mostRounds = Math.floor(999 / matters);

/** So many rows; numbers go on from matter to matter, then from project to project, so that each is there once. */
export function formOfSize(rows: number): FormTable {
  const { projects, programme } = sample;
  return {
    appendix: '附件1',
    title: programme.title,
    intro: programme.intro,
    cutOff: programme.cutOff,
    rows: Array.from({ length: rows }, (_, index): FormRow => {
      const row = projects[index % projects.length] ?? projects[0];
      if (!row) throw new Error('an empty sample');
      const round = Math.floor(index / projects.length);
      const matter = String(Number(row.matterNumber) + (round % mostRounds) * matters);
      const part = Number(row.number.split('-')[1] ?? 0) + Math.floor(round / mostRounds) * 100;
      return { ...row, matterNumber: matter, number: part === 0 ? matter : `${matter}-${part}` };
    }),
  };
}

/** The texts of a row's cells, as the form has them. */
export const textsOf = (row: FormRow): string[] => formColumns.map(({ text }) => text(row));
