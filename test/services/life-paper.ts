/**
 * The life of a few projects as a careful clerk keeps it on paper, by the rules alone: nothing of the house's own reckoning
 * is used. `paperState` is what the clerk would answer on a day.
 */
import type { Day } from '#src/core/day.js';
import type { DoubtCode } from '#src/core/measure.js';
import type { ObligationState, ReportState, Standing } from '#src/core/picture.js';
import { dayAfter, daysFrom, workdayAfter, workdayFrom, workdayUpTo } from './life-days.js';

export const cutOff = '2022-12-31';
export const yearEnd = '2022-year-end';
const afterCutOff = '2023-01-01';
const returnsDue = '2023-01-09';

/** What may be said of a project, and what it means. */
export interface Words {
  text: string;
  /** Of what was promised. */
  amount?: number;
  /** Where the unit leaves it open whether it is done: what the words themselves say. */
  state: boolean | null;
  says?: 'not_started' | 'will_miss';
  /** Counts another thing. */
  other?: true;
}

export interface Told {
  id: string;
  /** Which of all deeds it was. */
  nth: number;
  /** The day it speaks of, and the day it was made. */
  on: Day;
  made: Day;
  unit: string;
  project: string;
  round: string | null;
  words: Words;
  completed: boolean | null;
  completedOn: Day | null;
  expectedOn: Day | null;
}

type Fact<T> = T & { nth: number; on: Day };
export type Reviewed = Fact<{ of: string; verdict: 'accepted' | 'returned' }>;
export type Answered = Fact<{
  id: string;
  report: string;
  project: string;
  unit: string;
  answer: 'short' | 'share' | 'basis';
  share: number | null;
}>;
export type Analysed = Fact<{ id: string; project: string; unit: string; expects: Day | null }>;
export type Adjusted = Fact<{ project: string; to: Target }>;

export type Extended = Fact<{ id: string; duty: string; dueOn: Day; decision: 'approved' | 'declined' | null }>;

/** A target as written, and how much of it is counted. */
export interface Target {
  text: string;
  amount: number | null;
}

export interface PaperProject {
  key: string;
  target: Target;
  units: string[];
}

export interface Paper {
  projects: readonly PaperProject[];
  createdOn: Day;
  today: Day;
  /** Of deeds so far. */
  nth: number;
  told: Told[];
  withdrawn: Fact<{ report: string }>[];
  reviews: Reviewed[];
  answers: Answered[];
  analyses: Analysed[];
  adjusted: Adjusted[];
  briefed: Fact<{ project: string }>[];
  locks: Fact<{ isLocked: boolean }>[];
  /** `on`: the day of the decision, once there is one. */
  extensions: Extended[];
}

export interface PaperDuty {
  kind: 'report' | 'explanation' | 'lag_analysis' | 'briefing';
  /** The round of a report, the report of an explanation. */
  of: string;
  opensOn: Day;
  dueOn: Day;
  state: ObligationState;
}

export interface PaperState {
  standing: Standing;
  original: Standing | null;
  target: string;
  share: number | null;
  completedOn: Day | null;
  report: string | null;
  reportState: ReportState | null;
  last: string | null;
  lastState: ReportState | null;
  doubt: DoubtCode | null;
  explained: boolean;
  analysis: string | null;
  analysisState: 'submitted' | 'accepted' | 'returned' | null;
  asked: 'reported' | 'missing' | null;
  duties: PaperDuty[];
}

interface Place {
  project: string;
  unit: string;
}

/** A briefing is the project's, whichever unit owes it. */
export const dutyKey = ({ kind, of }: Pick<PaperDuty, 'kind' | 'of'>, { project, unit }: Place) =>
  `${kind} ${of} ${project} ${kind === 'briefing' ? '' : unit}`;

interface Judged {
  doubt: DoubtCode | null;
  explained: boolean;
  short: boolean;
}

const min = (days: readonly (Day | null)[]): Day | null => days.filter((day) => day !== null).sort()[0] ?? null;
const max = (a: Day, b: Day): Day => (a > b ? a : b);
const isBad = ({ doubt, explained }: Judged): boolean =>
  !explained && (doubt === 'short_of_target' || doubt === 'no_evidence');

