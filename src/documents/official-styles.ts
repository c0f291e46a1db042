import { fonts, sizes, type TextStyle } from './text-style.js';
import { a4, type WordPage } from './word.js';

/** Exact line height of running text: 28 points. */
const line = 560;

/** Styles of an official document (GB/T 9704-2012): title 二号小标宋, headings 三号黑体 and 楷体, text 三号仿宋. */
export const official = {
  title: { font: fonts.title, size: sizes.two, alignment: 'center', line: 640, after: line },
  heading: { font: fonts.heading, size: sizes.three, alignment: 'both', line, firstLineCharacters: 2, keepNext: true },
  subheading: {
    font: fonts.subheading,
    size: sizes.three,
    alignment: 'both',
    line,
    firstLineCharacters: 2,
    keepNext: true,
  },
  text: { font: fonts.body, size: sizes.three, alignment: 'both', line, firstLineCharacters: 2 },
  signature: { font: fonts.body, size: sizes.three, alignment: 'right', line },
  tableHeading: { font: fonts.heading, size: sizes.smallFour, alignment: 'center', line: 360 },
  cellLeft: { font: fonts.body, size: sizes.smallFour, alignment: 'left', line: 360 },
  cellCenter: { font: fonts.body, size: sizes.smallFour, alignment: 'center', line: 360 },
} satisfies Record<string, TextStyle>;

/** Margins of an official page in twentieths of a point: 37, 26, 35 and 28 mm. */
const officialMargin = { top: 2098, right: 1474, bottom: 1984, left: 1588, header: 851, footer: 1400 } as const;

/** Width of the text on an upright official page. */
export const officialWidth: number = a4.width - officialMargin.left - officialMargin.right;

/** An upright page with its number — 1 — at the foot. */
export const officialPage: WordPage = {
  orientation: 'portrait',
  margin: officialMargin,
  pageNumber: { font: fonts.page, size: sizes.four },
};

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 as headings number them: 一, 十, 十二, 二十. */
export function chineseOrdinal(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? digits[ones] : ''}`;
}
