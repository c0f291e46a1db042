import { expect, test } from 'vitest';
import { sourceFiles } from '../structure/source-file.js';
import { catalogue, idsIn, type Tier } from './catalogue.js';
import { firstTierOf } from './tiers.js';

/** Files that speak of ids without proving them. */
const aboutProofs = ['test/proof/catalogue.test.ts', 'test/docs/reliability.test.ts'];

/** Ids in the names that tests and their groups are given, and in what they record themselves, with the first tier that has one. */
const carried = new Map<string, Tier>();
for (const { path, text } of sourceFiles(['test'])) {
  if (!path.endsWith('.test.ts') || aboutProofs.includes(path)) continue;
  const found = text.match(/(?<=['"`][^'"`\n]{0,200})\b[FS]\d\d\b(?:(?:[–-]| to )[FS]?\d\d)?/g) ?? [];
  for (const id of found.flatMap(idsIn)) if (carried.get(id) !== 'a') carried.set(id, firstTierOf(path));
}

test('every fault and threat is carried by a test, or says why not', () => {
  expect(catalogue.filter(({ id, open }) => !carried.has(id) && !open).map(({ id }) => id)).toEqual([]);
});

test('each says the first tier that tries it', () => {
  const told = catalogue.filter(({ id }) => carried.has(id)).map(({ id, tier }) => [id, tier]);
  expect(told).toEqual(told.map(([id]) => [id, carried.get(id ?? '')]));
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
