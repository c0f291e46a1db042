import type { Day } from './day.js';
import { arrivalOf, type Forecast, isLater, type Point, totalAfter } from './forecast.js';
import type { Figure, Measure } from './measure.js';

/** The forecast as it changes with each report: what `forecastOf` says of the reports so far, by their first and last points. */
export interface Pace {
  add(on: Day, figures: readonly Figure[]): void;
  /** Of the promise that is reached last; null without two dated figures of one. */
  forecast(): Pick<Forecast, 'points' | 'expectedOn'> | null;
}

/** Reports are added in the order of their days. */
export function paceOf(measures: readonly Measure[]): Pace {
  const promises = measures.filter(({ comparison }) => comparison !== 'at_most');
  const ends: { total: number; first: Point; last: Point }[] = [];
  return {
    add(on, figures) {
      if (figures.length === 0) return;
      for (const [i, measure] of promises.entries()) {
        const known = ends[i];
        const total = totalAfter(known?.total ?? 0, figures, measure, measures);
        if (total === null) continue;
        const last = { on, total };
        ends[i] = { total, last, first: known && known.first.on !== on ? known.first : last };
      }
    },
    forecast() {
      let latest: ReturnType<Pace['forecast']> = null;
      for (const [i, measure] of promises.entries()) {
        const found = ends[i];
        if (!found || found.first.on === found.last.on) continue;
        const { first, last } = found;
        const next = { points: [first, last], expectedOn: arrivalOf(measure, first, last, last) };
        if (latest === null || isLater(next, latest)) latest = next;
      }
      return latest;
    },
  };
}
