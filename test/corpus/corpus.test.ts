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

test('the readers are as good as they were, on both halves and the practice cases', async () => {
  const outcomes = await measure(kept.map(([kind]) => kind));
  const halves: Half[] = ['tuning', 'measuring', 'practice'];
  const fallen = kept.flatMap(([kind, standard]) =>
    halves.flatMap((half) => {
      const ofKind = outcomes.filter((one) => one.case.kind === kind);
      const { cases, right, falseSures } = figuresOf(inHalf(ofKind, half));
      const share = cases === 0 ? 1 : right / cases;
      const isKept = share >= (standard.right[half] ?? 0) && falseSures <= (standard.falseSures[half] ?? cases);
      return isKept ? [] : [{ kind, half, right: share, falseSures }];
    }),
  );
  expect(fallen).toEqual([]);
}, 600_000);
