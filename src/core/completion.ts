/** What an assignment's reports amount to: whether completion is claimed, since when, and whether the figures bear it out. */
import type { Day, Instant } from './day.js';
import type { DoubtAnswer } from './facts.js';
import type { Lock } from './locked-return.js';
import type { Doubt, DoubtCode } from './measure.js';
import type { Telling } from './telling-run.js';

/** A report's doubt after the answers and shares that count (rule 23). */
export interface Judgement {
  doubt: Doubt | null;
  /** One of the three lawful answers was given and bears the claim out. */
  explained: boolean;
  /** The unit itself answered that it is short: the claim is open. */
  short: boolean;
}

/** What the last counting report claims, and what that rests on. */
export interface Claimed {
  /** The day on which the work finished; null where completion is not claimed. */
  claimedOn: Day | null;
  /** First day on which the claim was made in these words: repeating it does not put off its duties (rule 12). */
  claimedSince: Day | null;
  /** When the first of the reports that it rests on was recorded, and the rounds that they say they were made in. */
  claimedAt: Instant | null;
  claimedRounds: readonly string[];
}

export interface Claim extends Judgement {
  claimsCompleted: boolean;
  completedOn: Day | null;
  since: Day | null;
  /** Claimed after the lock of the year-end return, and outside of it. */
  afterLock: boolean;
  inDoubt: boolean;
}

export const nothingClaimed: Claimed = { claimedOn: null, claimedSince: null, claimedAt: null, claimedRounds: [] };

/** Claims of completion with these doubts do not count until they are explained (rule 12). */
const standsInDoubt: ReadonlySet<DoubtCode> = new Set(['short_of_target', 'no_evidence', 'unreadable']);

/** A doubt that nobody answered. */
export const unanswered = (doubt: Doubt | null): Judgement => ({ doubt, explained: false, short: false });

/** Weighs a report's doubt against the answer given to it. `doubtWith` reads the report against the target or a share. */
export function judgementOf(
  answer: DoubtAnswer | null,
  share: number | null,
  doubtWith: (share: number | null) => Doubt | null,
): Judgement {
  const held = doubtWith(share);
  if (!answer) return unanswered(held);
  switch (answer.answer) {
    case 'short':
      return { doubt: held, explained: true, short: true };
    case 'basis':
      return { doubt: held, explained: true, short: false };
    case 'share':
      return { doubt: held ?? doubtWith(null), explained: held === null, short: false };
  }
}

/**
 * The claim of the last counting report. The work finished on the day that it states; else on the first day of the unbroken
 * claims that lead up to it, so that confirming an earlier claim after the cut-off does not make it late (rule 9).
 * `run` is in the order of its days.
 */
export function claimedBy(run: readonly Telling[], judge: (telling: Telling) => Judgement, cutOff: Day): Claimed {
  const last = run.at(-1);
  if (!last) return nothingClaimed;
  const saysDone = claimsDone(last, cutOff);
  const unbroken = saysDone && run.length > 1 ? unbrokenClaims(run, judge, cutOff) : [last];
  const since = unbroken.findLastIndex(({ completion }) => completion !== last.completion) + 1;
  return {
    claimedOn:
      saysDone && !judge(last).short
        ? (last.completedOn ?? earliest(unbroken, ({ completedOn, on }) => completedOn ?? on))
        : null,
    claimedSince: earliest(since === 0 ? unbroken : unbroken.slice(since), ({ on }) => on),
    claimedAt: earliest(unbroken, ({ firstAt }) => firstAt),
    claimedRounds: [...new Set(unbroken.flatMap(({ roundIds }) => roundIds))],
  };
}

/** The claim with its doubt. What was recorded after the lock outside the locked round cannot change the return (rule 7). */
export function claimOf(claimed: Claimed, judgement: Judgement, lock: Lock | null): Claim {
  const { claimedOn, claimedSince, claimedAt, claimedRounds } = claimed;
  const claimsCompleted = claimedOn !== null;
  return {
    doubt: judgement.doubt,
    explained: judgement.explained,
    short: judgement.short,
    claimsCompleted,
    completedOn: claimedOn,
    since: claimedSince,
    afterLock: lock !== null && claimedAt !== null && claimedAt > lock.at && !claimedRounds.includes(lock.roundId),
    inDoubt: claimsCompleted && isDoubted(judgement),
  };
}

/** A row that says 否 for the cut-off and names a later day of completion is done, and late (rule 9, R5). */
const claimsDone = ({ completed, completedOn }: Telling, cutOff: Day): boolean =>
  completed === true || (completed === false && completedOn !== null && completedOn > cutOff);

export const isDoubted = ({ doubt, explained }: Judgement): boolean =>
  doubt !== null && !explained && standsInDoubt.has(doubt.code);

/** Claims of completion up to the last report, back to the last one that was open or in doubt. */
function unbrokenClaims(
  run: readonly Telling[],
  judge: (telling: Telling) => Judgement,
  cutOff: Day,
): readonly Telling[] {
  const last = run.at(-1);
  const broken = run.findLastIndex((telling) => {
    if (!claimsDone(telling, cutOff)) return true;
    if (telling.completion === last?.completion) return false;
    const judgement = judge(telling);
    return judgement.short || isDoubted(judgement);
  });
  return run.slice(broken + 1);
}

/** The earliest of their days or instants. */
function earliest(run: readonly Telling[], of: (telling: Telling) => string): string | null {
  let first: string | null = null;
  for (const telling of run) {
    const day = of(telling);
    if (first === null || day < first) first = day;
  }
  return first;
}
