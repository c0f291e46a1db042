/** Stops where a dictated text has none: 办了52场那个岗位2800个场次还差6场, 30个弄完了不对我说错了是29个, 97.1%还没到98. */
import { countedIn, NUMERAL } from '../../numbers/counted.js';
import { findNumbers } from '../../numbers/numbers.js';
import { partedAt } from '../../text/plain-text.js';

/** Talking to oneself, before what was said is said to be right: 我想一下没错就是这个数. */
const TO_ONESELF =
  /(?:我|让我|等我|容我)(?:再)?[想看算数翻查]{1,2}(?:一?下)?[啊哈哦嗯呃，,]{0,2}(?=没错|对(?:$|[，,。了的就])|嗯|是的|就是这)/g;

const SLIP = '(?:我|刚才?|我刚才?)?(?:说|记|看|搞|弄|写|打|报|数|算)[错反岔漏混]了?';

const DAY = '[上下这本]个?(?:周|星期|礼拜)|(?:周|星期|礼拜)[一二三四五六日天]|[昨今前明后]天';

/** 弄完了不对我说错了是二十九个, 三十个小区说错了二十九个, 上周五不对是上周六. */
const CORRECTED = new RegExp(
  `(?<=[了过完好]|(?:周|星期|礼拜)[一二三四五六日天]|[昨今前明后]天|${NUMERAL}[\\u4e00-\\u9fff]{1,4}?)[，,]?(?:等等|等一?下|[哦噢啊呃唉哎诶]呀?)?(?:不对|错了|口误|${SLIP}|[哦噢啊]不是?)[，,]?(?:不对|错了|口误|${SLIP})?[，,]?(?:应该|其实|实际)?是?(?=${NUMERAL}|${DAY})`,
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
  // 310场还差10场人次六千三
  `(?:[场人户台座册][次数]|岗位数)(?=${NUMERAL})`,
].join('|');
const BEHIND_AMOUNT = new RegExp(`^(?:${NEXT})`);
const BEHIND_NUMBER = new RegExp(`^(?:${SHORT_OF})`);
/** 2800个场次还差6场, 600人次讲座还差8场: what lacks of another thing that is counted. */
const LACKS = new RegExp(
  `^(?<noun>(?!还|就|只|也|都|其中)[\\u4e00-\\u9fff]{2,3}?)(?:还|就|只)?[差剩欠缺]了?(?=${NUMERAL})`,
);
const COUNT_NOUN = /^(?:[场人户台座册家个总件条][次数]|数量|人次|岗位数?)$/;
const CLAUSE = /[，,。；;！!？?\n]/;

/** The text with a comma at each such place. */
export function withStops(text: string): string {
  const said = text.replace(TO_ONESELF, '').replace(CORRECTED, '，不对，是');
  return partedAt(said, [...endsOfNumbers(said), ...endsOfAmounts(said)]);
}

const endsOfNumbers = (text: string): number[] =>
  findNumbers(text).flatMap(({ end }) => (BEHIND_NUMBER.test(text.slice(end)) ? [end] : []));

/** Where an amount ends that the next clause follows at once. */
function endsOfAmounts(text: string): number[] {
  const amounts = countedIn(text);
  return amounts.flatMap(({ start, end }) => {
    const rest = text.slice(end);
    if (BEHIND_AMOUNT.test(rest)) return [end];
    const noun = LACKS.exec(rest)?.groups?.noun;
    const isSecond = amounts.some((a) => a.end <= start && !CLAUSE.test(text.slice(a.end, start)));
    return noun !== undefined && (isSecond || COUNT_NOUN.test(noun)) ? [end] : [];
  });
}
