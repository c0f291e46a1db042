/** The quantities that a report states: done, newly done, still to do, planned; and of which period. */
import { addDays, type Day } from '../../day.js';
import type { Figure } from '../../measure.js';
import type { FoundDate } from '../days/dates.js';
import { halfWidth, lastBreak } from '../text/plain-text.js';
import { endsPlan, isOfNow } from './announced.js';
import { bareNumbers, ratioBefore } from './bare-numbers.js';
import { nounOf } from './figure-noun.js';
import { kindOf } from './kind.js';
import { lackingAt } from './lacking.js';
import { asOfDay, countedUp, isAsBefore, isDeadline, isUpTo, periodAfter, periodWords } from './period.js';
import { type Quantity, quantitiesOf } from './quantities.js';
import { isQuoted, isReported } from './quoted.js';
import { isOfRate } from './rates.js';
import { governing } from './reach.js';
import { datesOfReport } from './report-dates.js';
import { sinceThen, TOTAL, tellsStock, untilNow } from './stock.js';
import { isShare } from './unit-kinship.js';
import { goesOnWithIt, SUMMED } from './while.js';

/** A figure with what the words around it say: how far it reaches and what it is part of. */
export interface ReadFigure extends Figure {
  of: string;
  start: number;
  end: number;
  approximate: boolean;
  /** 累计, 共, 全年, 截至…: it says of itself that it is the whole. */
  total: boolean;
  /** 每场50人, 每月1场: counted for each, and no part of any sum. */
  each: boolean;
  /** Work that is begun, or under way, and not done: 20个已开工. */
  begun: boolean;
  /** Its own clause says that it is finished: 其中20个已完工. */
  finished: boolean;
  /** 其中…, or in parentheses: a part of another figure. */
  part: boolean;
  /** The target or a total that is quoted and not reported: 目标10个, 8/10, 10个中的8个, 没到95%. */
  quoted: boolean;
  /** The day up to which a cumulative figure counts, where it says so (截至12月31日). */
  asOf: Day | null;
  /** The days of its period, where it has one. */
  over: { from: Day; to: Day } | null;
}

/**
 * Every reported quantity with a measure word, and a bare number where a word such as 还差 or 已完成 stands before it (unit '').
 * 「12月新增5个，全年累计20个」 is 5 new in 12月 and 20 cumulative of 全年; 还差4场 is remaining, 预计办4场 planned, 8/12场 is
 * 8 done of 12 planned, 一场都没办 is 0. `today` settles what lies ahead; without it nothing does by its date alone.
 */
export function figuresOf(text: string, today?: Day): Figure[] {
  return asFigures(readFigures(text, today));
}

/** Read figures as they are reported on. */
export function asFigures(read: readonly ReadFigure[]): Figure[] {
  return read.map(({ quantity, unit, of, kind, period }) => ({
    quantity,
    unit,
    ...(of === '' ? {} : { of }),
    kind,
    ...(period === undefined ? {} : { period }),
  }));
}

/** No word further back than this speaks of a figure; it also bounds the work on long texts. */
const LOOK_BACK = 80;

const NO_TODAY: Day = '9999-01-01';

const SENTENCE_END = /[。；;！!？?\n]/;

const CLAUSE_END = /[，,：:]/;

/** 年初至今, 一月以来: no period either, in the clauses after it. */
const UNTIL_TODAY = /^ ?(?:至今|到(?:今天?|现在|目前))/;
const SINCE_NEW_YEAR = /^(?:以来|开始|[算数]?起)/;

/** Does the date only say since when it is counted? */
const isSince = (text: string, date: FoundDate): boolean =>
  UNTIL_TODAY.test(text.slice(date.end)) ||
  (/年[初头]$|^[1一元]月份?$/.test(date.text) && SINCE_NEW_YEAR.test(text.slice(date.end)));

/** 12月评估，参与率96.3%: when the rate was measured, and no month's own rate. */
const MEASURED = /^[^，,。；;\n\d]{0,3}(?:评估|测评|测算|考核|抽[查检样]|监测|核查|复核|暗访|摸底)/;

/** 本周共提升6个: the sum of that week, month or quarter, and not of all there is. */
const sumsPeriod = (date: FoundDate | null, between: string): boolean =>
  date !== null &&
  date.to < addDays(date.from, LONGEST_QUARTER) &&
  !/[底末初]$/.test(date.text) &&
  SUMMED_NEXT.test(between) &&
  !TOTAL.test(between.replace(SUMMED_NEXT, ''));
