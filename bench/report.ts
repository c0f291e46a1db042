import { cpus, totalmem } from 'node:os';
import type { Bar, BenchCase } from './bench-case.js';
import type { Timing } from './measure.js';

export interface Verdict {
  /** 'duban ≤ 2 × bare pass'. */
  bar: string;
  ratio: number;
  holds: boolean;
}

export interface CaseResult {
  name: string;
  what: string;
  amount: number;
  unit: string;
  timings: Timing[];
  figures: Record<string, number>;
  memory: { of: string; megabytes: number; atMost: number; holds: boolean }[];
  verdicts: Verdict[];
}

export interface BenchResult {
  machine: { cpu: string; cores: number; memoryGiB: number; node: string; platform: string };
  runs: number;
  cases: CaseResult[];
}

export const machine = (): BenchResult['machine'] => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
});

export function verdictsOf({ bars }: BenchCase, timings: readonly Timing[]): Verdict[] {
  const medianOf = (name: string): number => {
    const timing = timings.find(({ contender }) => contender === name);
    if (!timing) throw new Error(`a bar names ${name}, which does not run`);
    return timing.median;
  };
  return bars.map((bar) => verdictOf(bar, medianOf(bar.of), medianOf(bar.against)));
}

function verdictOf({ of, against, atMost, timesFaster }: Bar, own: number, other: number): Verdict {
  if (timesFaster !== undefined)
    return {
      bar: `${of} ≥ ${timesFaster} × faster than ${against}`,
      ratio: other / own,
      holds: other / own >= timesFaster,
    };
  const most = atMost ?? Number.POSITIVE_INFINITY;
  return { bar: `${of} ≤ ${most} × ${against}`, ratio: own / other, holds: own / other <= most };
}

/** A case as people read it. */
export function caseText({ name, what, amount, unit, timings, figures, memory, verdicts }: CaseResult): string {
  const width = Math.max(...timings.map(({ contender }) => contender.length));
  const lines = timings.map(({ contender, role, median, least, most }) =>
    [
      `  ${contender.padEnd(width)}`,
      role.padEnd(5),
      `${median.toFixed(1)} ms`.padStart(11),
      `(${least.toFixed(1)}–${most.toFixed(1)})`.padEnd(20),
      `${((median * 1000) / amount).toFixed(2)} µs a ${unit}`,
    ].join('  '),
  );
  const others = Object.entries(figures).map(([name, figure]) => `  ${figure.toFixed(1)} ${name}`);
  const bars = verdicts.map(({ bar, ratio, holds }) => `  ${holds ? 'holds' : 'SHORT'}  ${ratio.toFixed(2)}  ${bar}`);
  const sizes = memory.map(
    ({ of, megabytes, atMost, holds }) =>
      `  ${holds ? 'holds' : 'SHORT'}  ${megabytes.toFixed(0)} MB for ${of}, at most ${atMost}`,
  );
  return [`${name}: ${what}`, ...lines, ...others, ...bars, ...sizes].join('\n');
}
