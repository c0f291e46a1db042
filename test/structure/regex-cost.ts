/**
 * Whether an expression can be made to take more than linear time from one starting place: whether a text can be walked
 * through its loops in more than one way (nested quantifiers, exponential), or be cut between two loops in more than one
 * place (overlapping quantifiers, quadratic). Decided on the position automaton, so `(?:,\d+)*` and `\d+\.\d+` pass.
 */
import { connected } from './circles.js';
import { type Positions, positionsOf } from './regex-positions.js';
import { shapesOf } from './regex-shape.js';

/** Why an expression is refused; null where it is linear. */
export function whyRefused(source: string, flags: string): string | null {
  const { all, refersBack } = shapesOf(source);
  if (refersBack) return 'refers back to a group';
  for (const shape of all) {
    const positions = positionsOf(shape);
    if (positions.isLoopedTwice) return 'has nested quantifiers';
    const sets = setsOf(positions.atoms, flags);
    if (isWalkedTwice(positions, sets)) return 'has nested quantifiers';
    if (isCutTwice(positions, sets)) return 'has overlapping quantifiers';
  }
  return null;
}

/** Which of a sample's characters an atom matches: the engine itself says so. */
type CharacterSet = bigint;

const ranges: [number, number][] = [
  [0x00, 0x17f],
  [0x2000, 0x2060],
  [0x2150, 0x218f],
  [0x2460, 0x24ff],
  [0x3000, 0x303f],
  [0x4e00, 0x4e20],
  [0xff00, 0xffef],
  [0x1f600, 0x1f604],
];
const common = ranges.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)),
);

/** Sets over the common characters and all that the expression names: where two sets meet, they meet in one of these. */
function setsOf(atoms: readonly string[], flags: string): CharacterSet[] {
  const named = atoms.flatMap((atom) => [
    ...atom,
    ...[...atom.matchAll(/\\u\{?([\da-fA-F]{4,5})/g)].map(([, code]) =>
      String.fromCodePoint(Number.parseInt(code ?? '', 16)),
    ),
  ]);
  const sample = [...new Set([...common, ...named])];
  const known = new Map<string, CharacterSet>();
  return atoms.map((atom) => {
    const set = known.get(atom) ?? matchesOf(new RegExp(`^${atom}$`, flags.replace(/[gyd]/g, '')), sample);
    known.set(atom, set);
    return set;
  });
}

const matchesOf = (one: RegExp, sample: readonly string[]): CharacterSet =>
  BigInt(`0b${sample.map((character) => (one.test(character) ? '1' : '0')).join('')}`);

/** Two ways of walking that part and meet again: a loop of the product of the automaton with itself, off its diagonal. */
function isWalkedTwice({ follow }: Positions, sets: readonly CharacterSet[]): boolean {
  const size = sets.length;
  const edges = new Map<number, number[]>();
  const waiting = sets.map((_, position) => position * size + position);
  while (waiting.length > 0) {
    const pair = waiting.pop() as number;
    if (edges.has(pair)) continue;
    const next: number[] = [];
    for (const left of follow[Math.floor(pair / size)] ?? []) {
      for (const right of follow[pair % size] ?? []) {
        if (meet(sets, left, right)) next.push(left * size + right);
      }
    }
    edges.set(pair, next);
    waiting.push(...next);
  }
  const isDiagonal = (pair: number): boolean => Math.floor(pair / size) === pair % size;
  return connected(edges).some((group) => group.some(isDiagonal) && !group.every(isDiagonal));
}

/** Two loops, one after the other, that the same text can turn both and also lead from the one to the other. */
function isCutTwice({ follow }: Positions, sets: readonly CharacterSet[]): boolean {
  const loopOf = new Map<number, number>();
  const edges = new Map(follow.map((next, position) => [position, [...next]]));
  for (const [loop, group] of connected(edges).entries()) {
    if (group.length > 1 || follow[group[0] ?? 0]?.has(group[0] ?? 0)) for (const one of group) loopOf.set(one, loop);
  }
  const inLoops = [...loopOf.keys()];
  return inLoops.some((from) =>
    inLoops.some((to) => loopOf.get(from) !== loopOf.get(to) && leadsOver(follow, sets, loopOf, from, to)),
  );
}

/** Whether some text leads from (from, from, to) to (from, to, to). */
function leadsOver(
  follow: readonly Set<number>[],
  sets: readonly CharacterSet[],
  loopOf: ReadonlyMap<number, number>,
  from: number,
  to: number,
): boolean {
  const seen = new Set<string>();
  const waiting: [number, number, number][] = [[from, from, to]];
  const within = (position: number, loop: number): number[] =>
    [...(follow[position] ?? [])].filter((next) => loopOf.get(next) === loopOf.get(loop));
  while (waiting.length > 0) {
    const [stays, goes, ends] = waiting.pop() as [number, number, number];
    for (const a of within(stays, from)) {
      for (const c of within(ends, to)) {
        if (!meet(sets, a, c)) continue;
        for (const b of follow[goes] ?? []) {
          if (((sets[a] ?? 0n) & (sets[b] ?? 0n) & (sets[c] ?? 0n)) === 0n) continue;
          if (a === from && b === to && c === to) return true;
          const key = `${a},${b},${c}`;
          if (seen.has(key)) continue;
          seen.add(key);
          waiting.push([a, b, c]);
        }
      }
    }
  }
  return false;
}

const meet = (sets: readonly CharacterSet[], a: number, b: number): boolean =>
  ((sets[a] ?? 0n) & (sets[b] ?? 0n)) !== 0n;
