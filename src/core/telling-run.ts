import type { Day, Instant } from './day.js';
import type { Report } from './facts.js';

/** A report as far as a claim of completion rests on it, with those right before it that only repeated it. */
export interface Telling
  extends Pick<Report, 'id' | 'projectId' | 'unitId' | 'completion' | 'problems' | 'completed' | 'completedOn'> {
  /** The first of their days. */
  on: Day;
  /** When the first of them was recorded. */
  firstAt: Instant;
  /** Rounds that they say they were made in. */
  roundIds: readonly string[];
}

/**
 * The reports that a claim of completion rests on: the last one, by itself, and those before it without a break that may claim
 * it too. Repetitions of the last one's words that change nothing of when it was claimed are taken together.
 * `reports` are in the order of their days.
 */
export function tellingRun(reports: readonly Report[]): readonly Telling[] {
  const last = reports.at(-1);
  if (!last) return [];
  const first = reports.findLastIndex((report) => !mayClaim(report)) + 1;
  if (first === reports.length) return [tellingOf(last)];
  const since = reports.findLastIndex(({ completion }) => completion !== last.completion) + 1;
  const run: Telling[] = [];
  for (let i = first; i < reports.length; i += 1) {
    const [report, before] = [reports[i], run.at(-1)];
    if (!report) continue;
    const repeats = before && i > Math.max(first, since) && report !== last && saysTheSame(report, before);
    if (repeats) run[run.length - 1] = joined(before, report);
    else run.push(tellingOf(report));
  }
  return run;
}

/** Whether it claims completion hangs on the cut-off too; on no cut-off does any other report. */
const mayClaim = ({ completed, completedOn }: Report): boolean =>
  completed === true || (completed === false && completedOn !== null);

export const tellingOf = (report: Report): Telling => ({
  id: report.id,
  projectId: report.projectId,
  unitId: report.unitId,
  completion: report.completion,
  problems: report.problems,
  completed: report.completed,
  completedOn: report.completedOn,
  on: report.on,
  firstAt: report.at,
  roundIds: report.roundId === null ? [] : [report.roundId],
});

const saysTheSame = (report: Report, before: Telling): boolean =>
  report.completed === before.completed && report.completedOn === before.completedOn;

const joined = (before: Telling, { at, roundId }: Report): Telling => ({
  ...before,
  firstAt: at < before.firstAt ? at : before.firstAt,
  roundIds: roundId === null || before.roundIds.includes(roundId) ? before.roundIds : [...before.roundIds, roundId],
});
