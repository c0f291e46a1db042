import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { docxTables } from '#src/documents/docx-tables.js';
import { ledgerTables } from '#src/documents/ledger-tables.js';
import { writeLedgerDocx, writeLedgerXlsx } from '#src/documents/write-ledger.js';
import { writtenAt } from './write-fixtures.js';
import { ledgerOf } from './write-samples.js';

const ledger = ledgerOf(20);
const tables = ledgerTables(ledger);

test('the ledger has every fact behind the figures, with who and when', () => {
  expect(tables.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['项目台账', 20],
    ['填报记录', 20],
    ['疑点及答复', 1],
    ['任务份额', 1],
    ['年度目标调整', 1],
    ['待办事项', 1],
  ]);
  const [assignments] = tables;
  const [first] = ledger.assignments;
  const row = Object.fromEntries(
    (assignments?.columns ?? []).map(({ title }, at) => [title, assignments?.rows[0]?.[at]]),
  );
  expect(row).toMatchObject({
    项目编号: first?.number,
    主办单位: first?.unit,
    状态: '滞后',
    完成情况: first?.lastReport?.completion,
    是否完成: '未完成',
    截至日: '2022-12-31',
    填报人: '张三',
    记录时间: '2023-01-06 10:20',
  });
});

test('S28: a sheet a table, every cell a string', async () => {
  const bytes = await writeLedgerXlsx(ledger, writtenAt);
  const { sheets } = await readXlsx(bytes);
  expect(sheets.map(({ name }) => name)).toEqual(tables.map(({ name }) => name));
  sheets.forEach(({ rows }, at) => {
    const texts = rows.map((row) => Array.from(tables[at]?.columns ?? [], (_, index) => row[index] ?? ''));
    expect(texts.slice(2)).toEqual([tables[at]?.columns.map(({ title }) => title), ...(tables[at]?.rows ?? [])]);
  });
  for (const [path, part] of Object.entries(unzipSync(bytes))) {
    if (!path.startsWith('xl/worksheets/')) continue;
    const types = [...strFromU8(part).matchAll(/<c [^>]*t="(\w+)"/g)].map(([, type]) => type);
    expect(new Set(types)).toEqual(new Set(['s']));
  }
});

test('a Word table a table, with a header that repeats', async () => {
  const files = unzipSync(await writeLedgerDocx(ledger, writtenAt));
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const written = docxTables(xml).map(({ rows }) => rows.map((cells) => cells.map(({ text }) => text)));
  expect(written).toEqual(tables.map(({ columns, rows }) => [columns.map(({ title }) => title), ...rows]));
  expect(xml.match(/<w:tblHeader/g)).toHaveLength(tables.length);
});

test('a table without rows says so in Word and is a header in Excel', async () => {
  const empty = { ...ledger, doubts: [] };
  const files = unzipSync(await writeLedgerDocx(empty, writtenAt));
  expect(strFromU8(files['word/document.xml'] ?? new Uint8Array())).toContain('无。');
  const { sheets } = await readXlsx(await writeLedgerXlsx(empty, writtenAt));
  expect(sheets[2]?.rows).toHaveLength(3);
});
