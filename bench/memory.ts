/** Memory of one contender, in a process of its own: its peak, over the peak of the same process that only prepared. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BenchCase } from './bench-case.js';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Megabytes that one run takes over idle. */
export function memoryOver(idleOf: BenchCase, contender: string): number {
  return peakOf(idleOf.name, contender) - peakOf(idleOf.name, '');
}

/** What `main.ts --peak CASE CONTENDER` prints: the process's greatest resident size, in megabytes. */
function peakOf(name: string, contender: string): number {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [...process.execArgv, main, '--peak', name, contender],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`measuring the memory of ${name} failed: ${stderr}`);
  return Number(stdout);
}

/** Prepares a case, runs one contender (none where the name is empty), and tells the peak. */
export async function runForPeak({ prepare }: BenchCase, contender: string): Promise<number> {
  const { contenders, close } = await prepare();
  await contenders.find(({ name }) => name === contender)?.run();
  const peak = process.resourceUsage().maxRSS / 1024;
  await close?.();
  return peak;
}
