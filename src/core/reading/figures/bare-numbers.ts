/** Figures that are written without a measure word: 已完成120, 8/12, 本周+3. */
import type { FoundDate } from '../days/dates.js';
import { findNumbers } from '../numbers/numbers.js';
import type { Quantity } from './quantities.js';

/** 8/12场: the number before the stroke. */
export function ratioBefore(text: string, q: Quantity): number | null {
  const digits = /(?<![\d/.])(\d{1,9}(?:\.\d{1,4})?) ?\/ ?$/.exec(text.slice(Math.max(0, q.start - 20), q.start))?.[1];
  return digits === undefined || Number(digits) > q.value ? null : Number(digits);
}

const BARE_AFTER =
  /(?:(?:完成|累计|已办|已建|已开展|办了|做了|还差|尚差|差|剩余|还剩|剩|共|进度)了? ?|(?:完成|已办|累计)[^，,。；;\n]{0,4}数(?:量)?[：:为]? ?|(?:^|[，,。；;（( 月周天日])\+)(?:\d{1,9} ?\/ ?)?$/;

/** 已完成120，还差46: numbers without a measure word, where the words leave no doubt that they count. */
export function bareNumbers(text: string, dates: readonly FoundDate[]): readonly Quantity[] {
  return findNumbers(text)
    .filter((n) => !dates.some((d) => n.start < d.end && d.start < n.end))
    .filter(
      (n) =>
        BARE_AFTER.test(text.slice(Math.max(0, n.start - 20), n.start)) &&
        /^ ?(?:[，,。；;！!）)\n]|$)/.test(text.slice(n.end)),
    )
    .map((n) => ({
      value: n.value,
      unit: '',
      of: '',
      approximate: n.approximate,
      comparison: null,
      start: n.start,
      end: n.end,
      from: n.start,
      to: n.end,
      inParentheses: false,
    }));
}
