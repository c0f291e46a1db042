/** What a report says in words: finished, still open, not begun, will be late; and when. Clause by clause, the last word counting. */
import type { Day } from '../day.js';
import { dueDayOf, type FoundDate, findDates } from './dates.js';
import { halfWidth } from './plain-text.js';
import { quantitiesOf } from './quantities.js';

export interface Progress {
  state: 'completed' | 'open' | 'unknown';
  /** The day the work was finished, as stated; the last day of a month or quarter. */
  completedOn: Day | null;
  /** The day by which the unit means to finish. */
  expectedOn: Day | null;
  /** 截至12月30日: the day the whole text speaks of. */
  speaksOf: Day | null;
  says: 'not_started' | 'will_miss' | null;
}

const DONE_WORDS =
  '完工|竣工|完成|办结|办完|做完|弄完|搞完|干完|整完|弄好|搞好|做好(?!准备|服务|保障|宣传|协调|衔接)|验收合格|通过(?:竣工)?验收|验收(?:已)?通过|验收(?=了|完)|建成|建好|装完|装好|改造完|投入使用|投入运营|投用|启用|开业|通车|交付|移交|搞定|到位|完毕|办妥|达标|达成|收官';
const DONE = new RegExp(DONE_WORDS, 'g');
/** What follows 完成 when it is not the work itself that was completed. */
const ABOUT_DONE =
  /^(?:率|情况|时间|时限|度|后|之后|以后|前|之前|以前|期限|日期|投资|产值|总工程量|总量|工程量的|的?比例|进度|节点|计划的|百分之|\d+(?:\.\d+)?%|标准|条件)/;
/** Parts of the way: 完成 these, and the work is under way. */
const PRELIMINARY =
  /^(?:了)?[^，。；]{0,14}(?:前期|设计|招标|招投标|可研|可行性|立项|批复|勘察|勘探|征拆|拆迁|征地|围挡|进场|备案|方案|主体|基础|桩基|封顶|概算|预算|用地|规划|选址|调研|签订|合同|采购|施工许可|场地平整|部分|一半|大半|初稿|摸底|排查|公示|图纸|初验|过半)/;
const NEGATED =
  /(?:未能|未(?!来|成年|满|婚|雨)|没有|没(?!问题|收)|尚不|还不|不能|无法|难以|不(?:具备|满足|可能)|暂缓|完不成|不了)[^，。；]{0,12}$/;
const NEGATED_ITSELF =
  /完不成|(?:办|做|弄|建|赶|来|完成|完工|达到|做到|实现|装|搞)不(?:完|成|上|及|了)|无进展|没(?:有)?(?:什么)?进展|未(?:办结|达标|开工|启动|动工|竣工|完成|完工|建成|交付|移交)|没(?:有)?(?:办|做|弄|完成|完工|动|开始|搞|装|建|验|通过|交付|开工|启动)|只差|就差|仅差|尚未|还未|仍未|暂未|均未|还没|未达|未能|还差|尚差|没到位|未到位/;
const PLANNED =
  /预计|(?<![按照超动行])计划(?!生育)|拟|力争|争取|确保|准备|打算|(?<!已)将(?!近|军)|有望|可望|保证|承诺|目标是|要(?:求|在)|须|应(?!急|用|对|届|聘)|届时|等|待|如果|若|一旦|下一步|接下来|马上|即将|快要|就快|才能|能(?:够)?(?!力|源|耗|效)|可(?:以)?(?=完|竣)|会(?!议|场|所|展|同)|抓紧|加快|尽快/;
const UNDER_WAY =
  /正在|正(?=办|建|施|组|推|筹|进)|在建|推进中|施工中|进行中|建设中|办理中|改造中|筹备中|实施中|按计划推进|有序推进|稳步推进|加快推进|抓紧|持续推进|还在|仍在|进场施工|陆续|收尾|进展顺利|进度正常|(?:形象|工程|总体|整体|施工)?进度(?:为|达|达到|约|约为|已达|已达到|完成)?(?!100|一百)\d{1,2}(?:\.\d+)?%|完成率(?:为|达|达到|约|约为)?(?!100)\d{1,2}(?:\.\d+)?%|(?:总工程量|工程量|总量|任务量|任务|工作量)的?(?:约|近)?(?!100)\d{1,2}(?:\.\d+)?%|完成(?:了)?(?:约|近)?(?!100)\d{1,2}(?:\.\d+)?%|过半|大半|一半|(?:[一二三四五六七八九]|\d(?:\.\d)?)成(?!立|功|为|员|本|果|效|品|都)/;
