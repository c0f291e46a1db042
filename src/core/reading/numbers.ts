/** Numbers as people write them: 1,234, １２, 1.2万, 3亿, 十二, 两百余, 近300. */
import { measureWordAt } from './measure-words.js';
import { halfWidth } from './plain-text.js';

export interface FoundNumber {
  value: number;
  start: number;
  end: number;
  /** As written, with what makes it approximate: '近300', '40余', '1.2万'. */
  text: string;
  approximate: boolean;
}

const DIGITS = '零一二三四五六七八九';
const DIGIT_OF: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...DIGITS].map((c, i) => [c, i])),
  ...Object.fromEntries([...'〇壹贰叁肆伍陆柒捌玖'].map((c, i) => [c, i])),
  两: 2,
};
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };
const NUMERALS = new Set([...Object.keys(DIGIT_OF), ...Object.keys(SMALL), ...Object.keys(LARGE)]);

/** Words before a number that make it approximate, with the characters that, before them, make another word (预约, 附近). */
const ABOUT: readonly (readonly [word: string, notAfter: string])[] = [
  ['大约', ''],
  ['将近', ''],
  ['接近', ''],
  ['近', '附最邻靠临远就'],
  ['约', '预签节履违合制公条契邀'],
  ['逾', ''],
];

/** 千 before these is part of the unit: 5千米 is 5 kilometres. */
const UNITS_WITH_THOUSAND = '米克瓦伏焦卡';
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

/** 12 → 十二, 10010 → 一万零一十, 3.5 → 三点五. What is past 9999万亿 or too small to be written plainly comes back as digits. */
export function formatChinese(value: number): string {
  const [whole = '', decimals] = String(Math.abs(value)).split('.');
  if (!/^\d{1,16}$/.test(whole) || (decimals !== undefined && !/^\d{1,20}$/.test(decimals))) return String(value);
  const sign = value < 0 ? '负' : '';
  const fraction = decimals ? `点${[...decimals].map((d) => DIGITS[Number(d)]).join('')}` : '';
  return sign + chineseWhole(BigInt(whole)).replace(/^一十/, '十') + fraction;
}

interface Read {
  value: number;
  end: number;
  approximate: boolean;
}

function numberAt(text: string, at: number): Read | null {
  const c = text[at] ?? '';
  if (isDigit(c)) return readNumber(text, at);
  if (!NUMERALS.has(c)) return null;
  const read = readNumber(text, at);
  return read && countsThere(text, at, read) ? read : null;
}

/** Whether a run of Chinese numerals is a number where it stands, and not part of a word. */
function countsThere(text: string, at: number, read: Read): boolean {
  const before = text[at - 1] ?? '';
  const next = text[read.end] ?? '';
  if (at >= 3 && text.startsWith('百分之', at - 3)) return true;
  if (next === '分' && text[read.end + 1] === '之') return false;
  const counted = measureWordAt(text, read.end) !== null || next === '成';
  if (before && '周期拜每'.includes(before)) return counted;
  if (before && NOT_AFTER.includes(before)) return false;
  if (counted || read.approximate || '年月号季'.includes(next || '无')) return true;
  return read.value >= 11 && next !== '大' && read.end - at >= 2;
}

/** Past a run of numerals that is no number, or one character on. */
function skipNumerals(text: string, at: number): number {
  if (text.startsWith('百分之', at)) return at + 3;
  const isSame = isDigit(text[at] ?? '') ? isDigit : isNumeral;
  let end = at + 1;
  while (isSame(text[at] ?? '') && isSame(text[end] ?? '')) end++;
  return end;
}

function readNumber(text: string, at: number): Read | null {
  const read = isDigit(text[at] ?? '') ? readArabic(text, at) : readChinese(text, at);
  return read && withRemainder(text, read);
}

