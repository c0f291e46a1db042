/** Numbers that are told only to say that they are not so: 是两万零六百个，不是两万六; 探测器不是26000，是20600. */
import { type FoundNumber, findNumbers } from '../../numbers/numbers.js';
import { measureWordAt } from '../../text/measure-words.js';

/** 七座，可不是八座; 20600个而非26000个. */
const DENIES = /(?<![啊哦噢喔呃额嗯哎])[，, ]?(?:[可并而]|根本)?(?:不是|(?<=[而并])非)$/;
/** Nothing more is said of it. */
const SAID_ALL = /^[啊哈哦呀嘛了]?(?=$|[，,。；;！!\n])(?![，,](?:而|应该?|其实|实际|就)?是)/;
const TONE = /^[啊哈哦呀嘛]/;
/** The right one stands in the same sentence before it: not only a number of its own, 32-8. */
const TOLD_BEFORE = /[\u4e00-\u9fff][^，,。；;！!\n]{0,12}[，,]?$/;
/** 上个月的是5家，不是6家: it corrects what was told of that while. */
const OF_A_WHILE = /^[^，,。；;\n\d]{0,6}(?:月份?|周|星期|礼拜|季度|[昨今]天)的?是?$/;
/** 不是两万六，是两万零六百: what stands for it. */
const BUT = /^[，, ]?(?:而|应该?|其实|实际上?)?是(?=[\d一二两三四五六七八九十百千])/;

/** 不是两万六，两万零六百, and no more. */
const NEXT = /^[，, ](?=[\d一二两三四五六七八九十百千][^，,。；;！!\n]{0,8}$)/;

/** 别按三千六登记: what is not to be taken down. */
const NOT_TO_RECORD = /(?:别|不要|勿|莫)(?:再|给我)?(?:按|照|用|拿|以)$/;
const RECORDED = /^[^，,。；;！!\n]{0,3}(?:登记|填|算|报|记|写|录|统计)/;

/** 暖心柜之前口头说过12个: what comes before it names the work. */
const SAID_ONCE = /之前|原先|原来|上次|上回|口头|前面|刚才|先前|曾|[跟和][您你]|[报说讲写填][的过了]/;

/** The text without clauses that tell an amount which, as is said behind it, is not to be recorded. */
function withoutRefused(text: string): string {
  const numbers = findNumbers(text);
  const refused = numbers.find(
    ({ start, end }) => NOT_TO_RECORD.test(text.slice(0, start)) && RECORDED.test(text.slice(end)),
  );
  if (!refused || numbers.every(({ value }) => value === refused.value)) return text;
  const clauses = text.match(/[^，,。；;！!\n]+[，,。；;！!\n]*/g) ?? [];
  return clauses
    .map((clause) =>
      findNumbers(clause).some(({ value }) => value === refused.value)
        ? clause.slice(0, Math.max(0, clause.search(SAID_ONCE)))
        : clause,
    )
    .join('');
}

/** The text without them. What corrects a former message by its while alone stays as it is. */
export function withoutDeniedNumbers(whole: string): string {
  const text = withoutRefused(whole);
  const numbers = findNumbers(text);
  return numbers.reduceRight((said, number, i) => {
    const head = said.slice(0, number.start);
    const denied = DENIES.exec(head);
    if (!denied) return said;
    const end = endOf(said, number);
    const before = head.slice(0, denied.index);
    const right = numbers[i - 1];
    const but = BUT.exec(said.slice(end));
    if (but && /[\u4e00-\u9fff]$/.test(before))
      return before + (denied[0][0] === '，' ? '，' : '') + said.slice(end + but[0].length);
    if (before === '' && NEXT.test(said.slice(end))) return `更正：${said.slice(end).replace(NEXT, '')}`;
    if (!right || !SAID_ALL.test(said.slice(end))) return said;
    if (OF_A_WHILE.test(before.slice(0, right.start))) return said;
    const isSame =
      /^[\u4e00-\u9fff]{0,6}$/.test(before.slice(right.end)) && TOLD_BEFORE.test(before.slice(0, right.start));
    return isSame && isCounted(said, right, number) ? before + said.slice(end).replace(TONE, '') : said;
  }, text);
}

