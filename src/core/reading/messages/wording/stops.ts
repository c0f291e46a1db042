/** Stops where a dictated text has none: 办了52场那个岗位2800个场次还差6场, 30个弄完了不对我说错了是29个, 97.1%还没到98. */
import { findNumbers } from '../../numbers/numbers.js';
import { measureWordAt } from '../../text/measure-words.js';
import { partedAt } from '../../text/plain-text.js';

const NUMERAL = '[\\d一二两三四五六七八九十百]';

/** Talking to oneself, before what was said is said to be right: 我想一下没错就是这个数. */
const TO_ONESELF =
  /(?:我|让我|等我|容我)(?:再)?[想看算数翻查]{1,2}(?:一?下)?[啊哈哦嗯呃，,]{0,2}(?=没错|对(?:$|[，,。了的就])|嗯|是的|就是这)/g;

const SLIP = '(?:我|刚才?|我刚才?)?(?:说|记|看|搞|弄|写|打|报|数|算)错了?';

/** 弄完了不对我说错了是二十九个, 三十个小区说错了二十九个. */
const CORRECTED = new RegExp(
  `(?<=[了过完好]|${NUMERAL}[\\u4e00-\\u9fff]{1,4}?)(?:等等|等一?下|[哦噢啊呃唉])?(?:不对|错了|口误|${SLIP}|[哦噢啊]不是?)[，,]?(?:不对|错了|口误|${SLIP})?[，,]?(?:应该|其实|实际)?是?(?=${NUMERAL})`,
  'g',
);

/** 97.1%还没到98: what any number falls short of. */
const SHORT_OF = `(?:还|也)?(?:没有?|不|未)(?:达到|[到达满够足])(?=百分之|${NUMERAL})|离(?=百分之|${NUMERAL})`;
/** The next clause begins right behind an amount. */
const NEXT = [
  SHORT_OF,
  // 18个其他的选址黄了
  '(?:其[他它余]|剩下|余下|别)的',
  // 52场那个岗位
  '[那这]个(?![月星礼周季])(?=[\\u4e00-\\u9fff]{2})',
  // 13200人啊没错
  '[啊哦额](?=[\\u4e00-\\u9fff]{2})|没错|对(?=就是|[，,。]|$)|就是这个?数',
  // 29个水质合格率99.3%
  '[\\u4e00-\\u9fff]{1,8}率(?:[为是到有]|达到?)?(?=百分之|\\d)',
].join('|');
const BEHIND_AMOUNT = new RegExp(`^(?:${NEXT})`);
const BEHIND_NUMBER = new RegExp(`^(?:${SHORT_OF})`);
/** 2800个场次还差6场, 600人次讲座还差8场: what lacks of another thing that is counted. */
const LACKS = new RegExp(
  `^(?<noun>(?!还|就|只|也|都|其中)[\\u4e00-\\u9fff]{2,3}?)(?:还|就|只)?[差剩欠缺]了?(?=${NUMERAL})`,
);
const COUNT_NOUN = /^(?:[场人户台座册家个总件条][次数]|数量|人次|岗位数?)$/;
/** 310场还差10场人次六千三 */
const NEXT_COUNT = new RegExp(`^(?:[场人户台座册][次数]|岗位数)(?=${NUMERAL})`);
const MORE_OR_LESS = /^[多来余几]/;
const CLAUSE = /[，,。；;！!？?\n]/;

/** The text with a comma at each such place. */
export function withStops(text: string): string {
  const said = text.replace(TO_ONESELF, '').replace(CORRECTED, '，不对，是');
  return partedAt(said, endsOfAmounts(said));
}

/** Where an amount ends that the next clause follows at once. */
function endsOfAmounts(text: string): number[] {
  const numbers = findNumbers(text);
  return numbers.flatMap(({ start, end }) => {
    const counted = end + (MORE_OR_LESS.exec(text.slice(end))?.[0].length ?? 0);
    const at = measureWordAt(text, counted)?.end ?? (text[end] === '%' ? end + 1 : end);
    const rest = text.slice(at);
    const isAmount = at > end && text[start - 1] !== '第';
    if ((isAmount ? BEHIND_AMOUNT : BEHIND_NUMBER).test(rest)) return [at];
    if (isAmount && NEXT_COUNT.test(rest)) return [at];
    const noun = isAmount ? LACKS.exec(rest)?.groups?.noun : undefined;
    const isSecond = numbers.some((n) => n.end <= start && !CLAUSE.test(text.slice(n.end, start)));
    return noun !== undefined && (isSecond || COUNT_NOUN.test(noun)) ? [at] : [];
  });
}
