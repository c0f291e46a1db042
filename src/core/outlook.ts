/** Whether the cut-off is feared to be missed, and since when: by the pace of the figures, or by the unit's own word (rule 11). */
import { type Day, earlier } from './day.js';
import type { Analysis, Report } from './facts.js';
import { willMiss } from './forecast.js';
import { groupBy } from './group-by.js';
import type { Measure } from './measure.js';
import { paceOf } from './pace.js';

/** What the reports themselves say, whatever analysis stands beside them. */
export interface Reckoned {
  /** Day of completion at the pace so far. */
  forecastOn: Day | null;
  /** Since when each report bears the fear that the cut-off is missed, by its pace or its word. */
  fearedSince: Day | null;
  /** Since when the unit says so in its reports. */
  saidSince: Day | null;
}

export interface Outlook {
  forecastOn: Day | null;
  /** Since when it is feared without a break; null where it is not. */
  riskSince: Day | null;
  /** Since when the unit itself says so. */
  saysMissSince: Day | null;
}

/**
 * Of reports that count, added in the order of their days, each day's together. `isDated` tells whose figures are the
 * assignment's own.
 */
export function reckoner(measures: readonly Measure[], cutOff: Day) {
  const pace = paceOf(measures);
  const [feared, said] = [spell(), spell()];
  return {
    add(reports: readonly Report[], isDated: (report: Report) => boolean): void {
      for (const [on, told] of groupBy(reports, ({ on }) => on)) {
        for (const report of told) if (isDated(report)) pace.add(on, report.figures);
        const forecast = pace.forecast();
        const missed = forecast !== null && willMiss(forecast, cutOff);
        for (const report of told) {
          const isDone = report.completed === true;
          const saysMiss = !isDone && saysSo(report, cutOff);
          feared.goOn(on, saysMiss || (missed && !isDone));
          // What the unit said before it finished stays said: finishing late takes nothing back (rule 22).
          if (isDone) said.pause();
          else said.goOn(on, saysMiss);
        }
      }
    },
    soFar: (): Reckoned => ({
      forecastOn: pace.forecast()?.expectedOn ?? null,
      fearedSince: feared.since(),
      saidSince: said.since(),
    }),
  };
}

const saysSo = ({ says, expectedOn }: Report, cutOff: Day): boolean =>
  says === 'will_miss' || (expectedOn !== null && expectedOn > cutOff);

/** The day of the first of the reports up to the last that all say so; a pause ends it once another report follows. */
function spell() {
  let [first, isOver]: [Day | null, boolean] = [null, false];
  return {
    goOn(on: Day, saysSo: boolean): void {
      if (isOver) [first, isOver] = [null, false];
      first = saysSo ? (first ?? on) : null;
    },
    pause(): void {
      isOver = true;
    },
    since: (): Day | null => first,
  };
}

/** With the unit's analysis: one sent before the cut-off is such a word, unless it still expects to make it. */
export function outlookOf(
  { forecastOn, fearedSince, saidSince }: Reckoned,
  analysis: Analysis | null,
  cutOff: Day,
): Outlook {
  const analysed =
    analysis && analysis.on <= cutOff && (analysis.expectedCompletion ?? '9999') > cutOff ? analysis.on : null;
  const said = soonest(saidSince, analysed);
  return { forecastOn, riskSince: soonest(fearedSince, said), saysMissSince: said };
}

/** The earlier of two days, where there are two. */
export const soonest = (a: Day | null, b: Day | null): Day | null =>
  a !== null && b !== null ? earlier(a, b) : (a ?? b);
