/** Whether the cut-off is feared to be missed, and since when: by the pace of the figures, or by the unit's own word (rule 11). */
import { type Day, earlier } from './day.js';
import type { Analysis, Report } from './facts.js';
import { type Forecast, forecastOf, willMiss } from './forecast.js';
import type { Measure } from './measure.js';

export interface Outlook {
  forecast: Forecast | null;
  /** Since when it is feared without a break; null where it is not. */
  riskSince: Day | null;
  /** Since when the unit itself says so. */
  saysMissSince: Day | null;
}

/** Of the reports that count, in the order of their days; `dated` are those whose figures are the assignment's own. */
export function outlookOf(
  reports: readonly Report[],
  dated: readonly Report[],
  measures: readonly Measure[],
  analysis: Analysis | null,
  cutOff: Day,
): Outlook {
  const counted = dated.filter(({ figures }) => figures.length > 0);
  const forecastAt = (on: Day): Forecast | null => {
    const upTo = counted.filter((report) => report.on <= on);
    return upTo.length > 1 ? forecastOf(upTo, measures) : null;
  };
  const last = reports.at(-1);
  const forecast = last ? forecastAt(last.on) : null;
  const saysMiss = ({ completed, says, expectedOn }: Report): boolean =>
    completed !== true && (says === 'will_miss' || (expectedOn !== null && expectedOn > cutOff));
  const feared = (report: Report): boolean => {
    if (report.completed === true) return false;
    const then = report === last ? forecast : forecastAt(report.on);
    return saysMiss(report) || (then !== null && willMiss(then, cutOff));
  };
  // An analysis sent before the cut-off is such a word, unless it still expects to make it.
  const analysed =
    analysis && analysis.on <= cutOff && (analysis.expectedCompletion ?? '9999') > cutOff ? analysis.on : null;
  // What the unit said before it finished stays said: finishing late takes nothing back (rule 22).
  const unfinished = reports.slice(0, reports.findLastIndex(({ completed }) => completed !== true) + 1);
  const said = soonest(spellStart(unfinished, saysMiss), analysed);
  return { forecast, riskSince: soonest(spellStart(reports, feared), said), saysMissSince: said };
}

/** The earlier of two days, where there are two. */
export const soonest = (a: Day | null, b: Day | null): Day | null =>
  a !== null && b !== null ? earlier(a, b) : (a ?? b);

/** The day of the first of the reports at the end of the list that all say so; null where the last does not. */
function spellStart(reports: readonly Report[], says: (report: Report) => boolean): Day | null {
  const before = reports.findLastIndex((report) => !says(report));
  return reports[before + 1]?.on ?? null;
}
