import type { Report } from './facts.js';

/**
 * The reports that a claim of completion rests on: the last one and those before it without a break that may claim it too.
 * Repetitions of the last one's words that change nothing of when, how or in which round it was claimed are left out.
 * `reports` are in the order of their days.
 */
export function tellingRun(reports: readonly Report[]): readonly Report[] {
  const last = reports.at(-1);
  if (!last) return [];
  const run = reports.slice(reports.findLastIndex((report) => !mayClaim(report)) + 1);
  if (run.length === 0) return [last];
  const since = run.findLastIndex(({ completion }) => completion !== last.completion) + 1;
  return run.filter((report, i) => {
    const before = run[i - 1];
    return i <= since || report === last || before === undefined || !repeats(report, before);
  });
}

/** Whether it claims completion hangs on the cut-off too; on no cut-off does any other report. */
const mayClaim = ({ completed, completedOn }: Report): boolean =>
  completed === true || (completed === false && completedOn !== null);

const repeats = (report: Report, before: Report): boolean =>
  report.completed === before.completed &&
  report.completedOn === before.completedOn &&
  report.roundId === before.roundId &&
  report.at >= before.at;
