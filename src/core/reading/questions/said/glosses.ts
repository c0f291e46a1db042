/** What is said again in plain words: 补考过关的，也就是逾期完成的. The plain words stand, the others are passed over. */
import { clausesIn } from './clauses.js';
import { hasKind, kindsOf, passedOver, type Token, type TokenKind } from './tokens.js';

/** How a clause begins that says the one before it again. */
const SAYS_AGAIN =
  /^(?:也?就是(?:说)?|即(?=[^使便])|换句话说|说白了|意思是|指的是|就(?=[一二三四上下]?(?:半年|季度)|\d|滞后|逾期|存疑|有风险))/;
/** 补考过关的——逾期完成的那些: the dash does so as well. */
const DASH = /^[—–-]{1,2}$/;

/** What the plain words say. */
const PLAIN: ReadonlySet<TokenKind> = new Set(['late', 'slow', 'risk', 'doubt', 'ongoing', 'done', 'start']);
/** What they take the place of. */
const RESTATED = kindsOf(
  'unknown late slow risk doubt ongoing not done use start will can cannot act left vague beyond cause',
);
const UNREAD: ReadonlySet<TokenKind> = new Set(['unknown', 'both', 'amount']);

/** The tokens with what is said again in plain words as fill. */
export function withoutRestated(tokens: readonly Token[]): Token[] {
  const clauses = clausesIn(tokens);
  const restated = new Set(
    clauses.flatMap((clause, at) => {
      const plain = clauses[at + 1];
      if (!plain) return [];
      const isWhile = hasKind(clause, 'date') ? IS_THAT_WHILE.exec(textOf(plain)) : null;
      const whileEnd = (plain[0]?.start ?? 0) + (isWhile?.[0].length ?? 0);
      if (isWhile) return plain.filter(({ start }) => start < whileEnd);
      if (!saysAgain(clause, plain, tokens)) return [];
      const days = plain.flatMap(({ mention }) => (mention?.kind === 'date' ? [mention.date.to] : []));
      const again = clause.some(({ mention }) => mention?.kind === 'date' && days.includes(mention.date.to));
      if (again) return plain.filter(({ kind }) => kind === 'date');
      if (hasKind(plain, 'unit')) return clause.filter(({ kind }) => kind === 'unit' || isOffice(clause, kind));
      const given = plain.some(({ kind }) => PLAIN.has(kind)) ? RESTATED : hasKind(plain, 'date') ? UNREAD : null;
      return given ? clause.filter(({ kind }) => given.has(kind)) : [];
    }),
  );
  return passedOver(tokens, new Set([...restated, ...classedIn(clauses)]));
}

/** 幼儿园、学校都算教育类吧，这类里: these were named to say of which class it is asked. */
const classedIn = (clauses: readonly Token[][]): Token[] =>
  clauses.flatMap((clause, at) => {
    const isClassed = hasKind(clause, 'category') && IS_CLASSED.test(textOf(clause));
    const isAsked = clauses[at + 1] !== undefined && OF_THE_CLASS.test(textOf(clauses[at + 1] ?? []));
    return isClassed && isAsked ? clause.filter(({ kind }) => NAMES.has(kind)) : [];
  });
/** 12号到16号，这五天: the days just told. */
const IS_THAT_WHILE =
  /^[这那](?:[两三四五六七八九十几\d]{1,3}个?(?:天|周|星期|月)|一?(?:段|期间|阵)(?:时间|子|里|内)?|一(?:周|个?(?:星期|月)))/;
/** 劳动局，就是人力资源局: an office by a name that it does not have. */
const isOffice = (clause: readonly Token[], kind: TokenKind): boolean =>
  NAMES.has(kind) && !hasKind(clause, 'unit') && /(?:局|办|委|署|站|中心|大队|街道)$/.test(textOf(clause));
const IS_CLASSED = /(?:算|属于?|归)(?:在|于|到|为|作)?[^，。,吗哪]{2,12}$/;
const OF_THE_CLASS = /^(?:那|那么)?[这那该]一?(?:类|大类|块|方面)/;
const NAMES = kindsOf('part project unknown');

const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join('');

function saysAgain(clause: readonly Token[], plain: readonly Token[], tokens: readonly Token[]): boolean {
  if (SAYS_AGAIN.test(plain.map(({ text }) => text).join(''))) return true;
  const end = clause.at(-1)?.end;
  const mark = tokens.find(({ kind, start }) => kind === 'break' && start === end);
  return mark !== undefined && DASH.test(mark.text) && clause.at(-1)?.kind === 'de';
}

const GLOSSED: ReadonlySet<TokenKind> = new Set<TokenKind>(['can', 'cannot', 'will', 'late', 'slow', 'risk', 'doubt']);
const GLOSSES: ReadonlySet<TokenKind> = new Set<TokenKind>(['late', 'risk', 'doubt', 'ongoing']);

/** 掉链子的，就是滞后的; 做得稳当、正常推进的: what is said again in plain words is meant so. */
export function withoutGlossed(tokens: readonly Token[]): Token[] {
  const at = tokens.findIndex(
    ({ kind }, i) => GLOSSES.has(kind) && tokens[i + 1]?.kind === 'de' && tokens[i - 1]?.kind === 'break',
  );
  if (at < 0) return [...tokens];
  const isBeside = tokens[at - 1]?.text === '、';
  return tokens.filter(({ kind }, i) => i >= at || !GLOSSED.has(kind) || (isBeside && GLOSSES.has(kind)));
}
