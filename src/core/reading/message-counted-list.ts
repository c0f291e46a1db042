/** So many of the projects of a card, told by a word of their names or by what is left: 路口两个没完工, 完工了两个. */
import type { Project } from '../registry.js';
import { parseNumber } from './numbers.js';

interface Listed {
  own: readonly Project[];
  list: readonly string[];
}

const NUMERAL = '[两二三四五六七八九十]|\\d{1,2}';
const SAID = '(?=都|全|均|已|没|未|还|也|在|完|竣)';
/** 路口两个没完工; 两个路口没完工. */
const BEHIND = new RegExp(
  `(?<words>[\\u4e00-\\u9fff]{2,6}?)(?:那|这|的)?(?<count>${NUMERAL})(?:个|处|座|条|项|家)${SAID}`,
  'g',
);
const AHEAD = new RegExp(`(?<count>${NUMERAL})(?:个|处|座|条|项|家)(?<words>[\\u4e00-\\u9fff]{2,6}?)${SAID}`, 'g');

const FINISHED = '完工|完成|竣工|弄好|搞好|搞定|做完|弄完|搞完|建好';
const SO_MANY = new RegExp(
  `(?:已经?)?(?<verb>${FINISHED})了?(?<after>${NUMERAL}|一)(?:个|项)(?![\\u4e00-\\u9fff])|(?<![\\u4e00-\\u9fff\\d])(?<before>${NUMERAL}|一)(?:个|项)(?<said>已?经?(?:${FINISHED}))`,
);

/** The text with such words written as numbers. Words that fit another number of the list's names stay. */
export function countedAsNumbers(text: string, { own, list }: Listed): string {
  if (list.length < 2) return text;
  const written = (all: string, words = '', count = ''): string => {
    for (let from = 0; from + 2 <= words.length; from++) {
      const fitting = list.filter((n) => own.some((p) => p.number === n && p.name.includes(words.slice(from))));
      if (fitting.length > 1 && fitting.length === parseNumber(count))
        return `${words.slice(0, from)} ${fitting.join('、')} `;
    }
    return all;
  };
  return text
    .replace(BEHIND, (all: string, words: string, count: string) => written(all, words, count))
    .replace(AHEAD, (all: string, count: string, words: string) => written(all, words, count));
}

/** 「完工了两个，茜坑花园没有」 of a card of three: the two are the others. Null where so many are not left. */
export function othersCounted(text: string, left: number): string | null {
  const match = SO_MANY.exec(text);
  const { verb, after, before, said } = match?.groups ?? {};
  return match && parseNumber(after ?? before ?? '') === left ? text.replace(match[0], `其他的${verb ?? said}`) : null;
}