/** What follows a number and makes it approximate: 40余, 3万多, 40余万, 十几. */
function withRemainder(text: string, read: Read): Read {
  const mark = text[read.end] ?? '';
  const after = text[read.end + 1] ?? '';
  const isMark =
    mark === '余' ||
    (mark === '多' && !(after && WORDS_WITH_MANY.includes(after))) ||
    (mark === '来' && measureWordAt(text, read.end + 1) !== null) ||
    (mark === '几' && read.value % 10 === 0 && measureWordAt(text, read.end + 1) !== null);
  if (!isMark) return read;
  const scale = LARGE[after] ?? (after === '千' ? 1000 : undefined);
  if (scale && read.value < scale) return { value: scaled(read.value, scale), end: read.end + 2, approximate: true };
  return { ...read, end: read.end + 1, approximate: true };
}

/** 1,234.5, then 万, 亿 and what they leave: 1亿2000万, 1万5千, 2万3. */
function readArabic(text: string, at: number): Read | null {
  let part = arabicPart(text, at);
  if (!part) return null;
  let value = part.value;
  let end = part.end;
  for (let limit = part.scale; limit > 1; limit = part.scale) {
    const next = isDigit(text[end] ?? '') ? arabicPart(text, end) : null;
    if (!next || next.scale >= limit) break;
    const tail = next.scale === 1 && next.end - end === 1 ? next.value * (limit / 10) : next.value;
    if (tail >= limit) break;
    value += tail;
    end = next.end;
    part = next;
  }
  return { value, end, approximate: false };
}

interface Part {
  value: number;
  end: number;
  /** 1, or the magnitude that closes it: 1e4 for 5万. */
  scale: number;
}

function arabicPart(text: string, at: number): Part | null {
  let end = at;
  while (isDigit(text[end] ?? '')) end++;
  if (end - at <= 3) {
    while (text[end] === ',' && isGroup(text, end + 1)) end += 4;
  }
  if (text[end] === '.' && isDigit(text[end + 1] ?? '')) {
    end++;
    while (isDigit(text[end] ?? '')) end++;
  }
  const value = Number(text.slice(at, end).replaceAll(',', ''));
  if (!Number.isFinite(value)) return null;
  let scale = 1;
  for (;;) {
    const c = text[end] ?? '';
    const next = text[end + 1] ?? '';
    const magnitude = LARGE[c] ?? (c === '百' || c === '千' ? SMALL[c] : undefined);
    if (!magnitude || (c === '百' && next === '分') || (c === '千' && next && UNITS_WITH_THOUSAND.includes(next)))
      break;
    scale *= magnitude;
    end++;
  }
  return { value: scaled(value, scale), end, scale };
}

/** Three digits that no fourth follows. */
function isGroup(text: string, at: number): boolean {
  return (
    isDigit(text[at] ?? '') &&
    isDigit(text[at + 1] ?? '') &&
    isDigit(text[at + 2] ?? '') &&
    !isDigit(text[at + 3] ?? '')
  );
}

function readChinese(text: string, at: number): Read | null {
  let end = at;
  while (NUMERALS.has(text[end] ?? '')) end++;
  const run = text.slice(at, end);
  const whole = bareMagnitude(run) ? (isRemainder(text[end]) ? magnitudeOf(run) : null) : chineseValue(run);
  if (whole === null) return null;
  if (text[end] !== '点' || DIGIT_OF[text[end + 1] ?? ''] === undefined)
    return { value: whole, end, approximate: false };
  let decimals = '';
  let to = end + 1;
  for (let digit = DIGIT_OF[text[to] ?? '']; digit !== undefined; digit = DIGIT_OF[text[to] ?? '']) {
    decimals += String(digit);
    to++;
  }
  const scale = LARGE[text[to] ?? ''];
  const value = Number(`${whole}.${decimals}`);
  return { value: scale ? scaled(value, scale) : value, end: scale ? to + 1 : to, approximate: false };
}

