/** What a reader of a run's figures has to know of it: when, of which commit, on what machine. */
import { execFileSync } from 'node:child_process';
import { cpus, totalmem, type } from 'node:os';
import type { RunFacts } from './page.js';
import type { Told } from './tally.js';

/** A run that ends now. */
export function runFacts(tookMs: number, told: readonly Told[]): RunFacts {
  const count = (state: Told['state']): number => told.filter((test) => test.state === state).length;
  return {
    at: new Date().toISOString(),
    commit: commitHere(),
    machine: machineHere(),
    minutes: Math.ceil(tookMs / 60_000),
    tests: { passed: count('passed'), failed: count('failed'), skipped: count('skipped') },
  };
}

/** Where the tree is none of git's, as in an archive of it, that is said. */
function commitHere(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!docs/reliability.md');
    return `${git('rev-parse', '--short=12', 'HEAD')}${changed === '' ? '' : ' with changes'}`;
  } catch {
    return 'not told';
  }
}

function machineHere(): string {
  const [core] = cpus();
  const model = (core?.model ?? '')
    .replace(/\((?:R|TM)\)|\bCPU\b|\s@.*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return [
    `${cpus().length} cores${model ? ` (${model})` : ''}`,
    `${memory} GB`,
    type(),
    `Node ${process.versions.node}`,
  ].join(', ');
}
