/** So many of the projects of a card, told by what is left: 完工了两个. */
import { parseNumber } from '../../numbers/numbers.js';

const NUMERAL = '[两二三四五六七八九十]|\\d{1,2}';
const FINISHED = '完工|完成|竣工|弄好|搞好|搞定|做完|弄完|搞完|建好';
const SO_MANY = new RegExp(
  `(?:已经?)?(?<verb>${FINISHED})了?(?<after>${NUMERAL}|一)(?:个|项)(?![\\u4e00-\\u9fff])|(?<![\\u4e00-\\u9fff\\d])(?<before>${NUMERAL}|一)(?:个|项)(?<said>已?经?(?:${FINISHED}))`,
);

/** 「完工了两个，茜坑花园没有」 of a card of three: the two are the others. Null where so many are not left. */
export function othersCounted(text: string, left: number): string | null {
  const match = SO_MANY.exec(text);
  const { verb, after, before, said } = match?.groups ?? {};
  return match && parseNumber(after ?? before ?? '') === left ? text.replace(match[0], `其他的${verb ?? said}`) : null;
}
