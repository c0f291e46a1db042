/** Texts that were copied: between the parts of one analysis, and between analyses of different projects. */

import { bigramsOf, likeness } from '../text/likeness.js';
import { type AnalysisPart, type CheckedAnalysis, type Finding, PARTS, partWords } from './analysis-parts.js';
import { essence } from './empty-words.js';

/** From these likenesses on, two texts are one. Short ones meet by chance; the whole is compared as well as each long part. */
const SAME_PART = 0.9;
const SAME_WHOLE = 0.82;
const LONG_PART = 36;
const LONG_ENOUGH = 8;
/** A unit's own project goes on in much the same words; from here on nothing was written anew. */
const SAME_AS_LAST = 0.97;

/** Whether two texts are one, marks and numbers apart. */
export function sameText(a: string, b: string): boolean {
  const [one, other] = [essence(a), essence(b)];
  if (one === other) return one.length >= 4;
  return Math.min(one.length, other.length) >= LONG_ENOUGH && likeness(one, other) >= SAME_PART;
}

interface Compared {
  analysis: CheckedAnalysis;
  whole: Set<string>;
  parts: Map<AnalysisPart, Set<string>>;
}

/**
 * For each copy the finding that names its source: the most alike of the earlier analyses of other projects, or what the same
 * unit wrote of this one on an earlier day, word for word.
 */
export function copiesAmong(list: readonly CheckedAnalysis[]): Map<string, Finding> {
  const inTime = [...list].sort((a, b) => (a.asOf === b.asOf ? 0 : a.asOf < b.asOf ? -1 : 1)).map(comparable);
  const found = new Map<string, Finding>();
  for (const [i, later] of inTime.entries()) {
    let best: (Match & { earlier: Compared }) | null = null;
    for (const earlier of inTime.slice(0, i)) {
      const match =
        earlier.analysis.project === later.analysis.project ? lastMatch(earlier, later) : copyMatch(earlier, later);
      if (match && rank(match) > (best ? rank(best) : 0)) best = { ...match, earlier };
    }
    if (best) found.set(later.analysis.id, copyFinding(best, best.earlier.analysis, later.analysis));
  }
  return found;
}

/** What two analyses share; without a part, all of them. */
interface Match {
  likeness: number;
  part?: AnalysisPart;
}

/** A whole copied outweighs any part. */
const rank = ({ likeness: alike, part }: Match): number => (part ? alike : 1 + alike);

function copyFinding({ likeness: alike, part }: Match, source: CheckedAnalysis, own: CheckedAnalysis): Finding {
  const where = part ? `“${partWords[part]}”` : '全文';
  const percent = Math.round(100 * alike);
  const advice =
    source.project === own.project
      ? `${where}与上一次报送的有 ${percent}% 相同，请写明这一期的新情况。`
      : `${where}与另一个项目的分析有 ${percent}% 相同，请结合本项目的实际情况重写。`;
  const text = (analysis: CheckedAnalysis): string =>
    part ? analysis[part] : PARTS.map((one) => `${partWords[one]}：${analysis[one]}`).join('\n');
  return {
    code: 'copied_from',
    ...(part ? { part } : {}),
    of: source.id,
    copy: { likeness: alike, own: text(own), other: text(source) },
    advice,
  };
}

/** The same unit's text of an earlier day, unchanged. Joint units may share theirs (附议). */
function lastMatch(earlier: Compared, later: Compared): Match | null {
  const { unit, asOf } = earlier.analysis;
  if (unit !== later.analysis.unit || asOf >= later.analysis.asOf) return null;
  const whole = dice(earlier.whole, later.whole);
  return whole >= SAME_AS_LAST && later.whole.size >= 2 * LONG_ENOUGH ? { likeness: whole } : null;
}

function comparable(analysis: CheckedAnalysis): Compared {
  const texts = PARTS.map((part) => [part, essence(analysis[part])] as const);
  const long = texts
    .filter(([, text]) => text.length >= LONG_PART)
    .map(([part, text]) => [part, bigramsOf(text)] as const);
  return { analysis, whole: bigramsOf(texts.map(([, text]) => text).join('\n')), parts: new Map(long) };
}

function copyMatch(earlier: Compared, later: Compared): Match | null {
  const whole = dice(earlier.whole, later.whole);
  if (whole >= SAME_WHOLE && Math.min(earlier.whole.size, later.whole.size) >= 2 * LONG_ENOUGH)
    return { likeness: whole };
  for (const [part, text] of later.parts) {
    const other = earlier.parts.get(part);
    const alike = other ? dice(other, text) : 0;
    if (alike >= SAME_PART) return { likeness: alike, part };
  }
  return null;
}

function dice(a: Set<string>, b: Set<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0 || small.size / large.size < 0.6) return 0;
  let common = 0;
  for (const pair of small) if (large.has(pair)) common++;
  return (2 * common) / (a.size + b.size);
}
