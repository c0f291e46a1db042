import { fc, test as property } from '@fast-check/vitest';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { docxTables } from '#src/documents/docx-tables.js';
import { fillFormDocx } from '#src/documents/fill-form-docx.js';
import { plainText } from '#src/documents/plain-text.js';
import { fixture, formOf, writtenAt } from './write-fixtures.js';

const seed = fixture('seed.docx');
const { rows } = formOf('seed');
const xmlOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
const seedXml = xmlOf(seed);

const formWith = (xml: string): Uint8Array => zipSync({ ...unzipSync(seed), 'word/document.xml': strToU8(xml) });

/** Texts of the cells under 完成情况, 存在问题, 下一步 and 是否完成 in the row of a number. */
function reported(bytes: Uint8Array, number: string): string[] | undefined {
  const row = docxTables(xmlOf(bytes))[0]?.rows.find((cells) => cells.some(({ text }) => text === number));
  return row?.slice(-5, -1).map(({ text }) => text);
}

const rowOf = (number: string) => {
  const row = rows.find((each) => each.number === number);
  if (!row) throw new Error(`no row ${number}`);
  return row;
};

describe('the form as it came in', () => {
  test('is not touched where it says all of it already', () => {
    expect(fillFormDocx(seed, rows, writtenAt)).toEqual({ bytes: seed, unplaced: [] });
  });

  test('takes the texts of a project into its own cells', () => {
    const fill = { ...rowOf('16-5'), problems: '1.征拆难；\n2.资金未到位', nextSteps: '倒排工期', completed: false };
    const { bytes, unplaced } = fillFormDocx(seed, [fill], writtenAt);
    expect(unplaced).toEqual([]);
    expect(reported(bytes, '16-5')).toEqual(['已完工', '1.征拆难；\n2.资金未到位', '倒排工期', '未完成']);
    expect(reported(bytes, '16-4')).toEqual(['已完工', '', '', '已完成']);
  });

  test('keeps everything else byte for byte', () => {
    const { bytes } = fillFormDocx(seed, [{ ...rowOf('40'), nextSteps: '继续推进' }], writtenAt);
    const [before, after] = [unzipSync(seed), unzipSync(bytes)];
    expect(Object.keys(after)).toEqual(Object.keys(before));
    const changed = Object.keys(before).filter(
      (path) => !Buffer.from(before[path] ?? []).equals(after[path] ?? Buffer.from('')),
    );
    expect(changed).toEqual(['word/document.xml']);
    const xml = xmlOf(bytes);
    let same = 0;
    while (xml[same] === seedXml[same]) same += 1;
    let sameAtEnd = 0;
    while (xml.at(-1 - sameAtEnd) === seedXml.at(-1 - sameAtEnd)) sameAtEnd += 1;
    expect(seedXml.length - same - sameAtEnd).toBeLessThan(500);
  });

  test('keeps the formatting of paragraph and run', () => {
    const { bytes } = fillFormDocx(seed, [{ ...rowOf('9-2'), completion: '甲\n乙\n丙\n丁' }], writtenAt);
    const row = docxTables(xmlOf(bytes))[0]?.rows[1];
    const cell = row?.at(-5);
    expect(cell?.blocks.map(({ text }) => text)).toEqual(['甲', '乙', '丙', '丁']);
    for (const block of cell?.blocks ?? []) {
      expect(block.properties).toContain('w:line="260"');
      expect(block.runs[0]?.properties).toContain('<w:sz w:val="18"/>');
    }
  });

  test('names the numbers that have no row', () => {
    const fill = { ...rowOf('16-5'), number: '99-1' };
    expect(fillFormDocx(seed, [fill], writtenAt)).toEqual({ bytes: seed, unplaced: ['99-1'] });
  });

  test('says nothing in a cell that another project shares', () => {
    const [restart, proceed] = ['<w:vMerge w:val="restart"/>', '<w:vMerge/>'];
    const cells = docxTables(seedXml)[0]?.rows.map((cells) => cells.at(-5)) ?? [];
    const merged = [3, 4].reduceRight((xml, at) => {
      const start = xml.lastIndexOf('<w:tcBorders>', cells[at]?.start);
      return xml.slice(0, start) + (at === 3 ? restart : proceed) + xml.slice(start);
    }, seedXml);
    const form = formWith(merged);
    expect(fillFormDocx(form, [rowOf('16-4'), rowOf('16-5')], writtenAt)).toEqual({ bytes: form, unplaced: [] });
    const fills = [
      { ...rowOf('16-4'), completion: '已完工。' },
      { ...rowOf('16-5'), completion: '在建' },
    ];
    expect(fillFormDocx(form, fills, writtenAt)).toEqual({ bytes: form, unplaced: ['16-4', '16-5'] });
  });

  test('does not choose between two rows of one number', () => {
    const form = formWith(seedXml.replace('>16-5<', '>16-4<'));
    const { unplaced } = fillFormDocx(form, [{ ...rowOf('16-4'), nextSteps: '验收' }], writtenAt);
    expect(unplaced).toEqual(['16-4']);
  });

  test('answers in the table’s own words', () => {
    const form = formWith(seedXml.replaceAll('<w:t>已完成</w:t>', '<w:t>是</w:t>'));
    const { bytes } = fillFormDocx(form, [{ ...rowOf('16-4'), completed: false }], writtenAt);
    expect(reported(bytes, '16-4')?.at(-1)).toBe('否');
    expect(reported(bytes, '16-5')?.at(-1)).toBe('是');
  });

  test('keeps bookmarks of a cell that is written anew, and drops automatic numbers', () => {
    const mark = '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>';
    const numbering = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const cell = docxTables(seedXml)[0]?.rows[2]?.at(-5);
    const before = seedXml.slice(cell?.start, cell?.end);
    const marked = before.replace('<w:bidi', `${numbering}<w:bidi`).replace('</w:p>', `${mark}</w:p>`);
    const { bytes } = fillFormDocx(
      formWith(seedXml.replace(before, marked)),
      [{ ...rowOf('11-3'), completion: '1.新的' }],
      writtenAt,
    );
    const filled = docxTables(xmlOf(bytes))[0]?.rows[2]?.at(-5);
    const content = xmlOf(bytes).slice(filled?.start, filled?.end);
    expect(content).toContain('w:name="_GoBack"');
    expect(content).not.toContain('numPr');
    expect(filled?.text).toBe('1.新的');
  });

  test('that is no Word document is refused', () => {
    expect(() => fillFormDocx(strToU8('附件1'), rows, writtenAt)).toThrow('bad_input');
    expect(() => fillFormDocx(zipSync({ 'a.txt': strToU8('x') }), rows, writtenAt)).toThrow('bad_input');
    expect(() => fillFormDocx(formWith('<w:document'), rows, writtenAt)).toThrow('bad_input');
  });
});

property.prop([fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 })], {
  seed: 20221231,
  numRuns: 40,
})('any text comes back as it went in', (completion, problems) => {
  const { bytes } = fillFormDocx(seed, [{ ...rowOf('11-3'), completion, problems }], writtenAt);
  expect(reported(bytes, '11-3')?.slice(0, 2)).toEqual([plainText(completion), plainText(problems)]);
});