/** Rounds up to a day (rules 5 to 7), soonest first. */
export function paperRounds({ createdOn, locks }: Paper, asOf: Day) {
  const planned = [
    { id: '2022-11', opensOn: '2022-11-20', dueOn: '2022-11-30' },
    { id: yearEnd, opensOn: '2022-12-20', dueOn: returnsDue },
    ...['2023-01', '2023-02', '2023-03', '2023-04'].map((id) => {
      const next = dayAfter(`${id}-28`, 4).slice(0, 8);
      return { id, opensOn: `${id}-20`, dueOn: workdayUpTo(dayAfter(`${next}01`, -1)) };
    }),
  ].filter(({ dueOn }) => dueOn >= createdOn);
  const lock = locks.findLast(({ on }) => on <= asOf);
  return planned
    .map((round, i) => {
      const opensOn = max(round.opensOn, createdOn);
      const byRule = planned[i + 1]?.opensOn ?? null;
      const locked = lock?.isLocked ? lock.on : null;
      const closes = round.id === yearEnd ? locked : byRule && max(byRule, dayAfter(round.dueOn, 1));
      return { ...round, opensOn, closesOn: closes !== null && closes <= asOf ? closes : null };
    })
    .filter(({ opensOn }) => opensOn <= asOf);
}

/** The round that is reported in. */
export function paperOpenRound(paper: Paper, asOf: Day): string | null {
  const open = paperRounds(paper, asOf).filter(({ closesOn }) => closesOn === null);
  return (open.find(({ id }) => id === yearEnd) ?? open.at(-1))?.id ?? null;
}

