/** Standing of an assignment and of a project on a day; rules R2 and R5 of the form's heading, and 9 to 13. */
import type { Day } from './day.js';
import { type Standing, standings } from './picture.js';

/** What is known of an assignment on a day, after returns, answers and shares were applied. */
export interface Known {
  /** Claims completion in a report that counts, and did not answer that it is short. */
  claimsCompleted: boolean;
  /** The day the work finished; null where it is not claimed. */
  completedOn: Day | null;
  /** Claimed after the year-end return was locked, which it cannot change any more (rule 7). */
  afterLock: boolean;
  inDoubt: boolean;
  /** Forecast to miss the cut-off, or the unit says so. */
  atRisk: boolean;
  /** No report, or the last one says so (rule 10). */
  notStarted: boolean;
}

export function standingOf(known: Known, cutOff: Day, asOf: Day): Standing {
  if (known.claimsCompleted && known.completedOn !== null && known.completedOn <= asOf) {
    if (known.inDoubt) return 'in_doubt';
    return known.completedOn <= cutOff && !known.afterLock ? 'completed' : 'completed_late';
  }
  if (asOf > cutOff) return 'lagging';
  if (known.atRisk) return 'at_risk';
  return known.notStarted ? 'not_started' : 'on_track';
}

/** A project stands where its least advanced assignment stands (rule 13). */
export function leastAdvanced(list: readonly Standing[]): Standing {
  return standings.find((standing) => list.includes(standing)) ?? 'not_started';
}

export const isCompleted = (standing: Standing): boolean => standing === 'completed' || standing === 'completed_late';
