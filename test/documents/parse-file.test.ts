import { spawnSync } from 'node:child_process';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#src/core/refusal.js';
import { convertDoc } from '#src/documents/convert-doc.js';
import { limits } from '#src/documents/limits.js';
import { type Allowance, parseForm, parseKeyList } from '#src/documents/parse-file.js';
import { docxOf, expected, fixture, p, tbl, tc, tr } from './samples.js';

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

/** What a person is shown when the file is refused. */
async function refusal(bytes: Uint8Array, allowance?: Allowance): Promise<string> {
  const error = await parseForm({ name: '汇总表.docx', bytes }, {}, allowance).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).shown;
}

describe('files are parsed in a process of their own', () => {
  test('a form comes back as it is read; the name does not matter', async () => {
    const reading = await parseForm({ name: '不是表格.pdf', bytes: fixture('seed.docx') }, { unit: '民政局' });
    expect(reading.projects.map(({ number, name }) => [number, name])).toEqual([['40', '社区民生微实事']]);
    expect(reading.programme).toEqual(expected('seed').programme);
  });

  test('an old workbook (.xls) is read like the new one', async () => {
    const [old, now] = await Promise.all(
      ['seed.xls', 'seed.xlsx'].map((name) => parseForm({ name, bytes: fixture(name) })),
    );
    expect(old).toEqual(now);
  });

  test.skipIf(!hasLibreOffice)('an old Word file (.doc) is read through LibreOffice', async () => {
    const reading = await parseForm({ name: '汇总表.doc', bytes: fixture('seed.doc') });
    expect(reading).toEqual(await parseForm({ name: '汇总表.docx', bytes: fixture('seed.docx') }));
  });

  test('without LibreOffice a .doc is refused with the way out', async () => {
    const error = await convertDoc(fixture('seed.doc'), 'no-such-program').catch((error: unknown) => error);
    expect(error).toMatchObject({ code: 'unavailable', shown: expect.stringMatching(/另存为 .docx/) });
  });

  test('a key list likewise', async () => {
    const entries = await parseKeyList({ name: '附件2.xlsx', bytes: fixture('big300-key.xlsx') });
    expect(entries).toHaveLength(47);
    expect(entries[0]).toEqual({ keyNumber: 1, number: '1-1', name: '牛湖中学新建工程' });
  });

  test('two at a time do not disturb each other', async () => {
    const names = ['seed.txt', 'seed.xlsx'];
    const readings = await Promise.all(names.map((name) => parseForm({ name, bytes: fixture(name) })));
    expect(readings.map((reading) => reading.projects.length)).toEqual([18, 18]);
  });

  test('one that takes too long is ended', async () => {
    expect(await refusal(fixture('seed.docx'), { ...limits, milliseconds: 1 })).toMatch(/20 秒内没有读完/);
  });

  test('one that takes too much memory is ended', async () => {
    expect(await refusal(fixture('seed.docx'), { ...limits, heapMegabytes: 2 })).toMatch(/内存超过上限/);
  });
});

describe('S30 S32: what is refused, and how to mend it', () => {
  test.each([
    ['empty', new Uint8Array(), /文件是空的/],
    ['too large', new Uint8Array(limits.bytes + 1), /超过 20 MB/],
    ['a PDF', strToU8('%PDF-1.7 …'), /认不出这种文件/],
    ['bytes of no kind', Uint8Array.from({ length: 600 }, (_, at) => (at * 7) % 256), /认不出这种文件/],
    ['half a Word file', fixture('seed.docx').slice(0, 6000), /已损坏/],
    ['broken XML', docxOf('<w:p><w:r>'), /已损坏/],
    ['another archive', zipSync({ 'a.txt': strToU8('甲') }), /认不出这种文件/],
    ['an open document', zipSync({ 'content.xml': strToU8('<a/>') }), /另存为 .docx 或 .xlsx/],
    ['a workbook without sheets', zipSync({ 'xl/workbook.xml': strToU8('<a>') }), /已损坏/],
    ['a letter', docxOf(p('各街道：')), /文件里没有表格/],
    ['another table', docxOf(tbl(tr(tc(p('姓名')), tc(p('电话'))))), /没有找到汇总表的表头/],
    ['a table of a million columns', docxOf(tbl(tr(tc(p(''), '<w:gridSpan w:val="1000000"/>')))), /50 万个单元格/],
  ])('%s', async (_, bytes, shown) => {
    expect(await refusal(bytes)).toMatch(shown);
  });

  test('a workbook that inflates beyond the limit', async () => {
    const sheet = strToU8(`<a>${' '.repeat(limits.inflatedBytes)}</a>`);
    expect(await refusal(zipSync({ 'xl/workbook.xml': sheet }, { level: 1 }))).toMatch(/超过 100 MB/);
  });

  test('a sheet with more cells than the limit', async () => {
    const rows = Array.from({ length: 2 }, (_, at) => (at === 0 ? ['序号'] : Array.from({ length: 16_000 }, () => 1)));
    const tall = [...rows, ...Array.from({ length: 40 }, () => ['1'])];
    expect(await refusal(await writeXlsx({ sheets: [{ name: '表', rows: tall }] }))).toMatch(/50 万个单元格/);
  });

  test('a text that is merged over so many rows that the reading would be huge', async () => {
    const rows = Array.from({ length: 900 }, (_, at) => [
      `1-${at + 1}`,
      '甲',
      '完工',
      at === 0 ? '长'.repeat(30_000) : null,
    ]);
    const merges = [{ startRow: 2, startCol: 3, endRow: 901, endCol: 3 }];
    const sheet = {
      name: '表',
      rows: [['2022年民生实事'], ['序号', '项目名称', '年度目标', '完成情况'], ...rows],
      merges,
    };
    expect(await refusal(await writeXlsx({ sheets: [sheet] }))).toMatch(/内存超过上限/);
  });
});
