/** Amounts that a message tells of and says are none of the project's: 燃气公司花了86万元，那笔不算我们的; 捐了20万，与本项目无关. */
import type { Day } from '../../../day.js';
import { quantitiesOf } from '../../figures/quantities.js';
import { CLAUSE_END, lastBreak } from '../../text/plain-text.js';
import { looseNumbers } from './loose-numbers.js';

const OURS = '(?:我们|咱们?|本(?:项目?|单位|街道|局|次|年度)|(?:这个?|我们的?|该)项目)';

/** To whom else they belong: 是他们自己的, 是水务集团的, 属其他项目, 是工会自己账上的. */
const THEIRS =
  '(?:是|属于?|归|算)(?:(?:他们|她们|人家|别[人处]|另外?的?|其[他它]|别的)(?:自己)?(?:项目|任务|工程|单位|街道|账上|名下|那边)?|[^，,。；;\\d我咱本]{1,8}(?:自己|集团|公司|物业|村里|市里|省里|财政)(?:账上|名下|那边)?)(?:出|掏|建|买|装|办|搞|做|弄)?的?';

/** Of what they are no part: 不计, 不能计入, 没算进来, 不在任务里. */
const NOT_COUNTED =
  '(?:(?:不|没|未)(?:能|应|该|可|得|予|再)?(?:算|计|统计|列|纳)(?:数|在内|在里[面头]?|[进入到](?:来|去|其中|里[面头]?)?(?:任务|总数|指标|目标|台账|统计|本年度?|今年)?(?:的|里[面头]?|内)?)?|不在(?:任务|指标|目标|计划|统计|台账|清单)(?:范围|数|口径)?(?:之?[里内]面?头?|上)?)了?';

const DISOWNED = new RegExp(
  `(?:不算|不归|没算|不计入?|没计入?|不属于?|不是)(?:在|到)?${OURS}(?:项目|任务|单位|街道|班组)?(?:出|掏|建|买|装|办|搞|做|弄)?(?:的|头上|名下|账上|里面?|任务里?)?(?:数|钱|账|量)?(?=$|[，,。；;！!\\n])|[跟与和同]${OURS}(?:没有?|无|不)(?:什么|啥|任何)?(?:关系?|相干|搭界|沾边)|不在${OURS}(?:范围|之)?(?:内|里)?(?=$|[，,。；;！!\\n])|(?:(?<notCounted>${NOT_COUNTED})|${THEIRS})(?=$|[，,。；;！!\\n])`,
  'g',
);

/** 别再记97件了那是旧数: an amount that is no longer to be booked. */
const NOT_TO_BOOK =
  /(?:别|不要|勿)再?[记写填报按]成?\s?\d+[\u4e00-\u9fff]{1,2}了?(?:[，,]?那?是(?:旧|以前|上次)的?数?)?/g;

/** 后来有4个小区拆迁了不用改: so many that need no work. */
const NEED_NONE =
  /(?<=^|[，,。；;])[^，,。；;\d]{0,4}\d+ ?(?:个|座|处|家|户|所|间|栋|条|台)[^，,。；;\d]{0,6}(?:拆迁|拆除|拆|征收|关停|停业|注销|取消|撤销)了?[^，,。；;\d]{0,3}(?:不用|无需|不需要?|用不着)[改建装做修换设][^，,。；;]{0,2}/g;

/** 那笔, 这些也, 钱: it speaks of what was told just before it. */
const BARE = /^\s*(?:[那这][\u4e00-\u9fff]{0,3}|钱|经费|费用|资金)?[都也均]?$/;

/** 商场捐的旧柜子2个, 那6场, 另3座: what they are is said; 4家, 其中2个 are of those that were told. */
const SET_APART = /[\u4e00-\u9fff]{2}[^\u4e00-\u9fff]*$|[那这另]$/;
const OF_THE_TOLD = /其中|里[头面]|当中|[剩差缺欠余没未]|不(?!是)|还有|[有的]$(?<![\u4e00-\u9fff]{3})/;

/** The text without amounts not to be booked, and without the numbers of the clause that is disowned: the clause itself, or the one before it. */
export function withoutDisowned(whole: string, today: Day): string {
  const text = whole.replace(NOT_TO_BOOK, '').replace(NEED_NONE, '');
  return disownedIn(text, today)
    .flatMap(({ numbers }) => numbers)
    .reduceRight((left, n) => left.slice(0, n.start) + left.slice(n.end), text);
}

/** Without what is told of others by the way: 装了5个，隔壁那批10个不是咱们项目的 says 装了5个. What `isNamed` is of a project, and no aside. */
export function withoutAsides(text: string, today: Day, isNamed: (aside: string) => boolean): string {
  const asides = disownedIn(text, today).filter(
    ({ start, end, numbers }) =>
      numbers.some((n) => isDescribed(text.slice(start, n.start), start)) && !isNamed(text.slice(start, end)),
  );
  return asides
    .reduceRight((said, { start, end }) => said.slice(0, start) + said.slice(end), text)
    .replace(ELSEWHERE_DENIED, '');
}

/** 隔壁那批20个, 装了8个，2个不是我们的; but 后面两个 are told by their place. */
const isDescribed = (head: string, clause: number): boolean =>
  head.trim() === '' ? clause > 0 : SET_APART.test(head) && !/^[最这那前后头末首上下面边第另其余外]*$/.test(head);

/** 隔壁新澜那边不归我们班组管 */
const ELSEWHERE_DENIED = new RegExp(
  `(?<=^|[，,。；;！!\\n])(?:隔壁|兄弟|人家|旁边)[^，,。；;！!\\n]*?(?:不归|不是|不属于?|不由)${OURS}[^，,。；;！!\\n]*`,
  'g',
);

/** Every denial with the numbers it disowns, from the first clause of them to its own end. */
function disownedIn(text: string, today: Day): (Span & { numbers: Span[] })[] {
  return [...text.matchAll(DISOWNED)].map(({ index, groups, 0: denial }) => {
    const own = lastBreak(text, index, CLAUSE_END);
    const isDisowned = ({ start }: Span) => {
      const head = text.slice(lastBreak(text, start, CLAUSE_END), start).replace(/另有$/, '另');
      return !OF_THE_TOLD.test(head) && (groups?.notCounted === undefined || SET_APART.test(head));
    };
    const within = numbersIn(text, own, index, today);
    const speaksOfLast = own > 0 && BARE.test(text.slice(own, index));
    const last = lastBreak(text, own - 1, CLAUSE_END);
    const numbers = within.length > 0 || !speaksOfLast ? within : numbersIn(text, last, own, today);
    const from = within.length > 0 || !speaksOfLast ? own : last;
    return { start: from, end: index + denial.length, numbers: numbers.filter(isDisowned) };
  });
}

interface Span {
  start: number;
  end: number;
}

const numbersIn = (text: string, from: number, to: number, today: Day): Span[] => {
  const measured = quantitiesOf(text, today);
  const loose = looseNumbers(text, today).filter((n) => !measured.some((q) => q.start < n.end && n.start < q.end));
  return [...measured, ...loose].filter((n) => n.start >= from && n.end <= to).sort((a, b) => a.start - b.start);
};
