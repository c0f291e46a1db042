/** The corpus is well formed, and is read as well as it was. */
import { expect, test } from 'vitest';
import { standards } from './accuracy.js';
import { casesOf, type Half, type Kind, kinds } from './tool/cases.js';
import { figuresOf, inHalf, measure } from './tool/measure.js';
import { bytesOf } from './tool/read-table.js';
import type { TableInput } from './tool/table-input.js';

const all = kinds.flatMap(casesOf);

const twice = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);

test('every case has an id of its own', () => {
  expect(twice(all.map(({ id }) => id))).toEqual([]);
});

test('no input stands there twice', () => {
  expect(twice(all.map(({ input }) => JSON.stringify(input)))).toEqual([]);
});

test('every table of the corpus gives a file', () => {
  const tables = all.filter(({ kind }) => kind === 'tables').map(({ input }) => bytesOf(input as TableInput));
  expect(tables.filter((bytes) => bytes.length === 0)).toEqual([]);
});

const kept = Object.entries(standards) as [Kind, (typeof standards)[Kind] & object][];

test('there are as many cases as promised, half of them for measuring', () => {
  for (const [kind, { cases }] of kept) {
    const ones = casesOf(kind).filter(({ half }) => half !== 'practice');
    expect(ones.length, kind).toBeGreaterThanOrEqual(cases);
    const share = ones.filter(({ half }) => half === 'measuring').length / ones.length;
    expect(Math.abs(share - 0.5), kind).toBeLessThan(0.1);
  }
});

/** No limit of speed: a kind has ten thousand cases and more. */
const mostTime = 1_800_000;

test.each(kept)(
  'the readers are as good as they were, on both halves and the practice cases: %s',
  { timeout: mostTime },
  async (kind, standard) => {
    const outcomes = await measure([kind]);
    const halves: Half[] = ['tuning', 'measuring', 'practice'];
    const fallen = halves.flatMap((half) => {
      const { cases, right, falseSures } = figuresOf(inHalf(outcomes, half));
      const share = cases === 0 ? 1 : right / cases;
      const isKept = share >= (standard.right[half] ?? 0) && falseSures <= (standard.falseSures[half] ?? cases);
      return isKept ? [] : [{ half, right: share, falseSures }];
    });
    expect(fallen).toEqual([]);
  },
);
