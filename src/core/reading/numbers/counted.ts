/** Amounts counted out where they stand in a text, numeral and measure word: 二十八个, 三万多户, 97.1%, 百分之八十. */
import { isTimeWord, measureWordAt } from '../text/measure-words.js';
import { findNumbers } from './numbers.js';

/** A numeral begins with one of these. */
export const NUMERAL = '[\\d一二两三四五六七八九十百千万零]';

export interface Counted {
  start: number;
  /** Behind the number, and behind what it is counted in. */
  numeralEnd: number;
  end: number;
}

/** Every amount that has its measure word or is a share, in order; an ordinal, a while and the number of a road or a phase are none. */
export const countedIn = (text: string): Counted[] =>
  findNumbers(text).flatMap(({ start, end: numeralEnd }) => {
    if (text.startsWith(PER_CENT, start - PER_CENT.length))
      return [{ start: start - PER_CENT.length, numeralEnd, end: numeralEnd }];
    const measure = measureWordAt(text, numeralEnd);
    if (!measure || isTimeWord(measure.word) || text[start - 1] === '第') return [];
    return NAMED.test(text.slice(Math.max(0, start - 1), measure.end)) ? [] : [{ start, numeralEnd, end: measure.end }];
  });

const PER_CENT = '百分之';
/** 建设一路, 二次供水, 综合医院二期; but 还差两期. */
const NAMED = /[一二三四五六七八九十]路$|二次$|[^差缺剩欠有了成完满讲][一二三]期$/;
