/** What the words of a question are before it is asked what they ask: what is not wanted goes, 没 at the end asks. */
import { withoutGlossed } from '../said/glosses.js';
import { hasKind, kindsOf, type Token, type TokenKind } from '../said/tokens.js';
import { LEXICON } from '../words/lexicon.js';
import { matchesOf, pattern } from './patterns.js';
import { ACHIEVED } from './tables.js';

/** The words that ask and tell, as the tables of intents and standings take them. */
export const readied = (said: readonly Token[]): Token[] =>
  withDifferences(
    withoutOwing(
      withoutUnresolved(withoutPaces(readTails(withoutGlossed(withoutRefused(withoutOftenness(withoutGaps(said))))))),
    ),
  );

const LISTED = kindsOf('unit number project category');
const AFTER_LIST = kindsOf('unit number project category faster than');
/** 观澜 观湖 谁快: a space within a list ends no clause. */
const withoutGaps = (tokens: readonly Token[]): Token[] =>
  tokens.filter(
    ({ kind, text }, at) =>
      kind !== 'break' ||
      text.trim() !== '' ||
      !LISTED.has(tokens[at - 1]?.kind ?? 'break') ||
      !AFTER_LIST.has(tokens[at + 1]?.kind ?? 'break'),
  );

/** 从头到尾, 每次: how often, before what is asked. */
const HOW_OFTEN = /^(?:前前后后|从头到尾|一次次|一回回|一遍遍|一趟趟|每[次回趟遍]|每一[次回趟遍]|历来|历次)$/;
const OF_RECORD: readonly TokenKind[] = ['report', 'reported', 'returned', 'adjust', 'analysis', 'explain', 'brief'];

/** 15-2前前后后为啥老拖: why it is so every time, and no record of it; 每次为什么退回 asks of the record. */
const withoutOftenness = (tokens: readonly Token[]): Token[] =>
  tokens.map((token, at): Token => {
    const isAdverb =
      token.kind === 'history' && HOW_OFTEN.test(token.text) && hasKind(tokens.slice(at), 'why', 'cause');
    return isAdverb && !hasKind(tokens, ...OF_RECORD) ? { ...token, kind: 'adv' } : token;
  });

const EITHER_WAY = /([\u4e00-\u9fff])没([\u4e00-\u9fff])([\u4e00-\u9fff])(?!的)/g;

/** 封没封顶, 交没交上来: a verb said twice of which the second goes on asks as 封顶没 does. */
export const askedOnce = (text: string): string =>
  text.replace(EITHER_WAY, (said, verb: string, again: string, end: string) =>
    verb === again && LEXICON.has(verb + end) ? `${verb}${end}没` : said,
  );

/** 不要周报，要完成率: what is not wanted is not asked for. */
function withoutRefused(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let refused = false;
  for (const token of tokens) {
    if (token.kind === 'break') refused = false;
    if (token.kind === 'drop') refused = true;
    if (!refused) kept.push(token);
  }
  return kept.some(({ kind }) => kind !== 'break') ? kept : [...tokens];
}

const NO_END: ReadonlySet<TokenKind> = new Set(['ne', 'le', 'de']);

const HOW_IT_IS = /^(?:如何|怎样|咋)$/;

/** 全区推进得如何: at the end of a clause it is asked how something is, and not how it is done; 暖心柜使用情况 of a thing. `tokens` with their fill. */
export const asksHowItIs = (tokens: readonly Token[]): Token[] =>
  tokens.map((token, at): Token => {
    if (token.kind === 'help' && token.text === '使用' && hasKind(tokens, 'number', 'project', 'part'))
      return { ...token, kind: 'fill' };
    if (token.kind !== 'how' || !HOW_IT_IS.test(token.text)) return token;
    const next = tokens.slice(at + 1).find(({ kind }) => !NO_END.has(kind));
    return !next || next.kind === 'break' ? { ...token, kind: 'status' } : token;
  });

const PAPERS = kindsOf('analysis explain brief');
const RESULTS = kindsOf('done use start');
/** 报了没完成的, 哪些报了没完成: of those that are not finished, and not whether it was reported. */
const tellsWhich = (tokens: readonly Token[], next: Token): boolean =>
  RESULTS.has(next.kind) &&
  (hasKind(tokens, 'which', 'who') || tokens.some(({ kind, start }) => kind === 'de' && start === next.end));

