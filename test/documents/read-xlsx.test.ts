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

test('what Excel, WPS and others write for one and the same cell reads alike', async () => {
  const bytes = await writeXlsx({ sheets: [{ name: '表', rows: [['甲']] }] });
  const files = unzipSync(bytes);
  const rich = '<is><r><t>区</t></r><r><t>教育局</t></r><rPh sb="0" eb="1"><t>qu</t></rPh></is>';
  const cells = [
    '<c r="A1" t="inlineStr"><is><t>区教育局</t></is></c>',
    `<c t="inlineStr">${rich}</c>`,
    '<c t="str"><f>A1&amp;""</f><v>区教育局</v></c>',
    '<c r="D1" t="e"><v>#N/A</v></c>',
    '<c r="E1" t="inlineStr"><is><t>一_x000A_二</t></is></c>',
    '<c r="F1" t="b"><v>0</v></c>',
    '<c r="G1"/>',
    '<c r="H1" t="d"><v>2022-09-02T00:00:00</v></c>',
  ].join('');
  const xml = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row>${cells.replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:')}</x:row></x:sheetData></x:worksheet>`;
  files['xl/worksheets/sheet1.xml'] = strToU8(xml);
  const { grids } = await readDocument(zipSync(files));
  expect(texts(grids[0])).toEqual([['区教育局', '区教育局', '区教育局', '#N/A', '一\n二', '否', '', '2022年9月2日']]);
});

test('days by either calendar, and formats of Chinese editions', async () => {
  const bytes = await writeXlsx({ sheets: [{ name: '表', rows: [['甲']] }] });
  const dated = async (attributes: string, style: number, serial: number) => {
    const files = unzipSync(bytes);
    files['xl/workbook.xml'] = strToU8(
      strFromU8(files['xl/workbook.xml'] as Uint8Array).replace('<sheets>', `<workbookPr${attributes}/><sheets>`),
    );
    files['xl/styles.xml'] = strToU8(
      '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="[$-804]aaaa;@"/><numFmt numFmtId="177" formatCode="0.0&quot;天&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="57"/><xf numFmtId="20"/><xf numFmtId="177"/></cellXfs></styleSheet>',
    );
    files['xl/worksheets/sheet1.xml'] = strToU8(
      `<worksheet><sheetData><row r="1"><c r="A1" s="${style}"><v>${serial}</v></c></row></sheetData></worksheet>`,
    );
    return texts((await readDocument(zipSync(files))).grids[0])[0]?.[0];
  };
  expect(await dated('', 1, 44806)).toBe('2022年9月2日');
  expect(await dated(' date1904="1"', 1, 43344)).toBe('2022年9月2日');
  expect(await dated('', 2, 44806)).toBe('2022年9月2日');
  expect(await dated('', 3, 44806.60416666667)).toBe('14:30');
  expect(await dated('', 4, 44806)).toBe('44806');
  expect(await dated('', 0, 44806)).toBe('44806');
});
