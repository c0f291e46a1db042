/** Days and periods as people write them: 12月30日, 12.30, 下月底, 第四季度, 年底. The year follows from today and from the tense. */
import { Temporal } from 'temporal-polyfill';
import { addDays, addMonths, type Day, lastDayOfMonth, weekStart } from '../day.js';
import { measureWordAt } from './measure-words.js';
import { parseNumber } from './numbers.js';
import { halfWidth } from './plain-text.js';

export type Precision = 'day' | 'month' | 'quarter' | 'half' | 'year';

export interface FoundDate {
  /** First and last day; the same for a day. 月底, 年底 are that last day. */
  from: Day;
  to: Day;
  precision: Precision;
  start: number;
  end: number;
  text: string;
}

type Tense = 'past' | 'future' | 'unknown';
interface Scene {
  today: Day;
  year: number;
  month: number;
  tense: Tense;
  /** 1月1日至6月30日: another date follows, and both are of one year. */
  opensRange: boolean;
}
interface Span {
  from: Day;
  to: Day;
  precision: Precision;
}
type Groups = Record<string, string | undefined>;
interface Pattern {
  expression: RegExp;
  /** Null where what was matched is no date after all. */
  span(groups: Groups, scene: Scene): Span | null;
}

const YEAR =
  '(?<year>(?:\\d{4}|[12二一][〇零一二三四五六七八九]{3}|[今去明前后本当](?=年))年度?|\\d{2}年(?=\\d|[一二三四十上下第]))';
const ALONE = '(?<![\\d一二三四五六七八九十])';
const MAYBE_YEAR = `${ALONE}(?:${YEAR}的?)?`;
const MONTH = '(?<month>1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])';
const DATE =
  '(?<day>[12]\\d|3[01]|0?[1-9]|三十一|三十|二十[一二三四五六七八九]|二十|十[一二三四五六七八九]|[一二三四五六七八九十])';
const SHORT_DAY = '(?<month>1[0-2]|0?[1-9])[./-](?<day>[12]\\d|3[01]|0?[1-9])(?!\\d)';
const NUMERAL = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3}|半)';
const TO = '(?:—|–|-|~|～|至|到){1,2}';
const QUARTER = '[1-4一二三四]';

