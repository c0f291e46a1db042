/** The statutory days that the moon and the sun set, for years whose notice is not out yet. */
import { addDays, type Day } from './day.js';

/** 春节 (正月初一), 清明, 端午, 中秋. */
const festivals: Record<number, [spring: string, tomb: string, dragon: string, moon: string]> = {
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
  2036: ['01-28', '04-04', '05-30', '10-04'],
  2037: ['02-15', '04-04', '06-18', '09-24'],
  2038: ['02-04', '04-05', '06-07', '09-13'],
  2039: ['01-24', '04-05', '05-27', '10-02'],
  2040: ['02-12', '04-04', '06-14', '09-20'],
};

/** 除夕 to 初三 (four days since 2025), 清明, 端午, 中秋 of a year; none for a year outside the table. */
export function lunarHolidays(year: number): Day[] {
  const days = festivals[year]?.map((day) => `${year}-${day}`);
  if (!days) return [];
  const [spring = '', ...others] = days;
  return [addDays(spring, -1), spring, addDays(spring, 1), addDays(spring, 2), ...others];
}
