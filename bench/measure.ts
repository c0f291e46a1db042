import type { BenchCase, Contender } from './bench-case.js';

export interface Timing {
  contender: string;
  role: Contender['role'];
  /** Milliseconds, by run. */
  runs: number[];
  median: number;
  least: number;
  most: number;
}

export interface Measured {
  timings: Timing[];
  /** Of a service that was started. */
  restMegabytes: number | null;
  figures: Record<string, number>;
}

/**
 * Runs the contenders in turn, so many times, after one round that is not counted; the order turns with each round, so that
 * none always follows the same one.
 */
export async function measure({ prepare }: BenchCase, runs: number): Promise<Measured> {
  const { contenders, residentMegabytes, figures, close } = await prepare();
  const times = new Map<Contender, number[]>(contenders.map((contender) => [contender, []]));
  try {
    for (let round = 0; round <= runs; round += 1) {
      for (let turn = 0; turn < contenders.length; turn += 1) {
        const contender = contenders[(turn + round) % contenders.length];
        if (!contender) continue;
        contender.ready?.();
        globalThis.gc?.();
        const begin = performance.now();
        const given = await contender.run();
        const took = contender.inOwnTime ? Number(given) : performance.now() - begin;
        if (round > 0) times.get(contender)?.push(took);
      }
    }
    return {
      timings: contenders.map((contender) => timingOf(contender, times.get(contender) ?? [])),
      restMegabytes: residentMegabytes?.() ?? null,
      figures: (await figures?.()) ?? {},
    };
  } finally {
    await close?.();
  }
}

function timingOf({ name, role }: Contender, runs: number[]): Timing {
  const sorted = runs.toSorted((a, b) => a - b);
  return { contender: name, role, runs, median: median(sorted), least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
