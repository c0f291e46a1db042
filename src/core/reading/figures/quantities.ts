/** Quantities in running text: a number, what it counts in, what it counts, and how it is held (不少于, 以内). */
import type { Day } from '../../day.js';
import type { Comparison } from '../../measure.js';
import { memo } from '../../memo.js';
import { type FoundDate, findDates } from '../days/dates.js';
import { type FoundNumber, findNumbers } from '../numbers/numbers.js';
import { bracketedWordAt, measureWordAt } from '../text/measure-words.js';
import { halfWidth, insideBrackets, PARENTHESES, QUOTES } from '../text/plain-text.js';
import { comparisonOf } from './comparisons.js';
import { counts, SIZES } from './describing.js';
import { nounBefore, nounOf } from './quantity-noun.js';

/** A number with its measure word, where it stands. */
export interface Quantity {
  value: number;
  unit: string;
  /** What is counted, as near as the words tell: 公办义务教育学位; '' where they do not. */
  of: string;
  approximate: boolean;
  /** Said outright; null where the number stands plain. */
  comparison: Comparison | null;
  start: number;
  end: number;
  /** Where the words that belong to it begin and end: between punctuation and its neighbours. */
  from: number;
  to: number;
  inParentheses: boolean;
}

/** A text of more numbers than this is a table that was pasted, and is read up to here. */
const AT_MOST_READ = 300;

/** Words made of a numeral and a measure word that count nothing. */
const IDIOMS =
  /(?:[一二三]来(?![场个])|四处(?=[找寻打奔协联托求借摸跑])|一次性|一次办|一批(?!次)|一部分|一件事|一条龙|一条街|一把手|一张网|一张图|一张表|一张蓝图|一口气|一个月|一台戏|一件小事|一家人|一片|一面|一只手|一起|一案(?!件)|一单|一门|五位一体|三位一体|一户一|一园一|一处一|一人一|一项一|一个个|一件件|两个责任|四个意识|两个维护|一门式|(?<!了|再[查办开做搞加讲上])一期|(?<![还差剩缺欠了完满到]|还有)[三四五]期|一种|十分|百分|千分|万分|一(?![十百千万亿])\p{Script=Han}一\p{Script=Han}|\p{Script=Han}个一(?![类级星座所家流线]))/uy;
const isIdiomAt = (text: string, at: number): boolean => {
  IDIOMS.lastIndex = at;
  return IDIOMS.test(text);
};

/** What stands beside K of a road's kilometre: K3+200. */
const CHAINAGE = /[Kk]\d{1,4}\+$/;
const BOUNDARY = /[，,。；;：:、！!？?\n]/;

/**
 * Every number that a measure word follows, in order. Days and periods, ordinals, idioms (一次性), what stands in quotation
 * marks (“四点半”) and spans of time that are not measured (15个工作日内, 24小时) are no quantities. A range counts by its
 * lower end. Offsets are those of the text as given.
 */
export function quantitiesOf(text: string, today: Day = '2000-01-01'): readonly Quantity[] {
  return quantitiesIn(text, today);
}

/** One message is looked through many times over, clause by clause. */
const MOST_TEXTS = 1000;
const quantitiesIn = memo(readQuantities, undefined, MOST_TEXTS);

function readQuantities(text: string, today: Day): readonly Quantity[] {
  const plain = halfWidth(text);
  const dates = findDates(text, today);
  const quoted = insideBrackets(plain, QUOTES);
  const bracketed = insideBrackets(plain, PARENTHESES);
  const numbers = findNumbers(plain)
    .filter((n) => !quoted[n.start] && !dates.some((d) => n.start < d.end && d.start < n.end))
    .slice(0, AT_MOST_READ);
  const read = numbers
    .flatMap((number, i) => quantityAt(plain, number, numbers[i - 1]) ?? [])
    .filter((q, i, all) => !endsRange(plain, all[i - 1], q))
    .reduce<Bare[]>(withMetres, []);
  return read
    .map((q, i): Quantity => {
      const from = boundaryBefore(plain, q.start, read[i - 1]?.end ?? 0);
      const to = boundaryAfter(plain, q.end, read[i + 1]?.start ?? plain.length);
      return {
        ...q,
        from,
        to,
        of:
          nounOf(plain, q, lastDateEnd(dates, from, q.start), to) ||
          changedNoun(plain, q, read[i - 1], read[i - 2]?.end ?? 0),
        inParentheses: bracketed[q.start] ?? false,
      };
    })
    .filter((q, i, all) => counts(plain, q, all[i + 1]));
}

type Bare = Pick<Quantity, 'value' | 'unit' | 'approximate' | 'comparison' | 'start' | 'end'>;

/** 2024届毕业生. */
const isClassOfYear = ({ value }: FoundNumber, unit: string): boolean => unit === '届' && value > 1900 && value < 2100;