const endOf = (text: string, { end }: FoundNumber): number => measureWordAt(text, end)?.end ?? end;

const KEYED = '(?:打|写|输|敲|按|填)了?(?:一?个)?[0零][了啊哈]?(?=$|[，,。；;！!])';

/** A nought too many or too few, or a digit that is missing, of the amount before it. */
export const NUMBER_SLIPS: readonly (readonly [RegExp, string])[] = [
  // 29000套，多打了个0; 290套，少打了个0
  [new RegExp(`(?<=[1-9]\\d*)0([^\\d，,。；;万亿千]{0,2})[，,](?:我|刚才?)?多${KEYED}`, 'g'), '$1'],
  [new RegExp(`(?<=[1-9]\\d*)([^\\d，,。；;万亿千]{0,2})[，,](?:我|刚才?)?[少漏]${KEYED}`, 'g'), '0$1'],
  // 少打一个零
  [/[少多漏]打了?[一两个几]?个?零/g, ''],
  // 1.98万个，漏敲一位
  [
    /(?<=\d[^，,。；;\n]{0,4})[，,](?:刚才?|前面|后面|末尾|中间)?(?:(?:[少多漏][打敲按输写]|[打敲按输写]漏)了?(?:[一两几]?[个位](?:数字?|\d)?|[0零])|[少多漏]了?[一两几]?[个位](?:[0零]|数字?|位数|小数点)|(?<=[前后]面|末尾|中间)[少多漏]了?[一两]位)[了。！!]?$/g,
    '',
  ],
];

const WHILE = '(?:[上下这本]个?(?:周|月|星期|礼拜)|[昨今明前后]天|[一二三四五六七八九十]{1,2}月|\\d{1,2}月)';

/** An amount and the one that it is not. */
export const DENIED_AMOUNTS: readonly (readonly [RegExp, string])[] = [
  // 是上周，不是下周: the while as well
  [new RegExp(`(?<=^是${WHILE})[，,](?:[而可]?不是|而非)${WHILE}(?=$|[，,。；;])`), ''],
  // 不是6个是7个
  [/(?<=^|[，,。；;])(?:所以|因此|其实|实际上?|准确地?说)?不是\d[^，,。；;-]{0,4}[，,]?(?<!就)而?是(?=\d)/g, '更正：'],
  // 九月的是5家，不是6家; 是2场不是3场; 设了24个，不是卡片上的19个，都齐了
  [
    /^([^，,。；;\n\d]{0,6}(?:月份?|周|星期|礼拜|季度|[昨今]天)的?[^，,。；;\n\d]{0,3}\d[^，,。；;\n]{0,6})[，,]不是[^，,。；;\d]{0,2}\d[\d.]*[\u4e00-\u9fff%‰]{1,2}$/,
    '更正：$1',
  ],
  [/[，,]?不是[^，,。；;\d]{0,2}\d[\d.]*[\u4e00-\u9fff%‰]{1,2}$/g, ''],
  [
    /(?<=\d[^，,。；;]{0,10})[，,]不是(?:[^，,。；;\d]{0,8}[的说写报填])?\d[\d.]*[万千]?[\u4e00-\u9fff%‰]{1,2}(?=$|[，,。；;](?!而?是|应该?是))/g,
    '',
  ],
  // 不是差5场，是差3场
  [
    /(?<=^|[，,。；;])不是[^，,。；;\d]{0,4}\d[^，,。；;-]{0,8}[，,] ?(?:而?是|应该?是)(?=[^，,。；;]{0,4}\d)/g,
    '更正：',
  ],
];

/** Both are amounts: 七座，不是八座; 七百二，不是七百六; 9-2，不是9-6 are none. */
const isCounted = (text: string, right: FoundNumber, denied: FoundNumber): boolean => {
  const [one, other] = [measureWordAt(text, right.end)?.word, measureWordAt(text, denied.end)?.word];
  return one === other || one === undefined || other === undefined;
};
