/** What is said again in plain words: 补考过关的，也就是逾期完成的. The plain words stand, the others are passed over. */
import { clausesIn } from './question-clauses.js';
import { hasKind, type Token, type TokenKind } from './question-tokens.js';

/** How a clause begins that says the one before it again. */
const SAYS_AGAIN =
  /^(?:也?就是(?:说)?|即(?=[^使便])|换句话说|说白了|意思是|指的是|就(?=[一二三四上下]?(?:半年|季度)|\d|滞后|逾期|存疑|有风险))/;
/** 补考过关的——逾期完成的那些: the dash does so as well. */
const DASH = /^[—–-]{1,2}$/;

/** What the plain words say. */
const PLAIN: ReadonlySet<TokenKind> = new Set(['late', 'slow', 'risk', 'doubt', 'ongoing', 'done', 'start']);
/** What they take the place of. */
const RESTATED: ReadonlySet<TokenKind> = new Set<TokenKind>(
  'unknown late slow risk doubt ongoing not done use start will can cannot act use left vague beyond cause'.split(
    ' ',
  ) as TokenKind[],
);
const UNREAD: ReadonlySet<TokenKind> = new Set<TokenKind>(['unknown', 'both', 'amount']);

/** The tokens with what is said again in plain words as fill. */
export function withoutRestated(tokens: readonly Token[]): Token[] {
  const clauses = clausesIn(tokens);
  const restated = new Set(
    clauses.flatMap((clause, at) => {
      const plain = clauses[at + 1];
      if (!plain || !saysAgain(clause, plain, tokens)) return [];
      const days = plain.flatMap(({ mention }) => (mention?.kind === 'date' ? [mention.date.to] : []));
      const again = clause.some(({ mention }) => mention?.kind === 'date' && days.includes(mention.date.to));
      if (again) return plain.filter(({ kind }) => kind === 'date');
      const given = plain.some(({ kind }) => PLAIN.has(kind)) ? RESTATED : hasKind(plain, 'date') ? UNREAD : null;
      return given ? clause.filter(({ kind }) => given.has(kind)) : [];
    }),
  );
  return tokens.map(
    (token): Token =>
      restated.has(token) ? { kind: 'fill', text: token.text, start: token.start, end: token.end } : token,
  );
}

function saysAgain(clause: readonly Token[], plain: readonly Token[], tokens: readonly Token[]): boolean {
  if (SAYS_AGAIN.test(plain.map(({ text }) => text).join(''))) return true;
  const end = clause.at(-1)?.end;
  const mark = tokens.find(({ kind, start }) => kind === 'break' && start === end);
  return mark !== undefined && DASH.test(mark.text) && clause.at(-1)?.kind === 'de';
}
