/** How it stands by what was told: whether a claim holds, since when, and what is to be feared. */
import type { Day } from '#src/core/day.js';
import type { DoubtCode } from '#src/core/measure.js';
import type { Standing } from '#src/core/picture.js';
import { dayAfter, daysFrom, max, min, workdayAfter } from './life-days.js';
import { type Answered, afterCutOff, cutOff, type Target, type Told, yearEnd } from './life-paper.js';

export interface Judged {
  doubt: DoubtCode | null;
  explained: boolean;
  short: boolean;
}

export const isBad = ({ doubt, explained }: Judged): boolean =>
  !explained && (doubt === 'short_of_target' || doubt === 'no_evidence');

/** Whether what was said bears the claim out (rule 12). */
function doubtOf({ words, completed }: Told, target: Target, share: number | null): DoubtCode | null {
  if (completed === null) return null;
  const held = target.amount === null ? null : (share ?? target.amount);
  const { text, amount, other, state } = words;
  if (!completed) {
    const isReached = amount === undefined ? state === true && target.amount === null : held !== null && amount >= held;
    return isReached ? 'done_but_open' : null;
  }
  if (text === '') return 'no_evidence';
  if (other) return 'other_basis';
  return amount !== undefined && held !== null && amount < held ? 'short_of_target' : null;
}

interface Claiming {
  counting: readonly Told[];
  answers: readonly Answered[];
  share: number | null;
}

/** What the last report that counts claims, since when, and whether it holds (rules 9, 12, 23). */
export function claimOf(
  { counting, answers, share }: Claiming,
  target: Target,
  everTold: readonly Told[],
  lock: { nth: number } | null,
) {
  const saysTheSame = (a: Told, b: Told): boolean => a.words.text === b.words.text && a.completed === b.completed;
  const judge = (one: Told): Judged => {
    const held = doubtOf(one, target, share);
    const answer =
      answers.findLast(({ report }) => report === one.id) ??
      answers.findLast(({ report }) => everTold.some((other) => other.id === report && saysTheSame(other, one)));
    switch (answer?.answer) {
      case undefined:
        return { doubt: held, explained: false, short: false };
      case 'short':
        return { doubt: held, explained: true, short: true };
      case 'basis':
        return { doubt: held, explained: true, short: false };
      case 'share':
        return { doubt: held ?? doubtOf(one, target, null), explained: held === null, short: false };
    }
  };
  const last = counting.at(-1);
  if (!last)
    return {
      ...{ judged: { doubt: null, explained: false, short: false }, isClaimed: false, completedOn: null, since: null },
      ...{ isAfterLock: false, isIdle: true, amount: 0 },
    };
  const judged = judge(last);
  // Claims that nothing came between, back to one that was open, or in doubt in other words.
  const claims: Told[] = [last];
  if (last.completed)
    for (const one of counting.slice(0, -1).reverse()) {
      const isOther = one.words.text !== last.words.text;
      if (!one.completed || (isOther && (judge(one).short || isBad(judge(one))))) break;
      claims.unshift(one);
    }
  const repeated = claims.slice(claims.findLastIndex(({ words }) => words.text !== last.words.text) + 1);
  const isClaimed = last.completed === true && !judged.short;
  const isLocked = lock !== null && Math.min(...claims.map(({ nth }) => nth)) > lock.nth;
  return {
    judged,
    isClaimed,
    completedOn: isClaimed ? (last.completedOn ?? min(claims.map(({ completedOn, on }) => completedOn ?? on))) : null,
    since: min(repeated.map(({ on }) => on)),
    isAfterLock: isLocked && !claims.some(({ round }) => round === yearEnd),
    isIdle: last.words.says === 'not_started' && last.completed !== true,
    amount: last.words.amount ?? 0,
  };
}

export type Claim = Pick<ReturnType<typeof claimOf>, 'judged' | 'isClaimed' | 'completedOn' | 'isAfterLock' | 'isIdle'>;

export function standingOf(
  { judged, isClaimed, completedOn, isAfterLock, isIdle }: Claim,
  isRisky: boolean,
  asOf: Day,
): Standing {
  if (isClaimed && completedOn !== null && completedOn <= asOf) {
    if (isBad(judged)) return 'in_doubt';
    return completedOn <= cutOff && !isAfterLock ? 'completed' : 'completed_late';
  }
  if (asOf > cutOff) return 'lagging';
  if (isRisky) return 'at_risk';
  return isIdle ? 'not_started' : 'on_track';
}

/** Since when the analysis is owed (rules 12 and 22). */
export function lagsSince(standing: Standing, since: Day | null, said: Day | null): Day | null {
  if (standing === 'completed') return null;
  if (standing === 'lagging' || standing === 'completed_late') return min([said, afterCutOff]);
  if (standing === 'in_doubt') return since && workdayAfter(max(cutOff, since), 3);
  return said;
}

/** Since when each report lets one fear for the date, and since when the unit says so itself (rule 11). */
export function outlookOf(counting: readonly Told[], held: number | null): { feared: Day | null; said: Day | null } {
  let [feared, said, isPaused]: [Day | null, Day | null, boolean] = [null, null, false];
  const points: { on: Day; amount: number }[] = [];
  for (const on of [...new Set(counting.map((one) => one.on))]) {
    const that = counting.filter((one) => one.on === on);
    const amount = that.findLast(({ words }) => words.amount !== undefined)?.words.amount;
    if (amount !== undefined) points.push({ on, amount });
    const isSlow = held !== null && isTooSlow(points, held);
    for (const { words, completed, expectedOn } of that) {
      const saysSo = completed !== true && (words.says === 'will_miss' || (expectedOn !== null && expectedOn > cutOff));
      feared = completed !== true && (saysSo || isSlow) ? (feared ?? on) : null;
      // To finish takes nothing back of what was said before.
      if (completed === true) isPaused = true;
      else {
        if (isPaused) [said, isPaused] = [null, false];
        said = saysSo ? (said ?? on) : null;
      }
    }
  }
  return { feared, said };
}

/** At the pace from the first figure to the last it comes after the cut-off; or nothing has moved for two weeks. */
function isTooSlow(points: readonly { on: Day; amount: number }[], held: number): boolean {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first === last) return false;
  if (last.amount >= held) return last.on > cutOff;
  const days = daysFrom(first.on, last.on);
  const wait = Math.ceil(((held - last.amount) * days) / (last.amount - first.amount));
  if (last.amount > first.amount && wait <= 3650) return dayAfter(last.on, wait) > cutOff;
  return days >= 14;
}
