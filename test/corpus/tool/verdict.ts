/** What comparing a reading with its case comes to. */
export interface Verdict {
  /** Empty where the reading is right. */
  differences: string[];
  /** Parts that were compared: how many of them there were, and how many are right. */
  parts: Record<string, Part>;
  /** The reader asks or says that it does not know, where the corpus is sure. */
  isUnsure: boolean;
}

export interface Part {
  right: number;
  total: number;
}

/** Gathers differences under the parts they belong to; a part counts once unless counted otherwise. */
export function verdictOf(compared: { part: string; isRight: boolean; says: string }[], isUnsure: boolean): Verdict {
  const parts: Record<string, Part> = {};
  for (const { part, isRight } of compared) {
    const counted = parts[part] ?? { right: 0, total: 0 };
    parts[part] = { right: counted.right + (isRight ? 1 : 0), total: counted.total + 1 };
  }
  return { differences: compared.filter(({ isRight }) => !isRight).map(({ says }) => says), parts, isUnsure };
}

/** A comparison of one field; undefined where the case does not expect it. */
export const field = <T>(
  part: string,
  expected: T | undefined,
  read: unknown,
  same: (expected: T, read: unknown) => boolean,
) =>
  expected === undefined
    ? []
    : [{ part, isRight: same(expected, read), says: `${part}: ${JSON.stringify(expected)} ≠ ${JSON.stringify(read)}` }];

/** null is as good as absent. */
export const exact = (expected: unknown, read: unknown): boolean => sorted(expected ?? null) === sorted(read ?? null);

export const sameSet = (expected: readonly unknown[], read: unknown): boolean =>
  Array.isArray(read) && exact(expected.map(sorted).toSorted(), read.map(sorted).toSorted());

/** Either contains the other, but for spaces and quotation marks. */
export function loose(expected: string, read: unknown): boolean {
  if (typeof read !== 'string') return false;
  const [a, b] = [bare(expected), bare(read)];
  return a === b || (a !== '' && b !== '' && (a.includes(b) || b.includes(a)));
}

/** Whether the two pair up without rest, however ordered. */
export function pairsUp<A, B>(expected: readonly A[], read: readonly B[], same: (a: A, b: B) => boolean): boolean {
  if (expected.length !== read.length) return false;
  const [first, ...others] = expected;
  if (first === undefined) return true;
  return read.some((one, at) => same(first, one) && pairsUp(others, read.toSpliced(at, 1), same));
}

/** Equal but for the last digits of a floating sum. */
export const sameQuantity = (a: number, b: unknown): boolean =>
  typeof b === 'number' && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));

const bare = (text: string): string => text.replace(/[\s“”"‘’'「」]/g, '');

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([, v]) => v !== undefined)
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
