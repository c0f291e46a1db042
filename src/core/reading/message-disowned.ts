/** Amounts that a message tells of and says are none of the project's: 燃气公司花了86万元，那笔不算我们的; 捐了20万，与本项目无关. */
import type { Day } from '../day.js';
import { looseNumbers } from './loose-numbers.js';
import { CLAUSE_END } from './plain-text.js';
import { quantitiesOf } from './quantities.js';

const OURS = '(?:我们|咱们?|本(?:项目|单位|街道|局)|(?:这个?|我们的?|该)项目)';

const DISOWNED = new RegExp(
  `(?:不算|不归|没算|不计入?|没计入?|不属于|不是)(?:在|到)?${OURS}(?:的|头上|名下|账上|里面?|任务里?)?(?:数|钱|账|量)?(?=$|[，,。；;！!\\n])|[跟与和同]${OURS}(?:没有?|无|不)(?:什么|啥|任何)?(?:关系?|相干|搭界|沾边)|不在${OURS}(?:范围|之)?(?:内|里)?(?=$|[，,。；;！!\\n])|(?<=^|[，,。；;])(?:那|这)?(?:个|笔|些|部分|几[\\u4e00-\\u9fff])?(?:也)?(?:不算(?:数|在内|进来|进去)|不计入|没算进来?去?)(?=$|[，,。；;！!\\n])`,
  'g',
);

/** 别再记97件了那是旧数: an amount that is no longer to be booked. */
const NOT_TO_BOOK =
  /(?:别|不要|勿)再?[记写填报按]成?\s?\d+[\u4e00-\u9fff]{1,2}了?(?:[，,]?那?是(?:旧|以前|上次)的?数?)?/g;

/** 后来有4个小区拆迁了不用改: so many that need no work. */
const NEED_NONE =
  /(?<=^|[，,。；;])[^，,。；;\d]{0,4}\d+ ?(?:个|座|处|家|户|所|间|栋|条|台)[^，,。；;\d]{0,6}(?:拆迁|拆除|拆|征收|关停|停业|注销|取消|撤销)了?[^，,。；;\d]{0,3}(?:不用|无需|不需要?|用不着)[改建装做修换设][^，,。；;]{0,2}/g;

/** 那笔, 这些也: it speaks of what was told just before it. */
const BARE = /^\s*(?:[那这][\u4e00-\u9fff]{0,3})?[都也均]?$/;

/** The text without amounts not to be booked, and without the numbers of the clause that is disowned: the clause itself, or the one before it. */
export function withoutDisowned(whole: string, today: Day): string {
  const text = whole.replace(NOT_TO_BOOK, '').replace(NEED_NONE, '');
  return [...text.matchAll(DISOWNED)].reduceRight((said, { index }) => {
    const own = clauseStart(said, index);
    const within = numbersIn(said, own, index, today);
    const speaksOfLast = BARE.test(said.slice(own, index));
    const cut = within.length > 0 || !speaksOfLast ? within : numbersIn(said, clauseStart(said, own - 1), own, today);
    return cut.reduceRight((left, n) => left.slice(0, n.start) + left.slice(n.end), said);
  }, text);
}

function clauseStart(text: string, at: number): number {
  let from = Math.max(0, at);
  while (from > 0 && !CLAUSE_END.test(text[from - 1] ?? '')) from--;
  return from;
}

const numbersIn = (text: string, from: number, to: number, today: Day): { start: number; end: number }[] => {
  const measured = quantitiesOf(text, today);
  const loose = looseNumbers(text, today).filter((n) => !measured.some((q) => q.start < n.end && n.start < q.end));
  return [...measured, ...loose].filter((n) => n.start >= from && n.end <= to).sort((a, b) => a.start - b.start);
};
