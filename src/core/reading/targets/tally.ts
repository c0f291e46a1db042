/** What a report's figures come to for each measure of a target: one figure, or parts that add up. */
import type { Measure } from '../../measure.js';
import type { ReadFigure } from '../figures/figures.js';
import { conversion, isCount, isShare } from '../figures/unit-kinship.js';
import { foundIn, likeness } from '../text/likeness.js';
import type { CountedPromise } from './targets.js';

/** What the figures come to for one promise. */
export interface Tally {
  promise: CountedPromise;
  /** In the measure's unit; null where no figure speaks of it. */
  claimed: number | null;
  /** The figures that make up the claim, in the measure's unit; one, or the terms of a sum. */
  terms: number[];
  /** Figures in a kindred unit that count another thing. */
  others: ReadFigure[];
}

/** Nouns that say only that something was counted. */
const PLACE =
  /^(?:线上|线下|室内|室外|城区|农村|[\u4e00-\u9fffA-Za-z]{1,12}(?:街道|社区|镇|乡|村|片区|区|市|县|校区|园区|辖区))(?:完成|建成|建设|开展|举办|新建|新增|实施|改造|办|建)?$/;
const SAYS_NOTHING =
  /^(?:[“"「『][^”"」』]{1,20}[”"」』]|金额|总额|总金额|活动|任务|工作|项目|点位|目标|数量|次数|场次|总数|[^，,。；;]{1,10}负责|各类活动|系列活动|相关活动|全部|总计|有关活动|各项工作|(?:经(?:评审|评定|验收|审核|考核))?(?:创建|认定|评定|完成|通过|达标)(?:成功)?)?$/;
const EVENTS = /[场次期批轮节堂]/;
const EVENT_NOUN = /活动|讲座|培训|演出|宣传|演练|课|会|行动|检查|放映/;
const PROGRESS_NOUN = /完成率|完成比例|形象进度|进度|总工程量|工程量|任务量|总量|完成度|^$/;
const SAME_FROM = 0.3;

/**
 * Gives each figure to the measure that it speaks of, by unit and noun, and tallies each measure. `upTo` 'cut_off' reads
 * 「截至12月31日4家，1月12日完成全部6家」 as 4, 'now' as 6.
 */
export function tallies(
  promises: readonly CountedPromise[],
  figures: readonly ReadFigure[],
  upTo: 'now' | 'cut_off',
): Tally[] {
  const given = new Map<CountedPromise, ReadFigure[]>();
  const others = new Map<CountedPromise, ReadFigure[]>();
  for (const figure of figures.filter((f) => !f.each)) {
    const ranked = promises
      .flatMap((promise) => {
        const rate = conversion(figure.unit, promise.measure.unit);
        return rate === null || !kindred(figure, promise) ? [] : [{ promise, score: sameness(figure, promise) }];
      })
      .sort((a, b) => b.score - a.score);
    const best = ranked[0];
    if (!best) continue;
    const map = best.score >= SAME_FROM ? given : others;
    map.set(best.promise, [...(map.get(best.promise) ?? []), figure]);
  }
  return promises.map((promise) => {
    const [same, other] = [given.get(promise) ?? [], others.get(promise) ?? []];
    const planned = [...same, ...other].filter(isPlanned);
    return {
      promise,
      ...claimedOf(without(same, planned), planned, promise, upTo),
      others: without(other, planned),
    };
  });
}

/** Whether a tally keeps its promise; false where nothing is claimed. */
export function reaches({ claimed, promise: { measure } }: Tally): boolean {
  if (claimed === null) return false;
  return measure.comparison === 'at_most' ? claimed <= measure.quantity : claimed >= measure.quantity;
}

/** A share of the work done (形象进度95%, 完成率64%), in percent; null where the report gives none. */
export function progressShare(figures: readonly ReadFigure[]): number | null {
  const shares = figures.filter((f) => f.unit === '%' && f.kind === 'cumulative' && PROGRESS_NOUN.test(f.of));
  return shares.at(-1)?.quantity ?? null;
}

/** 个 may count events only where the target speaks of events: 3场宣传活动 are no 服务站. */
function kindred(figure: ReadFigure, { measure }: CountedPromise): boolean {
  const general = measure.unit === '个' || measure.unit === '项';
  if (general && EVENTS.test(figure.unit)) return EVENT_NOUN.test(measure.of);
  return true;
}

/** 公交线路18条 are no 公交站台21座: another measure word, and a noun that ends in another thing. */
function countsOthers({ unit, of }: ReadFigure, measure: Measure): boolean {
  const [head, promised] = [of.slice(-2), measure.of.slice(-2)];
  const tells = (word: string): boolean => isCount(word) && word !== '个' && word !== '项' && word !== '处';
  return (
    unit !== measure.unit &&
    tells(unit) &&
    tells(measure.unit) &&
    /^[\u4e00-\u9fff]{2}$/.test(head) &&
    promised.length === 2 &&
    !of.includes(promised) &&
    ![...head].some((c) => measure.of.includes(c))
  );
}

/** From 0, another thing, to just above 1, the same thing in the very same unit. */
function sameness(figure: ReadFigure, { measure, words }: CountedPromise): number {
  if (countsOthers(figure, measure)) return 0;
  // of two measures that fit, the one in the very unit and with the very noun
  const exact = (figure.unit === measure.unit ? 0.01 : 0) + 0.005 * likeness(figure.of, measure.of);
  if (isShare(measure.unit) || measure.comparison === 'at_most') {
    if (figure.of === '' || measure.of === '') return 0.5 + exact;
    return Math.max(foundIn(figure.of, measure.of), foundIn(measure.of, figure.of)) >= 0.5 ? 1 + exact : 0;
  }
  if (SAYS_NOTHING.test(figure.of) || PLACE.test(figure.of))
    return Math.max(0.5, figure.of === '' ? 0 : foundIn(figure.of, words)) + exact;
  const found = foundIn(figure.of, words);
  const covered = measure.of === '' ? 0 : foundIn(measure.of, figure.of);
  return Math.max(found, covered) + exact;
}

const isPlanned = ({ kind }: ReadFigure): boolean => kind === 'planned';

const without = (all: readonly ReadFigure[], some: readonly ReadFigure[]): ReadFigure[] =>
  all.filter((f) => !some.includes(f));

/** What asks to begin, or to sign, has its promise kept by what others only begin with. */
const ASKS_TO_BEGIN = /开工|启动|动工|签|申报|征集|报名/;

function claimedOf(
  given: ReadFigure[],
  planned: readonly ReadFigure[],
  { measure, words }: CountedPromise,
  upTo: 'now' | 'cut_off',
): Pick<Tally, 'claimed' | 'terms'> {
  const asksToBegin = ASKS_TO_BEGIN.test(words);
  const own = ofLastYear(given);
  const figures = own.map((f) => ({
    ...f,
    quantity: rounded(f.quantity * (conversion(f.unit, measure.unit) ?? 1)),
    // 其余5个11月完工: what was left is done by now
    kind: f.kind === 'remaining' && f.finished && upTo === 'now' ? 'cumulative' : f.kind,
  }));
  const whole = wholes(figures);
  const done = whole.filter((f) => f.kind !== 'remaining' && (!f.begun || asksToBegin));
  if (done.length === 0) {
    const rest = whole.filter((f) => f.kind === 'remaining');
    const left = rest.reduce((total, f) => total + f.quantity, 0);
    return rest.length > 0 ? one(Math.max(0, rounded(measure.quantity - left))) : { claimed: null, terms: [] };
  }
  if (measure.comparison === 'at_most' || isShare(measure.unit)) return latest(done, upTo);
  const aside = [...planned, ...without(given, own)];
  const certain = done.filter((f) => !makesUp(f, done, aside));
  const totals = certain.filter((f) => f.total && f.kind === 'cumulative');
  return totals.length > 0 ? fromTotals(totals, certain, upTo) : fromParts(certain);
}

/** 13座，另有3座列入明年，共16座; 7个，加上去年的5个，共12个: a total that counts what is planned, or was done before. */
const makesUp = (whole: ReadFigure, done: readonly ReadFigure[], aside: readonly ReadFigure[]): boolean => {
  const beside = aside.reduce((total, f) => total + f.quantity, 0);
  return beside > 0 && whole.total && done.some((f) => !f.total && rounded(f.quantity + beside) === whole.quantity);
};

/** 2021年960个，2022年735个; 新建7个，去年5个: beside another year's figure what counts is the last year's. */
function ofLastYear(figures: ReadFigure[]): ReadFigure[] {
  const years = figures.flatMap(({ period }) => (YEAR.test(period ?? '') ? [period as string] : [])).toSorted();
  const last = years.at(-1);
  const own = figures.filter(({ period = '' }) => !BEFORE.test(period) && (!YEAR.test(period) || period === last));
  return own.length > 0 ? own : figures;
}

const BEFORE = /^(?:[去上前往]年|历年)/;

const YEAR = /^20\d\d年$/;
const THIS_YEAR = /^(?:今|本|当)年|^20\d\d年$/;

/** Figures that are no part of another; but 「24个小区，其中20个已完工」 counts the 20, where only they are said to be finished. */
function wholes(figures: ReadFigure[]): ReadFigure[] {
  const parts = figures.filter((f) => f.part);
  const others = figures.filter((f) => !f.part);
  if (others.length === 0) return figures;
  // 累计9条，其中今年5条: the year's own
  const ofThisYear = parts.filter((f) => THIS_YEAR.test(f.period ?? ''));
  if (ofThisYear.length > 0) return ofThisYear;
  // 7处已全部进场，其中已消除5处
  if (parts.length > 0 && others.every(({ begun }) => begun) && parts.every(({ begun }) => !begun)) return parts;
  // 新增4家（民治2家、观澜1家、福城1家）: the parts of it, and it
  const together = rounded(parts.reduce((total, f) => total + f.quantity, 0));
  const alike = parts.every(
    (f) => f.kind !== 'remaining' && f.begun === parts[0]?.begun && f.finished === parts[0]?.finished,
  );
  if (alike && others.some((f) => f.quantity === together)) return others;
  const finished = parts.filter((f) => f.finished && f.kind !== 'remaining');
  return finished.length > 0 && others.every((f) => !f.finished) ? finished : others;
}

/** A rate or a time is not added up: the last one that is said of the whole counts. */
function latest(done: ReadFigure[], upTo: 'now' | 'cut_off'): Pick<Tally, 'claimed' | 'terms'> {
  const dated = done.find((f) => f.asOf !== null);
  const chosen = upTo === 'cut_off' && dated ? dated : (done.findLast((f) => f.kind === 'cumulative') ?? done.at(-1));
  return chosen ? one(chosen.quantity) : { claimed: null, terms: [] };
}

function fromTotals(
  totals: ReadFigure[],
  done: ReadFigure[],
  upTo: 'now' | 'cut_off',
): Pick<Tally, 'claimed' | 'terms'> {
  const dated = totals.filter((f) => f.asOf !== null).sort((a, b) => ((a.asOf ?? '') < (b.asOf ?? '') ? -1 : 1));
  if (upTo === 'cut_off' && dated[0]) return one(dated[0].quantity);
  const base = totals.reduce((most, f) => (f.quantity > most.quantity ? f : most));
  // 截至11月底5场，12月3场: what was done after the day of a dated total comes on top
  const later = done.filter((f) => f.kind === 'new' && f.over && base.asOf && f.over.from > base.asOf);
  return sum([base, ...later]);
}

/** Periods and places that add up; a figure that is the sum of the others, or repeats one, counts once. */
function fromParts(done: ReadFigure[]): Pick<Tally, 'claimed' | 'terms'> {
  const periods = done.filter((f) => f.kind === 'new');
  const separate = periods.filter((f) => !periods.some((o) => o !== f && contains(o, f)));
  const plain = withoutRepeats(done.filter((f) => f.kind === 'cumulative'));
  const most = plain.reduce<ReadFigure | null>((a, f) => (a && a.quantity >= f.quantity ? a : f), null);
  const rest = plain.filter((f) => f !== most);
  const isSum = most !== null && rest.length > 0 && rounded(rest.reduce((s, f) => s + f.quantity, 0)) === most.quantity;
  const stated = most && isSum ? one(most.quantity) : sum(plain);
  const added = sum(separate);
  return (added.claimed ?? 0) > (stated.claimed ?? 0) || stated.claimed === null ? added : stated;
}

function withoutRepeats(figures: ReadFigure[]): ReadFigure[] {
  return figures.filter(
    (f, i) =>
      !figures.slice(0, i).some((e) => e.quantity === f.quantity && (f.of === e.of || f.of === '' || e.of === '')),
  );
}

function contains(outer: ReadFigure, inner: ReadFigure): boolean {
  if (!outer.over || !inner.over) return false;
  const within = outer.over.from <= inner.over.from && inner.over.to <= outer.over.to;
  const same = outer.over.from === inner.over.from && outer.over.to === inner.over.to;
  return within && !same;
}

const one = (value: number): Pick<Tally, 'claimed' | 'terms'> => ({ claimed: value, terms: [value] });

function sum(figures: ReadFigure[]): Pick<Tally, 'claimed' | 'terms'> {
  if (figures.length === 0) return { claimed: null, terms: [] };
  const terms = figures.map((f) => f.quantity);
  return { claimed: rounded(terms.reduce((a, b) => a + b, 0)), terms };
}

/** Without the dust of binary fractions: 13.1 + 3.8 + 3.4 is 20.3. */
export function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
