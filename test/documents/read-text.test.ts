import { describe, expect, test } from 'vitest';
import { decodeText } from '#src/documents/decode-text.js';
import { textOf } from '#src/documents/grid.js';
import { readText } from '#src/documents/read-text.js';
import { fixture } from './samples.js';

const utf16 = (text: string, bigEndian = false): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const texts = (text: string): string[][][] =>
  readText(text).grids.map(({ rows }) => rows.map((row) => row.map(textOf)));

describe('encodings that offices use', () => {
  const text = '序号\t项目\n9-2\t建设“暖心柜”';
  const gb = [0xd0, 0xf2, 0xba, 0xc5, 0x09, 0xcf, 0xee, 0xc4, 0xbf]; // 序号\t项目
  test.each([
    ['UTF-8', Buffer.from(text), text],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`), text],
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(text)]), text],
    ['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(text, true)]), text],
    ['UTF-16 without mark', utf16(text), text],
    ['GB18030', Uint8Array.from(gb), '序号\t项目'],
    ['GB18030 with four bytes', Uint8Array.from([...gb, 0x81, 0x39, 0xef, 0x30]), '序号\t项目㐁'],
    ['Windows line ends', Buffer.from('甲\r\n乙'), '甲\n乙'],
  ])('%s', (_, bytes, read) => {
    expect(decodeText(bytes)).toBe(read);
  });

  test('what is no text is refused', () => {
    expect(() => decodeText(Uint8Array.from([0x80, 0xff, 0x01, 0x02]))).toThrow(/认不出/);
  });
});

describe('a Word table as extracted text', () => {
  const { grids } = readText(new TextDecoder().decode(fixture('seed.txt')));
  const rows = grids[0]?.rows ?? [];

  test('rows, paragraphs, and the heading above', () => {
    expect(grids).toHaveLength(1);
    expect(grids[0]?.before.slice(0, 2)).toEqual(['附件1', '龙华区2022年民生实事项目落实情况汇总表']);
    expect(rows).toHaveLength(19);
    expect(textOf(rows[0]?.[6])).toBe('截至2022年12月31日\n完成情况');
  });

  test('序号 stands over two columns, and so does a number that is alone under it', () => {
    expect(rows[0]?.[2]).toBe(rows[0]?.[3]);
    expect(rows[18]?.[2]).toBe(rows[18]?.[3]);
    expect(textOf(rows[18]?.[4])).toBe('社区民生微实事');
  });

  test('an empty paragraph in a cell does not end the row', () => {
    expect(rows[2]?.slice(2, 4).map(textOf)).toEqual(['11', '11-3']);
    expect(rows[2]?.[2]?.paragraphs).toEqual(['11', '']);
  });

  test('an empty paragraph in the header, and one in the last cell of a row', () => {
    const header = '\t序号\n\t项目名称\n\t截至12月31日\n\n完成情况\n\t主办单位\n\n';
    const rows = '\t1-1\n\t甲\n\t已完工\n\t民政局\n\n各街道\n\n\t1-2\n\t乙\n\t已完工\n\t教育局\n\n注：以上。';
    const [grid] = readText(header + rows).grids;
    expect(grid?.rows.map((row) => row.map(textOf))).toEqual([
      ['序号', '项目名称', '截至12月31日\n\n完成情况', '主办单位'],
      ['1-1', '甲', '已完工', '民政局\n\n各街道'],
      ['1-2', '乙', '已完工', '教育局'],
    ]);
    expect(grid?.after).toEqual(['注：以上。']);
  });

  test('a row that ends early is filled up with empty cells', () => {
    const [grid] = texts('\t序号\n\t名称\n\t目标\n\t备注\n\n\t1-1\n\t甲\n\t完工\n\t无\n\n\t1-2\n\t乙\n\t完工');
    expect(grid?.at(-1)?.slice(0, 3)).toEqual(['1-2', '乙', '完工']);
  });
});

describe('separated text', () => {
  test('commas, with quoted line breaks, stay text', () => {
    expect(texts('序号,项目名称\n9-2,"甲\n乙，丙"\n09,1e5')[0]).toEqual([
      ['序号', '项目名称'],
      ['9-2', '甲\n乙，丙'],
      ['09', '1e5'],
    ]);
  });

  test('tabs', () => {
    expect(texts('序号\t项目名称\t目标\n9-2\t甲,乙\t完工')[0]?.[1]).toEqual(['9-2', '甲,乙', '完工']);
  });
});
