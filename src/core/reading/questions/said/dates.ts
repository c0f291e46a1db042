/** Days and periods in questions: what reports have (`findDates`), and what only those who ask say. */
import { addDays, addMonths, type Day, daysBetween, isDay, lastDayOfMonth, weekStart } from '../../../day.js';
import { type FoundDate, findDates } from '../../days/dates.js';
import { DAY_NAMES, namedDay } from '../../days/named-days.js';
import { hanNumeral } from '../../names/project-numbers.js';

/** 11月15日至30日: the last day written without its month. */
const LAST_DAY = /^ ?(?:(?:算|计)?(?:起|开始)，?)?(?:至|到|-|~|—|–) ?(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]/;
/** 半年末, 年中: the end of June, of the year's half. */
const HALF_YEAR_END = /(?<!下|后)半年(?:[末底]|(?=的?时候|那会|那时))|年中(?![旬心段])/g;
const AGO =
  /(\d{1,2}|[一二两三四五六七八九十]{1,3}|半) ?(天|周|个?星期|个?礼拜|个月|(?<=[半两])月)(?:之|以)?前(?!完(?!成率))/g;
const LATELY = /(?:最近|近|过去|这)的?(\d{1,3}|[一二两三四五六七八九十]{1,3}|半) ?(天|周|个?星期|个?礼拜|个?月)(?!前)/g;
const NAMED = new RegExp(
  `(?<![大周期拜])(${DAY_NAMES.join('|')})节?(当天|那天|(?:[一二三四五六七八\\d]天)?(?:小?长)?假(?:期|里|日)?|期间|黄金周)?(?!当?天?之?前|以前|[路村社街小中大校]|河)`,
  'g',
);
/** 12.1-12.15, 11.20到12.5. */
const DOTTED =
  /(?<![\d.])(1[0-2]|0?[1-9])[./]([12]\d|3[01]|0?[1-9]) ?(?:-|–|—|~|到|至) ?(1[0-2]|0?[1-9])[./]([12]\d|3[01]|0?[1-9])(?![\d.])/g;
/** 12/5那天. */
const SLASHED = /(?<![\d./-])(1[0-2]|0?[1-9])\/([12]\d|3[01]|0?[1-9])[日号]?(?![\d./]| ?[个项家])/g;
/** 跟10.31比, 比10.31多完成几个: what it is held against. */
const DOTTED_SIDE =
  /(?<=[跟和与同比较] ?)(1[0-2]|0?[1-9])\.([12]\d|3[01]|0?[1-9])[日号]?(?=(?:那天|当天)?(?:的|时)?(?:相?比|对比|比较|相较)|(?<=[比较] ?[\d.]{3,5})[多少快慢高低强好差增减涨降])/g;
/** 5号到10号: of this month. */
const DAYS = /(?<![\d月年])(\d{1,2})[号日] ?(?:-|–|—|~|到|至) ?(\d{1,2})[号日]/g;
/** 上半月, 12月后半个月. */
const HALF_MONTH = /(?:(?<!\d)(1[0-2]|[1-9])月份?的?|(本|这个?|上个?)月的?)?(上|前|下|后)半个?月(?!前)/g;
/** 去年最后一个月, 最后一个季度: of the year. */
const LAST_OF_YEAR = /(?:(今年|去年|上年|本年|全年|年前|年[里内度])的?)?最后一?个(月|季度)(?!的?[今本])/g;
/** 头两个月: from the year's first day. */
const FIRST_MONTHS = /(?<=^|[，,今年的])头([二两三四五六])个月(?!前)/g;
/** 上周一整周: the week, and not its Monday. */
const WHOLE_WEEK = /(上上|上|本|这)个?(?:周|星期|礼拜)一整个?(?:周|星期|礼拜)/g;
/** 开年以来: since its first day. */
const YEAR_BEGUN = /开年(?=以来|至今|到现在|到目前)/g;
/** 再上个月, 再往前一周, 再早一个月: the one before the last, or before the one just asked of. */
const ONE_EARLIER =
  /再(?:往?前[推数倒退]?|往回[推数倒退]?|倒退?|早|上|之前的?)(?:一?个?)(?:整)?(周|星期|礼拜|月|季度)(?![一二三四五六日天报])/g;
