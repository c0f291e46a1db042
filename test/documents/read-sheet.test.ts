import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { type Grid, textOf } from '#src/documents/grid.js';
import { readDocument } from '#src/documents/read-document.js';
import { fixture } from './samples.js';

const gridsOf = async (...sheets: WriteSheet[]): Promise<readonly Grid[]> =>
  (await readDocument(await writeXlsx({ sheets }))).grids;
const texts = (grid: Grid | undefined): string[][] => (grid?.rows ?? []).map((row) => row.map(textOf));

test('merged cells are one cell, rich text is text, numbers are text', async () => {
  const { grids } = await readDocument(fixture('seed.xlsx'));
  const rows = grids[0]?.rows ?? [];
  expect(textOf(rows[1]?.[0])).toBe('龙华区2022年民生实事项目落实情况汇总表');
  expect(rows[11]?.[0]).toBe(rows[12]?.[0]);
  expect(rows[3]?.[2]).toBe(rows[3]?.[3]);
  expect(rows[4]?.slice(2, 4).map(textOf)).toEqual(['9', '9-2']);
});

test('9-2 stays text; numbers keep their digits; percentages show as such; a day is a day', async () => {
  const sheet = { name: '表', rows: [['9-2', 9, 0.1 + 0.2, 1234567.5, true, new Date('2022-09-02T00:00:00Z')]] };
  const [grid] = await gridsOf(sheet);
  expect(texts(grid)).toEqual([['9-2', '9', '0.3', '1234567.5', '是', '2022年9月2日']]);
  expect(grid?.rows[0]?.[5]?.date?.day).toBe('2022-09-02');
  const [share] = await gridsOf({
    name: '表',
    columns: [{ header: '率', key: 'a', numFmt: '0%' }],
    data: [{ a: 0.8 }],
  });
  expect(texts(share)).toEqual([['率'], ['80%']]);
});

test('hidden sheets and empty rows below are left out', async () => {
  const grids = await gridsOf(
    { name: '甲', rows: [['一'], [null], ['']] },
    { name: '乙', rows: [['二']], hidden: true },
  );
  expect(grids.map(texts)).toEqual([[['一']]]);
});

test('a merge that reaches beyond the sheet, or lies outside it, does no harm', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '表',
        rows: [
          ['甲', '乙'],
          ['丙', '丁'],
        ],
      },
    ],
  });
  const files = unzipSync(bytes);
  const path = 'xl/worksheets/sheet1.xml';
  const merges =
    '</sheetData><mergeCells count="2"><mergeCell ref="A1:A900000"/><mergeCell ref="X9:Z99"/></mergeCells>';
  files[path] = strToU8(strFromU8(files[path] as Uint8Array).replace('</sheetData>', merges));
  const { grids } = await readDocument(zipSync(files));
  expect(texts(grids[0])).toEqual([
    ['甲', '乙'],
    ['甲', '丁'],
  ]);
});
