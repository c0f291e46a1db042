/** When a counted target will be reached at the pace reported so far: before the date is missed (rule 11). */
import { type Day, daysBetween } from './day.js';
import { dayNumber, dayOfNumber } from './day-number.js';
import type { Figure, Measure } from './measure.js';

export interface Dated {
  on: Day;
  figures: readonly Figure[];
}

/** What was done of a promise by a day. */
export interface Point {
  on: Day;
  total: number;
}

export interface Forecast {
  measure: Measure;
  /** Totals by day, rising in time. */
  points: Point[];
  /** Day of completion at the average pace from the first figure to the last; null where nothing moves. */
  expectedOn: Day | null;
  /** The same at the quickest and at the slowest pace between two figures; null where that one stands still. */
  soonest: Day | null;
  latest: Day | null;
}

/** Figures this far apart without progress say that at this pace it will never be done. */
const stalledAfterDays = 14;
/** Beyond ten years a pace says no more than that it stands still. */
const furthestDays = 3650;

/**
 * Forecast of the counted promise that will be reached last, from reports in order of their days. Null without two dated
 * figures of one promise. The pace is linear; its uncertainty is the span between the quickest and slowest stretch.
 */
export function forecastOf(reports: readonly Dated[], measures: readonly Measure[]): Forecast | null {
  const forecasts = measures
    .filter((measure) => measure.comparison !== 'at_most')
    .flatMap((measure) => forecastOfMeasure(pointsOf(reports, measure, measures), measure) ?? []);
  return forecasts.reduce<Forecast | null>((last, next) => (last === null || isLater(next, last) ? next : last), null);
}

/** True where the forecast day passes the cut-off, or nothing moved for two weeks. */
export function willMiss({ points, expectedOn }: Pick<Forecast, 'points' | 'expectedOn'>, cutOff: Day): boolean {
  if (expectedOn !== null) return expectedOn > cutOff;
  const [first, last] = [points[0], points.at(-1)];
  return first !== undefined && last !== undefined && daysBetween(first.on, last.on) >= stalledAfterDays;
}

/** When the promise is reached from its last point at the pace between two points; null where nothing moved. */
export function arrivalOf({ quantity }: Measure, from: Point, to: Point, last: Point): Day | null {
  if (last.total >= quantity) return last.on;
  const between = dayNumber(to.on) - dayNumber(from.on);
  const days = Math.ceil(((quantity - last.total) * between) / (to.total - from.total));
  return to.total > from.total && days <= furthestDays ? dayOfNumber(dayNumber(last.on) + days) : null;
}

/** The total of a promise after these figures; null where none of them is about it. */
export function totalAfter(
  before: number,
  figures: readonly Figure[],
  measure: Measure,
  measures: readonly Measure[],
): number | null {
  const own = figures.filter((figure) => figure.kind !== 'planned' && counts(figure, measure, measures));
  if (own.length === 0) return null;
  const set = own.flatMap(({ kind, quantity }) =>
    kind === 'cumulative' ? [quantity] : kind === 'remaining' ? [measure.quantity - quantity] : [],
  );
  const added = own.reduce((sum, { kind, quantity }) => (kind === 'new' ? sum + quantity : sum), 0);
  return set.length > 0 ? Math.max(...set) : before + added;
}

function forecastOfMeasure(points: Forecast['points'], measure: Measure): Forecast | null {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first.on === last.on) return null;
  const stretches = points.slice(1).map((point, i) => arrivalOf(measure, points[i] ?? first, point, last));
  const moving = stretches.filter((day) => day !== null).sort();
  return {
    measure,
    points,
    expectedOn: arrivalOf(measure, first, last, last),
    soonest: moving[0] ?? null,
    latest: stretches.includes(null) ? null : (moving.at(-1) ?? null),
  };
}

/** Running totals of one promise: 累计 sets the total, 新增 adds to it, 还差 counts from the target, 计划 is no fact. */
function pointsOf(reports: readonly Dated[], measure: Measure, measures: readonly Measure[]): Forecast['points'] {
  const points: Forecast['points'] = [];
  let total = 0;
  for (const { on, figures } of reports) {
    const after = totalAfter(total, figures, measure, measures);
    if (after === null) continue;
    total = after;
    if (points.at(-1)?.on === on) points.pop();
    points.push({ on, total });
  }
  return points;
}

/** A figure counts for the promise with its unit; of several such, for the one whose thing it names. */
function counts(figure: Figure, measure: Measure, measures: readonly Measure[]): boolean {
  if (figure.unit !== measure.unit) return false;
  if (measures.filter(({ unit }) => unit === measure.unit).length === 1) return true;
  const { of } = figure;
  return of !== undefined && of !== '' && (measure.of.includes(of) || of.includes(measure.of));
}

/** The one that is reached later, or never. */
export const isLater = (a: Pick<Forecast, 'expectedOn'>, b: Pick<Forecast, 'expectedOn'>): boolean =>
  (a.expectedOn ?? '9999') > (b.expectedOn ?? '9999');
