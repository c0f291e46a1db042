/** A question of a unit's person, read among the unit's own projects: 饮用水入户 is theirs, and 观湖 the place of one of theirs. */
import type { Day } from '../../day.js';
import type { Project, Registry, Unit } from '../../registry.js';
import { understand } from './follow-up.js';
import { has, type Understood } from './understood.js';

/** The reading where all that is named is the unit's own; null where it is not, and all projects must be looked at. */
export function readAmongOwn(
  text: string,
  after: readonly string[],
  unit: Unit,
  own: readonly Project[],
  registry: Registry,
  today: Day,
): Understood | null {
  const read = understand(text, after, { ...registry, projects: [...own] }, today);
  const { scope, filter } = read;
  const isClear = scope.doubt === null || scope.doubt.kind === 'which project';
  if (!isClear || has(scope, 'every', 'others', 'they', 'streets')) return null;
  if (scope.unknown.length > 0) return partlyOwn(read, unit, own);
  const named = own.filter(
    ({ number, name }) => filter.number?.includes(number) ?? (filter.name !== undefined && name.includes(filter.name)),
  );
  const places = filter.unit?.filter((name) => name !== unit.name) ?? [];
  if (named.length === 0 || places.length === 0) return named.length > 0 ? read : null;
  const there = named.filter(({ name }) => places.every((place) => name.includes(placeOf(place))));
  if (there.length === 0) return null;
  const { unit: _place, name: _name, ...others } = filter;
  return { ...read, filter: { ...others, number: there.map(({ number }) => number) } };
}

/** 公交站台雨棚 holds a part of a name of theirs: it is asked about, and not refused. */
function partlyOwn(read: Understood, unit: Unit, own: readonly Project[]): Understood | null {
  const parts = read.scope.tokens.filter(({ kind }) => kind === 'part').map(({ text }) => text);
  const { unit: places = [], ...filter } = read.filter;
  const isOwn = own.some(
    ({ name }) =>
      parts.some((part) => name.includes(part)) &&
      places.every((place) => place === unit.name || name.includes(placeOf(place))),
  );
  return isOwn ? { ...read, filter } : null;
}

/** 观湖街道 stands in names as 观湖 as well. */
const placeOf = (unit: string): string => unit.replace(/街道(?:办事处)?$/, '');
