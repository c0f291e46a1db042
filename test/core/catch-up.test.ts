import { describe, expect, test } from 'vitest';
import { isWorkingTime, requireTickable, slotsBetween, slotToWork, withinHours } from '#src/core/catch-up.js';
import { defaultSettings } from '#src/core/settings.js';
import { at, calendar, timezone } from './sample.js';

const hours = defaultSettings.workingHours;
const nudge = (now: string, lastHandled: string | null) =>
  slotToWork({ time: '09:30', timezone, lastHandled, now, withinHours: 24, workingHours: hours, calendar });
const digest = (now: string, lastHandled: string | null) =>
  slotToWork({ time: '09:00', timezone, lastHandled, now, withinHours: 72, workingHours: null, calendar });
const opening = (now: string, lastHandled: string | null) =>
  slotToWork({ time: '00:05', timezone, lastHandled, now, withinHours: null, workingHours: null, calendar });

describe('F33, rule 32: what was missed while down', () => {
  test.each([
    ['on time', nudge(at('2022-11-09', '09:30'), at('2022-11-08', '09:30')), at('2022-11-09', '09:30'), false],
    ['a minute late', nudge(at('2022-11-09', '09:31'), at('2022-11-08', '09:30')), at('2022-11-09', '09:30'), false],
    ['six hours late', nudge(at('2022-11-09', '15:30'), at('2022-11-08', '09:30')), at('2022-11-09', '09:30'), false],
    [
      'days late: the latest only',
      nudge(at('2022-11-09', '10:00'), at('2022-11-01', '09:30')),
      at('2022-11-09', '09:30'),
      false,
    ],
    ['23 hours late', nudge(at('2022-11-10', '09:10'), at('2022-11-08', '09:30')), at('2022-11-09', '09:30'), false],
    [
      'a digest 71 hours late',
      digest(at('2022-11-10', '08:30'), at('2022-11-08', '09:00')),
      at('2022-11-09', '09:00'),
      false,
    ],
    [
      'an opening ten days late',
      opening(at('2022-11-30', '12:00'), at('2022-11-20', '00:05')),
      at('2022-11-30', '00:05'),
      false,
    ],
  ])('rule 32: %s is worked off', (_, slot, expected, tooLate) => {
    expect(slot).toEqual({ at: expected, tooLate });
  });

  test.each([
    ['the slot was handled', nudge(at('2022-11-09', '09:31'), at('2022-11-09', '09:30'))],
    ['the slot is not there yet', nudge(at('2022-11-09', '09:29'), at('2022-11-08', '09:30'))],
    ['it is lunch time', nudge(at('2022-11-09', '12:30'), at('2022-11-08', '09:30'))],
    ['it is evening', nudge(at('2022-11-09', '18:00'), at('2022-11-08', '09:30'))],
    ['it is Saturday', nudge(at('2022-11-12', '09:15'), at('2022-11-10', '09:30'))],
  ])('rule 32: nothing is worked off where %s', (_, slot) => expect(slot).toBeNull());

  test('rule 32: what waited over lunch goes out after it', () => {
    expect(nudge(at('2022-11-09', '14:00'), at('2022-11-08', '09:30'))).toEqual({
      at: at('2022-11-09', '09:30'),
      tooLate: false,
    });
  });

  test('rule 32: what is too old is said to be so, in or out of working hours', () => {
    const weekly = (now: string) =>
      slotToWork({
        time: '09:00',
        timezone,
        lastHandled: at('2022-11-01'),
        now,
        withinHours: 2,
        workingHours: hours,
        calendar,
      });
    expect(weekly(at('2022-11-09', '11:30'))).toEqual({ at: at('2022-11-09', '09:00'), tooLate: true });
    expect(weekly(at('2022-11-09', '20:00'))).toEqual({ at: at('2022-11-09', '09:00'), tooLate: true });
  });

  test('rule 32: a first start works off the last day only', () => {
    expect(nudge(at('2022-11-09', '10:00'), null)).toEqual({ at: at('2022-11-09', '09:30'), tooLate: false });
    expect(opening(at('2022-11-09', '00:04'), null)).toEqual({ at: at('2022-11-08', '00:05'), tooLate: false });
  });
});

describe('rule 31: moving time', () => {
  test('rule 31: every slot between two instants, each once', () => {
    const job = { time: '09:30', timezone };
    expect(slotsBetween(job, at('2022-11-07', '09:30'), at('2022-11-09', '09:30'))).toEqual([
      at('2022-11-08', '09:30'),
      at('2022-11-09', '09:30'),
    ]);
    expect(slotsBetween(job, at('2022-11-07', '09:30'), at('2022-11-08', '09:29'))).toEqual([]);
  });

  test('rule 31: a tick before the last slot handled, or beyond the wall clock without --yes, is refused', () => {
    const tick = { at: at('2022-11-09'), lastHandled: at('2022-11-08'), wallClock: at('2022-11-10'), yes: false };
    expect(() => requireTickable(tick)).not.toThrow();
    expect(() => requireTickable({ ...tick, at: tick.lastHandled })).not.toThrow();
    expect(() => requireTickable({ ...tick, at: at('2022-11-07') })).toThrowError('已经处理过');
    expect(() => requireTickable({ ...tick, at: at('2022-11-11') })).toThrowError('--yes');
    expect(() => requireTickable({ ...tick, at: at('2022-11-11'), yes: true })).not.toThrow();
  });
});

describe('rule 25: working hours', () => {
  test.each([
    ['2022-11-09', '09:00', true],
    ['2022-11-09', '11:59', true],
    ['2022-11-09', '12:00', false],
    ['2022-11-09', '14:00', true],
    ['2022-11-09', '18:00', false],
    ['2022-10-08', '09:30', true], // 调休
    ['2022-10-05', '09:30', false],
  ])('rule 25: %s %s is working time: %s', (day, time, expected) => {
    expect(isWorkingTime(at(day, time), hours, timezone, calendar)).toBe(expected);
  });

  test.each([
    ['09:30', '09:30'],
    ['08:00', '09:00'],
    ['12:30', '14:00'],
    ['19:00', '09:00'],
  ])('rule 25: a nudge time of %s is kept at %s', (time, expected) => expect(withinHours(time, hours)).toBe(expected));
});