/** 承诺20号前完成没完成的: what was promised, and is not done. */
const isPromisedOne = (tokens: readonly Token[], at: number, { end }: Token): boolean =>
  hasKind(tokens.slice(0, at), 'promise', 'due') && tokens.some(({ kind, start }) => kind === 'de' && start === end);

/** 报了没, 完成没有: what ends a clause asks; 滞后了没写分析 goes on. 完成没完成 asks as well. */
function readTails(tokens: readonly Token[]): Token[] {
  return tokens.map((token, at): Token => {
    const next = tokens.slice(at + 1).find(({ kind }) => !NO_END.has(kind));
    if (
      token.kind === 'ma' &&
      /^了没有?$/.test(token.text) &&
      next &&
      (PAPERS.has(next.kind) || tellsWhich(tokens, next))
    )
      return { ...token, kind: 'not' };
    const before = tokens[at - 1];
    if (isAskedByMark(tokens, at)) return { ...token, kind: 'ma' };
    if (token.kind !== 'not') return token;
    const ends =
      (!next || next.kind === 'break') &&
      tokens[at + 1]?.kind !== 'de' &&
      before !== undefined &&
      before.kind !== 'break' &&
      before.kind !== 'who' &&
      before.kind !== 'which' &&
      before.kind !== 'how' &&
      before.kind !== 'why' &&
      !/^(?:[都也]|一直|始终|从)/.test(before.text) &&
      !/^(?:[都也]|一直|始终|从)/.test(token.text);
    const twice =
      /^(?:没有?|不)$/.test(token.text) &&
      before?.end === token.start &&
      token.end === next?.start &&
      next.kind === before.kind &&
      next.text === before.text &&
      !isPromisedOne(tokens, at, next);
    return ends || twice ? { ...token, kind: 'ma' } : token;
  });
}

/** 两家都填了？ asks as 填了吗 does. */
const isAskedByMark = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  const before = tokens[at - 1];
  return (
    token?.kind === 'break' &&
    /^[？?]/.test(token.text) &&
    at === tokens.length - 1 &&
    before !== undefined &&
    (before.kind === 'le' || (RESULTS.has(before.kind) && before.text.endsWith('了'))) &&
    !hasKind(tokens, ...ASKS_ITSELF)
  );
};
const ASKS_ITSELF = [...kindsOf('who which many figure when why how any status ma rate cause where')];

const PACED = kindsOf('late slow ongoing risk');

/** 进度落后, 进度上亮红灯: the kind is meant, not the progress. */
const withoutPaces = (tokens: readonly Token[]): Token[] =>
  tokens.filter(({ kind }, at) => kind !== 'status' || !PACED.has(tokens[at + 1]?.kind ?? 'break'));

const UNRESOLVED = pattern(`doubt|risk|late ..not ${ACHIEVED}`);
const RESOLVED = /^(?:销|消|解除|化解|清|解决|了结)/;

/** 有疑点的还有几个没销: what is not done away with still stands; 踩线逾期的 is late, and not only about to be. */
function withoutUnresolved(tokens: readonly Token[]): Token[] {
  const found = matchesOf(tokens, UNRESOLVED);
  const isUnresolved = found.some(({ kind, text }) => (kind === 'done' || kind === 'use') && RESOLVED.test(text));
  return tokens.map((token, at): Token => {
    const next = tokens[at + 1];
    const isLateAlready =
      token.kind === 'cannot' && next?.kind === 'late' && next.start === token.end && tokens[at + 2]?.kind === 'de';
    const isDropped = isUnresolved && found.includes(token) && !['doubt', 'risk', 'late'].includes(token.kind);
    return isLateAlready || isDropped ? { ...token, kind: 'adv' } : token;
  });
}

const OWING = pattern(`owe not ${ACHIEVED}`);

/** 欠着没办结的: what is owed is the work, and no report. */
function withoutOwing(tokens: readonly Token[]): Token[] {
  const owing = new Set(matchesOf(tokens, OWING).filter(({ kind }) => kind === 'owe'));
  return tokens.map((token): Token => (owing.has(token) ? { ...token, kind: 'adv' } : token));
}

/** 同昨日对一对，有出入没: of two days, it is a change. */
const withDifferences = (tokens: readonly Token[]): Token[] =>
  hasKind(tokens, 'contrast')
    ? tokens.map((token): Token => (/出入|不一致|不符/.test(token.text) ? { ...token, kind: 'compare' } : token))
    : [...tokens];
