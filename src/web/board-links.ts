/** Addresses within the board. Words of the registry go into them, never ids or tokens. */
import type { Day } from '#src/core/day.js';
import type { ListQuery } from './board-lists.js';

/** From where and for which day a page is seen. */
export interface Place {
  /** Path under which people's browsers reach the service; '' at the root. */
  base: string;
  asOf: Day;
  today: Day;
}

/** The board, or one of its lists. */
export function boardLink({ base, asOf, today }: Place, query: Partial<ListQuery> = {}): string {
  const { list, unit, category, key } = query;
  return withQuery(`${base}/dashboard`, [
    ['as-of', asOf === today ? null : asOf],
    ['list', list ?? null],
    ['unit', unit ?? null],
    ['category', category === undefined ? null : (category ?? '')],
    ['key', key ? '1' : null],
  ]);
}

export function projectLink({ base, asOf, today }: Place, number: string): string {
  return withQuery(`${base}/dashboard/projects/${encodeURIComponent(number)}`, [
    ['as-of', asOf === today ? null : asOf],
  ]);
}

function withQuery(path: string, pairs: [string, string | null][]): string {
  const query = new URLSearchParams(
    pairs.flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]])),
  );
  return query.size > 0 ? `${path}?${query}` : path;
}
