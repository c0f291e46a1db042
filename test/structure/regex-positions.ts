/** The position automaton of a shape (Glushkov): each character of the expression, and which may follow which. */
import type { Shape } from './regex-shape.js';

export interface Positions {
  /** What each position matches. */
  atoms: string[];
  follow: Set<number>[];
  /** Whether two loops lead the same way, as in (a+)+: the same text is then walked in many ways. */
  isLoopedTwice: boolean;
}

interface Ends {
  first: number[];
  last: number[];
  nullable: boolean;
}

/** Repetitions of at most so many positions are written out, and what may stand once; longer ones count as unlimited. */
const writtenOut = 64;

export function positionsOf(shape: Shape): Positions {
  const atoms: string[] = [];
  const follow: Set<number>[] = [];
  let isLoopedTwice = false;

  const join = (from: Ends, to: Ends, isLoop: boolean): void => {
    for (const last of from.last) {
      for (const first of to.first) {
        if (isLoop && follow[last]?.has(first)) isLoopedTwice = true;
        follow[last]?.add(first);
      }
    }
  };

  const inOrder = (parts: readonly Shape[]): Ends =>
    parts.map(walk).reduce(
      (left, right) => {
        join(left, right, false);
        return {
          first: left.nullable ? [...left.first, ...right.first] : left.first,
          last: right.nullable ? [...left.last, ...right.last] : right.last,
          nullable: left.nullable && right.nullable,
        };
      },
      { first: [], last: [], nullable: true },
    );

  const walk = (part: Shape): Ends => {
    switch (part.kind) {
      case 'character': {
        const position = atoms.push(part.atom) - 1;
        follow.push(new Set());
        return { first: [position], last: [position], nullable: false };
      }
      case 'sequence':
        return inOrder(part.parts);
      case 'choice': {
        const ends = part.parts.map(walk);
        return {
          first: ends.flatMap(({ first }) => first),
          last: ends.flatMap(({ last }) => last),
          nullable: ends.some(({ nullable }) => nullable),
        };
      }
      case 'repeat': {
        const { body, min, max } = part;
        if (max <= 1 || max * sizeOf(body) <= writtenOut) {
          const optional = Array.from({ length: max - min }, (): Shape => ({ kind: 'choice', parts: [body, nothing] }));
          return inOrder([...Array.from({ length: min }, () => body), ...optional]);
        }
        const ends = walk(body);
        join(ends, ends, true);
        return { ...ends, nullable: ends.nullable || min === 0 };
      }
      default: {
        const unreachable: never = part;
        throw new Error(`unknown shape ${JSON.stringify(unreachable)}`);
      }
    }
  };

  walk(shape);
  return { atoms, follow, isLoopedTwice };
}

const nothing: Shape = { kind: 'sequence', parts: [] };

function sizeOf(shape: Shape): number {
  if (shape.kind === 'character') return 1;
  if (shape.kind === 'repeat') return sizeOf(shape.body) * Math.max(1, shape.max);
  return shape.parts.reduce((sum, part) => sum + sizeOf(part), 0);
}
