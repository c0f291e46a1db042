/** Texts that were copied: between the parts of one analysis, and between analyses of different projects. */
import { type AnalysisPart, type CheckedAnalysis, type Finding, PARTS, partWords } from './analysis-parts.js';
import { essence } from './empty-words.js';
import { bigramsOf, likeness } from './likeness.js';

/** From these likenesses on, two texts are one. Short ones meet by chance; the whole is compared as well as each long part. */
const SAME_PART = 0.9;
const SAME_WHOLE = 0.82;
const LONG_PART = 36;
const LONG_ENOUGH = 8;

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

/** For each copy the finding that names its source: the most alike of the earlier analyses of other projects. */
export function copiesAmong(list: readonly CheckedAnalysis[]): Map<string, Finding> {
  const inTime = [...list].sort((a, b) => (a.asOf === b.asOf ? 0 : a.asOf < b.asOf ? -1 : 1)).map(comparable);
  const found = new Map<string, Finding>();
  for (const [i, later] of inTime.entries()) {
    let best = { likeness: 0, of: '', part: undefined as AnalysisPart | undefined };
    for (const earlier of inTime.slice(0, i)) {
      if (earlier.analysis.project === later.analysis.project) continue;
      const match = copyMatch(earlier, later);
      if (match && match.likeness > best.likeness) best = { ...match, of: earlier.analysis.id };
    }
    if (best.likeness > 0) {
      const where = best.part ? `“${partWords[best.part]}”` : '全文';
      const advice = `${where}与另一个项目的分析几乎相同，请结合本项目的实际情况重写。`;
      found.set(later.analysis.id, {
        code: 'copied_from',
        ...(best.part ? { part: best.part } : {}),
        of: best.of,
        advice,
      });
    }
  }
  return found;
}

function comparable(analysis: CheckedAnalysis): Compared {
  const texts = PARTS.map((part) => [part, essence(analysis[part])] as const);
  const long = texts
    .filter(([, text]) => text.length >= LONG_PART)
    .map(([part, text]) => [part, bigramsOf(text)] as const);
  return { analysis, whole: bigramsOf(texts.map(([, text]) => text).join('\n')), parts: new Map(long) };
}

function copyMatch(earlier: Compared, later: Compared): { likeness: number; part: AnalysisPart | undefined } | null {
  const whole = dice(earlier.whole, later.whole);
  if (whole >= SAME_WHOLE && Math.min(earlier.whole.size, later.whole.size) >= 2 * LONG_ENOUGH)
    return { likeness: 1 + whole, part: undefined };
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
