/** Sequences of words, matched by what the words say: 'not done', 'when will? done'. */
import type { Token, TokenKind } from '../said/tokens.js';

/** What may stand between the words of a pattern. */
const BETWEEN: ReadonlySet<TokenKind> = new Set(['adv', 'now', 'le', 'de', 'ne', 'ontime']);

interface Step {
  kinds: ReadonlySet<string>;
  isOptional: boolean;
  /** Anything may stand before it, within the clause. */
  isFar: boolean;
  /** Nothing may stand before it. */
  isNext: boolean;
  /** It must be the first, or the last, of its clause. */
  isEdge: boolean;
}

export type Pattern = readonly Step[];

const MOST_BETWEEN = 8;

/** 'not done|use': alternatives; 'will?': may be missing; '..x': other words may stand before x; '!x': none may; '$': the clause ends here. */
export function pattern(words: string): Pattern {
  return words.split(' ').map((word) => ({
    kinds: new Set(
      word
        .replace(/^(?:\.\.|!)/, '')
        .replace('?', '')
        .split('|'),
    ),
    isOptional: word.endsWith('?'),
    isFar: word.startsWith('..'),
    isNext: word.startsWith('!'),
    isEdge: word === '$',
  }));
}

/** Does the pattern stand anywhere among the tokens? Steps: tokens × words of the pattern × the few that may stand between. */
export const stands = (tokens: readonly Token[], steps: Pattern): boolean =>
  tokens.some((_, at) => matched(tokens, at, steps, 0) !== null);

/** The words that make the pattern, wherever it stands. */
export const matchesOf = (tokens: readonly Token[], steps: Pattern): Token[] =>
  tokens.flatMap((_, at) => matched(tokens, at, steps, 0) ?? []);

/** Tokens that make the pattern from this step on; null where it does not stand. */
function matched(tokens: readonly Token[], at: number, steps: Pattern, step: number): Token[] | null {
  const wanted = steps[step];
  if (!wanted) return [];
  const most = step === 0 || wanted.isNext ? 0 : wanted.isFar ? MOST_BETWEEN : MOST_BETWEEN / 2;
  for (let between = 0; between <= most; between++) {
    const token = tokens[at + between];
    if (wanted.isEdge) {
      if (!token || token.kind === 'break') return matched(tokens, at + between, steps, step + 1);
    } else if (token && wanted.kinds.has(token.kind)) {
      const rest = matched(tokens, at + between + 1, steps, step + 1);
      if (rest) return [token, ...rest];
    }
    if (!token || token.kind === 'break' || !(wanted.isFar || BETWEEN.has(token.kind))) break;
  }
  return wanted.isOptional && step > 0 ? matched(tokens, at, steps, step + 1) : null;
}
