import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fileKind } from '#src/documents/file-kind.js';
import { limits } from '#src/documents/limits.js';
import { openZip } from '#src/documents/zip.js';
import { fixture } from './samples.js';

/** Overwrites a field of the first entry of the central directory. */
function tampered(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const end = copy.length - 22;
  view.setUint32(view.getUint32(end + 16, true) + offset, value, true);
  return copy;
}

describe('S30: an archive is opened with care', () => {
  test('entries by name, inflated when read', () => {
    const zip = zipSync({ 'a.xml': strToU8('甲'), 'b/c.xml': [strToU8('乙'), { level: 0 }] });
    const entries = openZip(zip);
    expect([...entries.keys()]).toEqual(['a.xml', 'b/c.xml']);
    expect(new TextDecoder().decode(entries.get('a.xml')?.read())).toBe('甲');
    expect(new TextDecoder().decode(entries.get('b/c.xml')?.read())).toBe('乙');
  });

  test('more than it says it holds is refused before anything is inflated', () => {
    const bomb = zipSync({ 'a.xml': new Uint8Array(limits.inflatedBytes + 1) }, { level: 1 });
    expect(() => openZip(bomb)).toThrow(/超过 100 MB/);
  });

  test('an archive that lies about its size is stopped while inflating', () => {
    const bomb = zipSync({ 'a.xml': new Uint8Array(limits.inflatedBytes + 1) }, { level: 1 });
    const entry = openZip(tampered(bomb, 24, 10)).get('a.xml');
    expect(() => entry?.read()).toThrow(/超过 100 MB/);
  });

  test('the limit holds for all entries together', () => {
    const half = new Uint8Array(limits.inflatedBytes / 2 + 1);
    const bomb = tampered(zipSync({ a: half, b: half }, { level: 1 }), 24, 10);
    const entries = openZip(bomb);
    entries.get('a')?.read();
    expect(() => entries.get('b')?.read()).toThrow(/超过 100 MB/);
  });

  test('too many entries, encrypted entries and damaged ones are refused', () => {
    const many = Object.fromEntries(Array.from({ length: limits.archiveEntries + 1 }, (_, i) => [`${i}`, strToU8('')]));
    expect(() => openZip(zipSync(many))).toThrow(/超过 2000 项/);
    const zip = zipSync({ 'a.xml': strToU8('甲甲甲甲甲甲甲甲甲甲甲甲甲甲') });
    expect(() => openZip(tampered(zip, 8, 1))).toThrow(/密码/);
    expect(() =>
      openZip(tampered(zip, 16, 1))
        .get('a.xml')
        ?.read(),
    ).toThrow(/已损坏/);
    expect(() =>
      openZip(tampered(zip, 42, 999_999))
        .get('a.xml')
        ?.read(),
    ).toThrow(/已损坏/);
    expect(() => openZip(zip.slice(0, -30))).toThrow(/已损坏/);
  });
});

describe('S32: what a file is, by its content', () => {
  test.each([
    ['archive', fixture('seed.docx')],
    ['archive', fixture('seed.xlsx')],
    ['text', fixture('seed.txt')],
    ['empty', new Uint8Array()],
    ['rtf', strToU8('{\\rtf1\\ansi}')],
    ['unknown', strToU8('%PDF-1.7')],
    ['unknown', strToU8('<html><table></table></html>')],
    ['unknown', Uint8Array.from([0x89, 0x50, 0x4e, 0x47])],
    ['doc', compoundFile('WordDocument')],
    ['xls', compoundFile('Workbook')],
    ['encrypted', compoundFile('EncryptedPackage')],
    ['encrypted', compoundFile('WordDocument', [0xec, 0xa5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])],
    ['doc', compoundFile('WordDocument', [0xec, 0xa5, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0])],
    ['encrypted', compoundFile('Workbook', [9, 8, 16, 0, 0, 6, 5, 0, ...Array(12).fill(0), 0x2f, 0, 2, 0])],
    ['unknown', compoundFile('Other')],
  ])('%s', (kind, bytes) => {
    expect(fileKind(bytes)).toBe(kind);
  });
});

/** The header of a compound file, one directory entry for a stream of this name, and the stream. */
function compoundFile(name: string, stream: number[] = []): Uint8Array {
  const bytes = Buffer.alloc(1536);
  bytes.set(stream, 1024);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  bytes.write(name, 640, 'utf16le');
  bytes.writeUInt16LE(name.length * 2 + 2, 640 + 64);
  bytes.writeUInt8(2, 640 + 66);
  return bytes;
}
