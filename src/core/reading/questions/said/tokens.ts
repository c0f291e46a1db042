/** A question cut into words: mentions of what the registry has, words of the lexicon, and what nothing knows. */
import { LEXICON, LONGEST_WORD, type Sense } from '../words/lexicon.js';
import type { Mention } from './mentions.js';

export type TokenKind = Sense | Exclude<Mention['kind'], 'phrase'> | 'unknown' | 'break';

export interface Token {
  kind: TokenKind;
  text: string;
  start: number;
  end: number;
  mention?: Mention;
}

/** The words of a text, parted by spaces. */
type WordsOf<S extends string, Before = never> = S extends `${infer First} ${infer Rest}`
  ? WordsOf<Rest, Before | First>
  : Before | S;

/** Kinds, parted by spaces: 'done use'. */
export const kindsOf = <S extends string>(
  words: S & (WordsOf<S> extends TokenKind ? unknown : never),
): ReadonlySet<TokenKind> => new Set(words.split(' ') as TokenKind[]);

/** Is there a word of one of these kinds? */
export const hasKind = (tokens: readonly Token[], ...kinds: TokenKind[]): boolean =>
  tokens.some(({ kind }) => kinds.includes(kind));

/** What covers a place costs: one long token is better than several short ones, anything better than not understanding. */
const UNKNOWN_COST = 40;
const WORD_COST = 10;
const SHORT_WORD_COST = 14;
/** 的, 了, 吗: nearer to their neighbours than other words of one character. */
const PARTICLE_COST = 12;
const PARTICLES: ReadonlySet<Sense> = new Set<Sense>(['de', 'le', 'ne', 'ma']);

const SPACE = /\s/;
const BREAK = /[，。！？、；：,.!?;:~～…—\-–()（）[\]【】《》<>"'“”‘’「」『』〔〕·•/／|+&]/;

/** The cheapest way to cover the text. Steps: characters × (longest word + mentions that begin there). */
export function cut(text: string, mentions: readonly Mention[]): Token[] {
  const lower = text.toLowerCase();
  const starting = new Map<number, Mention[]>();
  for (const one of mentions) starting.set(one.start, [...(starting.get(one.start) ?? []), one]);
  const cost: number[] = [0, ...new Array<number>(text.length).fill(Number.POSITIVE_INFINITY)];
  const last: (Token | null)[] = new Array<Token | null>(text.length + 1).fill(null);
  const offer = (token: Token, price: number) => {
    const total = (cost[token.start] ?? 0) + price;
    if (total >= (cost[token.end] ?? 0)) return;
    cost[token.end] = total;
    last[token.end] = token;
  };
  for (let at = 0; at < text.length; at++) {
    const c = text[at] ?? '';
    const single = SPACE.test(c) || BREAK.test(c);
    offer({ kind: single ? 'break' : 'unknown', text: c, start: at, end: at + 1 }, single ? 0 : UNKNOWN_COST);
    for (const mention of starting.get(at) ?? []) {
      const { end } = mention;
      const kind = mention.kind === 'phrase' ? mention.sense : mention.kind;
      offer({ kind, text: text.slice(at, end), start: at, end, mention }, mention.cost);
    }
    for (let length = 1; length <= LONGEST_WORD && at + length <= text.length; length++) {
      const sense = LEXICON.get(lower.slice(at, at + length));
      const end = at + length;
      if (sense && !cutsLatinWord(lower, at, end))
        offer({ kind: sense, text: text.slice(at, end), start: at, end }, costOf(sense, length));
    }
  }
  return walkedBack(last, text.length);
}

/** 重点项目 is the mark, where a name has these words as well. */
const MARK_COST = 6;

function costOf(sense: Sense, length: number): number {
  if (sense === 'key' || sense === 'notkey') return MARK_COST;
  if (length > 1) return WORD_COST;
  return PARTICLES.has(sense) ? PARTICLE_COST : SHORT_WORD_COST;
}

function walkedBack(last: readonly (Token | null)[], length: number): Token[] {
  const tokens: Token[] = [];
  for (let at = length; at > 0; ) {
    const token = last[at];
    if (!token) break;
    tokens.push(token);
    at = token.start;
  }
  return tokens.reverse();
}

const cutsLatinWord = (text: string, start: number, end: number): boolean =>
  (isLetter(text[start]) && isLetter(text[start - 1])) || (isLetter(text[end - 1]) && isLetter(text[end]));

const isLetter = (c: string | undefined): boolean => c !== undefined && c >= 'a' && c <= 'z';

/** Words of one character that stand between others so often that they say nothing of their neighbours. */
const SAFE =
  '的了吗呢吧啊呀么是在和与及跟把被对从到给由也就都还再又很太请您我你有个这那一项家条去来为以之等里中内上下先或并但想要问看发说报查后前得好';

/** Is it a short verb or the like, which two of a kind make another word of: 发 and 改 in 发改局? In 感烟装多少了 装 is a verb by its place. */
const isWeak = ({ kind, text, mention }: Token): boolean =>
  kind === 'unknown' || (kind === 'fill' && !mention && text.length === 1 && !SAFE.includes(text));

/** 统计局: a word that says nothing, before the word for an office. */
const isOffice = ({ kind, text }: Token, { kind: next, text: last }: Token): boolean =>
  kind === 'fill' && text.length > 1 && next === 'unknown' && /^[局委署]/.test(last);

/** Words that are not listed, with the short ones beside them; short ones in a row are such a word as well. */
export function unknownRuns(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const [at, token] of tokens.entries()) {
    const before = joined.at(-1);
    const isRun = before?.end === token.start && ((isWeak(before) && isWeak(token)) || isOffice(before, token));
    if (before && (isRun || isEitherWay(before, token, tokens[at + 1])))
      joined[joined.length - 1] = together(before, token);
    else joined.push(token);
  }
  return joined;
}

/** 堵不堵: the 不 between a word that is not listed and itself. */
const isEitherWay = (before: Token, { text }: Token, ahead: Token | undefined): boolean =>
  text === '不' && before.kind === 'unknown' && ahead?.kind === 'unknown' && before.text.endsWith(ahead.text);

/** The tokens with these as fill: they are there, and say nothing. */
export const passedOver = (tokens: readonly Token[], which: ReadonlySet<Token>): Token[] =>
  tokens.map(
    (token): Token =>
      which.has(token) ? { kind: 'fill', text: token.text, start: token.start, end: token.end } : token,
  );

const together = (...tokens: [Token, ...Token[]]): Token => ({
  kind: 'unknown',
  text: tokens.map(({ text }) => text).join(''),
  start: tokens[0].start,
  end: tokens.at(-1)?.end ?? tokens[0].end,
});
