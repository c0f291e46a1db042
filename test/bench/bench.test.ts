import { expect, test } from 'vitest';
import type { BenchCase, Contender } from '../../bench/bench-case.js';
import { measure } from '../../bench/measure.js';
import { caseText, verdictsOf } from '../../bench/report.js';

const contender = (name: string, role: Contender['role'], calls: string[]): Contender => ({
  name,
  role,
  run: () => void calls.push(name),
});

const benchCase = (calls: string[], closed: string[] = []): BenchCase => ({
  name: 'sample',
  what: 'nothing',
  amount: 10,
  unit: 'row',
  bars: [
    { of: 'ours', against: 'limit', atMost: 2 },
    { of: 'ours', against: 'peer', timesFaster: 5 },
  ],
  prepare: async () => ({
    contenders: [
      contender('ours', 'duban', calls),
      contender('limit', 'limit', calls),
      contender('peer', 'peer', calls),
    ],
    close: async () => void closed.push('closed'),
  }),
});

test('contenders run in turn, each first in its round, one round before those that count', async () => {
  const calls: string[] = [];
  const closed: string[] = [];
  const { timings } = await measure(benchCase(calls, closed), 2);
  expect(calls).toEqual(['ours', 'limit', 'peer', 'limit', 'peer', 'ours', 'peer', 'ours', 'limit']);
  expect(timings.map(({ contender, runs }) => [contender, runs.length])).toEqual([
    ['ours', 2],
    ['limit', 2],
    ['peer', 2],
  ]);
  expect(closed).toEqual(['closed']);
});

test('a contender may count in a time of its own', async () => {
  const own: Contender = { name: 'ours', role: 'duban', inOwnTime: true, run: async () => 559_000 };
  const { timings } = await measure({ ...benchCase([]), prepare: async () => ({ contenders: [own] }) }, 3);
  expect(timings).toMatchObject([{ median: 559_000, least: 559_000, most: 559_000 }]);
});

test('a bar that falls short is told as such', () => {
  const one = benchCase([]);
  const timing = (name: string, role: Contender['role'], median: number) => ({
    contender: name,
    role,
    runs: [median],
    median,
    least: median,
    most: median,
  });
  const timings = [timing('ours', 'duban', 30), timing('limit', 'limit', 20), timing('peer', 'peer', 90)];
  const verdicts = verdictsOf(one, timings);
  expect(verdicts).toEqual([
    { bar: 'ours ≤ 2 × limit', ratio: 1.5, holds: true },
    { bar: 'ours ≥ 5 × faster than peer', ratio: 3, holds: false },
  ]);
  const told = caseText({ ...one, timings, figures: { 'rows a commit': 31.25 }, memory: [], verdicts });
  expect(told).toContain('SHORT  3.00  ours ≥ 5 × faster than peer');
  expect(told).toContain('31.3 rows a commit');
  expect(() => verdictsOf(one, timings.slice(0, 2))).toThrow('peer');
});
