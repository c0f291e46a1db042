/** The quantities that a report states: done, newly done, still to do, planned; and of which period. */
import type { Day } from '../day.js';
import type { Figure, FigureKind } from '../measure.js';
import { type FoundDate, findDates } from './dates.js';
import { findNumbers } from './numbers.js';
import { halfWidth, stripped } from './plain-text.js';
import { type Quantity, quantitiesOf } from './quantities.js';

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
  return readFigures(text, today).map(({ quantity, unit, of, kind, period }) => ({
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

const REMAINING =
  /未开工|未启动|未完工|未实施|未(?=[建办装改]\d)|在建|正在建设|正在施工|还差|尚差|仍差|只差|相差|(?<![误偏温时落级出等])差(?!异|别|距|额|旅|不多)|剩余|剩下|还剩|仅剩|只剩|剩|尚余|仅余|余下|还余|尚有|仍有|缺口|还缺|尚缺|短缺|还欠|未完成|还需|仍需|尚需|还要|还得|待完成|待建|待办|待开展|还有/g;
const PLANNED =
  /预计|(?<![按照超动行])计划(?!生育)|原定|拟|力争|争取|确保|准备|打算|目标|任务(?!完成)|应完成|应建|应办|需完成|要求|下一步|接下来|安排|承诺|(?:申请|建议|拟)?调整(?:为|到|至|成)|未达到?|没有达到|没达到/g;
const INTENDED = /将(?!近|军)/g;
const ACTUAL = /已|实际|目前|现有|完成了|办了|开展了|曾/g;
/** A plan in so many verbs goes on in the next clause: 预计完成8场，培训300人. */
const GOES_ON = /预计|将|力争|争取|确保|拟|打算|准备/;
const OWN_VERB = /完成|建成|办|实际|目前|现|累计|共|已|实现|达/;
const TARGET_DONE = /完成(?:了)?(?:年度|全年|既定|本年度)?(?:目标|任务)/;

const TOTAL = /累计|总共|共计|合计|总计|共(?!同|享|建|治|有产|和|青|产)|全年|全部|总数|总量|截[至止]/;
const ANEW = /又|另外?(?!外)|本次|此次|这次|本轮|本周期|新办|再(?=[^，。；]{0,6}了)/;
const NOT_YET_AFTER = /^[^，,。；;\n]{0,10}?(?:没|未|待(?!遇)|在建|正在施工|正在建设|施工中|建设中)/;
const NONE_AT_ALL = /^(?:[^，,。；;\n]{0,4})(?:都|也)(?:还)?(?:没|未)/;

const EACH =
  /(?:每|平均每|各)(?:个|场|次|家|户|人|名|期|班|周|月|年|天|日|季度?|街道|社区|所|座|处|村|校|站|点|区)?(?:至少|约|不少于|均|各)?(?:开展|举办|办|建设|建|配备|服务|有|组织|安排|培训|设置|补贴|补助|发放)?(?:不少于|至少|约)?$/;
const BEGUN = /开工|动工|启动|进场|在建|正在|施工中|未完/;
const FINISHED = /完工|竣工|完成|建成|投入使用|投用|办结|已(?:改造|建设|开展|举办|新增|安装|更换|办理|施划|配备|筹集)/;

/** Like {@link figuresOf}, with the places and the reach of each figure. */
export function readFigures(text: string, today: Day = NO_TODAY): ReadFigure[] {
  const plain = halfWidth(text);
  const reference = today === NO_TODAY ? '2000-06-30' : today;
  const dates = findDates(plain, reference);
  const quantities = [...quantitiesOf(text, reference), ...bareNumbers(plain, dates)].sort((a, b) => a.start - b.start);
  const figures: ReadFigure[] = [];
  for (const quantity of quantities) {
    const figure = figureOf(plain, quantity, dates, today, quantities);
    const done = ratioBefore(plain, quantity);
    if (done !== null) {
      figures.push({ ...figure, quantity: done, kind: 'cumulative' }, { ...figure, kind: 'planned' });
    } else figures.push(figure);
  }
  return withAdditions(plain, figures);
}

function figureOf(text: string, q: Quantity, dates: FoundDate[], today: Day, all: Quantity[]): ReadFigure {
  const sentence = lastBreak(text, q.start, SENTENCE_END);
  const clause = Math.max(sentence, lastBreak(text, q.start, CLAUSE_END));
  const head = text.slice(Math.max(clause, q.start - LOOK_BACK), q.start);
  const total = TOTAL.test(head) || /^[^，,。；;\n]{0,3}全部/.test(text.slice(q.end));
  const date = governing(text, q, dates, sentence, clause, total);
  const asOf = date && asOfDay(text, date, total);
  const clauseText = head + text.slice(q.start, Math.min(q.to, q.end + LOOK_BACK));
  const none = q.value === 1 && NONE_AT_ALL.test(text.slice(q.end));
  const kind = none ? 'cumulative' : kindOf(text, q, { head, sentence, clause, date, asOf, total, today, all });
  const own = date !== null && date.start >= clause;
  const carries = own || kind === 'cumulative' || kind === 'new';
  const period = date && carries && !asOf && periodWords(date) ? date.text : undefined;
  const wholeYear = date?.precision === 'year';
  return {
    quantity: none ? 0 : q.value,
    unit: q.unit,
    of: nounOf(q.of),
    kind: kind === 'cumulative' && period && !wholeYear && !total ? 'new' : kind,
    ...(period ? { period } : {}),
    start: q.start,
    end: q.end,
    approximate: q.approximate,
    total: total || wholeYear || asOf !== null,
    each: EACH.test(head),
    begun: BEGUN.test(clauseText) && !FINISHED.test(clauseText),
    finished: FINISHED.test(clauseText),
    part: q.inParentheses || inPart(text, sentence, q.start),
    asOf,
    over: period && date && !wholeYear ? { from: date.from, to: date.to } : null,
  };
}

interface Setting {
  head: string;
  sentence: number;
  clause: number;
  date: FoundDate | null;
  asOf: Day | null;
  total: boolean;
  today: Day;
  all: Quantity[];
}

/** The nearest word before a figure that tells its kind, else the clause before it, else its date. */
function kindOf(text: string, q: Quantity, s: Setting): FigureKind {
  const remaining = lastOf(REMAINING, s.head);
  const planned = Math.max(lastOf(PLANNED, s.head), /已/.test(s.head) ? -1 : lastOf(INTENDED, s.head));
  const actual = lastOf(ACTUAL, s.head);
  const cue = Math.max(remaining, planned, actual);
  const after = text.slice(q.end, q.to);
  if (remaining >= 0 && remaining === cue) return /^[^，,。；;\n]{0,12}已/.test(after) ? 'cumulative' : 'remaining';
  if (NOT_YET_AFTER.test(after) && !/已/.test(after.slice(0, 6))) return 'remaining';
  // 12个点位中8个已完工: the first is the whole
  if (/[中里]$/.test(after.trim()) && s.all.some((o) => o.start === q.to)) return 'planned';
  if (actual >= 0 && actual === cue) return ANEW.test(s.head) ? 'new' : 'cumulative';
  if (planned >= 0 && !TARGET_DONE.test(s.head)) return 'planned';
  if (s.date && s.date.from > s.today && !s.asOf) return 'planned';
  if (/再/.test(s.head) && !/了/.test(s.head)) return 'planned';
  if (/^[^，,。；;\n]{0,8}(?:将于|拟于|计划|预计|下周|下月|明天)/.test(after)) return 'planned';
  if (planned < 0 && !s.total && goesOn(text, s)) return 'planned';
  return ANEW.test(s.head) ? 'new' : 'cumulative';
}

function goesOn(text: string, { head, sentence, clause }: Setting): boolean {
  if (OWN_VERB.test(head)) return false;
  const before = text.slice(sentence, clause);
  const plan = lastOf(new RegExp(GOES_ON, 'g'), before);
  return plan >= 0 && lastOf(ACTUAL, before) < plan;
}

/** The date that a figure stands under: in its own clause, or carried on from an earlier clause of the sentence. */
function governing(
  text: string,
  q: Quantity,
  dates: FoundDate[],
  sentence: number,
  clause: number,
  total: boolean,
): FoundDate | null {
  const before = dates.filter((d) => d.end <= q.start && d.start >= sentence && !isDeadline(text, d));
  const own = before.findLast((d) => d.start >= clause);
  if (own) return own;
  const carried = before.at(-1) ?? null;
  if (!carried) return null;
  return total && !/^[，,：: ]*$/.test(text.slice(carried.end, clause)) ? null : carried;
}

/** 下月底前 tells when something is due, not when something was counted. */
function isDeadline(text: string, date: FoundDate): boolean {
  return /^(?:之|以)?前/.test(text.slice(date.end, date.end + 2)) && !/截[至止]$/.test(text.slice(0, date.start));
}

/** 截至12月30日, 1-9月, 2023年1月12日完成全部6家: the figure is what had been reached by then. */
function asOfDay(text: string, date: FoundDate, total: boolean): Day | null {
  const before = text.slice(Math.max(0, date.start - 3), date.start);
  const after = text.slice(date.end, date.end + 2);
  if (/截[至止]到?$/.test(before) || /^止/.test(after)) return date.to;
  if (date.precision === 'year') return null;
  if (total && date.from === date.to) return date.to;
  const sinceNewYear = date.from.endsWith('-01-01') && /[-~—–至到～前]/.test(date.text) && date.precision !== 'half';
  return sinceNewYear ? date.to : null;
}

/** 年底 and the like are points in time and no periods, unless they lie in one day: 今天办了1场. */
function periodWords(date: FoundDate): boolean {
  return date.from !== date.to || !/[底末初]$/.test(date.text);
}

function inPart(text: string, sentence: number, at: number): boolean {
  const among = text.slice(sentence, at).lastIndexOf('其中');
  return among >= 0 && !TOTAL.test(text.slice(sentence + among, at));
}

/** 新增3场，累计11场: what is new stands beside its total. */
function withAdditions(text: string, figures: ReadFigure[]): ReadFigure[] {
  return figures.map((f) => {
    const whole = figures.some(
      (o) =>
        o !== f && o.total && o.kind === 'cumulative' && o.unit === f.unit && o.quantity > f.quantity && near(o, f),
    );
    const added = /新(?:增|办|建|开)[^，,。；;\n]{0,20}$/.test(text.slice(Math.max(0, f.start - 24), f.start));
    return whole && added && f.kind === 'cumulative' && !f.total ? { ...f, kind: 'new' } : f;
  });
}

const near = (a: ReadFigure, b: ReadFigure): boolean => Math.abs(a.start - b.start) < 40;

const CUES =
  /^(?:\d{1,2}-\d{1,2} ?|[（(）) /]|\d+ ?\/|(?:之|以)?前(?!期|端|置|台|海)|原|年度|计划|目标|任务|预计|还差|尚差|仍差|差|剩余|剩下|还剩|仅剩|剩|尚余|余下|尚有|还有|未完成|未开工|未启动|在建|申请调整|还需|仍需|还要|上午|下午|现有|现已|已|目前|实际|办了|开展了|完成了|又|再|另|本次|办(?=了|$)|做了|装了|建了|了|其中|累计|总共|一共|共|(?:截[至止]到?)?(?:目前|今日|今天|现在)|截[至止]到?|各级|有关)/;
const VERB_ALONE =
  /^(?:完成|开展|举办|建设|建成|新增|新建|组织|实施|办|召开|数量|任务|达|全部|办结|投入|做|建|装|总|搞|还|就|都|也|改建|扩建|续建|改扩建|新改建|新改扩建|更换|更新|维修|升级|提升|翻新|安装|实有|实现|户|数|完成户|任务数|完工|竣工|开工|在建|投入使用|投用|已完工)$/;

function nounOf(of: string): string {
  const lead = stripped(of, CUES);
  if (CUES.exec(lead)?.[0] === lead) return '';
  const noun = lead.replace(/[\d/ （(中]+$/, '');
  return VERB_ALONE.test(noun) ? '' : noun;
}

/** 8/12场: the number before the stroke. */
function ratioBefore(text: string, q: Quantity): number | null {
  const digits = /(?<![\d/.])(\d{1,9}(?:\.\d{1,4})?) ?\/ ?$/.exec(text.slice(Math.max(0, q.start - 20), q.start))?.[1];
  return digits === undefined || Number(digits) > q.value ? null : Number(digits);
}

const BARE_AFTER =
  /(?:(?:完成|累计|已办|已建|已开展|办了|做了|还差|尚差|差|剩余|还剩|剩|共|进度)了? ?|(?:完成|已办|累计)[^，,。；;\n]{0,4}数(?:量)?[：:为]? ?)(?:\d{1,9} ?\/ ?)?$/;

/** 已完成120，还差46: numbers without a measure word, where the words leave no doubt that they count. */
function bareNumbers(text: string, dates: FoundDate[]): Quantity[] {
  return findNumbers(text)
    .filter((n) => !dates.some((d) => n.start < d.end && d.start < n.end))
    .filter(
      (n) =>
        BARE_AFTER.test(text.slice(Math.max(0, n.start - 20), n.start)) &&
        /^ ?(?:[，,。；;！!\n]|$)/.test(text.slice(n.end)),
    )
    .map((n) => ({
      value: n.value,
      unit: '',
      of: '',
      approximate: n.approximate,
      comparison: null,
      start: n.start,
      end: n.end,
      from: n.start,
      to: n.end,
      inParentheses: false,
    }));
}

/** Where the piece begins that holds an offset: just behind the last break before it. */
function lastBreak(text: string, at: number, end: RegExp): number {
  let from = at;
  while (from > 0 && !end.test(text[from - 1] ?? '')) from--;
  return from;
}

function lastOf(expression: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(expression)) last = match.index;
  return last;
}
