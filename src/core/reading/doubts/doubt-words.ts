/** Sums as people read them: 目标1166个，填报120个，相差1046个. */
import type { Measure } from '../../measure.js';
import { rounded } from '../targets/tally.js';

/** 1166个, 95%, 3亿元. */
export function quantityWords(quantity: number, unit: string): string {
  return `${numberWords(quantity, unit)}${unit}`;
}

/** 120个, or the sum shown: 3＋4＝7个. */
export function sumWords(terms: readonly number[], unit: string): string {
  const total = quantityWords(rounded(terms.reduce((a, b) => a + b, 0)), unit);
  return terms.length < 2 ? total : `${terms.map((term) => numberWords(term, unit)).join('＋')}＝${total}`;
}

/** 相差1046个; for what must not be exceeded 超出2日. */
export function differenceWords(measure: Measure, claimed: number): string {
  const gap = rounded(Math.abs(measure.quantity - claimed));
  const unit = measure.unit === '%' ? '个百分点' : measure.unit;
  return `${measure.comparison === 'at_most' ? '超出' : '相差'}${quantityWords(gap, unit)}`;
}

/** Sums of money in 万 and 亿, as the form writes them. */
function numberWords(value: number, unit: string): string {
  if (unit.endsWith('元') && value >= 1e8) return `${rounded(value / 1e8)}亿`;
  if (unit.endsWith('元') && value >= 1e4) return `${rounded(value / 1e4)}万`;
  return String(rounded(value));
}
