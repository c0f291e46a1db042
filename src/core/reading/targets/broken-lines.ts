/** Texts of narrow columns, where a line ends in the middle of a figure. */
import { measureWordAt } from '../text/measure-words.js';

/** 1. and （2） of a list, 2022年 and 12月 of a date. */
const OWN_LINE = /^[(（]?\d{1,4}(?:[.．、)）](?!\d)|[年月日号]|-\d)/;
/** A line that is but the number of what stands on the next. */
const ONLY_NUMBER = /^\s*[(（]?\d{1,2}[.．、]?$/;
const MOST_BEHIND = 8;

/**
 * A line break inside a number, or between a number and its measure word, was made by a narrow column: 35.⏎6公里, 1166⏎个.
 * It becomes a blank behind the number, so that every offset stays true; the numbers of a list keep their lines.
 */
export function withoutBrokenFigures(text: string): string {
  if (!text.includes('\n')) return text;
  return text
    .replace(
      /([0-9０-９][.．,]?)\n([0-9０-９][0-9０-９.．,]{0,20})/g,
      (whole, head: string, tail: string, at: number) => {
        const end = at + head.length;
        const line = text.slice(Math.max(text.lastIndexOf('\n', end - 1) + 1, end - MOST_BEHIND), end);
        const isOfList = ONLY_NUMBER.test(line) || OWN_LINE.test(text.slice(end + 1, end + 1 + MOST_BEHIND));
        return isOfList ? whole : `${head}${tail} `;
      },
    )
    .replace(/([0-9０-９万亿])\n(?=(.{1,6}))/g, (whole, last: string, rest: string) =>
      measureWordAt(rest, 0) ? `${last} ` : whole,
    );
}