/** Each unit's state on a day, by project and unit. */
export function paperState(paper: Paper, asOf: Day): Map<string, PaperState> {
  const lock = paper.locks.at(-1)?.isLocked ? (paper.locks.at(-1) ?? null) : null;
  const upTo = <F extends { on: Day }>(facts: readonly F[]): F[] => facts.filter(({ on }) => on <= asOf);
  const reviews = upTo(paper.reviews);
  const verdict = (id: string) => reviews.findLast(({ of }) => of === id)?.verdict ?? null;
  const gone = upTo(paper.withdrawn).map(({ report }) => report);
  const isOfReturn = ({ nth, round }: Told): boolean =>
    lock === null || asOf > cutOff || nth <= lock.nth || round === yearEnd;
  const told = upTo(paper.told)
    .filter((one) => !gone.includes(one.id) && isOfReturn(one))
    .sort((a, b) => (a.on === b.on ? a.nth - b.nth : a.on < b.on ? -1 : 1));
  const answers = upTo(paper.answers).filter(({ id }) => verdict(id) !== 'returned');
  const rounds = paperRounds(paper, asOf);
  const asked = paperOpenRound(paper, asOf);
  const active = (day: Day): Day => max(day, paper.createdOn);
  const extended = upTo(paper.extensions).filter(({ decision }) => decision === 'approved');
  const duty = (kind: PaperDuty['kind'], of: string, opensOn: Day, due: Day, isMet: boolean, at: Place): PaperDuty => {
    const later = extended
      .filter((one) => one.duty === dutyKey({ kind, of }, at))
      .sort((a, b) => a.nth - b.nth)
      .at(-1);
    const dueOn = later ? (kind === 'report' ? workdayUpTo : workdayFrom)(later.dueOn) : due;
    return { kind, of, opensOn, dueOn, state: isMet ? 'met' : dueOn < asOf ? 'overdue' : 'open' };
  };

  const states = new Map<string, PaperState>();
  for (const project of paper.projects) {
    const adjusted = upTo(paper.adjusted)
      .filter((one) => one.project === project.key)
      .sort((a, b) => (a.on === b.on ? a.nth - b.nth : a.on < b.on ? -1 : 1));
    const deciding = adjusted.findLast(({ on }) => on <= cutOff)?.to ?? project.target;

    const units = project.units.map((unit) => {
      const own = told.filter((one) => one.project === project.key && one.unit === unit);
      const counting = own.filter(({ id }) => verdict(id) !== 'returned');
      const mine = answers.filter((one) => one.project === project.key && one.unit === unit);
      const share = mine.findLast(({ answer }) => answer === 'share')?.share ?? null;
      const analyses = upTo(paper.analyses).filter((one) => one.project === project.key && one.unit === unit);
      const analysis = analyses.findLast(({ id }) => verdict(id) !== 'returned') ?? null;
      const outlook = outlookOf(counting, share ?? deciding.amount);
      const word = analysis && analysis.on <= cutOff && (analysis.expects ?? '9') > cutOff ? analysis.on : null;
      const said = min([outlook.said, word]);
      return { unit, own, counting, answers: mine, share, analyses, analysis, said, risk: min([outlook.feared, said]) };
    });

    const claims = (target: Target) => {
      const all = units.map((each) => claimOf(each, target, paper.told, lock));
      const short = all.filter(
        ({ judged, isClaimed }, i) =>
          isClaimed && isBad(judged) && judged.doubt === 'short_of_target' && units[i]?.share === null,
      );
      const sum = short.reduce((total, { amount }) => total + amount, 0);
      const addsUp = short.length > 1 && target.amount !== null && sum >= target.amount;
      return all.map((claim, i) => {
        const judged = addsUp && short.includes(claim) ? { doubt: null, explained: false, short: false } : claim.judged;
        const standing = standingOf({ ...claim, judged }, units[i]?.risk !== null, asOf);
        return { ...claim, judged, standing };
      });
    };
    const decided = claims(deciding);
    const original = adjusted.length > 0 ? claims(project.target) : null;
    const isBehind = (standing: Standing | undefined) => standing === 'lagging' || standing === 'at_risk';
    const behind = units.filter((_, i) => isBehind(decided[i]?.standing));
    const lagsFrom = decided.some(({ standing }) => standing === 'lagging') ? afterCutOff : null;
    const briefFrom = min([lagsFrom, ...behind.map(({ risk }) => risk)]);

    for (const [i, each] of units.entries()) {
      const claim = decided[i];
      if (!claim) continue;
      const at = { project: project.key, unit: each.unit };
      const { judged, standing, since } = claim;
      const { counting, own } = each;
      const isDone = standing === 'completed' || standing === 'completed_late';
      const duties: PaperDuty[] = [];
      let inOpenRound: PaperState['asked'] = null;
      for (const { id, opensOn, dueOn, closesOn } of rounds) {
        const isMet = counting.some(
          ({ round, made }) => round === id || (made >= opensOn && (closesOn === null || made < closesOn)),
        );
        const wasDone = isDone && since !== null && since <= (closesOn === null ? asOf : dueOn);
        if (!isMet && wasDone && id !== yearEnd) continue;
        const owed = duty('report', id, opensOn, dueOn, isMet, at);
        duties.push(!isMet && closesOn !== null ? { ...owed, state: 'historic' } : owed);
        if (id === asked) inOpenRound = isMet ? 'reported' : 'missing';
      }
      const report = counting.at(-1) ?? null;
      if (judged.doubt !== null && since !== null && report)
        duties.push(
          duty('explanation', report.id, active(since), workdayAfter(active(since), 3), judged.explained, at),
        );
      const lags = lagsSince(standing, since, each.said);
      if (lags !== null && lags <= asOf) {
        const opensOn = active(lags);
        const dueOn = opensOn <= returnsDue ? returnsDue : workdayAfter(opensOn, 5);
        duties.push(duty('lag_analysis', '', opensOn, dueOn, each.analysis !== null, at));
      }
      if (briefFrom !== null && behind[0] === each) {
        const isBriefed = upTo(paper.briefed).some((one) => one.project === project.key);
        duties.push(duty('briefing', '', active(briefFrom), workdayAfter(active(briefFrom), 5), isBriefed, at));
      }
      const last = own.at(-1) ?? null;
      const stateOf = (one: Told | null) => one && (verdict(one.id) ?? 'submitted');
      states.set(`${project.key} ${each.unit}`, {
        standing,
        original: original?.[i]?.standing ?? null,
        target: (adjusted.at(-1)?.to ?? project.target).text,
        share: each.share,
        completedOn: isDone ? claim.completedOn : null,
        report: report?.id ?? null,
        reportState: stateOf(report),
        last: last?.id ?? null,
        lastState: stateOf(last),
        doubt: judged.doubt,
        explained: judged.explained,
        analysis: each.analysis?.id ?? null,
        analysisState: each.analysis
          ? (verdict(each.analysis.id) ?? 'submitted')
          : each.analyses.length > 0
            ? 'returned'
            : null,
        asked: inOpenRound,
        duties,
      });
    }
  }
  return states;
}

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
function claimOf(
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

type Claim = Pick<ReturnType<typeof claimOf>, 'judged' | 'isClaimed' | 'completedOn' | 'isAfterLock' | 'isIdle'>;

function standingOf(
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
function lagsSince(standing: Standing, since: Day | null, said: Day | null): Day | null {
  if (standing === 'completed') return null;
  if (standing === 'lagging' || standing === 'completed_late') return min([said, afterCutOff]);
  if (standing === 'in_doubt') return since && workdayAfter(max(cutOff, since), 3);
  return said;
}

/** Since when each report lets one fear for the date, and since when the unit says so itself (rule 11). */
function outlookOf(counting: readonly Told[], held: number | null): { feared: Day | null; said: Day | null } {
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
