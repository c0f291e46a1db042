/** A regular expression taken apart as far as its loops matter: sets of characters, order, choice, repetition. */
export type Shape =
  /** One character; `atom` is the source of what matches it. */
  | { kind: 'character'; atom: string }
  | { kind: 'sequence'; parts: Shape[] }
  | { kind: 'choice'; parts: Shape[] }
  | { kind: 'repeat'; body: Shape; min: number; max: number };

export interface Shapes {
  /** The expression, and each look ahead or behind as an expression of its own. */
  all: Shape[];
  /** Whether it refers back to a group (\1, \k<name>). */
  refersBack: boolean;
}

const nothing: Shape = { kind: 'sequence', parts: [] };

export function shapesOf(source: string): Shapes {
  const looks: Shape[] = [];
  let refersBack = false;
  let at = 0;

  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(source) ?? [];
    if (found !== undefined) at += found.length;
    return found ?? null;
  };

  const choice = (): Shape => {
    const parts = [sequence()];
    while (take(/\|/y)) parts.push(sequence());
    return parts.length === 1 ? (parts[0] ?? nothing) : { kind: 'choice', parts };
  };

  const sequence = (): Shape => {
    const parts: Shape[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(quantified(term()));
    return { kind: 'sequence', parts };
  };

  const term = (): Shape => {
    if (take(/\^|\$|\\[bB]/y)) return nothing;
    if (take(/\\(?:[1-9]|k<)[^>\\]*?>?/y)) {
      refersBack = true;
      return nothing;
    }
    const look = take(/\(\?<?[=!]/y);
    if (look) {
      looks.push(choice());
      take(/\)/y);
      return nothing;
    }
    if (take(/\((?:\?(?:<[^>]+>|[a-z]*(?:-[a-z]+)?:))?/y)) {
      const inner = choice();
      take(/\)/y);
      return inner;
    }
    const atom = take(
      /\[(?:\\[\s\S]|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[\s\S])|[^\\[]/uy,
    );
    if (atom === null) throw new Error(`cannot read ${source} at ${at}`);
    return { kind: 'character', atom };
  };

  const quantified = (body: Shape): Shape => {
    const said = take(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/y);
    if (said === null) return body;
    const [, min = '', comma = '', max = ''] = /^\{(\d+)(,?)(\d*)\}/.exec(said) ?? [];
    if (said.startsWith('*')) return { kind: 'repeat', body, min: 0, max: Infinity };
    if (said.startsWith('+')) return { kind: 'repeat', body, min: 1, max: Infinity };
    if (said.startsWith('?')) return { kind: 'repeat', body, min: 0, max: 1 };
    const most = max !== '' ? Number(max) : comma === '' ? Number(min) : Infinity;
    return { kind: 'repeat', body, min: Number(min), max: most };
  };

  const whole = choice();
  if (at < source.length) throw new Error(`cannot read ${source} at ${at}`);
  return { all: [whole, ...looks], refersBack };
}
