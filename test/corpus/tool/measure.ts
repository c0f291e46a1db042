import { readLine } from '#src/cli/read-line.js';
import type { Registry } from '#src/core/registry.js';
import { type Case, casesOf, type Half, type Kind, kinds } from './cases.js';
import { compareReading } from './compare-reading.js';
import { compareTable } from './compare-table.js';
import type { Expected } from './expectations.js';
import { readTable } from './read-table.js';
import { corpusRegistry, today } from './registry.js';
import type { TableInput } from './table-input.js';
import type { Part, Verdict } from './verdict.js';

export interface Outcome extends Verdict {
  case: Case;
  read: unknown;
  /** A wrong reading that is called sure. */
  isFalseSure: boolean;
}

export interface Figures {
  cases: number;
  right: number;
  falseSures: number;
  unknown: number;
  parts: Record<string, Part>;
}

/** Reads every case of these kinds by the code of `duban read --batch`, tables by that of `duban import --dry-run`. */
export async function measure(wanted: readonly Kind[] = kinds, file?: string): Promise<Outcome[]> {
  const cases = wanted.flatMap(casesOf).filter((one) => file === undefined || one.file === file);
  const registry = await corpusRegistry();
  const outcomes: Outcome[] = [];
  for (const one of cases) {
    if (one.kind === 'tables') {
      const read = await readTable(one.input as TableInput);
      outcomes.push(outcomeOf(one, read, compareTable(one.expect as Expected['tables'], read)));
    } else {
      outcomes.push(measureText({ ...one, kind: one.kind }, registry));
    }
  }
  return outcomes;
}

/** Of every kind but tables. */
export function measureText(one: Case & { kind: Exclude<Kind, 'tables'> }, registry: Registry): Outcome {
  const read = readLine(one.input, registry, today);
  return outcomeOf(one, read, compareReading(one.kind, one.expect, read, one.input));
}

const outcomeOf = (one: Case, read: unknown, verdict: Verdict): Outcome => ({
  ...verdict,
  case: one,
  read,
  isFalseSure: verdict.differences.length > 0 && !verdict.isUnsure && !isOpen(read),
});

/** It asks, or calls itself unclear. */
function isOpen(read: unknown): boolean {
  const { asks, kind, intent } = read as { asks?: string | null; kind?: string; intent?: string };
  return (asks ?? null) !== null || kind === 'unclear' || intent === 'unclear';
}

export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const parts: Record<string, Part> = {};
  for (const [name, { right, total }] of outcomes.flatMap((one) => Object.entries(one.parts))) {
    const sum = parts[name] ?? { right: 0, total: 0 };
    parts[name] = { right: sum.right + right, total: sum.total + total };
  }
  return {
    cases: outcomes.length,
    right: outcomes.filter(({ differences }) => differences.length === 0).length,
    falseSures: outcomes.filter(({ isFalseSure }) => isFalseSure).length,
    unknown: outcomes.filter(({ isUnsure }) => isUnsure).length,
    parts,
  };
}

export const inHalf = (outcomes: readonly Outcome[], half: Half): Outcome[] =>
  outcomes.filter((one) => one.case.half === half);
