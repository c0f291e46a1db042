import { expect, test } from 'vitest';
import { sourceFiles } from '../structure/source-file.js';
import { catalogue, idsIn } from './catalogue.js';

/** Ids in the names that tests and their groups are given, and in what they record themselves. */
const carried = new Set(
  sourceFiles(['test'])
    .filter(({ path }) => path.endsWith('.test.ts') && !path.startsWith('test/proof/catalogue'))
    .flatMap(({ text }) => text.match(/(?<=['"`][^'"`\n]{0,200})\b[FS]\d\d\b(?:(?:[–-]| to )[FS]?\d\d)?/g) ?? [])
    .flatMap(idsIn),
);

test('every fault and threat is carried by a test, or says why not', () => {
  expect(catalogue.filter(({ id, open }) => !carried.has(id) && !open).map(({ id }) => id)).toEqual([]);
});

test('ids are told apart and ranges are understood', () => {
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(57 + 48);
  expect(idsIn('S22–S25, F01 F02: text, S30 to S32; S01-02, not S99')).toEqual([
    'S22',
    'S23',
    'S24',
    'S25',
    'F01',
    'F02',
    'S30',
    'S31',
    'S32',
    'S01',
    'S02',
  ]);
});
