/** Numbers as people write them: 1,234, １２, 1.2万, 3亿, 十二, 两百余, 近300. */

import { measureWordAt } from '../text/measure-words.js';
import { halfWidth } from '../text/plain-text.js';
import { isDigit, readArabic } from './arabic-numerals.js';
import {
  isLoneFormal,
  LARGE,
  NUMERALS,
  numeralsEnd,
  OR_SO,
  type Read,
  readChinese,
  scaled,
} from './chinese-numerals.js';

export { formatChinese } from './chinese-numerals.js';

export interface FoundNumber {
  value: number;
  start: number;
  end: number;
  /** As written, with what makes it approximate: '近300', '40余', '1.2万'. */
  text: string;
  approximate: boolean;
}

/** Words before a number that make it approximate, with the characters that, before them, make another word (预约, 附近). */
const ABOUT: readonly (readonly [word: string, notAfter: string])[] = [
  ['大约', ''],
  ['将近', ''],
  ['接近', ''],
  ['近', '附最邻靠临远就'],
  ['约', '预签节履违合制公条契邀'],
  ['逾', ''],
];

/** 多 before these begins another word: 多功能. */
const WORDS_WITH_MANY = '功元方媒样种维彩层少';

/** Before a Chinese numeral these make an ordinal or another word: 第三, 统一, 周三. */
const NOT_AFTER = '第统唯惟单专划逐同万之其初';

/**
 * The number that the whole text is, or null: '1.2万' → 12000, '两百余' → 200, '近300' → 300, '二〇二二' → 2022. Units,
 * ordinals and other words make it null. Never throws.
 */
export function parseNumber(text: string): number | null {
  const plain = halfWidth(text).trim();
  const negative = plain.startsWith('-') || plain.startsWith('负');
  const at = (negative ? 1 : 0) + aboutLength(plain, negative ? 1 : 0);
  const read = readNumber(plain, at);
  if (!read || read.end !== plain.length) return null;
  return negative ? -read.value : read.value;
}

/**
 * Every number in a text, in order. A single Chinese numeral counts only before a measure word (三场), so that 统一,
 * 第三 and 周三 are left alone; 百分之八十 is 80. Offsets are those of the text as given.
 */
export function findNumbers(text: string): FoundNumber[] {
  const plain = halfWidth(text);
  const found: FoundNumber[] = [];
  for (let at = 0; at < plain.length; ) {
    const read = numberAt(plain, at);
    if (!read) {
      at = skipNumerals(plain, at);
      continue;
    }
    const start = at - aboutBefore(plain, at);
    const approximate = read.approximate || start < at;
    found.push({ value: read.value, start, end: read.end, text: text.slice(start, read.end), approximate });
    at = read.end;
  }
  return found;
}

function numberAt(text: string, at: number): Read | null {
  const c = text[at] ?? '';
  if (isDigit(c)) return readNumber(text, at);
  if (c === '半' && HALF.test(text.slice(at, at + 3))) return { value: 0.5, end: at + 1, approximate: false };
  if (!NUMERALS.has(c)) return null;
  const read = readNumber(text, at) ?? readPair(text, at);
  return read && countsThere(text, at, read) ? read : null;
}

/** 半公里. */
const HALF = /^半(?:公里|千米|亩)/;

/** 两三个, 二三十场, 三百七八十户: counted by the lower of two neighbouring digits. 一二期 are two things. */
function readPair(text: string, at: number): Read | null {
  const run = text.slice(at, numeralsEnd(text, at));
  const pair = PAIR.exec(run)?.[0] ?? '';
  if (pair === '' || text[at + run.length] === '期' || !measureWordAt(text, at + run.length)) return null;
  const value = parseNumber(run.replace(pair, pair.charAt(0)));
  return value === null ? null : { value, end: at + run.length, approximate: true };
}

const PAIR = /一[二两]|[二两]三|三[四五]|四五|五六|六七|七八|八九/;

/** Whether a run of Chinese numerals is a number where it stands, and not part of a word. */
function countsThere(text: string, at: number, read: Read): boolean {
  const before = text[at - 1] ?? '';
  const next = text[read.end] ?? '';
  if (at >= 3 && text.startsWith('百分之', at - 3)) return true;
  if (next === '分' && text[read.end + 1] === '之') return false;
  const counted = measureWordAt(text, read.end) !== null || next === '成';
  if (isLoneFormal(text.slice(at, read.end)))
    return counted && !OF_A_WORD.test(text.slice(Math.max(0, at - 1), at + 2));
  if (before && '周期拜每'.includes(before)) return counted;
  if (before && NOT_AFTER.includes(before)) return false;
  if ('百千万'.includes(text[at] ?? '无')) return counted || read.approximate;
  if (counted || read.approximate || '年月号季'.includes(next || '无')) return true;
  return read.value >= 11 && next !== '大' && read.end - at >= 2;
}

/** 捌个 is a number; 队伍, 陆家嘴, 收拾 are none. */
const OF_A_WORD = /[队入退落行]伍|[大登着内水]陆|[收捡]拾|[酒茶书放]肆|[伍陆]家/;

/** Past a run of numerals that is no number, or one character on. */
function skipNumerals(text: string, at: number): number {
  if (text.startsWith('百分之', at)) return at + 3;
  if (!isDigit(text[at] ?? '')) return Math.max(at + 1, numeralsEnd(text, at));
  let end = at + 1;
  while (isDigit(text[end] ?? '')) end++;
  return end;
}

function readNumber(text: string, at: number): Read | null {
  const read = isDigit(text[at] ?? '') ? readArabic(text, at) : readChinese(text, at);
  return read && withRemainder(text, read);
}

/** What follows a number and makes it approximate: 40余, 3万多, 40余万, 十几, 千把. */
function withRemainder(text: string, read: Read): Read {
  if (read.value % 10 === 0 && text.startsWith('好几', read.end))
    return { ...read, end: read.end + 2, approximate: true };
  const mark = text[read.end] ?? '';
  const after = text[read.end + 1] ?? '';
  const isMark =
    mark === '余' ||
    OR_SO.test(text.slice(read.end, read.end + 2)) ||
    (mark === '多' && !(after && WORDS_WITH_MANY.includes(after))) ||
    (mark === '+' && measureWordAt(text, read.end + 1) !== null) ||
    (mark === '来' && measureWordAt(text, read.end + 1) !== null) ||
    (mark === '几' && read.value % 10 === 0 && measureWordAt(text, read.end + 1) !== null);
  if (!isMark) return read;
  const scale = LARGE[after] ?? (after === '千' ? 1000 : undefined);
  if (scale && read.value < scale) return { value: scaled(read.value, scale), end: read.end + 2, approximate: true };
  return { ...read, end: read.end + 1, approximate: true };
}

function aboutLength(text: string, at: number): number {
  return ABOUT.find(([word]) => text.startsWith(word, at))?.[0].length ?? 0;
}

function aboutBefore(text: string, at: number): number {
  for (const [word, notAfter] of ABOUT) {
    if (!text.endsWith(word, at)) continue;
    const before = text[at - word.length - 1] ?? '';
    return before && notAfter.includes(before) ? 0 : word.length;
  }
  return 0;
}
