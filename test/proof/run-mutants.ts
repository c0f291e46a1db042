/**
 * npm run test:mutants [name…]: puts each mistake of mutants.ts into a copy of the tree and runs the test that must notice.
 * Prints the table, and writes it into the page that PROOF_PAGE names; fails where one goes unnoticed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withMistakes } from './mistakes-page.js';
import { type Edit, type Mutant, mutants } from './mutants.js';

const wanted = process.argv.slice(2);
/** Tests that were seen to be green without any mistake. */
const green = new Map<string, boolean>();
const chosen = mutants.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
const copy = mkdtempSync(join(tmpdir(), 'duban-mutants-'));
try {
  const files = git('ls-files', '-z', '--cached', '--others', '--exclude-standard');
  for (const file of files.split('\0').filter(Boolean)) cpSync(file, join(copy, file));
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));

  const verdicts = chosen.map((mutant) => [mutant.name, verdictOn(mutant)] as const);
  const width = Math.max(...verdicts.map(([name]) => name.length));
  for (const [name, verdict] of verdicts) console.log(`${name.padEnd(width)}  ${verdict}`);
  const caught = verdicts.filter(([, verdict]) => verdict === 'caught').length;
  console.log(`${caught} of ${verdicts.length} caught`);
  process.exitCode = caught === verdicts.length ? 0 : 1;
  const { PROOF_PAGE: page } = process.env;
  if (page) {
    const [at = '', commit = ''] = git('log', '-1', '--format=%cs %h').trim().split(' ');
    writeFileSync(page, withMistakes(readFileSync(page, 'utf8'), mutants, { at, commit, verdicts: new Map(verdicts) }));
  }
} finally {
  rmSync(copy, { recursive: true, force: true, maxRetries: 5 });
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' });
}

/** Without the mistake the test must be green, with it red by what it asserts. */
function verdictOn({ name, edits, caughtBy }: Mutant): string {
  const key = JSON.stringify(caughtBy);
  if (!green.has(key)) green.set(key, isGreen(tried(caughtBy)));
  if (!green.get(key)) return `no proof: ${caughtBy.file} is not green by itself`;
  const originals = new Map(edits.map(({ file }) => [file, readFileSync(join(copy, file), 'utf8')]));
  for (const edit of edits) apply(edit);
  const told = tried(caughtBy);
  for (const [file, text] of originals) writeFileSync(join(copy, file), text);
  const verdict = told && told.failed > 0 ? 'caught' : `MISSED by ${caughtBy.file}`;
  console.error(`${name}: ${verdict}`);
  return verdict;
}

function apply({ file, from, to }: Edit): void {
  const path = join(copy, file);
  const parts = readFileSync(path, 'utf8').split(from);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${from}`);
  writeFileSync(path, parts.join(to));
}

interface Told {
  passed: number;
  failed: number;
}

/** Null where the run came to no end. */
function tried({ file, test }: Mutant['caughtBy']): Told | null {
  const results = join(copy, 'results.json');
  rmSync(results, { force: true });
  const only = test ? ['-t', test] : [];
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const reported = ['--reporter=json', `--outputFile=${results}`];
  spawnSync(process.execPath, [vitest, 'run', '--project', 'sqlite', file, ...only, ...reported], {
    cwd: copy,
    env: { ...process.env, TEST_SEED: '1' },
    stdio: 'ignore',
    timeout: 600_000,
  });
  if (!existsSync(results)) return null;
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(results, 'utf8'));
  return { passed, failed };
}

function isGreen(told: Told | null): boolean {
  return told !== null && told.failed === 0 && told.passed > 0;
}
