/** What a claim is judged by: the promises, the figures tallied against them, and the words. */
import type { Day } from '../../day.js';
import type { Doubt } from '../../measure.js';
import { type ReadFigure, readFigures } from '../figures/figures.js';
import { type Progress, progressOf } from '../progress/progress.js';
import { type ProposedAdjustment, proposedAdjustment } from '../targets/adjustments.js';
import { type Tally, tallies } from '../targets/tally.js';

import { type CountedPromise, measuresOf, promisesOf } from '../targets/targets.js';

/** A claim and what it is held against. */
export interface DoubtInput {
  target: string;
  completion: string;
  /** null is no claim, and never in doubt. */
  completed: boolean | null;
  /** The double column; an adjustment that it proposes is honoured and noted. */
  problems?: string;
  /** The unit's recorded part of the target's first measure. */
  share?: number | null;
  /** A recorded counting basis (口径): the claim stands. */
  basis?: string | null;
  today?: Day;
}

/** What comes of judging a claim. */
export interface DoubtReading {
  doubt: Doubt | null;
  /** What a reader should look at although it is no doubt; Chinese. */
  note: string | null;
  /** What the figures come to for the first measure they speak of. */
  claimed: number | null;
}

/** Where no day is given, nothing lies ahead. */
const LONG_AFTER: Day = '2999-12-31';

/** A claim laid out for judging. */
export interface Scene {
  /** The target, or what an adjustment proposes instead. */
  target: string;
  completion: string;
  adjustment: ProposedAdjustment | null;
  share: number | null;
  figures: ReadFigure[];
  tallies: Tally[];
  progress: Progress;
  today: Day | null;
}

/** No claim, or nothing to say of it. */
export const nothing: DoubtReading = { doubt: null, note: null, claimed: null };

/** A reading that is a doubt, and no more. */
export function doubted(doubt: Doubt): DoubtReading {
  return { doubt, note: null, claimed: doubt.claimed ?? null };
}

/** Lays out a claim: an adjustment or a share changes what is promised, the figures are tallied against it. */
export function sceneOf(input: DoubtInput, completion: string): Scene {
  const adjustment = proposedAdjustment(input.problems ?? '') ?? approvedIn(completion);
  const share = input.share ?? null;
  const figures = readFigures(completion, input.today);
  const promises = heldTo(promisesOf(input.target), adjustment, share);
  return {
    target: adjustment && measuresOf(adjustment.to).length === 0 ? adjustment.to : input.target,
    completion,
    adjustment,
    share,
    figures,
    tallies: tallies(promises, figures, input.completed ? 'now' : 'cut_off'),
    progress: progressOf(completion, input.today ?? LONG_AFTER, input.completed ? 'past' : 'near'),
    today: input.today ?? null,
  };
}

/** An adjustment that the report itself says was approved: 经区政府批准，任务调整为28个. */
const approvedIn = (completion: string): ProposedAdjustment | null =>
  /批准|同意|批复|审议通过/.test(completion) ? proposedAdjustment(completion) : null;

/** The promises as adjusted, or cut down to a unit's share of the first. */
function heldTo(
  promises: readonly CountedPromise[],
  adjustment: ProposedAdjustment | null,
  share: number | null,
): readonly CountedPromise[] {
  const first = promises[0];
  if (share !== null && first) return [{ ...first, measure: { ...first.measure, quantity: share } }];
  if (!adjustment) return promises;
  const [to] = measuresOf(adjustment.to);
  if (!to) return [];
  const [from] = measuresOf(adjustment.from);
  const meant =
    promises.find((p) => p.measure.unit === to.unit && (!from || from.quantity === p.measure.quantity)) ?? first;
  return promises.map((p) =>
    p === meant ? { ...p, measure: { ...p.measure, quantity: to.quantity, unit: to.unit } } : p,
  );
}

/** The first promise's claim that there is; null where no figure speaks of any. */
export function firstClaimed(all: Tally[]): number | null {
  return all.find((t) => t.claimed !== null)?.claimed ?? null;
}

/** A proposed adjustment as a note. */
export function adjustmentWords({ from, to }: ProposedAdjustment): string {
  return from === '' ? `填报提出年度目标调整为“${to}”` : `填报提出年度目标由“${from}”调整为“${to}”`;
}

/** A text in at most 30 characters, on one line, to quote in a message. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/[。；;，,]$/, '');
  return line.length <= 30 ? line : `${line.slice(0, 29)}…`;
}
