/** Which facts count: a returned or withdrawn one does not, and the one before it counts again (rules 14 and 23). */
import type { Day, Instant } from './day.js';
import type { Analysis, DoubtAnswer, Fact, Facts, Report, Review, TargetAdjustment } from './facts.js';
import { groupBy } from './group-by.js';
import { assignmentId } from './registry.js';

/** Facts by what they are about; built once for each picture, so that every look-up costs the same. */
export interface Counted {
  /** The counting answer to a report's doubt, or to that of an earlier report in the same words. */
  answerTo(report: Said): DoubtAnswer | null;
  /** Whether any such answer is about the project. */
  isAnswered(projectId: string): boolean;
  shareOf(assignment: string): number | null;
  /** The share that was answered about the joint return itself. */
  jointShareOf(projectId: string): number | null;
  /** By the day of approval. */
  adjustmentsOf(projectId: string): readonly TargetAdjustment[];
  /** The analysis in force, and what became of the last one. */
  analysisOf(assignment: string): { analysis: Analysis | null; state: 'submitted' | 'accepted' | 'returned' | null };
  /** Recorded by the office, or received by the leader. */
  isBriefed(projectId: string): boolean;
  isWaived(obligationKey: string): boolean;
  extendedTo(obligationKey: string): Day | null;
  /** The unit whose return an import was. */
  importingUnit(joint: { readonly report: Report | null } | null): string | null;
}

/** A report as far as its words go. */
type Said = Pick<Report, 'id' | 'projectId' | 'unitId' | 'completion' | 'completed'>;

export function countFacts(facts: Facts): Counted {
  const verdicts = lastBy(facts.reviews, (review) => `${review.subject}/${review.subjectId}`);
  const verdict = (subject: Review['subject'], id: string) => verdicts.get(`${subject}/${id}`)?.verdict;
  const answers = facts.answers.filter(({ id }) => verdict('answer', id) !== 'returned');
  const answeredProjects = new Set(answers.map(({ projectId }) => projectId));
  const answerById = lastBy(answers, ({ reportId }) => reportId);
  const reportById = new Map(facts.reports.map((report) => [report.id, report]));
  // Said again in the same words, by the unit itself in place of the joint return too, an explained claim is not asked about anew.
  const answered = answers.flatMap((answer) => {
    const report = reportById.get(answer.reportId);
    if (!report) return [];
    return [report, { ...report, unitId: answer.unitId }].map((said) => ({ ...answer, words: wordsOf(said) }));
  });
  const answerByWords = lastBy(answered, ({ words }) => words);
  const shareAnswers = facts.answers.filter(({ answer }) => answer === 'share');
  const answeredShares = new Set(shareAnswers.map(({ projectId, unitId, at }) => `${projectId}/${unitId}/${at}`));
  const countingShares = answers.flatMap((answer) =>
    answer.answer === 'share' && answer.share !== null ? [{ ...answer, quantity: answer.share }] : [],
  );
  // A share that an answer brought stands and falls with the answer.
  const recorded = facts.shares.filter(
    ({ projectId, unitId, at }) => !answeredShares.has(`${projectId}/${unitId}/${at}`),
  );
  const shares = lastBy([...recorded, ...countingShares], ({ projectId, unitId }) =>
    assignmentId(projectId, unitId ?? ''),
  );
  const jointShares = lastBy(
    countingShares.filter(({ reportId }) => reportById.get(reportId)?.unitId === null),
    ({ projectId }) => projectId,
  );
  const adjustments = groupBy([...facts.adjustments].sort(byDay), ({ projectId }) => projectId);
  const analyses = groupBy([...facts.analyses].sort(byTime), ({ projectId, unitId }) =>
    assignmentId(projectId, unitId),
  );
  const received = new Set(facts.receipts.map(({ briefingId }) => briefingId));
  const briefed = new Set(
    facts.briefings.filter(({ id, how }) => how === 'recorded' || received.has(id)).map(({ projectId }) => projectId),
  );
  const waived = new Set(facts.waivers.map(({ obligationKey }) => obligationKey));
  const extensions = lastBy(
    facts.extensions.filter(({ decision }) => decision === 'approved'),
    ({ obligationKey }) => obligationKey,
  );
  const importingUnits = new Map(
    facts.imports.flatMap(({ at, unitId }): [Instant, string][] => (unitId ? [[at, unitId]] : [])),
  );

  return {
    answerTo: (report) =>
      answers.length === 0 ? null : (answerById.get(report.id) ?? answerByWords.get(wordsOf(report)) ?? null),
    isAnswered: (projectId) => answeredProjects.size > 0 && answeredProjects.has(projectId),
    shareOf: (assignment) => shares.get(assignment)?.quantity ?? null,
    jointShareOf: (projectId) => jointShares.get(projectId)?.quantity ?? null,
    adjustmentsOf: (projectId) => (adjustments.size > 0 && adjustments.get(projectId)) || none,
    analysisOf(assignment) {
      const all = analyses.get(assignment);
      if (!all) return unanalysed;
      const inForce = all.findLast(({ id }) => verdict('analysis', id) !== 'returned');
      if (!inForce) return { analysis: null, state: 'returned' };
      return { analysis: inForce, state: verdict('analysis', inForce.id) ?? 'submitted' };
    },
    isBriefed: (projectId) => briefed.has(projectId),
    isWaived: (key) => waived.size > 0 && waived.has(key),
    extendedTo: (key) => (extensions.size > 0 && extensions.get(key)?.dueOn) || null,
    importingUnit(joint) {
      const report = importingUnits.size === 0 ? null : (joint?.report ?? null);
      return report?.source === 'import' ? (importingUnits.get(report.at) ?? null) : null;
    },
  };
}

const none: readonly never[] = [];
const unanalysed = { analysis: null, state: null } as const;

/** By the day spoken of, then by the instant recorded; ids settle the rest, so that storage order never matters. */
export const byDay = (a: Fact, b: Fact): number => (a.on === b.on ? byTime(a, b) : a.on < b.on ? -1 : 1);
export const byTime = (a: Fact, b: Fact): number =>
  a.at === b.at ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : a.at < b.at ? -1 : 1;

const wordsOf = ({ projectId, unitId, completion, completed }: Said): string =>
  `${projectId}/${unitId}/${completed}/${completion}`;

/** The fact recorded last for each key. */
function lastBy<F extends Fact>(list: readonly F[], key: (fact: F) => string): Map<string, F> {
  return new Map([...list].sort(byTime).map((fact) => [key(fact), fact]));
}
