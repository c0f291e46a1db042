/** Seeded chance: the same seed gives the same ids, routes and faults. */
export interface Chance {
  /** A number in [0, 1). */
  next(): number;
  pick<T>(list: readonly T[]): T | undefined;
  shuffle<T>(list: readonly T[]): T[];
  /** A new id: the prefix, a counter and some hex digits. */
  id(prefix: string): string;
  bytes(count: number): Buffer;
}

export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  let counter = 0;

  // mulberry32: small, and good enough to scatter test cases.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const bytes = (count: number): Buffer => Buffer.from(Array.from({ length: count }, () => below(256)));

  return {
    next,
    pick: (list) => list[below(list.length)],
    shuffle(list) {
      const mixed = [...list];
      for (let i = mixed.length - 1; i > 0; i -= 1) {
        const j = below(i + 1);
        [mixed[i], mixed[j]] = [mixed[j] as (typeof mixed)[number], mixed[i] as (typeof mixed)[number]];
      }
      return mixed;
    },
    id(prefix) {
      counter += 1;
      return `${prefix}${String(counter).padStart(6, '0')}${bytes(4).toString('hex')}`;
    },
    bytes,
  };
}
