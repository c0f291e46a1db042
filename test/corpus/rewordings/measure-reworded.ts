import type { Registry } from '#src/core/registry.js';
import { type Case, casesOf } from '../tool/cases.js';
import { measureText, type Outcome } from '../tool/measure.js';
import { numberOf, type RewordedKind, type Rewording, type Worded, wordedOf } from './rewording.js';

export interface RewordedFigures {
  tried: number;
  /** Read otherwise than the case is, though the case itself is read right. */
  otherwise: Outcome[];
}

/**
 * Dresses every so-manieth case that is read right as it stands, in each of the ways, and reads it again. Takes the tuning half and
 * practice alone: what fails is looked at.
 */
export function measureReworded(
  kind: RewordedKind,
  rewordings: readonly Rewording[],
  registry: Registry,
  every: number,
): Map<string, RewordedFigures> {
  const cases = casesOf(kind).filter(({ half }) => half !== 'measuring');
  const others = cases.map(wordedOf);
  const figures = new Map(rewordings.map(({ name }): [string, RewordedFigures] => [name, { tried: 0, otherwise: [] }]));
  for (const [nth, one] of cases.entries()) {
    if (numberOf(one.id) % every !== 0 || !isRight(measureText({ ...one, kind }, registry))) continue;
    for (const rewording of rewordings) {
      const counted = figures.get(rewording.name);
      for (const dressed of dressedAs(one, others[nth] as Worded, rewording, others, registry)) {
        if (!counted) continue;
        counted.tried += 1;
        const outcome = measureText({ ...dressed, kind }, registry);
        if (!isRight(outcome)) counted.otherwise.push(outcome);
      }
    }
  }
  return figures;
}

const isRight = ({ differences }: Outcome): boolean => differences.length === 0;

function dressedAs(
  one: Case,
  worded: Worded,
  rewording: Rewording,
  others: readonly Worded[],
  registry: Registry,
): Case[] {
  return rewording.reword(worded, others, registry).map(({ text, input, expect }) => ({
    ...one,
    id: `${one.id} ${rewording.name}`,
    input: { ...worded.input, ...input, text },
    expect: expect ?? one.expect,
    note: `said before: ${worded.text}`,
  }));
}
