/** The promises of an annual target (年度目标): its clauses, and the counted ones. */
import type { Measure } from '../../measure.js';
import { memo } from '../../memo.js';
import { type Quantity, quantitiesOf } from '../figures/quantities.js';
import { isTimeWord } from '../text/measure-words.js';
import { insideBrackets, splitOutside } from '../text/plain-text.js';
import { withoutBrokenFigures } from './broken-lines.js';

/**
 * Counted promises in their order: 「不少于40场活动」 is 40 场, at least; a plain number is at least, 以内 and 不超过 at most. What
 * describes but does not count is left out: 21点, 65岁以上, 15个工作日内, what stands in parentheses or quotation marks.
 */
export function measuresOf(target: string): Measure[] {
  return targetQuantities(target).map((q) => ({
    quantity: q.value,
    unit: q.unit,
    of: q.of,
    comparison: q.comparison ?? (isTimeWord(q.unit) ? 'at_most' : 'at_least'),
  }));
}

/** A measure and the words of the target around it. */
export interface CountedPromise {
  measure: Measure;
  words: string;
}

/** The measures of a target, each with its words. A target is asked about with every message on it. */
export const promisesOf = memo(readPromises, (target) => target, 5000);

function readPromises(target: string): readonly CountedPromise[] {
  const measures = measuresOf(target);
  return targetQuantities(target).flatMap((q, i) => {
    const measure = measures[i];
    return measure ? [{ measure, words: target.slice(q.from, q.to) }] : [];
  });
}

/** The quantities behind {@link measuresOf}, with their places in the text. Those in parentheses count where nothing else does. */
export function targetQuantities(target: string): Quantity[] {
  const text = withoutBrokenFigures(target);
  const found = quantitiesOf(text);
  const promised = found.filter((q, i) => !isBase(text, q, found[i + 1]));
  const outside = promised.filter((q) => !q.inParentheses);
  return outside.length > 0 ? outside : promised.filter((q) => !describesIn(text, q));
}

const FORMER = /原|现有|已有|既有|存量|去年|上年|上一年|前期|目前|20\d\d年[^，,。；;]{0,6}$/;

/** What there was before: 在原有12家基础上新增5家, 由42%提升至48%. */
function isBase(text: string, q: Quantity, next: Quantity | undefined): boolean {
  const before = text.slice(q.from, q.start);
  const after = text.slice(q.end, q.end + 16);
  if (FORMER.test(before) && /^[^，,。；;]{0,10}基础上/.test(after)) return true;
  if (next?.unit !== q.unit || next.start - q.end > 14) return false;
  return /[由从自][^，,。；;]{0,10}$/.test(before) && /[至到为成]$/.test(text.slice(q.end, next.start).trimEnd());
}

/** 文化馆（占地3万平方米，总投资2亿元）: of what kind the thing is. */
function describesIn(text: string, { start }: Quantity): boolean {
  return /(?:占地|用地|面积|投资|概算|估算)[^，,。；;（(]{0,6}$/.test(text.slice(Math.max(0, start - 12), start));
}

const ITEM =
  /^(?:\d{1,2}[.．、](?!\d)|[（(]?\d{1,2}[）)]|[①-⑳]|[一二三四五六七八九十]{1,2}是|[（(]?[一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、)\s*/;
/** A lead-in that belongs to what follows it: 通过…，建立…. */
const LEAD_IN = /^(?:通过|按照|依托|围绕|结合|根据|针对|按|以|为了|聚焦|坚持|利用|借助|依据)/;
const MANNER = /(?:形式|方式|模式|原则|要求|标准|基础上|为主)$/;
const STAGE =
  '(?:开工建设|开工|完成前期工作|主体结构封顶|封顶|完工|竣工验收|竣工|验收|移交|建成|投入使用|投入运营|开放使用|开放|通车|启用|运营|试运营|挂牌|交付使用|交付)';
const STAGES = new RegExp(`^(?<first>(?:正式)?${STAGE})(?:并|、|且|和|，)(?<second>(?:正式|通过|完成)?${STAGE})$`);

/**
 * The clauses of a target, each of which can be ticked by itself: numbered items and sentences, counted parts that stand side
 * by side, 完工并投入使用 as two, and each place of 「完成甲、乙、丙等3个服务点建设」. In the text's own words, without numbering
 * and closing marks.
 */
export function clausesOf(target: string): string[] {
  return splitOutside(withoutBrokenFigures(target), '。；;！!\n')
    .flatMap((sentence) => sentence.text.split(/(?=[①-⑳])/))
    .map((sentence) => sentence.replace(ITEM, ''))
    .flatMap(atCommas)
    .flatMap(atCounts)
    .flatMap(byStage)
    .flatMap(byPlace)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

/** Places named one by one before their number: 完成甲、乙、丙等3个服务点建设 → [甲, 乙, 丙]; empty where the count differs. */
export function namedPlaces(clause: string): { places: string[]; of: string; verb: string } | null {
  const counted = targetQuantities(clause)[0];
  if (!counted || counted.value < 2 || counted.value > 50) return null;
  const before = clause.slice(0, counted.start);
  const list =
    /^(?<verb>完成|建成|建设|新建|改造|实施|推进|打造|新增|提升|升级|开展|对|在)?(?<places>[^，。；]+?)(?:等|共计|共|这)?$/.exec(
      before,
    )?.groups;
  const places = splitOutside(list?.places ?? '', '、和及与').map((p) => p.text);
  const joined = splitOutside(list?.places ?? '', '、').map((p) => p.text);
  const exact = [joined, places].find(
    (names) => names.length === counted.value && names.every((name) => name.length >= 2),
  );
  return exact ? { places: exact, of: clause.slice(counted.end), verb: list?.verb ?? '' } : null;
}

function atCommas(sentence: string): string[] {
  const clauses: string[] = [];
  let pending = '';
  for (const { text } of splitOutside(sentence, '，,')) {
    const whole = pending === '' ? text : `${pending}，${text}`;
    const leadsOn = LEAD_IN.test(whole) && (pending === '' || MANNER.test(text));
    if (leadsOn && !/\d/.test(text.replace(/\d+步/, ''))) {
      pending = whole;
      continue;
    }
    clauses.push(whole);
    pending = '';
  }
  return pending === '' ? clauses : [...clauses, pending];
}

/** 施划停车泊位2560个、充电车位256个: cut behind each quantity that a 、 follows. */
function atCounts(clause: string): string[] {
  const inside = insideBrackets(clause);
  const cuts = targetQuantities(clause)
    .slice(0, -1)
    .map((q) => q.to)
    .filter((at) => clause[at] === '、' && !inside[at]);
  return [0, ...cuts.map((at) => at + 1)].map((from, i) => clause.slice(from, cuts[i]));
}

function byStage(clause: string): string[] {
  const stages = STAGES.exec(clause)?.groups;
  return stages?.first && stages.second ? [stages.first, stages.second] : [clause];
}

function byPlace(clause: string): string[] {
  const named = namedPlaces(clause);
  return named ? named.places.map((place) => `${named.verb}${place}${named.of}`) : [clause];
}