/** Groups also hold `all`, what was matched, and what stands `before` and `after` it. Tried in this order at every place; the first that fits and makes a real date wins. */
const PATTERNS: readonly Pattern[] = [
  // 2022年12月30日, 12月30日, 十二月三十日
  pattern(`${MAYBE_YEAR}${MONTH}月份?的?${DATE}[日号]`, (g, s) => onDay(g, s)),
  // 12月30 (the 日 left out), but not 12月30场
  pattern(`${MAYBE_YEAR}${MONTH}月(?<day>[12]\\d|3[01]|0?[1-9])(?![\\d.,年月余多万])`, (g, s) =>
    measureWordAt((g.after ?? '').trimStart(), 0) ? null : onDay(g, s),
  ),
  // 1-11月, 3月至6月
  pattern(
    `${MAYBE_YEAR}${MONTH}月?份?${TO}(?<month2>1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])月份?(?!\\d)`,
    (g, s) => {
      const month = numeral(g.month);
      const last = Number(numeral(g.month2));
      // the year is that of its end: 1-11月 told in January is of the year before
      const end = monthOf({ ...g, month: g.month2 }, s);
      const first = month !== null && end ? { year: !g.year && month > last ? end.year - 1 : end.year, month } : null;
      const bare = !/^[^-~～至到—–]*月/.test(g.all ?? '');
      if (!first || !last || (bare && (last <= first.month || /^[底初末]/.test(g.after ?? '')))) return null;
      const wraps = last < first.month ? 1 : 0;
      return { from: isoDay(first.year, first.month, 1), to: monthEnd(first.year + wraps, last), precision: 'month' };
    },
  ),
  // 12月底, 4月初, 6月中旬, 12月
  pattern(
    `${MAYBE_YEAR}${MONTH}月份?(?<part>底|末|初|上中旬|中下旬|上旬|中旬|中(?!心|学|标|型|国|间|央|旬)|下旬)?(?!\\d{1,2}[日号])`,
    (g, s) => {
      const at = monthOf(g, s);
      return at && partOfMonth(isoDay(at.year, at.month, 1), g.part);
    },
  ),
  // 2022-12-30, 2022/12/30, 2022.12.30
  pattern(
    '(?<![\\d.])(?<year>\\d{4})(?:[-/.])(?<month>1[0-2]|0?[1-9])(?:[-/.])(?<day>[12]\\d|3[01]|0?[1-9])(?![\\d.]\\d)(?!\\d)',
    (g, s) => onDay(g, s),
  ),
  pattern('(?<!\\d)(?<year>20\\d\\d)(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\\d|3[01])(?!\\d)', (g, s) => onDay(g, s)),
  // 截至12.30, 12.30前, 12.30完成: a point or a stroke needs a word beside it that makes it a day
  pattern(`(?<=截[至止]到?)${SHORT_DAY}(?<tail>[日号])?(?![\\d个万%])`, (g, s) => onDay(g, s)),
  pattern(`(?<=^)${SHORT_DAY.replace('[./-]', '[.]')}(?=$)`, (g, s) => onDay(g, s)),
  pattern(`(?<![\\d./-])${SHORT_DAY}(?<tail>[日号])?(?=[前止]|之前|以前)`, (g, s) => onDay(g, s)),
  pattern(`(?<![\\d./-])${SHORT_DAY.replace('[./-]', '[.]')}(?<tail>[日号])?(?=已|完工|竣工|完成|上午|下午)`, (g, s) =>
    onDay(g, s),
  ),
  // 15日前, 15号完成
  pattern(`(?<![\\d.月个第])${DATE}[日号](?=前|之前|以前|完|竣|开工)`, (g, s) => {
    const day = realDay(s.year, s.month, Number(numeral(g.day)));
    if (!day) return null;
    if (s.tense === 'future' && day.to < s.today) return inMonth(addMonths(`${s.today.slice(0, 8)}01`, 1), g.day);
    return s.tense === 'past' && day.from > s.today ? inMonth(addMonths(`${s.today.slice(0, 8)}01`, -1), g.day) : day;
  }),
  // 第四季度, 前三季度, 第一、二季度, 一至三季度, Q4
  pattern(`${MAYBE_YEAR}前(?<last>[2-4二三四])个?季度`, (g, s) => quarters('1', g.last, g, s)),
  pattern(
    `${MAYBE_YEAR}第?(?<first>${QUARTER})季?度?(?:、|和|与|及|${TO})第?(?<last>${QUARTER})季度?(?<part>末|底|初)?`,
    (g, s) => quarters(g.first, g.last, g, s),
  ),
  pattern(
    `${MAYBE_YEAR}(?:第(?<first>${QUARTER})个?季度?|(?<plain>${QUARTER})季度|[Qq](?<q>[1-4])(?!\\d))(?<part>末|底|初)?`,
    (g, s) => {
      const quarter = g.first ?? g.plain ?? g.q;
      return quarters(quarter, quarter, g, s);
    },
  ),
  pattern('(?<which>本|上|下|这个?|上个|下个)季度?(?<=度|季)(?<part>末|底|初)?', (g, s) => {
    const now = Math.ceil(s.month / 3);
    const quarter = now + (g.which?.startsWith('上') ? -1 : g.which?.startsWith('下') ? 1 : 0);
    const year = s.year + (quarter < 1 ? -1 : quarter > 4 ? 1 : 0);
    const within = ((quarter + 3) % 4) + 1;
    return edge(
      { from: isoDay(year, within * 3 - 2, 1), to: monthEnd(year, within * 3), precision: 'quarter' },
      g.part,
    );
  }),
  // 上半年, 下半年
  pattern(`${MAYBE_YEAR}(?<which>上|下|前|后)半年(?:度)?(?<part>末|底|初)?`, (g, s) => {
    const year = g.year ? yearOf(g.year, s) : yearOfHalf(s);
    const first = g.which === '上' || g.which === '前';
    return edge(
      { from: isoDay(year, first ? 1 : 7, 1), to: monthEnd(year, first ? 6 : 12), precision: 'half' },
      g.part,
    );
  }),
  // feasts that plans are set by
  pattern(`${MAYBE_YEAR}(?<feast>元旦|春节|五一|劳动节|国庆)(?:节)?(?=前|之前|以前|假期前|后|之后)`, (g, s) =>
    feast(g, s),
  ),
  // 年前 in winter is before the Spring Festival
  pattern(
    `(?<![\\d今明去本当两几多近历往常数一二三四五六七八九十])年前(?=完|竣|建|投|办|开|交|全|装|能|可|$|，|。)`,
    (_g, s) => {
      const festival = feast({ feast: '春节' }, { ...s, tense: 'future' });
      return festival && whole(addDays(festival.from, -1));
    },
  ),
  // 2022.12, 2022-12
  pattern('(?<![\\d.])(?<year>20\\d\\d)[./-](?<month>1[0-2]|0?[1-9])(?![\\d.万亿%/-])', (g, s) => {
    const at = monthOf(g, s);
    return at && partOfMonth(isoDay(at.year, at.month, 1), undefined);
  }),
  // 前11个月
  pattern(`(?<=^|[，,。；;\\s年区市])前(?<count>\\d{1,2}|[一二三四五六七八九十]{1,2})个月`, (g, s) => {
    const last = numeral(g.count);
    if (last === null || last < 1 || last > 12) return null;
    const year = last > s.month ? s.year - 1 : s.year;
    return { from: isoDay(year, 1, 1), to: monthEnd(year, last), precision: 'month' };
  }),
  // 全年, 年底, 今年底, 明年初, 年内, 2022年底
  pattern(
    '(?<![\\d目之以日月底年此今])(?<which>今|明|去|本|当|前|后)年(?:度)?(?:内|以来)?(?<part>底|末|初|中(?!小|秋|心|国|央|标))?',
    (g, s) => yearPart(yearOf(`${g.which}年`, s), g.part),
  ),
  pattern(
    `(?<!\\d)(?<year>(?:\\d{4}|二[〇零][〇零一二三四五六七八九]{2})年)(?:度)?(?:全年|内)?(?<part>底|末|初|中(?!小|秋|心|国|央|标))?`,
    (g, s) => yearPart(yearOf(g.year ?? '', s), g.part),
  ),
  pattern(
    '(?<![今明去本当前后两每多近历往常少青成老周百千\\d一二三四五六七八九十])年(?<part>底|末|初|内|中(?=完|前|实|竣))(?!以)',
    (g, s) => yearPart(nearYear(s, g.part), g.part === '内' ? undefined : g.part),
  ),
  pattern('岁末', (_g, s) => yearPart(nearYear(s, '底'), '底')),
  pattern('全年(?:度)?', (_g, s) => yearPart(s.year, undefined)),
  // 下月底, 本月15日, 上个月
  pattern(
    `(?<which>本|这个?|当|上上个?|下下个?|上个?|下个?|次)月份?(?:(?<day>[12]\\d|3[01]|0?[1-9])[日号]|(?<part>底|末|初|上旬|中旬|中(?!心|学|标)|下旬))?`,
    (g, s) => {
      const shift = shiftOf(g.which);
      const first = addMonths(`${s.today.slice(0, 8)}01`, shift);
      if (!g.day) return partOfMonth(first, g.part);
      return inMonth(first, g.day);
    },
  ),
  pattern(
    '(?<![\\d一二三四五六七八九十每个本上下当次这])(?:月(?<part>底|末|初|中下旬|上中旬|中旬|上旬|下旬|中(?=[，。,;；完前能]|$))|(?<!月)(?<alone>上旬|中旬|下旬))',
    (g, s) => {
      const month = partOfMonth(`${s.today.slice(0, 8)}01`, g.part ?? g.alone);
      if (g.part === '初' && s.tense === 'future' && month.to < s.today)
        return partOfMonth(addMonths(month.from, 1), g.part);
      return month;
    },
  ),
  // 月内
  pattern('(?<![\\d一二三四五六七八九十每个本上下当次这])月内', (_g, s) =>
    partOfMonth(`${s.today.slice(0, 8)}01`, undefined),
  ),
  // 下周五, 本周, 周五, 星期三
  pattern(
    '(?<which>本|这个?|当|上上个?|下下个?|上个?|下个?)(?:周|星期|礼拜)(?<weekday>[一二三四五六日天末])?',
    (g, s) => {
      const monday = addDays(weekStart(s.today), shiftOf(g.which) * 7);
      return onWeekday(monday, g.weekday);
    },
  ),
  pattern(
    '(?<![每一二两三四五六七八九十几\\d“"‘「])(?:周|星期|礼拜)(?<weekday>[一二三四五六日天末])(?![次场天个回年岁])',
    (g, s) => {
      const week = onWeekday(weekStart(s.today), g.weekday);
      if (s.tense === 'past') return week.from > s.today ? shifted(week, -7) : week;
      return week.to < s.today ? shifted(week, 7) : week;
    },
  ),
  // 明天, 后天
  pattern('(?:大前天|大后天|前天|昨[天日晚]|今[天日早晚](?!头)|明[天日早晚]|后天)(?!气)', (g, s) => {
    const shift = { 大前天: -3, 前天: -2, 昨: -1, 今: 0, 明: 1, 后天: 2, 大后天: 3 };
    const word = g.all ?? '';
    const days = shift[word as keyof typeof shift] ?? shift[word.charAt(0) as keyof typeof shift] ?? 0;
    return whole(addDays(s.today, days));
  }),
  pattern('即日(?!起)|当日(?=完)', (_g, s) => whole(s.today)),
  // 三天后, 两周内, 一个月内, 半年内
  pattern(
    `(?<![\\d.第每])(?<count>${NUMERAL})(?<unit>天|日|周|个?星期|个?礼拜|个?月|年)(?<side>后|之后|以后|内|之内|以内)`,
    (g, s) => span(g, s),
  ),
];

