import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { docxTables } from '#src/documents/docx-tables.js';
import { completedWord, type FormTable } from '#src/documents/form-table.js';
import { writeFormDocx } from '#src/documents/write-form-docx.js';
import { formOf, writtenAt } from './write-fixtures.js';

async function documentXml(table: FormTable): Promise<string> {
  return strFromU8(unzipSync(await writeFormDocx(table, writtenAt))['word/document.xml'] ?? new Uint8Array());
}

describe.each(['seed', 'big300'] as const)('%s as a Word table', (name) => {
  const table = formOf(name);

  test('has the texts of every row in the form’s columns, paragraphs apart', async () => {
    const [{ rows } = { rows: [] }] = docxTables(await documentXml(table));
    expect(rows).toHaveLength(table.rows.length + 1);
    const written = rows.slice(1).map((cells) => cells.slice(-7).map(({ text }) => text));
    const wanted = table.rows.map((row) => [
      row.name,
      row.target,
      row.completion,
      row.problems,
      row.nextSteps,
      completedWord(row.completed),
      row.unitsText,
    ]);
    expect(written).toEqual(wanted);
  });

  test('says category and matter as often as the table says them, and fills nothing', async () => {
    const [{ rows } = { rows: [] }] = docxTables(await documentXml(table));
    const inForce = ['', ''];
    rows.slice(1).forEach((cells, index) => {
      cells.slice(0, 2).forEach((cell, column) => {
        if (cell.merge !== 'continue') inForce[column] = cell.text;
      });
      const row = table.rows[index];
      expect([row?.number, ...inForce]).toEqual([row?.number, row?.category ?? '', row?.matter ?? '']);
    });
  });

  test('gives a plain number both number columns', async () => {
    const [{ rows } = { rows: [] }] = docxTables(await documentXml(table));
    const wide = rows.slice(1).filter((cells) => cells.some(({ columns }) => columns === 2));
    expect(wide.map((cells) => cells[2]?.text)).toEqual(
      table.rows.filter(({ number }) => !number.includes('-')).map(({ number }) => number),
    );
  });

  test('names the East Asian font on every run', async () => {
    const xml = await documentXml(table);
    const runs = xml.match(/<w:r>.*?<\/w:r>/gs) ?? [];
    expect(runs.length).toBeGreaterThan(table.rows.length);
    expect(runs.filter((run) => !run.includes('w:eastAsia="'))).toEqual([]);
  });
});

test('is a landscape A4 page with a header row that repeats', async () => {
  const xml = await documentXml(formOf('seed'));
  const size = /<w:pgSz [^>]*>/.exec(xml)?.[0];
  expect(size).toContain('w:w="16838"');
  expect(size).toContain('w:h="11906"');
  expect(size).toContain('w:orient="landscape"');
  expect(xml.match(/<w:tblHeader/g)).toHaveLength(1);
  const columns = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
  expect(columns).toHaveLength(11);
  expect(columns.reduce((sum, width) => sum + width, 0)).toBe(16838 - 1700);
});

test('the same table at the same instant is the same file', async () => {
  const [first, second] = await Promise.all([
    writeFormDocx(formOf('seed'), writtenAt),
    writeFormDocx(formOf('seed'), writtenAt),
  ]);
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
});