const LONGEST_QUARTER = 92;
const SUMMED_NEXT = new RegExp(
  `^(?:[内里]|我们?|我[街局]道?|全街道?|全区|[^，,。；;\\n\\d]{2,4}的[^，,。；;\\n\\d]{2,4}|[^，,。；;\\n\\d]{2,6}[，,])?(?:${SUMMED}|(?:已经?)?累[计加积](?!到|至|达))`,
);

const NONE_AT_ALL = /^(?:[^，,。；;\n]{0,4})(?:都|也)(?:还)?(?:没|未)/;

const EACH =
  /(?<![头前第下上后这那近])一(?:[天日周]|个?月(?!份|至今|以来|[到至起底初上中下])|个?小时)(?:大概|差不多|平均)?(?:能|可|只能|顶多|最多|也就)[^，,。；;\d了]{0,4}$|(?:[日周月年人户]均|单价|每(?:周[一二三四五六日末]|[天晚周月]))[^，,。；;\d]{0,4}$|每(?:个|场|次|家|户|人|名|期|班|月|所|座|处|间|辆|街道|社区|村|校|站|点|小区)[^，,。；;\d]{0,4}$|(?:每|平均每|各)(?:个|场|次|家|户|人|名|期|班|周|月|年|天|日|季度?|街道|社区|所|座|处|村|校|站|点|区)?(?:至少|约|不少于|均|各)?(?:开展|举办|办|建设|建|配备|服务|有|组织|安排|培训|设置|补贴|补助|发放)?(?:不少于|至少|约)?$/;

const BEGUN =
  /(?:开工|动工|启动|进场)(?!到|至今|以来|以后|后|起)|在建|正在|施工中|未完|签订?了?合同|招标|挂网|下单|申报|征集|报名/;

/** 就业81名（签合同且参保）: people who have signed are employed. */
const withoutHiring = (clause: string, { unit }: Quantity): string =>
  PERSON.test(unit) ? clause.replace(SIGNED, '') : clause;
const PERSON = /^[人名位]$/;
const SIGNED = /签订?了?合同/g;

/** 立杆完成200个: a step on the way, though it is told as done. */
const STEP_DONE = /(?:立杆|申报|征集|招标|设计|布线|选点|选址|摸排|勘察)(?:已|都)?完成了?$/;

const FINISHED = /完工|竣工|完成|建成|投入使用|投用|办结|已(?:改造|建设|开展|举办|新增|安装|更换|办理|施划|配备|筹集)/;

/** 年初计划打造22处，绿化2200平方米: the time is that of planning. */
const IS_OF_PLAN = /^(?:就|我们|曾|便)?(?:计划|拟定?|打算|承诺|[预安]排|[确商]?定下?)(?!外|内|完成)/;

const HALF_A_YEAR = 183;
/** 12月31日前，更新20套，新增1万平方米: the day is that of all behind it. */
const isHeading = (text: string, { end }: FoundDate, { start }: Quantity): boolean =>
  /^(?:之|以)?前[，,：:][^已了完累共]*$/.test(text.slice(end, start));

/** 加上今天的33场, 加今天的是17场: all of them; 加上今天的2场，共33场: not yet. */
const INCLUDING = /(?:加上|^加|算上|连同)[^，,。；;\n]{0,8}的(?:是|就是|有|为)?$/;
const isIncluded = (text: string, q: Quantity, head: string, all: readonly Quantity[]): boolean =>
  INCLUDING.test(head) &&
  !all.some((o) => o.start > q.end && o.value > q.value && TOTAL.test(text.slice(q.end, o.start)));

/** 三座开了，一座没水; 一座开放一座没建好. */
const SOME_DONE = /[了好完齐]|已|能|可|开放|开业|投用|启用|[完竣]工|通[水电气车]|达标/;

/** 一场没办 is none; 还有一场没办 is one, and so it is beside others that are done. */
const noneDone = (text: string, q: Quantity, head: string, all: readonly Quantity[]): boolean =>
  text[q.start] === '一' &&
  !all.some((o) => o.unit === q.unit && o.end <= q.start && SOME_DONE.test(text.slice(o.end, o.to))) &&
  /^[^，,。；;\n]{0,3}(?:没|未)/.test(text.slice(q.end)) &&
  !/(?:[有剩差余缺短欠隔这那另就只]|剩下的?|余下的?|剩余的?|最.的)$/.test(head);

