/** Fonts by the names that official documents use (GB/T 9704-2012); readers without them fall back by themselves. */
export const fonts = {
  title: '方正小标宋简体',
  heading: '黑体',
  subheading: '楷体_GB2312',
  body: '仿宋_GB2312',
  page: '宋体',
} as const;

/** Of digits and Latin letters. */
export const latinFont = 'Times New Roman';

/** Type sizes in half points: 二号, 三号, 四号, 小四, 五号, 小五, 六号. */
export const sizes = { two: 44, three: 32, four: 28, smallFour: 24, five: 21, smallFive: 18, six: 15 } as const;

export interface TextStyle {
  font: string;
  /** Half points. */
  size: number;
  alignment: 'left' | 'center' | 'right' | 'both';
  /** Exact line height in twentieths of a point. */
  line: number;
  /** Indent of the first line, in characters of this size. */
  firstLineCharacters?: number;
  /** Space before and after, in twentieths of a point. */
  before?: number;
  after?: number;
  /** Stays on the page of the paragraph after it. */
  keepNext?: boolean;
}
