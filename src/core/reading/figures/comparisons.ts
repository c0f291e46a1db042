/** How a quantity is held: 不少于40场, 80%以上, 5个工作日以内. */
import type { Comparison } from '../../measure.js';

const AT_LEAST =
  '不少于 不低于 不小于 不下于 不得少于 不得低于 至少 最少 达到 达 超过 超 突破 大于 高于 多于 ≥ >= > 逾'.split(' ');
const AT_MOST =
  '不超过 不超 不得超过 不高于 不得高于 不多于 不大于 不长于 低于 少于 小于 控制在 控制到 压缩至 压缩到 压缩在 缩短至 缩短到 压减至 压减到 压降至 压降到 降至 降到 降低至 降低到 下降至 下降到 减少至 减少到 减至 减到 最多 最长 ≤ <= <'.split(
    ' ',
  );
const HELD: readonly (readonly [string, Comparison])[] = [
  ...AT_LEAST.map((word) => [word, 'at_least'] as const),
  ...AT_MOST.map((word) => [word, 'at_most'] as const),
].sort((a, b) => b[0].length - a[0].length);
/** 商超18家 holds nothing. */
const OTHER_WORD = /商超$/;
const AFTER: readonly (readonly [RegExp, Comparison])[] = [
  [/^(?:及|或|\(含\)|（含）)?(?:以上|之上)/, 'at_least'],
  [/^(?:及|或|\(含\)|（含）)?(?:以内|以下|之内|之下)/, 'at_most'],
];

/** What the words around a quantity say of it; null where it stands plain. */
export function comparisonOf(text: string, start: number, end: number): Comparison | null {
  const before = text.slice(Math.max(0, start - 8), start).trimEnd();
  const after = text.slice(end, end + 6).trimStart();
  return heldBy(before)?.[1] ?? AFTER.find(([words]) => words.test(after))?.[1] ?? null;
}

/** Whether the words before a quantity hold it. */
export const isHeldBefore = (before: string): boolean => heldBy(before) !== undefined;

const heldBy = (before: string): readonly [string, Comparison] | undefined =>
  OTHER_WORD.test(before) ? undefined : HELD.find(([word]) => before.endsWith(word));