/** Like {@link figuresOf}, with the places and the reach of each figure. */
export function readFigures(text: string, today: Day = NO_TODAY): ReadFigure[] {
  const plain = halfWidth(text);
  const reference = today === NO_TODAY ? '2000-06-30' : today;
  const dates = datesOfReport(plain, reference);
  const quantities = [...quantitiesOf(text, reference), ...bareNumbers(plain, dates)].sort((a, b) => a.start - b.start);
  const figures: ReadFigure[] = [];
  const ending = quantities.filter(
    (q) => isStanding(plain, q, dates, quantities) || lackingAt(placeOf(plain, q).head) >= 0,
  );
  for (const quantity of quantities.filter((q) => isReported(plain, q))) {
    const figure = figureOf(plain, quantity, dates, today, quantities, ending);
    const done = ratioBefore(plain, quantity);
    if (done !== null) {
      figures.push(
        { ...figure, quantity: done, kind: isUndoneRatio(plain, quantity) ? 'remaining' : 'cumulative', quoted: false },
        { ...figure, kind: 'planned', quoted: true },
      );
    } else figures.push(figure);
  }
  return withAdditions(plain, figures);
}

/** 4/34场没办: so many of them are not done; 8/10座没完成 has 8 done. */
const isUndoneRatio = (text: string, { end, to }: Quantity): boolean =>
  /^(?:还|都|仍)?(?:没有?|未|待)(?:[建装改办做修换铺种演讲开通划]|举办|开展|改造|安装)(?![完好成够满齐全])/.test(
    text.slice(end, to),
  );

/** 还差：1座: the label speaks of it. */
const labelEnd = (text: string, at: number): number =>
  (/[：:] ?$/.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? '').length;

/** 十月那场忘记写了，是18场: one of those of that time. */
const ONE_OF_THEN = /^的?那一?[场次期批回趟节]/;

/** Where an amount stands: its sentence, its clause, and what of this is said before it. */
function placeOf(text: string, q: Quantity) {
  const labelled = q.start - labelEnd(text, q.start);
  const sentence = lastBreak(text, q.start, SENTENCE_END);
  const clause = Math.max(sentence, lastBreak(text, labelled, CLAUSE_END));
  const head = text.slice(Math.max(clause, q.start - LOOK_BACK), labelled);
  return { sentence, clause, head, near: text.slice(Math.max(clause, q.from, q.start - LOOK_BACK), labelled) };
}

/** Is it told as it stands by now? */
function isStanding(text: string, q: Quantity, dates: readonly FoundDate[], all: readonly Quantity[]): boolean {
  const { sentence, clause, head, near } = placeOf(text, q);
  return (
    tellsStock({
      head,
      near,
      after: text.slice(q.end, q.to),
      before: text.slice(sentence, clause),
      next: text.slice(q.to, q.to + LOOK_BACK),
      dated: dates.some((d) => d.start >= clause && d.end <= q.start),
    }) || isIncluded(text, q, head, all)
  );
}