function quantityAt(text: string, number: FoundNumber, previous: FoundNumber | undefined): Bare | null {
  const before = text.slice(Math.max(0, number.start - 8), number.start);
  if (before.endsWith('第') || CHAINAGE.test(before) || (!/[差剩欠缺]$/.test(before) && isIdiomAt(text, number.start)))
    return null;
  const counted = unitAfter(text, number);
  if (!counted || isClassOfYear(number, counted.unit)) return null;
  if (number.text === '二' && !isCountedByTwo(counted.unit, before)) return null;
  const low = previous && isRange(text, previous, number) ? previous : number;
  const start = text.startsWith('百分之', low.start - 3) ? low.start - 3 : low.start;
  const value = Number((low.value * counted.scale + counted.more).toPrecision(15));
  const comparison = comparisonOf(text, start, counted.end);
  return { value, unit: counted.unit, approximate: number.approximate, comparison, start, end: counted.end };
}

/** Counting says 两次; 二次供水 and 二期 are names, so that a lone 二 counts sizes, and in writing what makes no name: 再办二场, 已建二座. */
const isCountedByTwo = (unit: string, before: string): boolean =>
  SIZES.test(unit) ||
  unit === '%' ||
  WRITTEN_BY_TWO.test(unit) ||
  (/^[处家台所]$/.test(unit) && DEED_BEFORE.test(before));
const WRITTEN_BY_TWO = /^(?:[场座户名盏间辆]|人次)$/;
/** 新建二处; but 工程二处, 电视二台. */
const DEED_BEFORE = /(?:[建办装改修做开成增设了再又还有余剩差缺欠共]|完工|投用)$/;

interface Counted {
  unit: string;
  end: number;
  scale: number;
  /** 八成二: two more; 21公里半: a half. */
  more: number;
}

function unitAfter(text: string, number: FoundNumber): Counted | null {
  const plain = { scale: 1, more: 0 };
  if (number.start >= 3 && text.startsWith('百分之', number.start - 3)) return { unit: '%', end: number.end, ...plain };
  let at = number.end;
  while (text[at] === ' ') at++;
  const more = TENTHS.exec(text.slice(at, at + 5))?.[1];
  if (more !== undefined && number.value < 10)
    return { unit: '%', end: at + 1 + more.length, scale: 10, more: DIGITS.indexOf(more) };
  const word = measureWordAt(text, at) ?? bracketedWordAt(text, at);
  const half = word !== null && LENGTH.test(word.word) && text[word.end] === '半';
  return word && { unit: word.word, end: word.end + (half ? 1 : 0), ...plain, more: half ? 0.5 : 0 };
}

/** 21公里半. */
const LENGTH = /^(?:公里|千米|亩|平方公里)$/;

/** 七成, 八成二. */
const TENTHS = /^成([一二三四五六七八九]?)(?:以上|左右|多|了|$|[，。；、, ])/;
/** Each at its own value. */
const DIGITS = '零一二三四五六七八九';

/** 30-40场, 30至40场: the first number has no unit of its own and is the smaller one. */
function isRange(text: string, low: Span, high: Span): boolean {
  if (text.slice(low.end, high.start) === '、') return high.value === low.value + 1 || isNextDigit(low, high);
  return low.value < high.value && /^ ?(?:-|~|—|–|——|至|到|～) ?$/.test(text.slice(low.end, high.start));
}
type Span = Pick<FoundNumber, 'value' | 'start' | 'end'>;

/** 28、9场. */
const isNextDigit = (low: Span, high: Span): boolean =>
  low.value > 9 && high.value < 10 && high.value === (low.value % 10) + 1;

/** 20%~30%: the unit stands twice; 3个、4个 are two amounts. */
const endsRange = (text: string, low: Bare | undefined, high: Bare): boolean =>
  low?.unit === high.unit &&
  text[low.end] !== '、' &&
  isRange(text, low, high) &&
  !/[增加]$/.test(text.slice(0, low.start));

/** 二十一公里五百米 is one length. */
function withMetres(all: Bare[], q: Bare): Bare[] {
  const last = all.at(-1);
  if (last?.unit !== '公里' || q.unit !== '米' || last.end !== q.start) return [...all, q];
  return [...all.slice(0, -1), { ...last, value: Number((last.value + q.value / 1000).toPrecision(15)), end: q.end }];
}

/** What a quantity counts begins behind the date before it: 12月新增学位5座. */
function lastDateEnd(dates: readonly FoundDate[], from: number, to: number): number {
  return dates.reduce((at, date) => (date.end > at && date.end <= to ? date.end : at), from);
}

function boundaryBefore(text: string, at: number, floor: number): number {
  let from = at;
  while (from > floor && !BOUNDARY.test(text[from - 1] ?? '')) from--;
  return from;
}

function boundaryAfter(text: string, at: number, ceiling: number): number {
  let to = at;
  while (to < ceiling && !BOUNDARY.test(text[to] ?? '')) to++;
  return to;
}

/** 办理时限由20个工作日压缩至10个工作日: what the second counts stands before the first. */
function changedNoun(text: string, q: Bare, previous: Bare | undefined, floor: number): string {
  if (
    !previous ||
    previous.unit !== q.unit ||
    !/^[^，,。；;]{0,4}(?:至|到|为|成)$/.test(text.slice(previous.end, q.start).trim())
  )
    return '';
  const named = /[由从]$/.test(text.slice(0, previous.start));
  return named ? nounBefore(text, boundaryBefore(text, previous.start, floor), previous.start - 1) : '';
}