/** What is still being done after the work itself is finished. */
const AFTERMATH = /结算|决算|审计|归档|资料|总结|付款|尾款|质保|整理|养护|宣传/;
const NOT_STARTED =
  /(?:尚未|还未|仍未|暂未|未|还没有?|没有?|尚无)(?:正式|实质性?|全面)?(?:开工|动工|启动|开始|实施|开展|进场|动)|(?:一直)?没动|未开始|未启动|待开工|待启动/;
const WILL_MISS =
  /(?:无法|不能|难以|未能|不可能|恐难|很难)(?:按期|如期|按时|按计划|在年底|在年内|年内|年底|在规定|于年底|在[^，。；]{0,10}(?:前|内))?[^，。；]{0,10}(?:完成|完工|竣工|交付|达到|实现|建成|开工|投入)|完不成|(?:完成|完工|达到|实现|开工)不了|赶不上|来不及|做不完|办不完|(?:按期|如期|按时|年内|年底前)[^，。；]{0,6}完成(?:有|存在|压力|困难|难度)|(?<!不|避免|防止|不会|无需|不用)(?:需要?|申请|请求|拟|将|要|预计|会|只能|恐|恐怕)(?:再)?(?:延期|延后|推迟|顺延|逾期|滞后|延误)|(?:延期|延后|推迟|顺延|拖)(?:到|至)/;
/** A date to come makes a plan only where something is to be done by it. */
const DOING = /要到|得到|才|前|内|底|完|竣|办|开展|建|装|做|搞|弄|施工|开工|验收|投|交|实施|推进|举行|启动|整改|延|拖/;
const ALL_DONE = /(?:都|全|全部|均)(?:已)?(?:经)?(?:办|做|建|装|开展|举办|搞|弄|改)(?:完|好)?了/;
/** 第9场办完了: one of them. */
const ONE_OF_THEM = /第(?:\d{1,3}|[一二三四五六七八九十]{1,3})[场次期批个]/;
const ASKED = /(?:吗|么|没有?|了没)[？?]?$|[？?]$/;
const WHOLE = /全部|全面|均|都|所有|顺利|圆满|超额|提前|如期|按期|目标|任务|整体/;

type Verdict = 'completed' | 'open' | null;

/** A clause is read up to here: nobody writes longer ones, and it bounds the work on odd texts. */
const CLAUSE_WITHIN = 200;

interface Clause {
  text: string;
  start: number;
  end: number;
}

/**
 * Reads the words of a report. Figures are not weighed here: 「已办8场」 alone is 'unknown', 「还差4场」 is open. 「截至12月31日进度
 * 95%，已于1月4日完工」 is completed on 1月4日: the last clause that says anything decides. Questions and conditions say nothing.
 */
export function progressOf(text: string, today: Day): Progress {
  const plain = halfWidth(text);
  const dates = findDates(plain, today);
  const read = clausesOf(plain).map((clause) => ({ clause, verdict: verdictOf(plain, clause, dates, today) }));
  const last = read.findLast(({ verdict }) => verdict !== null);
  const state = last?.verdict ?? 'unknown';
  return {
    state,
    completedOn: state === 'completed' && last ? completedOn(plain, last.clause, dates, today) : null,
    expectedOn: state === 'completed' ? null : expectedOn(plain, dates, today),
    speaksOf: speaksOf(plain, dates, today),
    says: state === 'completed' ? null : saysOf(plain),
  };
}

function clausesOf(text: string): Clause[] {
  return [...text.matchAll(/[^，,。；;！!\n]+/g)].flatMap((m) => {
    const asked = /^[？?]/.test(text.slice(m.index + m[0].length));
    return asked ? [] : [{ text: m[0], start: m.index, end: m.index + m[0].length }];
  });
}

