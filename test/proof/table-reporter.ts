/**
 * Prints the table of proofs at the end of a run, and how to repeat what failed. PROOF_RECORD names a file in which the
 * sums of several runs come together; PROOF_PAGE a page whose table is written anew.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestCase } from 'vitest/node';
import { idsIn } from './catalogue.js';
import { withRun } from './page.js';
import { runFacts } from './run-facts.js';
import { type Row, rowsOf, type Sums, said, sumUp, type Told } from './tally.js';
import { tier } from './tiers.js';

export default class TableReporter implements Reporter {
  readonly #begun = performance.now();
  readonly #told: Told[] = [];
  readonly #failed: TestCase[] = [];

  onTestCaseResult(test: TestCase): void {
    const { state } = test.result();
    if (state === 'pending') return;
    this.#told.push({ name: test.fullName, state, proofs: test.meta().proofs ?? [] });
    if (state === 'failed' && idsIn(test.fullName).length > 0) this.#failed.push(test);
  }

  onTestRunEnd(): void {
    const { PROOF_RECORD: record, PROOF_PAGE: page } = process.env;
    const before = record && existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as Sums) : {};
    const sums = sumUp(this.#told, before);
    const rows = rowsOf(sums, tier);
    console.log(`\n${table(rows)}\n`);
    for (const test of this.#failed) console.log(`Repeat: ${repeat(test)}`);
    if (record) writeFileSync(record, JSON.stringify(sums));
    if (page) {
      const run = runFacts(performance.now() - this.#begun, this.#told);
      writeFileSync(page, withRun(readFileSync(page, 'utf8'), rows, run));
    }
  }
}

const heads = ['id', 'runs', 'lost', 'doubled', 'refused', 'verdict'] as const;

function table(rows: readonly Row[]): string {
  const cells = rows.map(({ id, tests, runs, lost, doubled, refused, verdict, open }) => [
    id,
    ...[runs, lost, doubled, refused].map((count) => (tests > 0 ? said(count) : '')),
    [verdict === 'open' ? [] : verdict, open ? `open: ${open}` : []].flat().join('; '),
  ]);
  const widths = heads.map((head, at) =>
    Math.max(...[head, ...cells.map((row) => row[at] ?? '')].map(({ length }) => length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => (at > 0 && at < 5 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(heads), ...cells.map(line)].join('\n');
}

function repeat(test: TestCase): string {
  const file = relative(process.cwd(), test.module.moduleId);
  const name = test.fullName.replaceAll(' > ', ' ').replace(/[.*+?^$()[\]{}|\\']/g, '.');
  const { TEST_SEED, TEST_TIER } = process.env;
  const env = [TEST_TIER === 'c' ? 'TEST_TIER=c ' : '', TEST_SEED ? `TEST_SEED=${TEST_SEED} ` : ''].join('');
  return `${env}npx vitest run --project ${test.project.name} ${file} -t '${name}'`;
}
