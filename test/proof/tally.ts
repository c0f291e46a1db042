/** What a run's tests found, summed up by id of the catalogue. */
import { type Claim, catalogue, idsIn, type Tier } from './catalogue.js';
import type { Figures, Proof } from './proof.js';

/** A test that has ended. */
export interface Told {
  /** With the names of what it stands in. */
  name: string;
  state: 'passed' | 'failed' | 'skipped';
  proofs: readonly Proof[];
}

/** Sums of one id. */
export interface Sum extends Required<Figures> {
  tests: number;
  failed: number;
  skipped: number;
}

export type Sums = Record<string, Sum>;

const none: Sum = { tests: 0, failed: 0, skipped: 0, runs: 0, lost: 0, doubled: 0, refused: 0 };

const plus = (a: Sum, b: Partial<Sum>): Sum =>
  Object.fromEntries(
    Object.entries(a).map(([key, value]) => [key, value + (b[key as keyof Sum] ?? 0)]),
  ) as unknown as Sum;

/** A test counts once for each id in its name, or as often as it says itself. */
export function sumUp(tests: readonly Told[], before: Sums = {}): Sums {
  const sums = { ...before };
  for (const { name, state, proofs } of tests)
    for (const id of new Set([...idsIn(name), ...proofs.map((proof) => proof.id)])) {
      const own = proofs.filter((proof) => proof.id === id);
      const figures = own.length > 0 ? own : [{ runs: state === 'skipped' ? 0 : 1 }];
      const ended = { tests: 1, failed: Number(state === 'failed'), skipped: Number(state === 'skipped') };
      sums[id] = figures.reduce<Sum>(plus, plus(sums[id] ?? none, ended));
    }
  return sums;
}

export interface Row extends Claim, Sum {
  /** Without what is open of it. */
  verdict: string;
}

/** Every id of the catalogue with what was found, or why nothing was. */
export const rowsOf = (sums: Sums, tier: Tier | null): Row[] =>
  catalogue.map((claim) => {
    const sum = sums[claim.id] ?? none;
    return { ...claim, ...sum, verdict: verdictOf(claim, sum, tier) };
  });

function verdictOf({ asked, tier: first, open }: Claim, sum: Sum, tier: Tier | null): string {
  if (sum.failed > 0 || sum.lost > 0 || sum.doubled > 0) return 'FAILS';
  if (sum.tests === 0)
    return open ? 'open' : tier && tier < first ? `in tier ${first.toUpperCase()}` : 'not in this run';
  if (sum.skipped === sum.tests) return 'skipped: what it needs is not on this machine';
  const enough = tier === 'c' ? asked : Math.ceil(asked / 5);
  const short = sum.runs < enough ? `, ${said(sum.runs)} of ${said(asked)}` : '';
  return `holds${short}`;
}

export const said = (count: number): string => count.toLocaleString('en');