/** 再往后一个月: the one behind the one just asked of. */
const ONE_LATER = /再(?:往?后[推数]?|晚|下|之后的?)(?:一?个?)(?:整)?(周|星期|礼拜|月|季度)(?![一二三四五六日天报])/g;
/** 9、10两个月: months that follow each other. */
const TWO_MONTHS =
  /(?<![\d年-])(\d{1,2}|[一二三四五六七八九十]{1,2})(?:月份?)?[、，和跟与]?(\d{1,2}|[一二三四五六七八九十]{1,2})(?:月份?)?这?两个?月/g;
/** 10月和11月一共完成几个; 10月和11月比 are two sides. */
const BESIDE = /^(?:和|跟|与|及|、|加|加上|还有)$/;
const HELD_AGAINST =
  /[比较]|差(?:了|多少|几|不多|别)|[涨降升跌]了?(?:多少|几|没)|[多少]了(?:多少|几|没)|哪个|哪一?月|对照|差距|谁/;
/** A day without its year is not meant so far ahead. */
const MOST_AHEAD = 183;
/** Nor so long ago: 说了元旦前完工, asked in December. */
const LONG_PAST = 340;

/** 上年度完成的, 上一年完成几个; 马上年底了 has another word. */
const YEAR_BEFORE = /(?<!马)上(?:一?年度|一年(?!级)|年(?=[完办竣建的全整没未还有里内]))/g;
/** 大上个月: the one before the last, as 大前天 is. */
const BEFORE_LAST = /(?<![扩放加最更重])大(?=上个?(?:月|周|星期|礼拜))/g;
/** 头一个季度: the first. */
const FIRST_QUARTER = /头一?个?季度?(?!节)/g;
/** 你们这周报了没: this week, and no 周报 of theirs here. */
const THIS_WEEK = /(?<=[你我咱他]们)这(?=周(?!报(?![了过没完齐])))/g;
/** 去年年底, 今年年初: as 去年底. */
const YEAR_TWICE = /(?<=[去前今明]年)年(?=[底末初])/g;
export const datesAsSaid = (text: string): string =>
  text
    .replace(YEAR_TWICE, '')
    .replace(YEAR_BEFORE, '去年')
    .replace(BEFORE_LAST, '上')
    .replace(FIRST_QUARTER, '第一季度')
    .replace(THIS_WEEK, '本');

/** Dates of a question, in order, not overlapping. */
export function questionDates(text: string, today: Day): readonly FoundDate[] {
  const own = [
    ...[...text.matchAll(AGO)].map((match) => counted(match, today, false)),
    ...[...text.matchAll(LATELY)].map((match) => counted(match, today, true)),
    ...[...text.matchAll(NAMED)].flatMap((match) => named(match, today)),
    ...[...text.matchAll(DOTTED)].flatMap((match) => dotted(match, today)),
    ...[SLASHED, DOTTED_SIDE].flatMap((one) => [...text.matchAll(one)].flatMap((match) => monthAndDay(match, today))),
    ...[...text.matchAll(DAYS)].flatMap((match) => daysOfMonth(match, today)),
    ...[...text.matchAll(HALF_YEAR_END)].map((match) => halfYearEnd(match, today)),
    ...[...text.matchAll(YEAR_BEGUN)].map((match) => yearBegun(match, today)),
    ...[...text.matchAll(HALF_MONTH)].map((match) => halfMonth(match, today)),
    ...[...text.matchAll(LAST_OF_YEAR)].map((match) => lastOfYear(match, today)),
    ...[...text.matchAll(FIRST_MONTHS)].map((match) => firstMonths(match, today)),
    ...[...text.matchAll(WHOLE_WEEK)].map((match) => ({
      ...earlier('周', today, ['本', '上', '上上'].indexOf((match[1] ?? '').replace('这', '本'))),
      ...placeOf(match),
    })),
    ...[...text.matchAll(TWO_MONTHS)].flatMap((match) => twoMonths(match, today)),
    ...[...text.matchAll(ONE_EARLIER)].map((match) => ({ ...earlier(match[1] ?? '', today, 2), ...placeOf(match) })),
    ...[...text.matchAll(ONE_LATER)].map((match) => ({ ...earlier(match[1] ?? '', today, -1), ...placeOf(match) })),
  ];
  const plain = findDates(text, today)
    .filter((d) => !own.some((m) => m.start < d.end && d.start < m.end))
    .map((d) => lastOfItsName(d, text, today));
  const dates = plain.map((date) => withLastDay(notFarAhead(date, today), text));
  return joined(
    [...dates, ...own].toSorted((a, b) => a.start - b.start),
    text,
  ).map((date) => untilNow(wholeOf(date, text), text, today));
}

