import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { annotatedCopy } from '#src/documents/annotated-copy.js';
import { readDocument } from '#src/documents/read-document.js';
import { readForm } from '#src/documents/reading.js';
import { docxOf, fixture } from './samples.js';

const at = '2023-01-04T02:00:00.000Z';
const read = async (bytes: Uint8Array) => readForm(await readDocument(bytes));
const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

describe('the office’s own file comes back marked, and reads as before', () => {
  test.each(['seed.docx', 'seed.xlsx', 'big300.xlsx'])('%s', async (name) => {
    const before = await read(fixture(name));
    const copy = await annotatedCopy(fixture(name), {}, at);
    expect(copy.extension).toBe(name.split('.')[1]);
    expect(copy.marked).toBeGreaterThan(0);
    expect(await read(copy.bytes)).toEqual(before);
  });

  test('Word: each doubt and warning is a comment on its cell', async () => {
    const before = await read(fixture('seed.docx'));
    const { bytes } = await annotatedCopy(fixture('seed.docx'), {}, at);
    const comments = part(bytes, 'word/comments.xml');
    for (const { message } of before.doubts) expect(comments).toContain(`存疑：${message}`);
    for (const { message } of before.warnings) expect(comments).toContain(message);
    const body = part(bytes, 'word/document.xml');
    expect(body.match(/commentReference/g)).toHaveLength(comments.match(/<w:comment /g)?.length ?? 0);
    expect(part(bytes, '[Content_Types].xml')).toContain('/word/comments.xml');
  });

  test('Excel: the cell is coloured, and the row’s notes stand behind its last column', async () => {
    const { bytes } = await annotatedCopy(fixture('seed.xlsx'), {}, at);
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<c r="L\d+" s="\d+" t="inlineStr"><is><t[^>]*>督办读表：存疑：目标1166个/);
    expect(part(bytes, 'xl/styles.xml')).toContain('FFFFE699');
  });
});

describe('files that cannot be written into', () => {
  test.each(['seed.txt', 'seed.csv', 'seed.xls'])(
    '%s comes back as a workbook of what was read, with notes',
    async (name) => {
      const { extension, bytes } = await annotatedCopy(fixture(name), {}, at);
      expect(extension).toBe('xlsx');
      const { grids } = await readDocument(bytes);
      const texts = grids[0]?.rows.map((row) => row.map((cell) => cell.paragraphs.join('\n'))) ?? [];
      expect(texts[0]?.[0]).toBe('说明');
      const noted = texts.find((row) => row[0]?.includes('存疑：目标1166个'));
      expect(noted?.join(' ')).toContain('11-3');
    },
  );

  test('a form inside a layout table too', async () => {
    const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const rows = [
      ['序号', '项目名称', '年度目标', '完成情况', '是否完成', '主办单位'],
      ['1', '甲', '8场', '办2场', '是', ''],
    ].map((texts) => `<w:tr>${texts.map(cell).join('')}</w:tr>`);
    const inner = `<w:tbl>${rows.join('')}</w:tbl>`;
    const body = `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>龙华区2022年民生实事</w:t></w:r></w:p>${inner}<w:p/></w:tc></w:tr></w:tbl>`;
    const { extension, marked } = await annotatedCopy(docxOf(body), {}, at);
    expect([extension, marked]).toEqual(['xlsx', 2]);
  });
});

test('S28: what people wrote stays text: markup, formulas and control characters in a note do no harm', async () => {
  const wild = '基本&lt;/w:t&gt;=1+1&amp;]]&gt;_x000D_';
  const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  const rows = [
    ['序号', '项目名称', '年度目标', '完成情况', '是否完成', '主办单位'],
    ['1', '甲', '8场', '办2场', wild, '教育局'],
  ].map((texts) => `<w:tr>${texts.map(cell).join('')}</w:tr>`);
  const body = `<w:p><w:r><w:t>2022年龙华区民生实事</w:t></w:r></w:p><w:tbl>${rows.join('')}</w:tbl>`;
  const file = docxOf(body, {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>',
    'word/_rels/document.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
  });
  const copy = await annotatedCopy(file, {}, at);
  expect(copy.extension).toBe('docx');
  expect(part(copy.bytes, 'word/comments.xml')).toContain('&lt;/w:t&gt;=1+1&amp;]]&gt;_x000D_');
  expect(await read(copy.bytes)).toEqual(await read(file));
});
