/** What an amount is said of, once the project's own words are taken out: a lack, a time or a whole left there was not understood. */
import type { Figure } from '../../../measure.js';
import type { Project } from '../../../registry.js';

/** 泊位缺额22个, 让业委会拦了2个, told as done. */
const LACK =
  /[未没]|缺(?!陷)|欠(?![薪费])|(?<![多幸全吃])亏(?!损)|(?<![先前])差(?![评异旅])|尾[巴数]|拦|卡[在着住]|受限|受阻|不[止够足落到达]|够不/;

/** 近半个月添2家, 双十一那周演6场, told as of the whole year. */
const OF_A_TIME = /[净添]|那[周阵月]|近[半一二两三几\d]|(?<!同)[一二两三四半]个?[周月天]/;

/** 前后加一起29公里, told as new. */
const OF_A_WHOLE = /拢|加一起/;

/** 分别建设3个、4个; 两项指标; 控制在20分钟: no amount of the project's work. */
const OF_ANOTHER = /分别|指标|控制/;

/** 前后29公里 离数还欠着1公里, 5处好了缺2处: the next amount's. */
const NEXT = /(?:离|还[差欠缺剩]).*$|(?<=[了好完])[差欠缺剩余少]$/;

/** 18场不缺了: it lacks no more. */
const LACKS_NONE = /[不没无][再会]?[缺欠差亏少]/g;

/** 早完成了，不止17场: more than that. */
const MORE_THAN = /不[止只光]/g;
const NEVER = /(?!)/;

/** The short question that the words beside an amount leave; null where they are accounted for. */
export function misreadAsked(figures: readonly Figure[], { name, target }: Project, isDone: boolean): string | null {
  for (const { of, kind, quantity, unit } of figures) {
    if (of === undefined || unit === '%' || kind === 'remaining' || kind === 'planned') continue;
    const left = without(
      of
        .replace(NEXT, '')
        .replace(LACKS_NONE, '')
        .replace(isDone ? MORE_THAN : NEVER, ''),
      `${name}\n${target}`,
    );
    const said = `“${of}”${quantity}${unit}`;
    if (LACK.test(left)) return `${said}是已完成的，还是还没有完成的？`;
    if (kind === 'cumulative' && OF_A_TIME.test(left)) return `${said}是这段时间新增的，还是累计的？`;
    if (OF_ANOTHER.test(left) || (kind === 'new' && OF_A_WHOLE.test(left)))
      return `${said}指的是什么？请说明是累计、新增，还是还差。`;
  }
  return null;
}

/** The words of a text that `known` does not have: every run of two characters that it has is taken out. */
const without = (text: string, known: string): string =>
  [...text]
    .filter(
      (_, i) =>
        !known.includes(text.slice(i, i + 2).padEnd(2, '\n')) && !(i > 0 && known.includes(text.slice(i - 1, i + 1))),
    )
    .join('');