const placeOf = (match: RegExpExecArray) => ({
  start: match.index,
  end: match.index + match[0].length,
  text: match[0],
});

/** Of what is to come: 元旦前能完成的, 承诺周五交付的. */
const LOOKS_AHEAD = /承诺|答应|保证|说好|到期|前|[能会要]|预计|打算|计划|下个?[周星礼]/;
const SINCE_THEN = /以来|至今|到现在|到目前/;
const WEEKDAY_ALONE = /^(?:周|星期|礼拜)[一二三四五六日天末]$/;

/** 周一还有几个没完成: the Monday that was, where nothing looks ahead. */
const lastOfItsName = (date: FoundDate, text: string, today: Day): FoundDate =>
  date.from > today && WEEKDAY_ALONE.test(date.text) && !LOOKS_AHEAD.test(text)
    ? { ...date, from: addDays(date.from, -7), to: addDays(date.to, -7) }
    : DAY_ALONE.test(date.text) && date.from >= addMonths(monthStart(today), 1) && IS_PAST.test(text)
      ? { ...date, from: addMonths(date.from, -1), to: addMonths(date.to, -1) }
      : date;
/** 答应20号以前完、还没完的: the 20th that was. */
const DAY_ALONE = /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})[号日]$/;
const IS_PAST = /^(?!.*(?:下个?月|[能会](?!上))).*(?:还|仍|都|却|就|也)?[没未]/;
const monthStart = (day: Day): Day => `${day.slice(0, 8)}01`;

/** 国庆, 冬至那天: the last one that there was; 国庆假期 its seven days. */
function named(match: RegExpExecArray, today: Day): readonly FoundDate[] {
  const [, name = '', part = ''] = match;
  const year = Number(today.slice(0, 4));
  const days = [year - 1, year, year + 1].flatMap((one) => namedDay(name, one) ?? []);
  const last = days.findLast((day) => day <= today);
  const next = days.find((day) => day > today);
  const isNext =
    last !== undefined &&
    next !== undefined &&
    daysBetween(today, next) < daysBetween(last, today) &&
    (LOOKS_AHEAD.test(match.input) || (last < addDays(today, -LONG_PAST) && !SINCE_THEN.test(match.input)));
  const from = isNext ? next : last;
  if (!from) return [];
  const to = name === '国庆' && /假|期间|周/.test(part) ? addDays(from, 6) : from;
  return [{ from, to, precision: 'day', ...placeOf(match) }];
}

function twoMonths(match: RegExpExecArray, today: Day): readonly FoundDate[] {
  const [first = 0, last = 0] = match.slice(1, 3).map((said) => (/\d/.test(said) ? Number(said) : hanNumeral(said)));
  if (first < 1 || last > 12 || last !== first + 1) return [];
  const year = Number(today.slice(0, 4)) - (first > Number(today.slice(5, 7)) ? 1 : 0);
  const [from, to] = [first, last].map((month): Day => `${year}-${String(month).padStart(2, '0')}-01`);
  return from && to ? [{ from, to: lastDayOfMonth(to), precision: 'month', ...placeOf(match) }] : [];
}

