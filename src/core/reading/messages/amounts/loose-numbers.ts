/** Numbers that count something and have no measure word: 停车泊位2300, 改了120, 人次3.6万. */
import type { Day } from '../../../day.js';
import type { Project } from '../../../registry.js';
import { findDates } from '../../days/dates.js';
import { findNumberMentions } from '../../names/project-numbers.js';
import { type FoundNumber, findNumbers } from '../../numbers/numbers.js';
import { headNoun, measuresFor } from '../../targets/promised-things.js';
import { halfWidth, insideBrackets, QUOTES } from '../../text/plain-text.js';

export interface LooseNumber {
  value: number;
  text: string;
  start: number;
  end: number;
}

/** What numbers names and does not count: 第9, 附件2, 电话12345, 油松路18. */
const NAMED_BEFORE =
  /(?:(?:系统|平台|软件|程序|客户端|[Aa][Pp]{2})[^，,。；;\d]{0,4}[到至成]|超额了?|超出了?|多出了?|打[了成]个|限速|时速|型号|口径|直径|第|附件|附表|附图|图|表|电话|手机|热线|分机|内线|总机|座机|传真|邮编|尾号|车牌|门牌|代码|编码|代号|[工订]单|邮箱|群|桩|井|转接?|拨打?|呼|编号|序号|文号|版本|房|栋|座|单元|楼|路|街|巷|号|(?<!划)线|微信|工号|密码(?:统一|都|全|均|改成|设成|设为|是|为)*|事项|项目|标段?|[A-Za-z\d#./:：\-–—+*〔[（(《])\s*$/;

/** 插口数：1050 */
const LABEL = /[:：=＝]\s?$/;
const COUNTED_BY = /[\u4e00-\u9fff](?<!\d[和与跟及至到])(?:\s|[:：=＝])?$/;

/** The words of the next clause, which nothing parts from a number before them: 亮790没亮41. */
export const NEXT_CLAUSE = /^(?:(?:[还没未离通已另又再待]|其中)(?=[\u4e00-\u9fff\d])|[差缺剩欠余是](?=\d))/;

/** 一百八十出头, 200左右. */
const OR_SO = '左右|上下|出头|开外|挂零|有余';

/** What may follow a number that is all there is: the end of its clause, what is said of it, or the next clause. */
const GOES_ON = new RegExp(
  `^ ?(?:${OR_SO})?(?:[，,。；;、！!\\n（(）)]|$|了(?![\\u4e00-\\u9fff])|(?:都|全|均|已)(?=[\\u4e00-\\u9fff]{1,3}[了完好齐])|是(?=[\\u4e00-\\u9fff])|才对|为准|作废)`,
);

const CLAUSE_GOES_ON = new RegExp(`^(?:${OR_SO})?(?:了?(?:[，,。；;）)]|$)|才对|为准|其中)`);

/** 128，多数了一个，127; 103了，还差5: a number that is a clause of its own, and no year. */
const isClause = (text: string, { value, start, end }: FoundNumber): boolean =>
  /(?:^|[，,。；;：:\n（(])\s?$/.test(text.slice(Math.max(0, start - 2), start)) &&
  CLAUSE_GOES_ON.test(text.slice(end)) &&
  !(value > 2010 && value < 2040);

/** 讲座41, AED 76, 线路12: what such a project promises to count stands before the number, and the clause ends with it. */
const isOfThing = (text: string, { start, end }: FoundNumber, things: readonly string[]): boolean =>
  CLAUSE_GOES_ON.test(text.slice(end)) && things.some((thing) => text.slice(0, start).trimEnd().endsWith(thing));

const thingsOf = (projects: readonly Project[]): string[] =>
  projects.flatMap((p) => measuresFor(p).map(headNoun)).filter((thing) => thing.length > 1);

/** 本周+3, （+2）: so many that came to it. */
export const PLUS = /(?:^|[，,。；;：:（( 月周天日])\+$/;

/** No programme has as many matters. */
const MOST_MATTERS = 100;

/** The numbers that may be those of matters: any where it is not known of which projects is told. */
const mattersAmong = (numbers: readonly FoundNumber[], projects: readonly Project[]): ReadonlySet<string> =>
  new Set(
    projects.length > 0
      ? projects.map((p) => p.number)
      : numbers.filter((n) => n.value < MOST_MATTERS).map((n) => String(n.value)),
  );

/** Longer runs of digits are telephone and document numbers. */
const MOST_DIGITS = 6;

/**
 * Every such number, in order; days, numbers of projects, and what stands in quotation marks left out. Offsets are the text's. Of
 * what is told of `projects` only their own numbers are numbers of projects: 26，比上周多3项.
 */
export function looseNumbers(text: string, today: Day, projects: readonly Project[] = []): LooseNumber[] {
  const plain = halfWidth(text);
  const dates = findDates(plain, today);
  const quoted = insideBrackets(plain, QUOTES);
  const numbers = findNumbers(plain);
  const things = thingsOf(projects);
  const pairs = findNumberMentions(plain, mattersAmong(numbers, projects));
  return numbers
    .filter((n) => /^\d|^[^\d]{2}/.test(n.text) && n.text.replace(/\D/g, '').length <= MOST_DIGITS)
    .filter((n) => !quoted[n.start] && ![...dates, ...pairs].some((o) => n.start < o.end && o.start < n.end))
    .filter(
      (n) =>
        isOfThing(plain, n, things) ||
        (PLUS.test(plain.slice(0, n.start)) && CLAUSE_GOES_ON.test(plain.slice(n.end))) ||
        ((COUNTED_BY.test(plain.slice(Math.max(0, n.start - 3), n.start)) || isClause(plain, n)) &&
          !NAMED_BEFORE.test(plain.slice(Math.max(0, n.start - 8), n.start).replace(LABEL, '')) &&
          [GOES_ON, NEXT_CLAUSE].some((after) => after.test(plain.slice(n.end)))),
    )
    .map(({ value, text: said, start, end }) => ({ value, text: said, start, end }));
}
