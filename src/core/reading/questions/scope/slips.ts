/** Names with a slip in them fall apart into short words: 大领农贸市场 is 大, 领 and 农贸市场. What sounds like one name is joined again. */
import type { Project } from '../../../registry.js';
import { soundAlike } from '../../text/pinyin.js';
import type { Token, TokenKind } from '../said/tokens.js';
import { heardAs, shortenedIn } from './topics.js';

const NAMES: ReadonlySet<TokenKind> = new Set(['part', 'project', 'unknown']);
/** Words of one character that are no part of a name before which they stand. */
const NEVER: ReadonlySet<TokenKind> = new Set(['break', 'de', 'le', 'ne', 'ma', 'not', 'number', 'unit', 'date']);
const MOST_BEFORE = 3;
/** 各长者服务站, 那社区花园: how many of them or which are meant; no name begins so, however it sounds. */
const OF_ALL = /^[各每全哪几那这某都]$/;

/** The tokens, with short words that make a name by its sound together with the name's part behind them as one part. */
export function misheardJoined(tokens: readonly Token[], projects: readonly Project[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const whole = before && (heardOn(before, token, projects) ?? withOneAmiss(before, token, projects));
    if (whole) {
      joined.splice(-1, 1, whole);
      continue;
    }
    const from = token.kind === 'part' || token.kind === 'project' ? shortBefore(joined, token) : joined.length;
    const said = [...joined.slice(from), token];
    const isName = from < joined.length && soundsLikeName(nameOf(said), projects);
    if (!isName) joined.push(token);
    else joined.splice(from, joined.length - from, partOf(said));
  }
  return joined;
}

/** 大领农贸市场, or short for a name: 家教讲堂. */
const soundsLikeName = (said: string, projects: readonly Project[]): boolean =>
  heardAs(said, projects) !== null || shortenedIn(said, projects) !== null;

/** 白石笼: the beginning of names, and behind it a character that sounds as they go on; written as they have it. */
function heardOn(before: Token, { kind, text, start }: Token, projects: readonly Project[]): Token | null {
  if (before.kind !== 'part' || before.end !== start || kind !== 'unknown' || text.length > 1) return null;
  const written = projects.flatMap(({ name }) => {
    const at = name.indexOf(before.text);
    const next = at < 0 ? undefined : name[at + before.text.length];
    return next !== undefined && soundAlike(text, next) ? [before.text + next] : [];
  });
  const [only, ...others] = new Set(written);
  return only !== undefined && others.length === 0 ? { ...before, text: only, end: start + 1 } : null;
}

/** Of a name with one character amiss so much is written right. */
const LEAST_RIGHT = 6;

/** 富土嘉园北侧山体边坡: all of one project's name but for one character, which looks like another. */
function withOneAmiss(before: Token, token: Token, projects: readonly Project[]): Token | null {
  const { mention, text, start } = token;
  if (before.kind !== 'unknown' || before.end !== start || mention?.kind !== 'project') return null;
  const name = projects.find(({ number }) => number === mention.number)?.name ?? '';
  const at = name.indexOf(text);
  const length = before.text.length;
  if (text.length < LEAST_RIGHT || length < 2 || at < length) return null;
  const amiss = [...before.text].filter((c, i) => c !== name[at - length + i]);
  return amiss.length === 1 ? { ...token, text: before.text + text, start: before.start } : null;
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
  while (OF_ALL.test(before[from]?.text ?? '')) from++;
  return before.slice(from).some(({ kind }) => !NAMES.has(kind)) ? from : before.length;
}

/** 环关南二路那个断头路: what points stands within the name. */
const nameOf = (said: readonly Token[]): string =>
  said
    .map(({ text }) => text)
    .join('')
    .replace(/(?<=.)[那这][个条座](?=.)/, '');

const partOf = (said: readonly Token[]): Token => ({
  kind: 'unknown',
  text: nameOf(said),
  start: said[0]?.start ?? 0,
  end: said.at(-1)?.end ?? 0,
});
