/** The tables of docs/scale.md are made from the run that stands beside it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Figures, figuresTable } from '../simulation/figures.js';
import { growthTable, largeDistrict, sizeOf } from '../simulation/growth.js';

const read = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const recorded = JSON.parse(read('scale-run.json')) as Figures;
const page = read('scale.md');

test.each([
  ['the run', figuresTable(recorded)],
  ['a year of districts as simulated', growthTable(recorded, sizeOf(recorded))],
  ['a year of large districts', growthTable(recorded, largeDistrict)],
])('%s', (_what, table) => {
  expect(page).toContain(table);
});

test('the recorded run was one of a hundred districts and thirty days, within half an hour', () => {
  expect(recorded).toMatchObject({ districts: 100, days: 30 });
  expect(recorded.wall).toBeLessThan(30 * 60);
});