function verdictOf(whole: string, clause: Clause, dates: FoundDate[], today: Day): Verdict {
  const text = clause.text.slice(0, CLAUSE_WITHIN);
  if (ASKED.test(text.trim()) || ONE_OF_THEM.test(text)) return null;
  if (NEGATED_ITSELF.test(text) || missesIn(text)) return AFTERMATH.test(text) ? null : 'open';
  if (ALL_DONE.test(text) && !PLANNED.test(text)) return 'completed';
  const done = doneWordOf(text);
  if (done !== null && isDone(clause, done, dates, today)) return 'completed';
  const bareFigures = /^[^，。]*(?:剩|差)/.test(text) && !/^[^剩差]*(?:差异|差别|时差|误差)/.test(text);
  if (bareFigures && /\d|[一二两三四五六七八九十]/.test(text)) return 'open';
  const promised = DOING.test(text) && dates.some((d) => within(d, clause) && isAhead(whole, d, today));
  if (promised || (done !== null && (PLANNED.test(text) || /内/.test(text.slice(0, done))))) return 'open';
  if (UNDER_WAY.test(text) && !AFTERMATH.test(text)) return 'open';
  return null;
}

/** Where the clause's last word of completion stands that speaks of the work itself; null where there is none. */
function doneWordOf(text: string): number | null {
  for (const match of [...text.matchAll(DONE)].reverse()) {
    const after = text.slice(match.index + match[0].length).replace(/^了/, '');
    if (ABOUT_DONE.test(after) && !/^(?:率|度)(?:为|达|达到|已达)?100%/.test(after)) continue;
    if (match[0] === '完成' && PRELIMINARY.test(after)) continue;
    if (countedAfter(text, match.index + match[0].length) && !WHOLE_NUMBER.test(text) && !TASK.test(after)) continue;
    if (BARE_COUNT.test(text.slice(0, match.index)) && !ALL.test(text)) continue;
    if ((match[0] === '移交' || match[0] === '交付') && /场地|用地|土地/.test(text)) continue;
    if (match[0] === '到位' && !/全部|均已|都已|都|已/.test(text)) continue;
    return match.index;
  }
  return null;
}

/** 完成8场, 建成10个, 已完成120: so many are done, which does not say that all are. */
function countedAfter(clause: string, at: number): boolean {
  return (
    /^了? ?\d[\d.,]*[万亿]? ?$/.test(clause.slice(at)) ||
    quantitiesOf(clause).some((q) => q.start >= at && q.unit !== '元')
  );
}

/** 8个已完工, without a noun: not yet all of them. */
const BARE_COUNT = /[\d一二两三四五六七八九十] ?[个座处场户家台套项间条所](?:已|也|刚)?$/;
const WHOLE_NUMBER = /全部|全数|所有|100%/;
const ALL = /全部|全数|所有|均|都|全(?=完|办|做|部)/;

/** 「完成2022年度任务」 is a number that counts nothing. */
const TASK = /^(?:了)?(?:\d{4}年度?|全年|年度)?(?:目标|任务|计划|工作)/;

function isDone(clause: Clause, at: number, dates: FoundDate[], today: Day): boolean {
  const { text } = clause;
  const before = text.slice(0, at);
  if (NEGATED.test(before)) return false;
  const planned = PLANNED.test(before) && !/已[^，]{0,8}$/.test(before);
  if (planned) return false;
  if (/^(?:后|之后|以后|前|之前|以前)/.test(text.slice(at + 2))) return false;
  const ahead = dates.some((d) => within(d, clause) && d.from > today && !/已/.test(text));
  if (ahead || isDeadlineBefore(text) || /(?:内|之内|以内)(?:能|可|要|将|全部)?$/.test(before)) return false;
  if (/已|刚|了$|了[，。]?|均|全部|顺利|圆满|超额|提前|100%/.test(text)) return true;
  // 「完工」, 「12月30日完工」, 「项目完工」 say it plainly; 「完成」 within a longer clause says it only of the whole
  const bare = text.replace(/[\d年月日号.\-/于在 ]/g, '');
  return bare.length <= 12 && (/^(?:完工|竣工|建成|投入)/.test(text.slice(at)) || bare.length <= 4 || WHOLE.test(text));
}

