/** Numbers in Chinese numerals: 二百零五, 三点五, 两万三; and how to write them. */

const DIGITS = '零一二三四五六七八九';

const DIGIT_OF: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...DIGITS].map((c, i) => [c, i])),
  ...Object.fromEntries([...'〇壹贰叁肆伍陆柒捌玖'].map((c, i) => [c, i])),
  两: 2,
};

/** Magnitudes within a section of four digits. */
export const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 };

/** Magnitudes between sections, in digits and in numerals. */
export const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** Every character that a Chinese number is made of. */
export const NUMERALS = new Set([...Object.keys(DIGIT_OF), ...Object.keys(SMALL), ...Object.keys(LARGE)]);

/** The numerals of cheques. They make no number with the plain ones: in 队伍十五支 the 伍 belongs to the word before. */
const FORMAL = new Set('壹贰叁肆伍陆柒捌玖拾佰仟');
/** These go with both. */
const SHARED = new Set('零万亿');

/** The end of the numerals of one kind that begin at an offset. */
export function numeralsEnd(text: string, at: number): number {
  let isFormal: boolean | null = null;
  let end = at;
  for (let c = text[end] ?? ''; NUMERALS.has(c); c = text[end] ?? '') {
    if (!SHARED.has(c)) {
      isFormal ??= FORMAL.has(c);
      if (isFormal !== FORMAL.has(c)) break;
    }
    end++;
  }
  return end;
}

/** 捌; 伍, 陆家嘴: alone it may be part of a name. */
export const isLoneFormal = (text: string): boolean => text.length === 1 && FORMAL.has(text);

/** 12 → 十二, 10010 → 一万零一十, 3.5 → 三点五. What is past 9999万亿 or too small to be written plainly comes back as digits. */
export function formatChinese(value: number): string {
  const [whole = '', decimals] = String(Math.abs(value)).split('.');
  if (!/^\d{1,16}$/.test(whole) || (decimals !== undefined && !/^\d{1,20}$/.test(decimals))) return String(value);
  const sign = value < 0 ? '负' : '';
  const fraction = decimals ? `点${[...decimals].map((d) => DIGITS[Number(d)]).join('')}` : '';
  return sign + chineseWhole(BigInt(whole)).replace(/^一十/, '十') + fraction;
}

/** A number read from an offset. */
export interface Read {
  value: number;
  end: number;
  approximate: boolean;
}

/** A run of numerals, with a decimal part after 点; null where it makes no number. */
export function readChinese(text: string, at: number): Read | null {
  const end = numeralsEnd(text, at);
  const run = text.slice(at, end);
  const whole = bareMagnitude(run)
    ? isCounted(text, at, end)
      ? magnitudeOf(run)
      : null
    : (chineseValue(run) ?? (SEVERAL.test(text.slice(0, at)) ? null : withoutOne(run)));
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

/** 百余场, 近万人, 上千家, 至今百场, 百分之百; but 线上百场. */
const isCounted = (text: string, at: number, end: number): boolean =>
  '余来'.includes(text[end] ?? '无') ||
  OR_SO.test(text.slice(end, end + 2)) ||
  /(?:[近约逾超破]|(?<![不通经越路])过|超过|[至迄]今|累计|合计|总共|一共|凑够|满够|达到|百分之|(?<![线网以路街身])上)$/.test(
    text.slice(Math.max(0, at - 3), at),
  );

/** 千把个, 百把人: about as many. */
export const OR_SO = /^把[个场户人件盏套处座家台]/;

/** 百六十八, 百零五, 千二: what leads is one hundred or one thousand; in 几百六十 it is not. */
const withoutOne = (run: string): number | null =>
  /^(?:[百千].|万[二两三四五六七八九])/.test(run) ? chineseValue(`一${run}`) : null;
const SEVERAL = /[几数好多]$/;

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
export function scaled(value: number, scale: number): number {
  return scale === 1 ? value : Number((value * scale).toPrecision(15));
}
