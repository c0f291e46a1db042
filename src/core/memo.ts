/** A pure function that keeps its results, at most so many; then it begins anew. */
export function memo<Args extends readonly unknown[], T>(
  compute: (...args: Args) => T,
  keyOf: (...args: Args) => string = (...args) => args.join('\u0000'),
  atMost = 100_000,
): (...args: Args) => T {
  const known = new Map<string, { value: T }>();
  return (...args) => {
    const key = keyOf(...args);
    const found = known.get(key);
    if (found) return found.value;
    const value = compute(...args);
    if (known.size >= atMost) known.clear();
    known.set(key, { value });
    return value;
  };
}

/** A pure function of an object that never changes, computed once for each. */
export function once<K extends object, T>(compute: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { value: T }>();
  return (of) => {
    const found = known.get(of) ?? { value: compute(of) };
    known.set(of, found);
    return found.value;
  };
}
