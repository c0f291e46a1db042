/** Quantities in running text: a number, what it counts in, what it counts, and how it is held (不少于, 以内). */
import type { Day } from '../day.js';
import type { Comparison } from '../measure.js';
import { type FoundDate, findDates } from './dates.js';
import { isTimeWord, measureWordAt } from './measure-words.js';
import { type FoundNumber, findNumbers } from './numbers.js';
import { halfWidth, insideBrackets, PARENTHESES, QUOTES } from './plain-text.js';

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

const AT_LEAST =
  '不少于 不低于 不小于 不下于 不得少于 不得低于 至少 最少 达到 达 超过 超 突破 大于 高于 多于 ≥ >= > 逾'.split(' ');
const AT_MOST =
  '不超过 不超 不得超过 不高于 不得高于 不多于 不大于 不长于 低于 少于 小于 控制在 控制到 压缩至 压缩到 压缩在 缩短至 缩短到 压减至 压减到 压降至 压降到 降至 降到 降低至 降低到 下降至 下降到 最多 最长 ≤ <= <'.split(
    ' ',
  );
const HELD: readonly (readonly [string, Comparison])[] = [
  ...AT_LEAST.map((word) => [word, 'at_least'] as const),
  ...AT_MOST.map((word) => [word, 'at_most'] as const),
].sort((a, b) => b[0].length - a[0].length);
const AFTER: readonly (readonly [RegExp, Comparison])[] = [
  [/^(?:及|或|\(含\)|（含）)?(?:以上|之上)/, 'at_least'],
  [/^(?:及|或|\(含\)|（含）)?(?:以内|以下|之内|之下)/, 'at_most'],
];

/** A text of more numbers than this is a table that was pasted, and is read up to here. */
const AT_MOST_READ = 300;

/** A span of time that is measured: 平均办理时长为7日. */
const TIMED = /(?:时长|时间|时限|用时|耗时|周期|天数|期限)(?:均|平均)?(?:为|是|在|约为|约)?$/;
const PER_HEAD = /每[^，。；]{0,8}$/;
/** Words made of a numeral and a measure word that count nothing. */
const IDIOMS =
  /^(?:一次性|一次办|一批(?!次)|一部分|一件事|一条龙|一条街|一把手|一张网|一张图|一张表|一张蓝图|一口气|一个月|一台戏|一件小事|一家人|一片|一面|一只手|一起|一案(?!件)|一单|一门|五位一体|三位一体|一户一|一园一|一处一|一人一|一项一|一个个|一件件|两个责任|四个意识|两个维护|一门式|一期|三期|四期|五期)/;
/** Counting says 两次; 二次供水 and 二期 are names, so that a lone 二 counts only sizes. */
const SIZES = /^(?:平方|立方|米|公里|千米|km|㎡|m|公顷|亩|吨|公斤|千克|元|升|兆瓦|千瓦)/;
const BOUNDARY = /[，,。；;：:、！!？?\n]/;

/**
 * Every number that a measure word follows, in order. Days and periods, ordinals, idioms (一次性), what stands in quotation
 * marks (“四点半”) and spans of time that are not measured (15个工作日内, 24小时) are no quantities. A range counts by its
 * lower end. Offsets are those of the text as given.
 */
