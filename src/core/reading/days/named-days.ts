/** Days that have names: feasts of the sun's and the moon's calendar, and the 24 terms of the year (节气). */
import { addDays, type Day, daysBetween } from '../../day.js';
import { memo } from '../../memo.js';
import { SPRING_FESTIVAL } from './spring-festival.js';

/** 'MM-DD'. */
const FIXED: Readonly<Record<string, string>> = {
  元旦: '01-01',
  三八节: '03-08',
  妇女节: '03-08',
  植树节: '03-12',
  五一: '05-01',
  劳动节: '05-01',
  五四: '05-04',
  青年节: '05-04',
  六一: '06-01',
  儿童节: '06-01',
  七一: '07-01',
  建党节: '07-01',
  八一: '08-01',
  建军节: '08-01',
  教师节: '09-10',
  国庆: '10-01',
  十一国庆: '10-01',
  双十一: '11-11',
  双11: '11-11',
  双十二: '12-12',
  双12: '12-12',
  平安夜: '12-24',
  圣诞: '12-25',
};

/** Days after the Spring Festival, or before it. */
const FROM_SPRING: Readonly<Record<string, number>> = {
  春节: 0,
  大年初一: 0,
  过年: 0,
  农历年: 0,
  农历新年: 0,
  除夕: -1,
  年三十: -1,
  大年三十: -1,
  元宵: 14,
  ...Object.fromEntries(
    [...'一二三四五六七八九十'].flatMap((day, i) => [`大年初${day}`, `正月初${day}`].map((name) => [name, i])),
  ),
  正月二十: 19,
  ...Object.fromEntries([...'一二三四五六七八九'].map((day, i) => [`正月十${day}`, i + 10])),
  ...Object.fromEntries(
    [...'一二三四五六七八九'].flatMap((day, i) => [`正月二十${day}`, `正月廿${day}`].map((name) => [name, i + 20])),
  ),
};

/** Month and day of the moon's calendar. */
const LUNAR: Readonly<Record<string, string>> = { 端午: '5/5', 中秋: '8/15', 重阳: '9/9' };

/** Month of each term, and the constant of the rule of thumb that holds for this century. */
const TERMS: Readonly<Record<string, readonly [month: number, constant: number]>> = {
  小寒: [1, 5.4055],
  大寒: [1, 20.12],
  立春: [2, 3.87],
  雨水: [2, 18.73],
  惊蛰: [3, 5.63],
  春分: [3, 20.646],
  清明: [4, 4.81],
  谷雨: [4, 20.1],
  立夏: [5, 5.52],
  小满: [5, 21.04],
  芒种: [6, 5.678],
  夏至: [6, 21.37],
  小暑: [7, 7.108],
  大暑: [7, 22.83],
  立秋: [8, 7.5],
  处暑: [8, 23.13],
  白露: [9, 7.646],
  秋分: [9, 23.042],
  寒露: [10, 8.318],
  霜降: [10, 23.438],
  立冬: [11, 7.438],
  小雪: [11, 22.36],
  大雪: [12, 7.18],
  冬至: [12, 21.94],
};

/** The names, longer ones first. */
export const DAY_NAMES: readonly string[] = [FIXED, FROM_SPRING, LUNAR, TERMS]
  .flatMap((names) => Object.keys(names))
  .toSorted((a, b) => b.length - a.length);

/** 正月初八, 正月十六: days of the first month of the moon's calendar. */
export const MOON_DAYS: readonly string[] = DAY_NAMES.filter((name) => /^(?:正月|大年初)/.test(name));

/** The day of that name in a year; null where it has none, or the year is not known. 冬至 of 2022 is 2022-12-22. */
export function namedDay(name: string, year: number): Day | null {
  const fixed = FIXED[name];
  if (fixed) return `${year}-${fixed}`;
  const spring = FROM_SPRING[name];
  if (spring !== undefined) {
    const festival = SPRING_FESTIVAL[year];
    return festival ? addDays(`${year}-${festival}`, spring) : null;
  }
  const term = TERMS[name];
  if (term) return termDay(year, ...term);
  const feast = LUNAR[name];
  return feast ? lunarDay(year, feast) : null;
}

/** The next day of that name, `from` itself included; null where it has none in time. */
export function nextNamedDay(name: string, from: Day): Day | null {
  const year = Number(from.slice(0, 4));
  return [year, year + 1].flatMap((one) => namedDay(name, one) ?? []).find((day) => day >= from) ?? null;
}

function termDay(year: number, month: number, constant: number): Day {
  const ofCentury = year % 100;
  const leaps = Math.floor((month <= 2 ? ofCentury - 1 : ofCentury) / 4);
  const day = Math.floor(ofCentury * 0.2422 + constant) - leaps;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });

const MOST_FEASTS = 100;
const DAY_LENGTH = 24 * 60 * 60 * 1000;

/** These feasts lie between the end of May and the end of October. */
const lunarDay = memo(
  (year: number, wanted: string): Day | null => {
    for (let day: Day = `${year}-05-20`; day <= `${year}-11-01`; day = addDays(day, 1))
      if (lunar.format(DAY_LENGTH * daysBetween('1970-01-01', day)) === wanted) return day;
    return null;
  },
  undefined,
  MOST_FEASTS,
);
