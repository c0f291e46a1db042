/** Numbers of a spreadsheet as people see them there. */
import { chineseDay, type Day } from '#src/core/day.js';
import type { SheetCell } from './sheet-grid.js';

/** The 15 digits that Excel keeps; a percentage as such, with the places that its format has. */
export function numberText(value: number, format: string): string {
  if (!format.includes('%')) return String(Number(value.toPrecision(15)));
  const places = /\.([0#?]+)/.exec(format)?.[1]?.length ?? 0;
  return `${(value * 100).toFixed(places)}%`;
}

export const dateText = (day: Day, format: string): Pick<SheetCell, 'text' | 'date'> => ({
  text: chineseDay(day),
  date: { day, format },
});
