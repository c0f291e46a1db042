/** What an address of the board asks for, checked against what there is. */
import { type Day, isDay } from '#src/core/day.js';
import { Refusal } from '#src/core/refusal.js';
import { type Board, categoriesOf, isListName, type ListQuery } from './board-lists.js';

/** The day of `as-of`, today where there is none. @throws Refusal bad_input for a day that is none or has not come */
export function dayAsked(text: string | undefined, today: Day): Day {
  if (text === undefined || text === '') return today;
  if (!isDay(text)) throw new Refusal('bad_input', '日期写得不对，应是 2022-12-31 的样子。');
  if (text > today) throw new Refusal('bad_input', `${text} 还没有到，只能查今天（${today}）和以前的情况。`);
  return text;
}

/**
 * The list asked for; null for the board itself. A unit or a category alone asks for all its projects.
 * @throws Refusal not_found for a list, unit or category that does not exist
 */
export function listAsked(given: (name: string) => string | undefined, { picture }: Board): ListQuery | null {
  const [list, unit, category, key] = ['list', 'unit', 'category', 'key'].map(given);
  if ([list, unit, category, key].every((one) => one === undefined)) return null;
  const name = list ?? 'all';
  if (!isListName(name)) throw new Refusal('not_found', '没有这个名单。');
  const units = new Set(picture.projects.flatMap(({ assignments }) => assignments.map((each) => each.unit.name)));
  if (unit !== undefined && !units.has(unit)) throw new Refusal('not_found', '没有找到这个主办单位。');
  const known = category === '' ? null : category;
  if (known !== undefined && !categoriesOf(picture).includes(known))
    throw new Refusal('not_found', '没有这个项目分类。');
  return { list: name, unit: unit ?? null, category: known, key: key === '1' };
}
