import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { fillFormDocx } from '#src/documents/fill-form-docx.js';
import type { FormTable } from '#src/documents/form-table.js';
import { cleanText } from '#src/documents/grid.js';
import { readDocument } from '#src/documents/read-document.js';
import { type Reading, readForm } from '#src/documents/reading.js';
import { writeFormDocx } from '#src/documents/write-form-docx.js';
import { writeFormXlsx } from '#src/documents/write-form-xlsx.js';
import { fixture, formOf, writtenAt } from './write-fixtures.js';

const readingOf = async (bytes: Uint8Array): Promise<Reading> => readForm(await readDocument(bytes));

/** What a reading gives the writers. */
const formFrom = ({ programme, projects }: Reading): FormTable => ({
  appendix: programme.appendix,
  title: programme.title,
  intro: programme.intro,
  cutOff: programme.cutOff,
  rows: projects.map((project) => ({ ...project, name: `${project.keySupervised ? '★' : ''}${project.name}` })),
});

const writers = { 'a Word table': writeFormDocx, 'a spreadsheet': writeFormXlsx };

describe.each(Object.entries(writers))('the form written as %s', (_, write) => {
  test.each(['seed', 'big300'] as const)('%s: gives the reading it was written from', async (name) => {
    const table = formOf(name);
    const { rows, ...heading } = formFrom(await readingOf(await write(table, writtenAt)));
    expect(heading).toMatchObject({
      title: table.title,
      cutOff: table.cutOff,
      appendix: table.appendix,
      intro: table.intro,
    });
    expect(rows.map(reported)).toEqual(table.rows.map(reported));
  });

  test.each(['seed.docx', 'seed.xlsx', 'big300.xlsx'])(
    '%s: a reading written and read again is the same reading',
    async (file) => {
      const first = await readingOf(fixture(file));
      const second = await readingOf(await write(formFrom(first), writtenAt));
      expect(second.projects.map(({ keyNumber: _, ...project }) => project)).toEqual(
        first.projects.map(({ keyNumber: _, ...project }) => project),
      );
      expect(second.doubts).toEqual(first.doubts);
      expect(second.programme).toEqual(first.programme);
    },
  );
});

const text = fc.string({
  unit: fc.constantFrom('已', '办', '8', ' ', '\n', '\t', '<', '&', '"', '=', '★', '𠮷', '\u0000'),
  maxLength: 12,
});
const texts = fc.record({ target: text, completion: text, problems: text, nextSteps: text });

property.prop([fc.array(texts, { minLength: 1, maxLength: 5 })], { seed: 20221231, numRuns: 25 })(
  'whatever people wrote is read again from either file, but for blanks around it',
  async (written) => {
    const base = formOf('seed').rows[0];
    if (!base) throw new Error('the seed has rows');
    const rows = written.map((each, index) => ({ ...base, ...each, number: `9-${index + 1}` }));
    const table = { ...formOf('seed'), rows };
    const cleaned = written.map(({ target, completion, problems, nextSteps }) =>
      [target, completion, problems, nextSteps].map(cleanText),
    );
    for (const write of Object.values(writers)) {
      const { projects } = await readingOf(await write(table, writtenAt));
      const read = projects.map(({ target, completion, problems, nextSteps }) => [
        target,
        completion,
        problems,
        nextSteps,
      ]);
      expect(read).toEqual(cleaned);
    }
  },
);

const reported = ({ category, matter, matterNumber, number, name, target, ...row }: FormTable['rows'][number]) => ({
  category,
  matter,
  matterNumber,
  number,
  name,
  target,
  completion: row.completion,
  problems: row.problems,
  nextSteps: row.nextSteps,
  completed: row.completed,
  unitsText: row.unitsText,
});

test('a filled form is read as what was filled in', async () => {
  const fills = formOf('seed').rows.map((row, index) => ({
    ...row,
    completion: `${row.completion}\n第${index}段`,
    problems: index % 2 === 0 ? '' : '1.甲；\n2.乙',
    completed: [true, false, null][index % 3] ?? null,
  }));
  const { bytes, unplaced } = fillFormDocx(fixture('seed.docx'), fills, writtenAt);
  expect(unplaced).toEqual([]);
  const { projects } = await readingOf(bytes);
  const texts = ({ number, completion, problems, nextSteps, completed }: (typeof fills)[number]) => [
    number,
    completion,
    problems,
    nextSteps,
    completed,
  ];
  expect(projects.map((project) => texts(project))).toEqual(fills.map(texts));
});

test('a form written anew can be filled in place, three hundred rows at once', async () => {
  const table = formOf('big300');
  const form = await writeFormDocx(table, writtenAt);
  expect(fillFormDocx(form, table.rows, writtenAt)).toEqual({ bytes: form, unplaced: [] });
  const fills = table.rows.map((row) => ({ ...row, nextSteps: '继续推进' }));
  const { bytes, unplaced } = fillFormDocx(form, fills, writtenAt);
  expect(unplaced).toEqual([]);
  const { projects } = await readingOf(bytes);
  expect(new Set(projects.map(({ nextSteps }) => nextSteps))).toEqual(new Set(['继续推进']));
});