const SPRING_FESTIVAL: Readonly<Record<number, string>> = {
  2020: '01-25',
  2021: '02-12',
  2022: '02-01',
  2023: '01-22',
  2024: '02-10',
  2025: '01-29',
  2026: '02-17',
  2027: '02-06',
  2028: '01-26',
  2029: '02-13',
  2030: '02-03',
  2031: '01-23',
  2032: '02-11',
  2033: '01-31',
  2034: '02-19',
  2035: '02-08',
};

const DEADLINE = /^(?:之|以)?前|^止/;
const PLANNED = /预计|计划|力争|争取|确保|拟|将|打算|准备|尽快|保证|承诺|可望|有望|能够?完|再|会|赶在|目标|要求|限/;
const DONE = /已|曾|了|自|累计|实际/;
/** A date ends where a clause ends; its tense is read from its own clause. */
const CLAUSE_END = /[，,。；;！!\n]/;

/**
 * Days and periods of a text, in order, not overlapping. `today` settles the year where none is written: 「12月30日完工」 told
 * on 2023-01-03 is 2022-12-30, 「4月底前完成」 told on 2022-12-31 is 2023-04-30. What is no real day is left out.
 */
export function findDates(text: string, today: Day): FoundDate[] {
  const plain = halfWidth(text);
  const found: FoundDate[] = [];
  for (let at = 0; at < plain.length; ) {
    const match = dateAt(plain, at, today);
    if (!match) {
      at++;
      continue;
    }
    found.push({ ...match.span, start: at, end: match.end, text: text.slice(at, match.end) });
    at = match.end;
  }
  return found;
}

