/** docs/reliability.md tells of every fault and threat, as the last release run found it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '../proof/catalogue.js';
import { idsOn, withRun } from '../proof/page.js';
import { rowsOf, sumUp } from '../proof/tally.js';

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const page = read('docs/reliability.md');
const ids = catalogue.map(({ id }) => id);

test('the page has a line for each id of the catalogue, and SECURITY.md leads to it', () => {
  expect(idsOn(page)).toEqual(ids);
  expect(read('SECURITY.md')).toContain('](docs/reliability.md)');
});

test('a run takes the place of the one before, and tells what it is', () => {
  const run = (runs: number) => {
    const proofs = [{ id: 'F17', runs, refused: 3 }];
    const sums = sumUp([{ name: 'F17: killed', state: 'passed', proofs }]);
    const tests = { passed: 1200, failed: 0, skipped: 2 };
    const facts = { at: '2022-12-31T16:30:00.000Z', commit: 'abc', machine: '2 cores', minutes: 47, tests };
    return withRun(page, rowsOf(sums, 'c'), facts);
  };
  const told = run(400);
  expect(idsOn(told)).toEqual(ids);
  expect(told).toContain('| F17 | kill -9 at any step of a fan-out | 400 | 400 | 0 | 0 | 3 | holds |');
  expect(told).toContain('| run of | 2022-12-31 16:30 UTC |');
  expect(told).toContain('| tests | 1,200 passed, 0 failed, 2 skipped |');
  expect(run(80)).toContain('| 400 | 80 | 0 | 0 | 3 | holds, 80 of 400 |');
  expect(withRun(run(80), rowsOf({}, 'c'), null)).toBe(withRun(page, rowsOf({}, 'c'), null));
});

test('no line but a table’s is wider than a screen', () => {
  const widest = rowsOf({}, 'c').map(({ verdict: _, ...row }) => ({
    ...row,
    tests: 1,
    verdict: 'holds, 1,000 of 20,000',
  }));
  for (const text of [page, withRun(page, widest, null)])
    expect(text.split('\n').filter((line) => !line.startsWith('|') && [...line].length > 120)).toEqual([]);
});
