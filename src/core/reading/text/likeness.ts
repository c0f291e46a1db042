/** How much two Chinese texts share, by their pairs of characters, their order, or their longest common piece. */
import { halfWidth } from './plain-text.js';

const MARKS = /[\s\p{P}\p{S}]/gu;

/** Every two neighbouring characters of a text, without marks and spaces; a single character stands for itself. */
export function bigramsOf(text: string): Set<string> {
  const plain = halfWidth(text).replace(MARKS, '').toLowerCase();
  if (plain.length <= 1) return new Set(plain === '' ? [] : [plain]);
  const pairs = new Set<string>();
  for (let i = 0; i < plain.length - 1; i++) pairs.add(plain.slice(i, i + 2));
  return pairs;
}

/** From 0, nothing shared, to 1, the same pairs (Dice). Two empty texts share nothing. */
export function likeness(a: string, b: string): number {
  const [one, other] = [bigramsOf(a), bigramsOf(b)];
  if (one.size === 0 || other.size === 0) return 0;
  return (2 * shared(one, other)) / (one.size + other.size);
}

/** How much of `part` is found in `whole`, from 0 to 1; 1 for an empty part. */
export function foundIn(part: string, whole: string): number {
  const pairs = bigramsOf(part);
  if (pairs.size === 0) return 1;
  if (pairs.size === 1 && halfWidth(part).replace(MARKS, '').length === 1) return whole.includes(part) ? 1 : 0;
  return shared(pairs, bigramsOf(whole)) / pairs.size;
}

function shared(a: Set<string>, b: Set<string>): number {
  let count = 0;
  for (const pair of a) if (b.has(pair)) count++;
  return count;
}

/** Do the characters of a short form stand in a name in their order: 社康中心 in 社区健康服务中心? */
export function inOrder(words: string, name: string): boolean {
  let from = 0;
  for (const c of words) {
    const at = name.indexOf(c, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** Where the longest piece of the text stands that the name has. Steps: text × longest piece. */
export function longestShared(text: string, name: string): { start: number; end: number } {
  let [start, end] = [0, 0];
  for (let at = 0; at + end - start < text.length; at++)
    while (at + end - start < text.length && name.includes(text.slice(at, at + end - start + 1)))
      [start, end] = [at, at + end - start + 1];
  return { start, end };
}
