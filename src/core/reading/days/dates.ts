/** Days and periods as people write them: 12月30日, 12.30, 下月底, 第四季度, 年底. The year follows from today and from the tense. */
import { addDays, type Day } from '../../day.js';
import { memo } from '../../memo.js';
import { halfWidth } from '../text/plain-text.js';
import { PATTERNS } from './date-patterns.js';
import { type Lean, type Precision, type Span, sceneOf } from './date-scene.js';
import { DAY_NAMES } from './named-days.js';

export type { Precision } from './date-scene.js';

export interface FoundDate {
  /** First and last day; the same for a day. 月底, 年底 are that last day. */
  from: Day;
  to: Day;
  precision: Precision;
  start: number;
  end: number;
  text: string;
}

/** What the patterns begin with: nothing else need be tried. */
const BEGINS = new Set(
  '0123456789〇零一二三四五六七八九十两半今去明前头后本当第Qq这上中下元春清五劳端重国年岁全次月周星礼大昨即跨',
);
const NAMES_BEGIN = new Set(DAY_NAMES.map((name) => name.charAt(0)));

/** 小 and 大 begin many words, and dates only as a day's name. */
function mayBegin(text: string, at: number): boolean {
  const first = text[at] ?? '';
  return BEGINS.has(first) || (NAMES_BEGIN.has(first) && DAY_NAMES.some((name) => text.startsWith(name, at)));
}

/**
 * Days and periods of a text, in order, not overlapping. `today` settles the year where none is written: 「12月30日完工」 told
 * on 2023-01-03 is 2022-12-30, 「4月底前完成」 told on 2022-12-31 is 2023-04-30. What is no real day is left out.
 * `lean` 'past' reads bare months of a report in January and February as the year's that is reported.
 */
export function findDates(text: string, today: Day, lean: Lean = 'near'): readonly FoundDate[] {
  return datesIn(text, today, lean);
}

/** One message is looked through many times over, clause by clause. */
const MOST_TEXTS = 1000;
const datesIn = memo(readDates, undefined, MOST_TEXTS);

function readDates(text: string, today: Day, lean: Lean): readonly FoundDate[] {
  const plain = halfWidth(text);
  const found: FoundDate[] = [];
  for (let at = 0; at < plain.length; ) {
    const match = mayBegin(plain, at) ? dateAt(plain, at, today, lean, found.at(-1)) : null;
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
 * (「6月前」, but not 「6月底前」) the day before it begins, as for a feast (元旦前).
 */
export function dueDayOf(date: FoundDate, text: string): Day {
  const before = /^(?:之|以)?前/.test(text.slice(date.end, date.end + 2));
  if (before && OF_A_FEAST.test(date.text)) return addDays(date.from, -1);
  return before && date.precision !== 'day' && date.precision !== 'year' ? addDays(date.from, -1) : date.to;
}

/** 元旦前: the day before the feast. */
const OF_A_FEAST = /(?:元旦|国庆|五一|劳动|中秋|端午|清明|重阳)节?$/;

function dateAt(
  text: string,
  at: number,
  today: Day,
  lean: Lean,
  before: FoundDate | undefined,
): { span: Span; end: number } | null {
  for (const { expression, span } of PATTERNS) {
    expression.lastIndex = at;
    const match = expression.exec(text);
    if (!match) continue;
    const end = at + match[0].length;
    const scene = { ...sceneOf(text, at, end, today, lean), dayBefore: dayJustBefore(before, at) };
    const read = span(
      { ...match.groups, all: match[0], before: text.slice(Math.max(0, at - 6), at), after: text.slice(end, end + 6) },
      scene,
    );
    if (read) return { span: read, end };
  }
  return null;
}

/** A single day told not far before an offset. */
const dayJustBefore = (before: FoundDate | undefined, at: number): Day | null =>
  before && before.from === before.to && at - before.end <= SAME_BREATH ? before.from : null;

const SAME_BREATH = 24;