function figureOf(
  text: string,
  q: Quantity,
  dates: readonly FoundDate[],
  today: Day,
  all: readonly Quantity[],
  ending: readonly Quantity[],
): ReadFigure {
  const { sentence, clause, head } = placeOf(text, q);
  const sincePeriod = sinceThen(head);
  const after = text.slice(q.end, q.to);
  const stands = isStanding(text, q, dates, all);
  const ended = ending.filter((o) => o.start >= sentence && o.end <= clause);
  const governed = untilNow(head)
    ? null
    : (periodAfter(text, q, dates) ?? governing(text, dates, { q, sentence, clause, stands, ended, all }));
  const total = stands || (governed !== null && governed.start >= clause && isUpTo(text, governed, today));
  const aside =
    governed &&
    (isSince(text, governed) ||
      (governed.start < clause && ONE_OF_THEN.test(text.slice(governed.end))) ||
      countedUp(text.slice(governed.end, q.start)) ||
      isAsBefore(text, governed, q.start) ||
      (isShare(q.unit) && MEASURED.test(text.slice(governed.end))));
  const isOfPlan =
    governed !== null &&
    ((governed.start < clause && IS_OF_PLAN.test(text.slice(governed.end))) ||
      endsPlan(text.slice(governed.start, clause), head) ||
      (governed.start < clause && governed.from > today && isOfNow(head, text.slice(sentence, clause))));
  const date = isOfPlan || (aside && !sincePeriod) ? null : governed;
  const own = date !== null && date.start >= clause;
  const asOf = date && (total || !isAddedUp(text, date, q, dates)) ? asOfDay(text, date, total, today) : null;
  const clauseText = head + text.slice(q.start, Math.min(q.to, q.end + LOOK_BACK));
  const none = q.value === 1 && (NONE_AT_ALL.test(text.slice(q.end)) || noneDone(text, q, head, all));
  const later = !/已|了/.test(after) && dates.some((d) => d.start >= q.end && d.end <= q.to && d.from > today);
  const toCome = dates.filter((d) => d.from > today);
  const due = toCome.some(
    (d) =>
      d.end <= q.start &&
      isDeadline(text, d) &&
      (d.start >= clause || (d.start >= sentence && d.from < addDays(today, HALF_A_YEAR) && isHeading(text, d, q))),
  );
  const kind = none
    ? 'cumulative'
    : kindOf(text, q, { head, sentence, clause, date, asOf, total, today, later, due, toCome, all });
  const carries = own || kind === 'cumulative' || kind === 'new';
  // 今天跑出来是62.7%: a share is as of a day, and of none
  const isOfDay = isShare(q.unit) && date?.precision === 'day';
  const period = date && carries && !asOf && !isOfDay && periodWords(date) ? date.text : undefined;
  const wholeYear = date?.precision === 'year';
  return {
    quantity: none ? 0 : q.value,
    unit: q.unit,
    of: nounOf(q.of),
    kind:
      kind === 'cumulative' && period && !wholeYear && (!total || sumsPeriod(date, text.slice(date?.end, q.start)))
        ? 'new'
        : kind,
    ...(period ? { period } : {}),
    start: q.start,
    end: q.end,
    approximate: q.approximate,
    total: total || wholeYear || asOf !== null,
    each: !isShare(q.unit) && (EACH.test(head) || isOfRate(text, head, q)),
    begun: (BEGUN.test(withoutHiring(clauseText, q)) && !FINISHED.test(clauseText)) || STEP_DONE.test(head),
    finished: FINISHED.test(clauseText),
    part: q.inParentheses || inPart(text, sentence, q.start),
    quoted: isQuoted(text, head, q, text.slice(q.end, q.to), all),
    asOf,
    over: period && date && !wholeYear ? { from: date.from, to: date.to } : null,
  };
}

/** 1—3月180个，4—6月230个，合计410个: a period that is added up with the next, and no day up to which all counts. */
const isAddedUp = (text: string, date: FoundDate, q: Quantity, dates: readonly FoundDate[]): boolean =>
  date.from !== date.to &&
  dates.some((d) => d.start >= q.start && d.from === addDays(date.to, 1)) &&
  TOTAL.test(text.slice(q.end, q.end + LOOK_BACK));

function inPart(text: string, sentence: number, at: number): boolean {
  const among = text.slice(sentence, at).lastIndexOf('其中');
  return among >= 0 && !TOTAL.test(text.slice(sentence + among, at));
}

/** 新上终端4台, 刚装好1个. */
const ADDED =
  /[^，,。；;\n]{0,20}(?:(?<![更翻创刷重全最])新[增办建开上装配设招添改铺布投演讲种换挂](?!级)|刚(?:刚|才)?[装建办改做开演换划铺种][好完成了])[^，,。；;\n]{0,20}$/;
/** 月初总数18座，昨天总数20座; 四季度初累计33台, 上个月同一天是690个: what there was. */
const isStock = (text: string, { start, period }: ReadFigure): boolean =>
  STOCK.test(text.slice(Math.max(0, start - 5), start)) || /[底末初]$/.test(period ?? '');
const STOCK = /(?:总[数量]|存量|保有量|同一天|同期|时)[是为有]?$/;

/** 5台大修本月做完，累计41台: the lot that was done in it. */
const DONE_OF_LATE =
  /^[^，,。；;\n\d没未不]{0,6}(?:(?:[本这上当]个?)(?:[月周旬]|星期|礼拜|季度)|[昨今前]天|昨晚|刚刚?)[里内]?[才刚]?[\u4e00-\u9fff]{1,2}[完好成]的?了?(?=[，,。；;])/;

/** 12月截至19日新增128人，累计2288人. */
const BY_A_DAY_ONLY = /^(?![^，]*(?:累[计加积]|[共总]|全年))[^，]*截[至止]/;