/** The week, month or quarter so many before the one that the day lies in. */
function earlier(unit: string, day: Day, by: number): Pick<FoundDate, 'from' | 'to' | 'precision'> {
  if (unit === '月') {
    const from = addMonths(monthStart(day), -by);
    return { from, to: lastDayOfMonth(from), precision: 'month' };
  }
  if (unit === '季度') {
    const from = addMonths(monthStart(day), -((Number(day.slice(5, 7)) - 1) % 3) - 3 * by);
    return { from, to: lastDayOfMonth(addMonths(from, 2)), precision: 'month' };
  }
  const from = addDays(weekStart(day), -7 * by);
  return { from, to: addDays(from, 6), precision: 'day' };
}

/** 再上个月呢, after 上个月完成了几个: the month before that one, 再往后一个月 the one behind it; null where the date is another. */
export function besideThat(date: FoundDate, from: Day): Pick<FoundDate, 'from' | 'to' | 'precision'> | null {
  const before = new RegExp(ONE_EARLIER).exec(date.text)?.[1];
  if (before !== undefined) return earlier(before, from, 1);
  const behind = new RegExp(ONE_LATER).exec(date.text)?.[1];
  return behind === undefined ? null : earlier(behind, from, -1);
}

/** In the first months of a year it is the last year that is spoken of so. */
const yearSpokenOf = (today: Day): number =>
  Number(today.slice(0, 4)) - (Number(today.slice(5, 7)) <= STILL_LAST_YEARS ? 1 : 0);
const STILL_LAST_YEARS = 3;

function lastOfYear(match: RegExpExecArray, today: Day): FoundDate {
  const [, which = '', unit] = match;
  const now = Number(today.slice(0, 4));
  const year = /去年|上年/.test(which) ? now - 1 : /今年|本年/.test(which) ? now : yearSpokenOf(today);
  return {
    from: unit === '月' ? `${year}-12-01` : `${year}-10-01`,
    to: `${year}-12-31`,
    precision: 'month',
    ...placeOf(match),
  };
}

function firstMonths(match: RegExpExecArray, today: Day): FoundDate {
  const months = match[1] === '两' ? 2 : hanNumeral(match[1] ?? '');
  const first = `${today.slice(0, 4)}-01-01`;
  const from = addMonths(first, months - 1) > today ? addMonths(first, -12) : first;
  return { from, to: lastDayOfMonth(addMonths(from, months - 1)), precision: 'month', ...placeOf(match) };
}

const yearBegun = (match: RegExpExecArray, today: Day): FoundDate => {
  const from = `${today.slice(0, 4)}-01-01`;
  return { from, to: from, precision: 'day', ...placeOf(match) };
};

function monthAndDay(match: RegExpExecArray, today: Day): readonly FoundDate[] {
  const place = placeOf(match);
  return findDates(`${match[1]}月${match[2]}日`, today).map((date) => ({ ...date, ...place }));
}

