/** Names with a slip in them fall apart into short words: 大领农贸市场 is 大, 领 and 农贸市场. What sounds like one name is joined again. */
import type { Project } from '../registry.js';
import type { Token, TokenKind } from './question-tokens.js';
import { heardAs } from './question-topics.js';

const NAMES: ReadonlySet<TokenKind> = new Set(['part', 'project', 'unknown']);
/** Words of one character that are no part of a name before which they stand. */
const NEVER: ReadonlySet<TokenKind> = new Set(['break', 'de', 'le', 'ne', 'ma', 'not', 'number', 'unit', 'date']);
const MOST_BEFORE = 3;

/** The tokens, with short words that make a name by its sound together with the name's part behind them as one part. */
export function misheardJoined(tokens: readonly Token[], projects: readonly Project[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const from = token.kind === 'part' || token.kind === 'project' ? shortBefore(joined, token) : joined.length;
    const said = [...joined.slice(from), token];
    const isName = from < joined.length && heardAs(said.map(({ text }) => text).join(''), projects) !== null;
    if (!isName) joined.push(token);
    else joined.splice(from, joined.length - from, partOf(said));
  }
  return joined;
}

/** Where the short words begin that touch the token; its own place where none does or none but names do. */
function shortBefore(before: readonly Token[], token: Token): number {
  let from = before.length;
  let next = token.start;
  while (from > 0 && before.length - from < MOST_BEFORE) {
    const one = before[from - 1];
    if (!one || one.end !== next || one.text.length > 1 || NEVER.has(one.kind)) break;
    next = one.start;
    from--;
  }
  return before.slice(from).some(({ kind }) => !NAMES.has(kind)) ? from : before.length;
}

const partOf = (said: readonly Token[]): Token => ({
  kind: 'unknown',
  text: said.map(({ text }) => text).join(''),
  start: said[0]?.start ?? 0,
  end: said.at(-1)?.end ?? 0,
});
