/** A report in a unit's own words, as 填报 takes it in. */
import type { Day } from '../../day.js';
import type { Figure } from '../../measure.js';
import { figuresOf } from '../figures/figures.js';
import { type Progress, progressOf } from './progress.js';

export interface Claim extends Progress {
  figures: Figure[];
}

/**
 * What a report says: state, days and figures. 「已办8场，还差4场，下月底前完成」 is open, expected on the last day of next month,
 * with 8 场 done and 4 场 remaining. Nothing is inferred from a target; `today` settles years and what lies ahead.
 */
export function readClaim(text: string, today: Day): Claim {
  const progress = progressOf(text, today);
  const figures = figuresOf(text, today);
  const unfinished = progress.state === 'unknown' && figures.some((f) => f.kind === 'remaining' && f.quantity > 0);
  return { ...progress, state: unfinished ? 'open' : progress.state, figures };
}

/**
 * The day that a report promises, in its own words or, where it is not finished, in its 下一步工作计划 (2023年3月底前完工); null where
 * neither says one.
 */
export const promisedDay = (claim: Claim, nextSteps: string, completed: boolean | null, today: Day): Day | null =>
  claim.expectedOn ?? (completed === true ? null : progressOf(nextSteps, today).expectedOn);
