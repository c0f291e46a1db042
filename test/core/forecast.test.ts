import { describe, expect, test } from 'vitest';
import { forecastOf, willMiss } from '#src/core/forecast.js';
import type { Figure, Measure } from '#src/core/measure.js';

const forty: Measure = { quantity: 40, unit: '场', of: '活动', comparison: 'at_least' };
const figure = (quantity: number, kind: Figure['kind'] = 'cumulative', more: Partial<Figure> = {}): Figure => ({
  quantity,
  unit: '场',
  kind,
  ...more,
});
const on = (day: string, ...figures: Figure[]) => ({ on: day, figures });

describe('rule 11: forecast', () => {
  test('rule 11: at the average pace, between the quickest and the slowest', () => {
    const forecast = forecastOf(
      [on('2022-07-01', figure(0)), on('2022-07-31', figure(15)), on('2022-08-30', figure(20))],
      [forty],
    );
    expect(forecast).toMatchObject({ expectedOn: '2022-10-29', soonest: '2022-10-09', latest: '2022-12-28' });
    expect(forecast && willMiss(forecast, '2022-12-31')).toBe(false);
    expect(forecast && willMiss(forecast, '2022-10-28')).toBe(true);
  });

  test.each<[string, ReturnType<typeof on>[], [string, number][] | null]>([
    [
      'new figures add up',
      [on('2022-07-01', figure(5, 'new')), on('2022-08-01', figure(3, 'new'))],
      [
        ['2022-07-01', 5],
        ['2022-08-01', 8],
      ],
    ],
    [
      'what remains counts from the target',
      [on('2022-07-01', figure(30, 'remaining')), on('2022-08-01', figure(25, 'remaining'))],
      [
        ['2022-07-01', 10],
        ['2022-08-01', 15],
      ],
    ],
    [
      'a total outdoes what was added',
      [on('2022-07-01', figure(5)), on('2022-08-01', figure(3, 'new'), figure(9))],
      [
        ['2022-07-01', 5],
        ['2022-08-01', 9],
      ],
    ],
    ['what is planned is no fact', [on('2022-07-01', figure(5)), on('2022-08-01', figure(40, 'planned'))], null],
    [
      'another unit says nothing',
      [on('2022-07-01', figure(5)), on('2022-08-01', figure(9, 'cumulative', { unit: '人次' }))],
      null,
    ],
    ['two figures of one day are one', [on('2022-07-01', figure(5)), on('2022-07-01', figure(9))], null],
  ])('rule 11: %s', (_, reports, expected) => {
    expect(forecastOf(reports, [forty])?.points.map((point) => [point.on, point.total]) ?? null).toEqual(expected);
  });

  test('rule 11: of several promises the one reached last decides; those alike are told apart by their thing', () => {
    const lessons: Measure = { ...forty, quantity: 12, of: '培训' };
    const reports = [
      on('2022-07-01', figure(10, 'cumulative', { of: '活动' }), figure(1, 'cumulative', { of: '培训' })),
      on('2022-08-01', figure(20, 'cumulative', { of: '活动' }), figure(2, 'cumulative', { of: '培训' })),
    ];
    expect(forecastOf(reports, [forty, lessons])).toMatchObject({ measure: { of: '培训' }, expectedOn: '2023-06-07' });
  });

  test.each<[string, [string, number][], string | null, boolean]>([
    [
      'reached: the day it was',
      [
        ['2022-07-01', 10],
        ['2022-08-01', 41],
      ],
      '2022-08-01',
      false,
    ],
    [
      'standing still for a month',
      [
        ['2022-07-01', 10],
        ['2022-08-01', 10],
      ],
      null,
      true,
    ],
    [
      'standing still for a week says nothing',
      [
        ['2022-07-01', 10],
        ['2022-07-08', 10],
      ],
      null,
      false,
    ],
    [
      'going back',
      [
        ['2022-07-01', 10],
        ['2022-08-01', 8],
      ],
      null,
      true,
    ],
  ])('rule 11: %s', (_, figures, expectedOn, misses) => {
    const forecast = forecastOf(
      figures.map(([day, n]) => on(day, figure(n))),
      [forty],
    );
    expect(forecast?.expectedOn).toBe(expectedOn);
    expect(forecast && willMiss(forecast, '2022-12-31')).toBe(misses);
  });

  test('rule 11: a limit (不超过) is not something to be reached', () => {
    expect(
      forecastOf([on('2022-07-01', figure(5)), on('2022-08-01', figure(9))], [{ ...forty, comparison: 'at_most' }]),
    ).toBeNull();
  });
});