/** 新增3场，累计11场: what is new stands beside its total. */
function withAdditions(text: string, figures: ReadFigure[]): ReadFigure[] {
  return figures.map((f, i) => {
    if (goesOnFromNew(text, f, figures.slice(0, i))) return { ...f, kind: 'new' };
    if (f.kind === 'new' && f.over === null && isPartOfSum(text, f, figures)) return { ...f, kind: 'cumulative' };
    if (f.kind === 'new' && isBoth(f, figures)) {
      const { period: _of, ...both } = f;
      return { ...both, kind: 'cumulative', total: true, over: null };
    }
    const whole = figures.find(
      (o) =>
        o !== f &&
        o.total &&
        o.kind === 'cumulative' &&
        o.unit === f.unit &&
        o.quantity > f.quantity &&
        near(o, f) &&
        (f.over !== null || !isSumOf(o, figures)),
    );
    // 本周共演3场，开年到现在97场
    if (whole?.over === null && f.over !== null && f.kind === 'cumulative' && !isSumOf(f, figures) && !isStock(text, f))
      return { ...f, kind: 'new' };
    const added = ADDED.exec(text.slice(Math.max(0, f.start - 24), f.start))?.[0];
    if (whole && f.kind === 'cumulative' && !f.total && DONE_OF_LATE.test(text.slice(f.end, f.end + 24)))
      return { ...f, kind: 'new' };
    const isNew = whole && added && !(BUILT_ANEW.test(added) && isOneOfParts(f, whole, figures));
    return isNew && f.kind === 'cumulative' && (!f.total || BY_A_DAY_ONLY.test(added)) ? { ...f, kind: 'new' } : f;
  });
}

/** 累计28公里，其中修复19公里、新建9公里: by what deeds it came about, all of it. */
const isOneOfParts = (f: ReadFigure, whole: ReadFigure, figures: readonly ReadFigure[]): boolean => {
  const parts = figures.filter((o) => o.start > whole.start && o.part && o.unit === whole.unit);
  const sum = parts.reduce((all, o) => all + o.quantity, 0);
  return parts.length > 1 && parts.includes(f) && Math.abs(sum - whole.quantity) < 1e-6;
};
const BUILT_ANEW = /新建/;

/** 又办了2场，岗位310个; 周六办了1场，岗位200个: what came to it of one kind, and in the next clause what another unit counts of the same. */
function goesOnFromNew(text: string, f: ReadFigure, before: readonly ReadFigure[]): boolean {
  if (f.kind !== 'cumulative' || f.total || f.quoted || f.each || isShare(f.unit)) return false;
  const told = before.filter((o) => !SENTENCE_END.test(text.slice(o.end, f.start)));
  const [first] = told;
  return (
    first?.kind === 'new' &&
    first.over?.from === first.over?.to &&
    told.every((o) => o.unit !== f.unit) &&
    goesOnWithIt(text.slice(first.end, f.start))
  );
}

/** 换新612盏，加装88盏，合起来700盏: by what deeds they came about. */
const isPartOfSum = (text: string, f: ReadFigure, figures: readonly ReadFigure[]): boolean =>
  PUT_UP.test(text.slice(Math.max(0, f.start - 4), f.start)) &&
  figures.some(
    (o) =>
      o.start > f.start &&
      o.unit === f.unit &&
      near(o, f) &&
      IN_SUM.test(text.slice(f.end, o.start)) &&
      isSumOf(o, figures),
  );
const PUT_UP = /加[开装演讲办放设派]了?$/;
const IN_SUM = /[合加相]起来|合计|[共总]/;

/** 前面16个加这周的2个，18个: what was there and what came to it, as one. */
function isBoth(whole: ReadFigure, figures: readonly ReadFigure[]): boolean {
  const [was, came] = figures.filter((f) => f.start < whole.start && f.unit === whole.unit && near(f, whole)).slice(-2);
  return (
    was !== undefined &&
    came !== undefined &&
    new Set([was.kind, came.kind]).size === 2 &&
    [was, came].every((f) => f.kind === 'new' || f.kind === 'cumulative') &&
    Math.abs(was.quantity + came.quantity - whole.quantity) < 1e-6
  );
}

/** 一期新增500个，二期新增380个，合计880个: parts, and no additions. */
function isSumOf(whole: ReadFigure, figures: readonly ReadFigure[]): boolean {
  const parts = figures.filter((f) => f.start < whole.start && f.unit === whole.unit && near(f, whole));
  return parts.length > 1 && Math.abs(parts.reduce((sum, f) => sum + f.quantity, 0) - whole.quantity) < 1e-6;
}

const near = (a: ReadFigure, b: ReadFigure): boolean => Math.abs(a.start - b.start) < 40;
