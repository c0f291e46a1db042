import { fc, test as property } from '@fast-check/vitest';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { completedWord, type FormTable, mergePlan } from '#src/documents/form-table.js';
import { plainText } from '#src/documents/plain-text.js';
import { writeFormXlsx } from '#src/documents/write-form-xlsx.js';
import { formOf, writtenAt } from './write-fixtures.js';

async function sheetXml(table: FormTable): Promise<string> {
  const files = unzipSync(await writeFormXlsx(table, writtenAt));
  return strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
}

async function cellsOf(table: FormTable): Promise<(string | null)[][]> {
  const { sheets } = await readXlsx(await writeFormXlsx(table, writtenAt));
  return (sheets[0]?.rows ?? []).map((row) =>
    Array.from({ length: 11 }, (_, index) => (row[index] ?? null) as string | null),
  );
}

describe.each(['seed', 'big300'] as const)('%s as a spreadsheet', (name) => {
  const table = formOf(name);
  const above = [table.appendix, table.title, table.intro].filter((text) => text !== null);

  test('has title rows, the header, and the texts of every row', async () => {
    const rows = await cellsOf(table);
    expect(rows.slice(0, above.length).map(([first]) => first)).toEqual(above);
    expect(rows[above.length]?.[6]).toBe('截至2022年12月31日\n完成情况');
    const written = rows.slice(above.length + 1).map((row) => row.slice(4).map((text) => text ?? ''));
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

  test('merges what shares a cell, and nothing else', async () => {
    const { sheets } = await readXlsx(await writeFormXlsx(table, writtenAt));
    const plan = mergePlan(table.rows);
    const tops = (column: readonly number[]) => column.filter((covers) => covers > 1).length;
    const wide = table.rows.filter(({ number }) => !number.includes('-')).length;
    const wanted = above.length + 1 + wide + tops(plan.category) + tops(plan.matter) + tops(plan.matterNumber);
    expect(sheets[0]?.merges).toHaveLength(wanted);
  });

  test('has rows high enough for a merged cell’s text', async () => {
    const xml = await sheetXml(table);
    const heights = [...xml.matchAll(/<row r="\d+" ht="([\d.]+)" customHeight="1"/g)].map(([, height]) =>
      Number(height),
    );
    expect(heights).toHaveLength(above.length + 1 + table.rows.length);
    expect(Math.max(...heights)).toBeLessThanOrEqual(409);
    const plan = mergePlan(table.rows);
    plan.matter.forEach((covers, top) => {
      if (covers === 0) return;
      const room = heights.slice(above.length + 1 + top, above.length + 1 + top + covers).reduce((a, b) => a + b, 0);
      const paragraphs = (table.rows[top]?.matter ?? '').split('\n').length;
      expect(room).toBeGreaterThanOrEqual(paragraphs * 12);
    });
  });
});

test('prints as wide as a landscape page, with a frozen header that repeats', async () => {
  const files = unzipSync(await writeFormXlsx(formOf('seed'), writtenAt));
  const xml = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(xml).toMatch(/<pageSetup [^>]*orientation="landscape"/);
  expect(xml).toMatch(/<pageSetup [^>]*fitToWidth="1"/);
  expect(xml).toMatch(/<pageSetup [^>]*fitToHeight="0"/);
  expect(xml).toMatch(/<pane [^>]*ySplit="4"[^>]*state="frozen"/);
  expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toContain('$4:$4</definedName>');
});

test('the same table at the same instant is the same file', async () => {
  const [first, second] = [
    await writeFormXlsx(formOf('seed'), writtenAt),
    await writeFormXlsx(formOf('seed'), writtenAt),
  ];
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
});

test('styles are shared, however many cells there are', async () => {
  const files = unzipSync(await writeFormXlsx(formOf('big300'), writtenAt));
  const count = /<cellXfs count="(\d+)"/.exec(strFromU8(files['xl/styles.xml'] ?? new Uint8Array()))?.[1];
  expect(Number(count)).toBeLessThanOrEqual(10);
});

const risky = fc
  .tuple(
    fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'=", '#N/A', '_x000D_', ''),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
  .map((parts) => parts.join(''));

property.prop([fc.array(risky, { minLength: 11, maxLength: 11 })], { seed: 20221231, numRuns: 60 })(
  'S28: text that looks like a formula is text, and comes back as it went in',
  async ([
    title = '',
    category,
    matter,
    name = '',
    target = '',
    completion = '',
    problems = '',
    nextSteps = '',
    unitsText = '',
    matterNumber = '',
    number = '',
  ]) => {
    const row = {
      category: category ?? null,
      matter: matter ?? null,
      name,
      target,
      completion,
      problems,
      nextSteps,
      unitsText,
    };
    const table: FormTable = {
      appendix: null,
      title,
      intro: null,
      cutOff: '2022-12-31',
      rows: [{ ...row, matterNumber, number: `${number}-1`, completed: null }],
    };
    const xml = await sheetXml(table);
    expect(xml).not.toContain('<f');
    const types = [...xml.matchAll(/<c [^>]*t="(\w+)"/g)].map(([, type]) => type);
    expect(types.filter((type) => type !== 's' && type !== 'inlineStr')).toEqual([]);
    const texts = (await cellsOf(table)).at(-1)?.map((text) => text ?? '');
    expect(texts).toEqual(
      [
        category ?? '',
        matter ?? '',
        matterNumber,
        `${number}-1`,
        name,
        target,
        completion,
        problems,
        nextSteps,
        '',
        unitsText,
      ].map(plainText),
    );
  },
);
