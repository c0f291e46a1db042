import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '#src/core/day.js';
import { lunarHolidays } from '#src/core/lunar-holidays.js';
import {
  addWorkdays,
  builtInYears,
  calendarOf,
  nextWorkday,
  previousWorkday,
  provisionalYears,
  workdaysBetween,
} from '#src/core/workdays.js';

const require = createRequire(import.meta.url);
const calendar = calendarOf(builtInYears);

const daysOfYear = (year: number): Day[] => {
  const days: Day[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) days.push(day);
  return days;
};

describe('F37, rule 2: working days come from the notices', () => {
  test.each([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])('%i agrees with chinese-days, day by day', (year) => {
    const peer = require('chinese-days') as { isWorkday(day: string): boolean };
    // The peer reads local midnight; noon is the same day in every zone that the tests run in.
    const different = daysOfYear(year).filter((day) => peer.isWorkday(`${day} 12:00`) !== calendar.isWorkday(day));
    expect(different).toEqual([]);
  });

  test.each([2022, 2023, 2024, 2025, 2026])('%i agrees with holiday-calendar, day by day', (year) => {
    const file = require.resolve(`holiday-calendar/data/CN/${year}.json`);
    const peer = JSON.parse(readFileSync(file, 'utf8')) as { dates: { date: Day; type: string }[] };
    const listed = peer.dates.filter(({ date }) => date.startsWith(String(year)));
    expect(listed.length).toBeGreaterThan(20);
    const different = listed.filter(({ date, type }) => calendar.isWorkday(date) !== (type === 'transfer_workday'));
    expect(different).toEqual([]);
  });

  test.each<[Day, boolean, string]>([
    ['2022-10-08', true, '调休 Saturday'],
    ['2022-10-09', true, '调休 Sunday'],
    ['2022-12-31', false, 'Saturday and holiday by the notice of 2023'],
    ['2023-01-02', false, 'Monday, holiday'],
    ['2023-01-28', true, '调休 after 春节'],
    ['2020-01-31', false, '春节 prolonged in 2020'],
    ['2020-02-01', false, 'was 调休 until the holiday was prolonged'],
    ['2024-02-29', true, 'leap day, a Thursday'],
  ])('%s worked: %s (%s)', (day, worked) => expect(calendar.isWorkday(day)).toBe(worked));

  test.each<[Day, boolean, string]>([
    ['2027-01-01', false, 'fixed'],
    ['2027-02-05', false, '除夕'],
    ['2027-02-08', false, '初三'],
    ['2027-02-09', true, 'no 调休 is known'],
    ['2027-04-05', false, '清明'],
    ['2027-05-02', false, 'Sunday'],
    ['2027-05-03', true, 'Monday'],
    ['2028-05-02', false, 'free since 2025, a Tuesday'],
    ['2027-10-04', true, 'Monday'],
    ['2015-05-01', false, 'fixed, a Friday'],
    ['2018-05-02', true, 'not free before 2025'],
  ])('a year without notice is Monday to Friday less the statutory days: %s worked: %s (%s)', (day, worked) => {
    expect(calendar.isWorkday(day)).toBe(worked);
  });

  test('a year without notice is provisional, and said so', () => {
    expect(calendar.isProvisional(2027)).toBe(true);
    expect(calendar.isProvisional(2022)).toBe(false);
    expect(provisionalYears(calendar, '2026-12-01', '2028-01-31')).toEqual([2027, 2028]);
    expect(provisionalYears(calendar, '2022-12-01', '2023-01-31')).toEqual([]);
  });

  test('a notice imported later makes the year firm and replaces an earlier one', () => {
    const own = calendarOf([
      ...builtInYears,
      { year: 2027, source: 'a', holidays: ['2027-02-09'], workdays: ['2027-02-14'] },
      { year: 2022, source: 'b', holidays: [], workdays: [] },
    ]);
    expect(own.isProvisional(2027)).toBe(false);
    expect([own.isWorkday('2027-02-09'), own.isWorkday('2027-02-14'), own.isWorkday('2027-02-08')]).toEqual([
      false,
      true,
      true,
    ]);
    expect([own.isWorkday('2022-10-08'), own.isWorkday('2022-10-03')]).toEqual([false, true]);
  });

  test.each(Array.from({ length: 14 }, (_, i) => 2027 + i))('lunar and solar festivals of %i are right', (year) => {
    const peer = require('chinese-days') as {
      getSolarDateFromLunar(day: string): { date: Day };
      getSolarTermDate(year: number, month: number, term: string): Day;
    };
    const lunar = (monthDay: string) => peer.getSolarDateFromLunar(`${year}-${monthDay}`).date;
    const spring = lunar('01-01');
    expect(lunarHolidays(year)).toEqual([
      addDays(spring, -1),
      spring,
      addDays(spring, 1),
      addDays(spring, 2),
      peer.getSolarTermDate(year, 4, 'pure_brightness'),
      lunar('05-05'),
      lunar('08-15'),
    ]);
  });
});

describe('counting working days', () => {
  test.each<[Day, number, Day]>([
    ['2022-12-31', 5, '2023-01-09'],
    ['2023-01-09', -2, '2023-01-05'],
    ['2023-01-09', -5, '2022-12-30'],
    ['2023-01-09', -7, '2022-12-28'],
    ['2023-01-09', -10, '2022-12-23'],
    ['2022-10-01', 1, '2022-10-08'],
    ['2022-12-31', 0, '2022-12-31'],
  ])('%s and %i working days is %s', (day, n, expected) => expect(addWorkdays(calendar, day, n)).toBe(expected));

  test.each<[Day, Day, number]>([
    ['2022-12-31', '2023-01-09', 5],
    ['2023-01-09', '2022-12-31', -5],
    ['2022-12-30', '2022-12-30', 0],
    ['2022-10-07', '2022-10-09', 2],
  ])('from %s to %s there are %i', (from, to, n) => expect(workdaysBetween(calendar, from, to)).toBe(n));

  test('counting there and back agrees, whatever the day', () => {
    for (const day of daysOfYear(2022)) {
      for (const n of [1, 4, 11]) {
        expect(workdaysBetween(calendar, day, addWorkdays(calendar, day, n))).toBe(n);
        expect(addWorkdays(calendar, addWorkdays(calendar, day, n), -n)).toBe(previousWorkday(calendar, day));
      }
    }
  });

  test('rule 3: a day moves back to the last or forward to the next working day', () => {
    expect(previousWorkday(calendar, '2022-12-31')).toBe('2022-12-30');
    expect(nextWorkday(calendar, '2022-12-31')).toBe('2023-01-03');
    expect([previousWorkday(calendar, '2022-12-30'), nextWorkday(calendar, '2022-12-30')]).toEqual([
      '2022-12-30',
      '2022-12-30',
    ]);
  });
});
