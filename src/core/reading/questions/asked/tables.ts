/** Tables of what sequences of words mean. */

import type { Token } from '../said/tokens.js';
import { matchesOf, type Pattern, pattern, stands } from './patterns.js';

export type Table<T> = readonly (readonly [meaning: T, ...patterns: Pattern[]])[];

/** Rows of a table: what is meant, then the sequences that mean it. */
export const rows = <T>(...list: readonly (readonly [T, ...string[]])[]): Table<T> =>
  list.map(([meaning, ...patterns]) => [meaning, ...patterns.map(pattern)]);

/** The first meaning that stands among the words. */
export const meantBy = <T>(
  table: Table<T>,
  tokens: readonly Token[],
  isOpen: (meaning: T) => boolean = () => true,
): T | undefined =>
  table.find(([meaning, ...patterns]) => isOpen(meaning) && patterns.some((one) => stands(tokens, one)))?.[0];

/** The words by which it means so, in every sequence of that meaning. */
export const usedBy = <T>(table: Table<T>, tokens: readonly Token[], meaning: T): Token[] =>
  table.flatMap(([one, ...patterns]) => (one === meaning ? patterns.flatMap((p) => matchesOf(tokens, p)) : []));

/** Words that say that something is there. */
export const ACHIEVED = 'done|use';
