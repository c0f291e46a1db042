/** What an assignment's reports amount to: whether completion is claimed, since when, and whether the figures bear it out. */
import type { Day, Instant } from './day.js';
import type { DoubtAnswer, Report } from './facts.js';
import type { Doubt, DoubtCode } from './measure.js';

/** A report's doubt after the answers and shares that count (rule 23). */
export interface Judgement {
  doubt: Doubt | null;
  /** One of the three lawful answers was given and bears the claim out. */
  explained: boolean;
  /** The unit itself answered that it is short: the claim is open. */
  short: boolean;
}

export interface Claim extends Judgement {
  /** The report that counts; null without any. */
  report: Report | null;
  claimsCompleted: boolean;
  completedOn: Day | null;
  /** First day on which the claim was made in these words: repeating it does not put off its duties (rule 12). */
  since: Day | null;
  afterLock: boolean;
  inDoubt: boolean;
}

const noClaim: Claim = {
  report: null,
  claimsCompleted: false,
  completedOn: null,
  since: null,
  afterLock: false,
  inDoubt: false,
  doubt: null,
  explained: false,
  short: false,
};

/** Claims of completion with these doubts do not count until they are explained (rule 12). */
const standsInDoubt: ReadonlySet<DoubtCode> = new Set(['short_of_target', 'no_evidence', 'unreadable']);

/** Weighs a report's doubt against the answer given to it. `doubtWith` reads the report against the target or a share. */
export function judgementOf(
  answer: DoubtAnswer | null,
  share: number | null,
  doubtWith: (share: number | null) => Doubt | null,
): Judgement {
  const held = doubtWith(share);
  if (!answer) return { doubt: held, explained: false, short: false };
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
 * `reports` are in the order of their days; reports recorded after `lockedAt` outside the locked round cannot change it.
 */
export function claimOf(
  reports: readonly Report[],
  judge: (report: Report) => Judgement,
  cutOff: Day,
  lock: { at: Instant; roundId: string } | null,
): Claim {
  const report = reports.at(-1);
  if (!report) return noClaim;
  const judgement = judge(report);
  const saysDone = claimsDone(report, cutOff);
  const claimsCompleted = saysDone && !judgement.short;
  const run = saysDone && reports.length > 1 ? unbrokenClaims(reports, judge, cutOff) : [report];
  const since = run.findLastIndex(({ completion }) => completion !== report.completion) + 1;
  return {
    doubt: judgement.doubt,
    explained: judgement.explained,
    short: judgement.short,
    report,
    claimsCompleted,
    completedOn: claimsCompleted
      ? (report.completedOn ?? earliest(run, ({ completedOn, on }) => completedOn ?? on))
      : null,
    since: earliest(since === 0 ? run : run.slice(since), ({ on }) => on),
    afterLock: lock !== null && run.every((each) => each.at > lock.at && each.roundId !== lock.roundId),
    inDoubt: claimsCompleted && isDoubted(judgement),
  };
}

/** A row that says 否 for the cut-off and names a later day of completion is done, and late (rule 9, R5). */
const claimsDone = ({ completed, completedOn }: Report, cutOff: Day): boolean =>
  completed === true || (completed === false && completedOn !== null && completedOn > cutOff);

export const isDoubted = ({ doubt, explained }: Judgement): boolean =>
  doubt !== null && !explained && standsInDoubt.has(doubt.code);

/** Claims of completion up to the last report, back to the last one that was open or in doubt. */
function unbrokenClaims(
  reports: readonly Report[],
  judge: (report: Report) => Judgement,
  cutOff: Day,
): readonly Report[] {
  const last = reports.at(-1);
  const broken = reports.findLastIndex((report) => {
    if (!claimsDone(report, cutOff)) return true;
    if (report.completion === last?.completion) return false;
    const judgement = judge(report);
    return judgement.short || isDoubted(judgement);
  });
  return reports.slice(broken + 1);
}

function earliest(reports: readonly Report[], dayOf: (report: Report) => Day): Day | null {
  let first: Day | null = null;
  for (const report of reports) {
    const day = dayOf(report);
    if (first === null || day < first) first = day;
  }
  return first;
}
