/** What is said again at once for emphasis: 完工完工！, 差3家差3家, 7座啦，7座！, 累计780个泊位，780，780！ It is one completion and one amount. */
import { findNumbers } from '../../numbers/numbers.js';

interface Said {
  text: string;
  start: number;
  end: number;
}

/** Where words of completion end, and of what they deny: 完工, 开了, 修好了, 没完. */
const DONE = /完[工成]|竣工|搞[定掂]|齐活|达标|收官|投用|启用|通过|开[工业放馆园]|没[好完]|[\u4e00-\u9fff]了/g;
const MOST_WORDS = 6;
/** 好了好了，知道了: impatience. */
const IMPATIENT = /^(?:好|行|够|对|算|来|是|知道|明白|收到|晓得|清楚|看到|记住|可以)了$/;

/** 差3家, 7座: a number and the word of its kind before it. The target goes before what is done of it: 目标7座，7座完成. */
const NUMBER =
  /(?<!(?:目标|任务|计划|指标|要求|分别|各)[^，,。；;\n]{0,8})(?<![\d.\-一二两三四五六七八九十百千第])(?:还?[差剩缺欠])?(?:\d{1,7}(?:\.\d{1,3})?|[二两三四五六七八九十百千]{1,6})(?![月\d.-])/g;

/** 7座啦，7座: the unit, what lends it a tone, and what stands between the two. */
const UNIT =
  /^(?<unit>[\u4e00-\u9fff%]{1,6}?)[了啦咯喽啊呀哈哦]?[，,！!、~～ ]{0,3}(?:真的|没错|就是|是)?[，,！!、~～ ]{0,2}$/;
const STOPS = /^[，,！!、~～ ]{0,3}$/;
const ENDS = /^(?:$|[了啦咯喽啊呀哈哦，,。；;！!～~\n ]|\p{Extended_Pictographic})/u;

const DIGITS = /\d{2}/;

/** 修好了，修好了: the same words, with nothing but a stop between; 竣工，竣工时间待定 and 没开工，开工以来 say something else. */
function doneAgain(text: string, first: Said, again: Said): [number, number][] {
  const words = text.slice(first.end, again.end).replace(/^[，,！!、~～ ]{1,3}/, '');
  const before = text.slice(0, first.end);
  const isSame = words.length <= MOST_WORDS && before.endsWith(words) && !IMPATIENT.test(words);
  const isAll = words.endsWith('了') || ENDS.test(text.slice(again.end)) || text.startsWith(words, again.end);
  return isSame && isAll && !DENIED.test(before.slice(0, -words.length)) ? [[first.end, again.end]] : [];
}
const DENIED = /[没未不](?:有)?$/;

/** 还差2座，2座 and 还差2座，差2座; not 2座，还差2座. */
const isSameAmount = (first: string, again: string): boolean =>
  [first, first.replace(/^还/, ''), first.replace(/^还?[差剩缺欠]/, '')].includes(again);

/** The amount again, with its unit or, of two digits and more, without. */
function amountAgain(text: string, first: Said, again: Said): [number, number][] {
  const between = text.slice(first.end, again.start);
  if (!isSameAmount(first.text, again.text)) return [];
  const unit = UNIT.exec(between)?.groups?.unit ?? '';
  const isSame = unit !== '' && text.startsWith(unit, again.end);
  const isBare = DIGITS.test(again.text) && /[，,！!]/.test(between) && (unit !== '' || STOPS.test(between));
  const end = again.end + (isSame ? unit.length : 0);
  const isAll = ENDS.test(text.slice(end)) || text.startsWith(again.text, end);
  return (isSame || isBare) && isAll ? [[first.end + unit.length, end]] : [];
}

function once(text: string, words: RegExp, againAt: typeof doneAgain): string {
  const found = [...text.matchAll(words)].map((m) => ({ text: m[0], start: m.index, end: m.index + m[0].length }));
  const cuts = found.slice(1).flatMap((again, i) => againAt(text, found[i] ?? again, again));
  return cuts.reduceRight((said, [start, end]) => said.slice(0, start) + said.slice(end), text);
}

/** 八百六十（860）个, 捌佰陆拾（860）个: one number in numerals and in digits, as papers have it. */
function withoutDigitsBeside(text: string): string {
  const numbers = findNumbers(text);
  return numbers.reduceRight((said, { value, start, end }, i) => {
    const before = numbers[i - 1];
    const isSame =
      before?.value === value && /^ ?[（(]$/.test(said.slice(before.end, start)) && /^[）)]/.test(said.slice(end));
    return before && isSame ? said.slice(0, before.end) + said.slice(end + 1) : said;
  }, text);
}

/** The message with what is repeated said once. */
export const saidOnce = (text: string): string =>
  once(once(withoutDigitsBeside(text), DONE, doneAgain), NUMBER, amountAgain);
