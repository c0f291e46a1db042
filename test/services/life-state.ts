/** What the clerk would answer on a day. */
import type { Day } from '#src/core/day.js';
import type { DoubtCode } from '#src/core/measure.js';
import type { ReportState, Standing } from '#src/core/picture.js';
import { min } from './life-days.js';
import { isDone, paperDuties } from './life-duties.js';
import {
  afterCutOff,
  cutOff,
  type Paper,
  type PaperDuty,
  paperOpenRound,
  type Target,
  type Told,
  upTo,
  yearEnd,
} from './life-paper.js';
import { claimOf, isBad, outlookOf, standingOf } from './life-standing.js';

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

/** Each unit's state on a day, by project and unit. */
export function paperState(paper: Paper, asOf: Day): Map<string, PaperState> {
  const lock = paper.locks.at(-1)?.isLocked ? (paper.locks.at(-1) ?? null) : null;
  const reviews = upTo(paper.reviews, asOf);
  const verdict = (id: string) => reviews.findLast(({ of }) => of === id)?.verdict ?? null;
  const gone = upTo(paper.withdrawn, asOf).map(({ report }) => report);
  const isOfReturn = ({ nth, round }: Told): boolean =>
    lock === null || asOf > cutOff || nth <= lock.nth || round === yearEnd;
  const told = upTo(paper.told, asOf)
    .filter((one) => !gone.includes(one.id) && isOfReturn(one))
    .sort((a, b) => (a.on === b.on ? a.nth - b.nth : a.on < b.on ? -1 : 1));
  const answers = upTo(paper.answers, asOf).filter(({ id }) => verdict(id) !== 'returned');
  const asked = paperOpenRound(paper, asOf);

  const states = new Map<string, PaperState>();
  for (const project of paper.projects) {
    const adjusted = upTo(paper.adjusted, asOf)
      .filter((one) => one.project === project.key)
      .sort((a, b) => (a.on === b.on ? a.nth - b.nth : a.on < b.on ? -1 : 1));
    const deciding = adjusted.findLast(({ on }) => on <= cutOff)?.to ?? project.target;

    const units = project.units.map((unit) => {
      const own = told.filter((one) => one.project === project.key && one.unit === unit);
      const counting = own.filter(({ id }) => verdict(id) !== 'returned');
      const mine = answers.filter((one) => one.project === project.key && one.unit === unit);
      const share = mine.findLast(({ answer }) => answer === 'share')?.share ?? null;
      const analyses = upTo(paper.analyses, asOf).filter((one) => one.project === project.key && one.unit === unit);
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
      const { judged, standing, since } = claim;
      const { counting, own } = each;
      const duties = paperDuties(paper, asOf, {
        at: { project: project.key, unit: each.unit },
        counting,
        standing,
        judged,
        since,
        said: each.said,
        isAnalysed: each.analysis !== null,
        briefFrom: behind[0] === each ? briefFrom : null,
      });
      const inOpenRound = duties.find(({ kind, of }) => kind === 'report' && of === asked);
      const report = counting.at(-1) ?? null;
      const last = own.at(-1) ?? null;
      const stateOf = (one: Told | null) => one && (verdict(one.id) ?? 'submitted');
      states.set(`${project.key} ${each.unit}`, {
        standing,
        original: original?.[i]?.standing ?? null,
        target: (adjusted.at(-1)?.to ?? project.target).text,
        share: each.share,
        completedOn: isDone(standing) ? claim.completedOn : null,
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
        asked: inOpenRound ? (inOpenRound.state === 'met' ? 'reported' : 'missing') : null,
        duties,
      });
    }
  }
  return states;
}