/**
 * The last day on which a promise for this date is kept: the date itself, and for a whole month or quarter with 前 after it
 * (「6月前」, but not 「6月底前」) the day before it begins.
 */
export function dueDayOf(date: FoundDate, text: string): Day {
  const before = /^(?:之|以)?前/.test(text.slice(date.end, date.end + 2));
  return before && date.precision !== 'day' && date.precision !== 'year' ? addDays(date.from, -1) : date.to;
}

function dateAt(text: string, at: number, today: Day): { span: Span; end: number } | null {
  for (const { expression, span } of PATTERNS) {
    expression.lastIndex = at;
    const match = expression.exec(text);
    if (!match) continue;
    const end = at + match[0].length;
    const scene = sceneOf(text, at, end, today);
    const read = span(
      { ...match.groups, all: match[0], before: text.slice(Math.max(0, at - 6), at), after: text.slice(end, end + 6) },
      scene,
    );
    if (read) return { span: read, end };
  }
  return null;
}

function sceneOf(text: string, start: number, end: number, today: Day): Scene {
  const year = Number(today.slice(0, 4));
  return {
    today,
    year,
    month: Number(today.slice(5, 7)),
    tense: tenseAround(text, start, end),
    opensRange: /^ ?(?:至|到|-|~|—|–)/.test(text.slice(end, end + 2)),
  };
}