/** 百余场 and 千余人 begin with a magnitude alone; 百 by itself is no number. */
function bareMagnitude(run: string): boolean {
  return run.length === 1 && run !== '十' && run !== '拾' && DIGIT_OF[run] === undefined;
}

const isRemainder = (c: string | undefined): boolean => c === '余' || c === '来';
const magnitudeOf = (c: string): number | null => SMALL[c] ?? LARGE[c] ?? null;

/** The value of a run of numerals, or null where they do not make one number (十四五, 两三). */
function chineseValue(run: string): number | null {
  if (run.length >= 3 && [...run].every((c) => DIGIT_OF[c] !== undefined)) {
    return /[〇零]/.test(run) || run.length === 4 ? Number([...run].map((c) => DIGIT_OF[c]).join('')) : null;
  }
  const cut = run.lastIndexOf('亿');
  if (cut < 0) return belowYi(run);
  const head = belowYi(run.slice(0, cut));
  const rest = run.slice(cut + 1);
  const tail = rest === '' ? 0 : tailOf(rest, 1e8, belowYi);
  return head === null || tail === null || head === 0 ? null : head * 1e8 + tail;
}

function belowYi(run: string): number | null {
  const cut = run.indexOf('万');
  if (cut < 0) return section(run);
  const head = section(run.slice(0, cut));
  const rest = run.slice(cut + 1);
  const tail = rest === '' ? 0 : tailOf(rest, 1e4, section);
  return head === null || tail === null || head === 0 ? null : head * 1e4 + tail;
}

/** 两万三 is 23000, 两万零三 is 20003. */
function tailOf(rest: string, scale: number, read: (run: string) => number | null): number | null {
  const digit = DIGIT_OF[rest];
  if (rest.length === 1 && digit) return digit * (scale / 10);
  return read(rest);
}

/** A number below 10000: 一千二百零五, 十二, 一百二 (120). */
function section(run: string): number | null {
  if (run === '') return null;
  let total = 0;
  let digit: number | null = null;
  let last = 10_000;
  let zero = false;
  for (const c of run) {
    const magnitude = SMALL[c];
    if (magnitude !== undefined) {
      if (magnitude >= last || (digit === null && (magnitude !== 10 || (total > 0 && !zero)))) return null;
      total += (digit ?? 1) * magnitude;
      last = magnitude;
      digit = null;
      zero = false;
      continue;
    }
    const value = DIGIT_OF[c];
    if (value === undefined || digit !== null) return null;
    if (value === 0) zero = true;
    else digit = value;
  }
  if (digit === null) return total;
  return total + digit * (last > 10 && last < 10_000 && !zero ? last / 10 : 1);
}

function chineseWhole(value: bigint): string {
  if (value >= 100_000_000n) return joined(chineseWhole(value / 100_000_000n), '亿', value % 100_000_000n, 10_000_000n);
  if (value >= 10_000n) return joined(chineseWhole(value / 10_000n), '万', value % 10_000n, 1000n);
  for (const [name, size] of [
    ['千', 1000n],
    ['百', 100n],
    ['十', 10n],
  ] as const) {
    if (value >= size) return joined(DIGITS[Number(value / size)] ?? '', name, value % size, size / 10n);
  }
  return DIGITS[Number(value)] ?? '';
}

function joined(head: string, magnitude: string, rest: bigint, nextPlace: bigint): string {
  if (rest === 0n) return head + magnitude;
  return head + magnitude + (rest < nextPlace ? '零' : '') + chineseWhole(rest);
}

/** Multiplies without the dust of binary fractions: 3.15亿 is 315000000. */
function scaled(value: number, scale: number): number {
  return scale === 1 ? value : Number((value * scale).toPrecision(15));
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

function isNumeral(c: string): boolean {
  return NUMERALS.has(c);
}

function isDigit(c: string): boolean {
  return c >= '0' && c <= '9' && c.length === 1;
}