function dotted(match: RegExpExecArray, today: Day): readonly FoundDate[] {
  const [m1 = 0, d1 = 0, m2 = 0, d2 = 0] = match.slice(1).map(Number);
  const dayIn = (year: number, month: number, day: number): Day =>
    `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const year = Number(today.slice(0, 4));
  const last = [year, year - 1].find((one) => dayIn(one, m2, d2) <= addDays(today, MOST_AHEAD)) ?? year;
  const to = dayIn(last, m2, d2);
  const from = dayIn(m1 > m2 ? last - 1 : last, m1, d1);
  return isDay(from) && isDay(to) && from <= to ? [{ from, to, precision: 'month', ...placeOf(match) }] : [];
}

function daysOfMonth(match: RegExpExecArray, today: Day): readonly FoundDate[] {
  const [from, to] = [match[1], match[2]].map((day = '') => `${today.slice(0, 8)}${day.padStart(2, '0')}`);
  return from && to && isDay(from) && isDay(to) && from <= to
    ? [{ from, to, precision: 'month', ...placeOf(match) }]
    : [];
}

function halfYearEnd(match: RegExpExecArray, today: Day): FoundDate {
  const end = `${today.slice(0, 4)}-06-30`;
  const day = end <= today ? end : addMonths(end, -12);
  return { from: day, to: day, precision: 'day', ...placeOf(match) };
}

function halfMonth(match: RegExpExecArray, today: Day): FoundDate {
  const [, month, which = '', half = ''] = match;
  const year = Number(today.slice(0, 4)) - (month && Number(month) > Number(today.slice(5, 7)) ? 1 : 0);
  const first = month
    ? `${year}-${month.padStart(2, '0')}-01`
    : `${addMonths(today, which.startsWith('上') ? -1 : 0).slice(0, 8)}01`;
  const isFirst = half === '上' || half === '前';
  const span = isFirst
    ? { from: first, to: addDays(first, 14) }
    : { from: addDays(first, 15), to: lastDayOfMonth(first) };
  return { ...span, precision: 'month', ...placeOf(match) };
}

/** 11月21号那周: the whole week, or month, that the day lies in. */
function wholeOf(date: FoundDate, text: string): FoundDate {
  const match = /^(?:所在)?(?:那|当|的那|的)一?个?(周|星期|礼拜|月)(?![一二三四五六日天报刊])/.exec(
    text.slice(date.end, date.end + 6),
  );
  if (!match || date.from !== date.to) return date;
  const isMonth = match[1] === '月';
  const from = isMonth ? `${date.from.slice(0, 8)}01` : weekStart(date.from);
  const to = isMonth ? lastDayOfMonth(date.from) : addDays(from, 6);
  const end = date.end + match[0].length;
  return { from, to, precision: isMonth ? 'month' : 'day', start: date.start, end, text: text.slice(date.start, end) };
}

const UNTIL_NOW =
  /^(?:份|(?:正式)?(?:上班|开工|复工|开会|开完会|散会)|的时候|开始|起|之后|以后|后)?(?:一直)?(?:到|至|截至|截止到?|-|~|—)(?:现在|目前|今天|如今|当前|今)/;

/** 月初到现在, 国庆至今: until the day of asking. */
function untilNow(date: FoundDate, text: string, today: Day): FoundDate {
  const match = UNTIL_NOW.exec(text.slice(date.end, date.end + 12));
  if (!match || date.from > today) return date;
  const end = date.end + match[0].length;
  return { ...date, to: today, precision: 'month', end, text: text.slice(date.start, end) };
}

/** 11月30日前完成的, asked in December, is the November that is past. */
function notFarAhead(date: FoundDate, today: Day): FoundDate {
  const isYearEnd = /^年[底末]/.test(date.text);
  const lastYears = { ...date, from: addMonths(date.from, -12), to: addMonths(date.to, -12) };
  const isNearerBehind = addDays(today, daysBetween(lastYears.to, today)) < date.from;
  if (/^第?[一二三四1-4]季度/.test(date.text) && date.from > today && isNearerBehind) return lastYears;
  if (!/年/.test(date.text) && date.precision === 'day' && date.to < addDays(today, -LONG_PAST))
    return { ...date, from: addMonths(date.from, 12), to: addMonths(date.to, 12) };
  if ((/[年前后]/.test(date.text.slice(0, -1)) && !isYearEnd) || date.from <= addDays(today, MOST_AHEAD)) return date;
  return lastYears;
}

function withLastDay(date: FoundDate, text: string): FoundDate {
  const match =
    date.precision === 'day' && date.from === date.to ? LAST_DAY.exec(text.slice(date.end, date.end + 8)) : null;
  if (!match) return date;
  const said = match[1] ?? '';
  const day = /\d/.test(said) ? Number(said) : hanNumeral(said);
  const to = `${date.from.slice(0, 8)}${String(day).padStart(2, '0')}`;
  if (!isDay(to) || to < date.from) return date;
  const end = date.end + match[0].length;
  return { ...date, to, precision: 'month', end, text: text.slice(date.start, end) };
}

/** 上周三到周五: of the same week. */
const WEEKDAY = /^(?:周|星期|礼拜)[一二三四五六日天]$/;

/** 12月1日到12月15日, 上周一至上周五: two days with 至 between are one period. */
function joined(dates: readonly FoundDate[], text: string): readonly FoundDate[] {
  const kept: FoundDate[] = [];
  for (const date of dates) {
    const before = kept.at(-1);
    const between = before && before.end <= date.start ? text.slice(before.end, date.start).trim() : '';
    if (before && UNTIL.test(between) && before.to <= date.to) {
      kept[kept.length - 1] = {
        ...before,
        to: WEEKDAY.test(date.text) && date.to > addDays(before.from, 6) ? addDays(date.to, -7) : date.to,
        precision: 'month',
        end: date.end,
        text: text.slice(before.start, date.end),
      };
    } else if (
      before &&
      UNTIL.test(between) &&
      before.precision !== 'year' &&
      before.from < date.to &&
      date.to < before.to
    ) {
      kept[kept.length - 1] = { ...before, to: date.to, end: date.end, text: text.slice(before.start, date.end) };
    } else if (before && UNTIL.test(between) && isOneDay(before) && isOneDay(date)) {
      kept[kept.length - 1] = { ...before, to: date.to, end: date.end, text: text.slice(before.start, date.end) };
    } else if (
      before &&
      BESIDE.test(between) &&
      areSuccessive(before, date) &&
      !HELD_AGAINST.test(text) &&
      !/^(?:各|分别)/.test(text.slice(date.end))
    ) {
      kept[kept.length - 1] = { ...before, to: date.to, end: date.end, text: text.slice(before.start, date.end) };
    } else if (before && BESIDE.test(between) && areTurned(before, date, text)) {
      kept[kept.length - 1] = { ...before, from: date.from, end: date.end, text: text.slice(before.start, date.end) };
    } else if (before && areTwoDays(before, date, between, text.slice(date.end))) {
      const end = Math.max(date.end, text.indexOf('两天', date.end) + 2);
      kept[kept.length - 1] = { ...before, to: date.to, end, text: text.slice(before.start, end) };
    } else if (before?.precision === 'year' && before.end === date.start && /^全年/.test(date.text)) {
      kept[kept.length - 1] = { ...before, end: date.end, text: before.text + date.text };
    } else if (!before || before.end <= date.start) kept.push(date);
  }
  return kept;
}

/** 12月份到昨天, 从12月10号算起到12月20号: what stands between the first day and the last. */
const UNTIL = /^份?(?:算|计)?(?:起|开始|以来)?，?(?:一直)?(?:至|截至|截止到?|到|-|~|—|–)$/;

const areSuccessive = (one: FoundDate, next: FoundDate): boolean =>
  one.from !== one.to && next.from !== next.to && next.from === addDays(one.to, 1);

/** 昨天和前天完成了几个: the later one first, or two days of which it is asked together what was done. */
const areTurned = (one: FoundDate, next: FoundDate, text: string): boolean =>
  one.from === addDays(next.to, 1) && DONE_IN_BOTH.test(text.slice(next.end)) && !HELD_AGAINST.test(text);
const DONE_IN_BOTH = /^(?!各|分别)[^，。,各率]{0,4}(?:完|办[结好妥]|竣|收尾|报|交|填|调|退|投用|移交)/;

/** 昨天今天两天, 12月5号、6号这两天. */
const areTwoDays = (one: FoundDate, next: FoundDate, between: string, after: string): boolean =>
  (between === '' || BESIDE.test(between)) &&
  one.from === one.to &&
  next.to === addDays(one.to, 1) &&
  next.from === next.to &&
  (/^这?两天/.test(after) || (between !== '' && DONE_IN_BOTH.test(after)));

/** 12月20日到12月10日: kept as it was said, the end before the beginning, to be asked about. */
const isOneDay = ({ from, to, text }: FoundDate): boolean => from === to && !WEEKDAY.test(text);

/** 三天前 is that day, 最近三天 the days from then on. */
function counted(match: RegExpExecArray, today: Day, isPeriod: boolean): FoundDate {
  const [, count = '', unit = ''] = match;
  const n = count === '两' ? 2 : /\d/.test(count) ? Number(count) : hanNumeral(count);
  const months = unit.endsWith('月') && count !== '半';
  const days = count === '半' ? 15 : unit === '天' ? n : 7 * n;
  const from = months ? addMonths(today, -n) : addDays(today, -days);
  return { from, to: isPeriod ? today : from, precision: 'day', ...placeOf(match) };
}