/** What the date's own clause says of time: 前 after it, or a word of plan or of fact near it. */
function tenseAround(text: string, start: number, end: number): Tense {
  const before = (
    text
      .slice(Math.max(0, start - 10), start)
      .split(CLAUSE_END)
      .at(-1) ?? ''
  ).trimEnd();
  const after = text.slice(end, end + 12).split(CLAUSE_END)[0] ?? '';
  if (/截[至止]到?$/.test(before)) return 'unknown';
  const planned = PLANNED.test(before);
  if (DONE.test(before) && !planned) return 'past';
  if (planned || DEADLINE.test(after)) return DONE.test(after) ? 'past' : 'future';
  if (/^[^将拟]{0,6}(?:已|了)/.test(after)) return 'past';
  return /^(?:之前|前)?(?:将|拟|预计|计划|力争|确保|能|可|要)/.test(after) ? 'future' : 'unknown';
}

function pattern(source: string, span: Pattern['span']): Pattern {
  return { expression: new RegExp(source, 'y'), span };
}

function numeral(text: string | undefined): number | null {
  return text === undefined ? null : parseNumber(text);
}

function yearOf(text: string, scene: Scene): number {
  const relative: Record<string, number> = { 今: 0, 本: 0, 当: 0, 明: 1, 去: -1, 前: -2, 后: 2 };
  const shift = relative[text.charAt(0)];
  if (shift !== undefined) return scene.year + shift;
  const value = parseNumber(text.replace(/年度?$/, '')) ?? scene.year;
  return value < 100 ? 2000 + value : value;
}

/** Year and month as written, or the nearest such month that the tense allows. */
function monthOf(groups: Groups, scene: Scene): { year: number; month: number } | null {
  const month = numeral(groups.month);
  if (month === null || month < 1 || month > 12) return null;
  if (groups.year) return { year: yearOf(groups.year, scene), month };
  return { year: yearOfMonth(month, scene), month };
}

/** A month without its year: not yet past for a plan, not yet to come for a fact, else the nearer across the turn of a year. */
function yearOfMonth(month: number, { year, month: now, tense, opensRange }: Scene): number {
  if (tense === 'future') return month < now ? year + 1 : year;
  if (tense === 'past') return month > now ? year - 1 : year;
  if (month - now > 6) return year - 1;
  return now - month > 9 && !opensRange ? year + 1 : year;
}

function onDay(groups: Groups, scene: Scene): Span | null {
  const at = monthOf(groups, scene);
  const day = numeral(groups.day);
  if (!at || day === null) return null;
  const found = realDay(at.year, at.month, day);
  if (!found || groups.year || at.month !== scene.month) return found;
  if (scene.tense === 'future' && found.to < scene.today) return realDay(at.year + 1, at.month, day);
  if (scene.tense === 'past' && found.from > scene.today) return realDay(at.year - 1, at.month, day);
  return found;
}

function realDay(year: number, month: number, day: number): Span | null {
  if (day < 1 || day > daysIn(year, month)) return null;
  return whole(isoDay(year, month, day));
}

function inMonth(first: Day, day: string | undefined): Span | null {
  return realDay(Number(first.slice(0, 4)), Number(first.slice(5, 7)), Number(numeral(day)));
}

function whole(day: Day): Span {
  return { from: day, to: day, precision: 'day' };
}

/** 底 and 末 are the last day; 初, 上旬, 中旬, 下旬 are ten days; nothing is the month. */
function partOfMonth(first: Day, part: string | undefined): Span {
  const last = lastDayOfMonth(first);
  if (!part) return { from: first, to: last, precision: 'month' };
  if (part === '底' || part === '末') return whole(last);
  if (part === '初' || part === '上旬') return { from: first, to: addDays(first, 9), precision: 'month' };
  if (part === '上中旬') return { from: first, to: addDays(first, 19), precision: 'month' };
  if (part === '中下旬') return { from: addDays(first, 10), to: last, precision: 'month' };
  if (part === '下旬') return { from: addDays(first, 20), to: last, precision: 'month' };
  return { from: addDays(first, 10), to: addDays(first, 19), precision: 'month' };
}

function quarters(first: string | undefined, last: string | undefined, groups: Groups, scene: Scene): Span | null {
  const from = numeral(first);
  const to = numeral(last);
  if (from === null || to === null || to < from) return null;
  const year = groups.year ? yearOf(groups.year, scene) : yearOfQuarter(to, scene);
  return edge({ from: isoDay(year, from * 3 - 2, 1), to: monthEnd(year, to * 3), precision: 'quarter' }, groups.part);
}

function yearOfQuarter(quarter: number, scene: Scene): number {
  const now = Math.ceil(scene.month / 3);
  if (scene.tense === 'future') return quarter < now ? scene.year + 1 : scene.year;
  if (scene.tense === 'past') return quarter > now ? scene.year - 1 : scene.year;
  return scene.month <= 3 && quarter > now ? scene.year - 1 : scene.year;
}

