/** A claim of 已完成 for a counted promise that no figure speaks of. */
import type { Measure } from '../../measure.js';
import type { ReadFigure } from '../figures/figures.js';
import { conversion, isShare } from '../figures/unit-kinship.js';
import { rounded } from '../targets/tally.js';
import { foundIn } from '../text/likeness.js';
import { type CountedRate, countedRate } from './counted-rates.js';
import { type DoubtReading, doubted, nothing, type Scene, shortened } from './doubt-scene.js';
import { differenceWords, quantityWords, sumWords } from './doubt-words.js';
import { ALL_OF_IT } from './judge-words.js';

/** What is done on the way, and no result. */
const MEETINGS = /推进会|会议|协调会|调度会|现场会|部署会/;

/** Done things that are named one by one, without their number. */
const BUILT = /建成|完成|竣工|完工|改造|投入使用|开放/;

/** Claimed complete against a counted target, and no figure speaks of what was promised. */
export function judgeUncounted(scene: Scene): DoubtReading {
  const [tally] = scene.tallies;
  if (!tally) return nothing;
  const { measure } = tally.promise;
  const noted = (note: string | null): DoubtReading => ({ doubt: null, note, claimed: null });
  const words = `目标${quantityWords(measure.quantity, measure.unit)}${measure.of}`;
  const rate = countedRate(scene.figures, measure, scene.target);
  if (rate) return judgeRate(rate, measure, words);
  const others = tally.others.filter((f) => f.kind !== 'remaining' && !MEETINGS.test(f.of));
  const saidDone = scene.progress.state === 'completed' || ALL_OF_IT.test(scene.completion);
  if (others.length > 0) {
    const parts = termsThatMake(others, measure);
    if (parts) return noted(`${words}，填报没有单列；${basisWords(parts, measure.unit)}，统计口径不同，请核实`);
    const enough = others.find((f) => f.quantity >= measure.quantity && isOfItsKind(f, measure));
    if (enough) return noted(`${words}，填报的是${thingWords(enough)}，统计口径不同，请核实`);
    if (measure.quantity === 1) return noted(null);
    if (saidDone) return noted(`${words}，填报没有写明数量`);
    return otherBasis(words, measure, others);
  }
  if (measure.quantity === 1) return noted(null);
  const multiplied = scene.figures.some((f) => f.each && conversion(f.unit, measure.unit) !== null);
  const named = BUILT.test(scene.completion) && measure.of !== '' && foundIn(measure.of, scene.completion) >= 0.6;
  if (multiplied || saidDone || named) return noted(`${words}，填报没有写明数量`);
  const counted = scene.figures.filter(
    (f) => f.kind === 'cumulative' && !f.each && !isShare(f.unit) && !MEETINGS.test(f.of),
  );
  if (counted.length > 0) return otherBasis(words, measure, counted);
  return noted(`${words}，填报没有写明数量`);
}

/** The very unit, or one that it is measured in all the same: 32里 of 公里, no 宗 of 家 and no other rate. */
const isOfItsKind = ({ unit }: ReadFigure, measure: Measure): boolean =>
  !isShare(unit) && (unit === measure.unit || conversion(unit, measure.unit) !== 1);

/** By the counts that are given, with the sum shown. */
function judgeRate({ percent, whole, part }: CountedRate, measure: Measure, words: string): DoubtReading {
  const sum = `${words}，按填报的${thingWords(whole)}、${thingWords(part)}计算为${percent}%`;
  if (measure.comparison === 'at_most' ? percent <= measure.quantity : percent >= measure.quantity)
    return { doubt: null, note: sum, claimed: percent };
  return doubted({
    code: 'short_of_target',
    message: `${sum}，${differenceWords(measure, percent)}`,
    claimed: percent,
    target: measure.quantity,
  });
}

function otherBasis(words: string, measure: Measure, counted: ReadFigure[]): DoubtReading {
  const message = `${words}，填报的是${counted.map(thingWords).join('、')}，不是同一口径`;
  return { doubt: { code: 'other_basis', message, target: measure.quantity }, note: null, claimed: null };
}

const KIND_OF = /[类型别种]$/;

/** Two figures of other things that happen to make up the target: 8 and 4 of 12. */
function termsThatMake(figures: ReadFigure[], { quantity, unit }: Measure): ReadFigure[] | null {
  for (const [i, a] of figures.entries()) {
    for (const b of figures.slice(i + 1))
      if (!a.approximate && !b.approximate && rounded(a.quantity + b.quantity) === quantity) return [a, b];
  }
  if (figures.length < 2) return null;
  const total = rounded(figures.reduce((s, f) => s + f.quantity, 0));
  // 家政类2100人次、制造类2400人次: kinds in the very unit that is promised
  const areKinds = figures.every((f) => f.unit === unit && KIND_OF.test(f.of));
  return total === quantity || (areKinds && total >= quantity) ? figures : null;
}

function basisWords(parts: ReadFigure[], unit: string): string {
  return `${sumWords(
    parts.map((f) => f.quantity),
    unit,
  )}是${parts.map(thingWords).join('与')}之和`;
}

function thingWords(figure: ReadFigure): string {
  const quantity = quantityWords(figure.quantity, figure.unit);
  return figure.of === '' ? quantity : `“${shortened(figure.of.replace(/[“”"]/g, ''))}”${quantity}`;
}
