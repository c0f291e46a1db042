/** The year-end return, once the office has locked it: what is told later does not change it (rule 7). */
import { byTime } from './counting.js';
import type { Instant } from './day.js';
import type { Report, RoundEvent } from './facts.js';
import type { Programme } from './registry.js';
import { yearEndId } from './rounds.js';

export interface Lock {
  at: Instant;
  roundId: string;
}

/** The lock of the year-end return in force, by the instant it was recorded; null while it is open, or open again. */
export function lockInForce(programme: Programme, events: readonly RoundEvent[]): Lock | null {
  const roundId = yearEndId(programme);
  const last = events
    .filter((event) => event.roundId === roundId && (event.act === 'locked' || event.act === 'reopened'))
    .sort(byTime)
    .at(-1);
  return last?.act === 'locked' ? { at: last.at, roundId } : null;
}

/** The reports that the locked return rests on. */
export const reportsOfReturn = (reports: readonly Report[], lock: Lock): Report[] =>
  reports.filter(({ at, roundId }) => at <= lock.at || roundId === lock.roundId);
