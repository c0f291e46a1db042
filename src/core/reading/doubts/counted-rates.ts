/** A rate that a report does not state but gives the counts of: 应接种4000人，实际接种3860人; 发案1140起，去年同期1200起. */
import type { Measure } from '../../measure.js';
import type { ReadFigure } from '../figures/figures.js';
import { isCount, isShare } from '../figures/unit-kinship.js';
import { rounded } from '../targets/tally.js';

/** A percentage with the two counts that it comes from. */
export interface CountedRate {
  /** In percent, to a tenth. */
  percent: number;
  whole: ReadFigure;
  part: ReadFigure;
}

const FALLS = /下降|减少|压减|压降|降低/;
const RISES = /增长|上升|递增|增幅/;
const YEAR_BEFORE = /去年|上年|前一年|同期/;

/**
 * What two counts of one unit say of a promised share: the part of the whole, or for 同比下降10% the change from the year before.
 * Null where the counts are not two, or do not stand to one another like that.
 */
export function countedRate(figures: readonly ReadFigure[], measure: Measure, target: string): CountedRate | null {
  if (!isShare(measure.unit)) return null;
  const [first, second, ...more] = figures.filter((f) => isCount(f.unit) && !f.each && f.kind !== 'remaining');
  if (!first || !second || more.length > 0 || first.unit !== second.unit) return null;
  const changes = FALLS.test(target) ? -1 : RISES.test(target) ? 1 : 0;
  if (changes === 0) return first.quantity >= second.quantity ? rate(first, second, second.quantity) : null;
  const isBefore = (f: ReadFigure): boolean => YEAR_BEFORE.test(`${f.period ?? ''}${f.of}`);
  if (isBefore(first) === isBefore(second)) return null;
  const [before, now] = isBefore(first) ? [first, second] : [second, first];
  return rate(before, now, changes * (now.quantity - before.quantity));
}

const rate = (whole: ReadFigure, part: ReadFigure, share: number): CountedRate | null =>
  whole.quantity > 0 ? { percent: rounded(Math.round((1000 * share) / whole.quantity) / 10), whole, part } : null;
