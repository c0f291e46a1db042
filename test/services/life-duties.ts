/** What a unit owes on a day, and until when. */
import type { Day } from '#src/core/day.js';
import type { Standing } from '#src/core/picture.js';
import { max, workdayAfter, workdayFrom, workdayUpTo } from './life-days.js';
import {
  dutyKey,
  type Paper,
  type PaperDuty,
  type Place,
  paperRounds,
  returnsDue,
  type Told,
  upTo,
  yearEnd,
} from './life-paper.js';
import { type Judged, lagsSince } from './life-standing.js';

export interface Owing {
  at: Place;
  counting: readonly Told[];
  standing: Standing;
  judged: Judged;
  /** Of the claim. */
  since: Day | null;
  /** Since when the unit says itself that it will be late. */
  said: Day | null;
  isAnalysed: boolean;
  /** Since when the leader is to be told, where that is this unit's to bring about. */
  briefFrom: Day | null;
}

export const isDone = (standing: Standing): boolean => standing === 'completed' || standing === 'completed_late';

export function paperDuties(paper: Paper, asOf: Day, owing: Owing): PaperDuty[] {
  const { at, counting, standing, judged, since, said, isAnalysed, briefFrom } = owing;
  const active = (day: Day): Day => max(day, paper.createdOn);
  const extended = upTo(paper.extensions, asOf).filter(({ decision }) => decision === 'approved');
  const duty = (kind: PaperDuty['kind'], of: string, opensOn: Day, due: Day, isMet: boolean): PaperDuty => {
    const later = extended
      .filter((one) => one.duty === dutyKey({ kind, of }, at))
      .sort((a, b) => a.nth - b.nth)
      .at(-1);
    const dueOn = later ? (kind === 'report' ? workdayUpTo : workdayFrom)(later.dueOn) : due;
    return { kind, of, opensOn, dueOn, state: isMet ? 'met' : dueOn < asOf ? 'overdue' : 'open' };
  };

  const duties: PaperDuty[] = [];
  for (const { id, opensOn, dueOn, closesOn } of paperRounds(paper, asOf)) {
    const isMet = counting.some(
      ({ round, made }) => round === id || (made >= opensOn && (closesOn === null || made < closesOn)),
    );
    const wasDone = isDone(standing) && since !== null && since <= (closesOn === null ? asOf : dueOn);
    if (!isMet && wasDone && id !== yearEnd) continue;
    const owed = duty('report', id, opensOn, dueOn, isMet);
    duties.push(!isMet && closesOn !== null ? { ...owed, state: 'historic' } : owed);
  }
  const report = counting.at(-1);
  if (judged.doubt !== null && since !== null && report)
    duties.push(duty('explanation', report.id, active(since), workdayAfter(active(since), 3), judged.explained));
  const lags = lagsSince(standing, since, said);
  if (lags !== null && lags <= asOf) {
    const opensOn = active(lags);
    const dueOn = opensOn <= returnsDue ? returnsDue : workdayAfter(opensOn, 5);
    duties.push(duty('lag_analysis', '', opensOn, dueOn, isAnalysed));
  }
  if (briefFrom !== null) {
    const isBriefed = upTo(paper.briefed, asOf).some((one) => one.project === at.project);
    duties.push(duty('briefing', '', active(briefFrom), workdayAfter(active(briefFrom), 5), isBriefed));
  }
  return duties;
}
