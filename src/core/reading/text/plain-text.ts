/** Text as people type it, made easier to read without moving a character: every offset stays true. */

const FULL_WIDTH = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF05\uFF0B\uFF0D\uFF0E\uFF0F\uFF5E\u3000\u00A0]/g;
const FULL_WIDTH_COMMA = /(?<=[０-９])，(?=[０-９]{3}(?![０-９]))/g;

/**
 * Full-width digits, letters, ％ ＋ － ． ／ ～ and wide spaces become ASCII; punctuation that ends clauses (，；：（）) stays
 * as it is. The result is as long as the text, so that offsets hold in both.
 */
export function halfWidth(text: string): string {
  return text
    .replace(FULL_WIDTH_COMMA, ',')
    .replace(FULL_WIDTH, (c) =>
      c === '\u3000' || c === '\u00A0' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0),
    );
}

const OPENERS = '（(【[〔《「『“‘';
const CLOSERS = '）)】]〕》」』”’';

/** Takes off what an expression anchored at the start or the end matches, again and again; never the whole text. */
export function stripped(text: string, expression: RegExp): string {
  let rest = text;
  for (;;) {
    const next = rest.replace(expression, '').trim();
    if (next === '' || next.length >= rest.length) return rest;
    rest = next;
  }
}

/** What ends a clause. */
export const CLAUSE_END = /[，,。；;！!\n]/;

/** Where the piece begins that holds an offset: just behind the last break before it. */
export function lastBreak(text: string, at: number, end: RegExp): number {
  let from = at;
  while (from > 0 && !end.test(text[from - 1] ?? '')) from--;
  return from;
}

/** Where the last match of a global expression begins; -1 where there is none. */
export function lastOf(expression: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(expression)) last = match.index;
  return last;
}

/** A piece of a text and where it stands in it. */
export interface Piece {
  text: string;
  start: number;
  end: number;
}

/**
 * Splits at any of the separator characters that stand outside brackets and quotation marks; an opener that is never closed
 * is read as plain text. Empty pieces are left out; pieces are trimmed and know their offsets.
 */
export function splitOutside(text: string, separators: string): Piece[] {
  const inside = insideBrackets(text);
  const pieces: Piece[] = [];
  let from = 0;
  const close = (to: number) => {
    const piece = trimmed(text, from, to);
    if (piece) pieces.push(piece);
  };
  for (let i = 0; i < text.length; i++) {
    if (inside[i] || !separators.includes(text[i] ?? '') || partsThousands(text, i)) continue;
    close(i);
    from = i + 1;
  }
  close(text.length);
  return pieces;
}

/** The comma of 1,250 and of １，２５０ parts no words. */
const partsThousands = (text: string, at: number): boolean =>
  (text[at] === ',' || text[at] === '，') && /^\d,\d{3}(?!\d)/.test(halfWidth(text.slice(Math.max(0, at - 1), at + 5)));

/** The text with a span of it blanked. */
export const blanked = (text: string, { start, end }: Pick<Piece, 'start' | 'end'>): string =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

/** For each character: does it stand inside a closed pair of brackets or quotation marks, or of one of these openers? */
export function insideBrackets(text: string, openers: string = OPENERS): boolean[] {
  const inside = new Array<boolean>(text.length).fill(false);
  const open: { at: number; closer: string }[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (openers.includes(c)) {
      open.push({ at: i, closer: CLOSERS[OPENERS.indexOf(c)] ?? '' });
      continue;
    }
    if (!CLOSERS.includes(c)) continue;
    const match = open.findLastIndex((o) => sameBracket(o.closer, c));
    if (match < 0) continue;
    const from = open[match]?.at ?? i;
    open.length = match;
    if (match === 0) inside.fill(true, from, i + 1);
  }
  return inside;
}

export const PARENTHESES = '（(【[〔';
export const QUOTES = '《「『“‘';

/** `（a)` is closed as well as `（a）`: people mix the widths. */
function sameBracket(a: string, b: string): boolean {
  return a === b || ('）)'.includes(a) && '）)'.includes(b)) || ('】]'.includes(a) && '】]'.includes(b));
}

function trimmed(text: string, from: number, to: number): Piece | null {
  let start = from;
  let end = to;
  while (start < end && (text[start] ?? '').trim() === '') start++;
  while (end > start && (text[end - 1] ?? '').trim() === '') end--;
  return start < end ? { text: text.slice(start, end), start, end } : null;
}

/** The text with a comma at each of these offsets of it. */
export const partedAt = (text: string, places: readonly number[]): string =>
  [...new Set(places)].toSorted((a, b) => b - a).reduce((left, at) => `${left.slice(0, at)}，${left.slice(at)}`, text);