/** In January and February a half-year that is not said to be planned is of the year that is being reported. */
function yearOfHalf({ year, month, tense }: Scene): number {
  return month <= 2 && tense !== 'future' ? year - 1 : year;
}

/** 季度末 and 年底 are the last day of a period, 初 its first ten days. */
function edge(period: Span, part: string | undefined): Span {
  if (part === '末' || part === '底') return whole(period.to);
  if (part === '初') return { from: period.from, to: addDays(period.from, 9), precision: 'month' };
  return period;
}

function yearPart(year: number, part: string | undefined): Span {
  if (part === '底' || part === '末') return whole(isoDay(year, 12, 31));
  if (part === '初') return { from: isoDay(year, 1, 1), to: isoDay(year, 1, 31), precision: 'month' };
  if (part === '中') return { from: isoDay(year, 6, 1), to: isoDay(year, 7, 31), precision: 'month' };
  return { from: isoDay(year, 1, 1), to: isoDay(year, 12, 31), precision: 'year' };
}

/** 年底 without its year: in January a fact is of the year before. */
function nearYear(scene: Scene, part: string | undefined): number {
  const atEnd = part === '底' || part === '末';
  return atEnd && scene.tense === 'past' && scene.month < 7 ? scene.year - 1 : scene.year;
}

function shiftOf(which: string | undefined): number {
  const word = (which ?? '').replace('个', '');
  return { 上上: -2, 上: -1, 下: 1, 次: 1, 下下: 2 }[word] ?? 0;
}

function onWeekday(monday: Day, weekday: string | undefined): Span {
  if (!weekday) return { from: monday, to: addDays(monday, 6), precision: 'day' };
  if (weekday === '末') return { from: addDays(monday, 5), to: addDays(monday, 6), precision: 'day' };
  return whole(addDays(monday, '一二三四五六日'.indexOf(weekday === '天' ? '日' : weekday)));
}

function shifted(span: Span, days: number): Span {
  return { ...span, from: addDays(span.from, days), to: addDays(span.to, days) };
}

/** 三天后 is a day, 两周内 the days from today until then. */
function span(groups: Groups, scene: Scene): Span | null {
  if (/(?:控制在|不超过|不得超过|缩短[至到]|压缩[至到]|时长为?|时限为?|平均|连续|需|用时)$/.test(groups.before ?? ''))
    return null;
  const half = groups.count === '半';
  const count = half ? 0.5 : numeral(groups.count);
  if (!count || count > 999) return null;
  const unit = (groups.unit ?? '').replace('个', '');
  const until = later(scene.today, count, unit);
  if (!until) return null;
  return groups.side?.endsWith('内') ? { from: scene.today, to: until, precision: 'day' } : whole(until);
}

function later(today: Day, count: number, unit: string): Day | null {
  if (unit === '天' || unit === '日') return Number.isInteger(count) ? addDays(today, count) : null;
  if (unit === '月') return Number.isInteger(count) ? addMonths(today, count) : addDays(today, 15);
  if (unit === '年') return addMonths(today, Math.round(count * 12));
  return Number.isInteger(count) ? addDays(today, count * 7) : null;
}

function feast(groups: Groups, scene: Scene): Span | null {
  const name = groups.feast ?? '';
  const inYear = (year: number): Day | null => {
    const fixed = { 元旦: '01-01', 五一: '05-01', 劳动节: '05-01', 国庆: '10-01' }[name] ?? SPRING_FESTIVAL[year];
    return fixed ? `${year}-${fixed}` : null;
  };
  if (groups.year) {
    const day = inYear(yearOf(groups.year, scene));
    return spanOf(day);
  }
  const [thisYear, nextYear, lastYear] = [inYear(scene.year), inYear(scene.year + 1), inYear(scene.year - 1)];
  if (scene.tense === 'past') return spanOf(thisYear && thisYear <= scene.today ? thisYear : lastYear);
  return spanOf(thisYear && thisYear >= scene.today ? thisYear : nextYear);
}

const spanOf = (day: Day | null): Span | null => (day ? whole(day) : null);

function isoDay(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function monthEnd(year: number, month: number): Day {
  return isoDay(year, month, daysIn(year, month));
}

function daysIn(year: number, month: number): number {
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}