function isDeadlineBefore(text: string): boolean {
  return (
    /(?:[日号底末月度年节周]|\d)(?:之|以)?前(?:期)?(?:能|可|要|应|须|必须|力争|全面|全部)?(?:完|竣|建|投|办)/.test(
      text,
    ) && !/已/.test(text)
  );
}

const within = (date: FoundDate, clause: Clause): boolean => date.start >= clause.start && date.end <= clause.end;

/** A date still to come, other than 截至 one: what is said of it is a plan. */
function isAhead(text: string, date: FoundDate, today: Day): boolean {
  if (isAsOf(text, date)) return false;
  const deadline = /^(?:之|以)?前/.test(text.slice(date.end, date.end + 2));
  return date.from > today || (deadline && dueDayOf(date, text) >= today);
}

function isAsOf(text: string, date: FoundDate): boolean {
  return /截[至止]到?$/.test(text.slice(Math.max(0, date.start - 3), date.start)) || /^止/.test(text.slice(date.end));
}

/** The date in the clause that says so, or in a clause before it that is a date and little else. */
function completedOn(text: string, clause: Clause, dates: FoundDate[], today: Day): Day | null {
  const stated = dates.filter((d) => !isAsOf(text, d) && d.precision !== 'year' && d.start < clause.end);
  const own = stated.findLast((d) => within(d, clause) && (d.from <= today || clause.text.includes('已')));
  const alone = stated.findLast(
    (d) => d.from <= today && d.end <= clause.start && /^[，, ]*$/.test(text.slice(d.end, clause.start)),
  );
  const date = own ?? alone;
  if (!date) return null;
  return date.from <= today && date.to > today ? today : date.to;
}

/** The promised day: the date beside a word of completion rather than any other, the last of those equally good. */
function expectedOn(text: string, dates: FoundDate[], today: Day): Day | null {
  const ahead = dates.filter(
    (d) => DOING.test(clauseAround(text, d)) && (isAhead(text, d, today) || (d.to >= today && plannedAt(text, d))),
  );
  const finishing = ahead.filter((d) =>
    /^[^，,。；;\n]{0,14}(?:完成|完工|竣工|办完|办结|建成|做完|投入|投用|全部|达到|达标|交付)/.test(text.slice(d.end)),
  );
  const date = finishing.at(-1) ?? ahead.at(-1);
  return date ? dueDayOf(date, text) : null;
}

function clauseAround(text: string, date: FoundDate): string {
  const before =
    text
      .slice(0, date.start)
      .split(/[，,。；;\n]/)
      .at(-1) ?? '';
  const after = text.slice(date.end).split(/[，,。；;\n]/)[0] ?? '';
  return `${before}${date.text}${after}`;
}

function plannedAt(text: string, date: FoundDate): boolean {
  if (/^内/.test(text.slice(date.end)) && !/已/.test(text.slice(date.end, date.end + 6))) return true;
  const clause =
    text
      .slice(Math.max(0, date.start - 12), date.start)
      .split(/[，,。；;\n]/)
      .at(-1) ?? '';
  const after = text.slice(date.end, date.end + 6).split(/[，,。；;\n]/)[0] ?? '';
  return !isAsOf(text, date) && (PLANNED.test(clause) || /^(?:能|将|可|争取|力争|再|要)/.test(after));
}

function speaksOf(text: string, dates: FoundDate[], today: Day): Day | null {
  if (/截[至止]到?(?:目前|今天|今日|现在|当前)/.test(text)) return today;
  return dates.find((d) => isAsOf(text, d))?.to ?? null;
}

/** 不需要延期 and 确保不滞后 deny it. */
function missesIn(clause: string): boolean {
  return (
    WILL_MISS.test(clause) &&
    !/(?:不|无需|不用|不会|避免|防止|不必|杜绝|没有|未)[^，。]{0,4}(?:延期|延后|推迟|顺延|逾期|延误|滞后)/.test(clause)
  );
}

function saysOf(text: string): Progress['says'] {
  if (clausesOf(text).some((clause) => missesIn(clause.text))) return 'will_miss';
  return NOT_STARTED.test(text) ? 'not_started' : null;
}