export function quantitiesOf(text: string, today: Day = '2000-01-01'): Quantity[] {
  const plain = halfWidth(text);
  const dates = findDates(text, today);
  const quoted = insideBrackets(plain, QUOTES);
  const bracketed = insideBrackets(plain, PARENTHESES);
  const numbers = findNumbers(plain)
    .filter((n) => !quoted[n.start] && !dates.some((d) => n.start < d.end && d.start < n.end))
    .slice(0, AT_MOST_READ);
  const read = numbers.flatMap((number, i) => quantityAt(plain, number, numbers[i - 1]) ?? []);
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

function quantityAt(text: string, number: FoundNumber, previous: FoundNumber | undefined): Bare | null {
  if (/第$/.test(text.slice(0, number.start)) || IDIOMS.test(text.slice(number.start))) return null;
  const counted = unitAfter(text, number);
  if (!counted || (number.text === '二' && !SIZES.test(counted.unit) && counted.unit !== '%')) return null;
  const low = previous && isRange(text, previous, number) ? previous : number;
  const start = text.startsWith('百分之', low.start - 3) ? low.start - 3 : low.start;
  const value = Number((low.value * counted.scale).toPrecision(15));
  const comparison = comparisonOf(text, start, counted.end);
  return { value, unit: counted.unit, approximate: number.approximate, comparison, start, end: counted.end };
}

function unitAfter(text: string, number: FoundNumber): { unit: string; end: number; scale: number } | null {
  if (number.start >= 3 && text.startsWith('百分之', number.start - 3)) return { unit: '%', end: number.end, scale: 1 };
  let at = number.end;
  while (text[at] === ' ') at++;
  const tenths = text[at] === '成' && /^成(?:以上|左右|多|$|[，。；、,])/.test(text.slice(at));
  if (tenths && number.value < 10) return { unit: '%', end: at + 1, scale: 10 };
  const word = measureWordAt(text, at);
  return word && { unit: word.word, end: word.end, scale: 1 };
}

/** 30-40场, 30至40场: the first number has no unit of its own and is the smaller one. */
function isRange(text: string, low: FoundNumber, high: FoundNumber): boolean {
  return low.value < high.value && /^ ?(?:-|~|—|–|——|至|到|～) ?$/.test(text.slice(low.end, high.start));
}

function comparisonOf(text: string, start: number, end: number): Comparison | null {
  const before = text.slice(Math.max(0, start - 8), start).trimEnd();
  const after = text.slice(end, end + 6).trimStart();
  return HELD.find(([word]) => before.endsWith(word))?.[1] ?? AFTER.find(([words]) => words.test(after))?.[1] ?? null;
}

function counts(text: string, q: Quantity, next: Quantity | undefined): boolean {
  const before = text.slice(q.from, q.start).trimEnd();
  if (isTimeWord(q.unit)) {
    const held = q.comparison !== null && HELD.some(([word]) => before.endsWith(word));
    return held || TIMED.test(before);
  }
  if (q.unit === '元' && (PER_HEAD.test(before) || text[q.end] === '/')) return false;
  if (q.unit === '班' && /^(?:制|规模|的?[^，。、]{0,6}(?:学校|小学|中学|幼儿园|高中|初中))/.test(text.slice(q.end)))
    return false;
  // 建设400米跑道1条: a size that describes what is then counted
  return !(
    next &&
    next.from === q.end &&
    SIZES.test(q.unit) &&
    !SIZES.test(next.unit) &&
    text.slice(q.end, next.start).trim() !== ''
  );
}

/** What a quantity counts begins behind the date before it: 12月新增学位5座. */
function lastDateEnd(dates: FoundDate[], from: number, to: number): number {
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

const LEADING =
  /^(?:\d{1,2}-\d{1,2} ?|\d{1,2}[.．、]|[（(]\d{1,2}[）)]|其中|全年|全市|全区|累计|已经|已|共计|合计|总共|一共|共|将|拟|计划|预计|力争|确保|争取|至少|还要|还需|还差|还有|还剩|尚差|尚余|剩余|仅|约|均|各|再|又|并|和|及|且|还|为|新增|新建|改建|扩建|新改建|改造|建设|建成|完成|开展|举办|组织|实施|打造|设置|设立|发放|安装|购置|加装|打通|召开|举行|惠及|提供|筹集|施划|布设|配备|配置|组建|创建|更换|更新|升级|提升|修复|消除|放映|开设|开通|优化|帮助|推进|推动|落实|达到|达|对|在|[年月]度?|的|地)/;
const TRAILING =
  /(?:不少于|不低于|不小于|不超过|不高于|不得低于|不得少于|至少|达到|达|超过|控制在|压缩至|压缩到|缩短至|缩短到|降至|降到|提升至|提升到|提高到|提高至|为|约|近|共计|一共|总共|共|合计|累计|总数|数量|(?:装|办|建|搞|做|修|改)了|数|≥|≤|>=|<=|>|<|了|的|有|到|至|是|已|：|:)$/;
/** No noun is longer; it also bounds the work on long texts. */
const NOUN_WITHIN = 60;
/** What follows a noun and is none of it: 2个点位｜预计11月底前完成. */
const CUT_HERE =
  /(?<=.)(?:预计|计划|力争|全部|已经|已(?=完|建|投|开|办|改|安|全)|尚未|未(?=完|建|开|办)|正在|均已|均未|都已)/;
const AFTER_COMPARISON = /^(?:及|或)?(?:以上|以下|以内|之内|左右|上下|余)/;

/** The noun beside a quantity: after it (1166个充电插口), or before it without verb and comparison (新增学位不少于2100座). */
function nounOf(text: string, q: Bare, from: number, to: number): string {
  const after = text
    .slice(q.end, Math.min(to, q.end + NOUN_WITHIN))
    .trim()
    .replace(AFTER_COMPARISON, '')
    .replace(/^的/, '')
    .replace(/(?:的任务|任务|工作任务)$/, '');
  const cut = after.search(CUT_HERE);
  const noun = cut > 0 ? after.slice(0, cut) : after;
  const named =
    after !== '' &&
    !/^[（(]/.test(after) &&
    !/^(?:等|已|未|均|全部|正在|尚|完成|并|以|用于|都|也|还|没|下个?月|下周|明天|本周|这周|的?任务|就|了|吧|呢|啦|完工|竣工|开工|建成|投入|在建|通过|达标|预计|计划|将|拟|力争|于|月底|年底|正在|中(?![心学小型国央级医]))/.test(
      after,
    );
  if (named) return noun.replace(/的$/, '');
  return nounBefore(text, from, q.start);
}

function nounBefore(text: string, from: number, at: number): string {
  let before = text.slice(Math.max(from, at - NOUN_WITHIN), at).trim();
  for (let cut = before.replace(TRAILING, ''); cut !== before; cut = before.replace(TRAILING, '')) before = cut.trim();
  for (let cut = before.replace(LEADING, ''); cut !== before && cut.length >= 2; cut = before.replace(LEADING, ''))
    before = cut;
  return before;
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
