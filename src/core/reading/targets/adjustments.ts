/** The double column 存在问题/年度目标调整情况: what it proposes about the target, and its two parts. */
import { measuresOf } from './targets.js';

export interface ProposedAdjustment {
  /** The old target in the text's own words, without quotation marks; '' where only the new one is named. */
  from: string;
  to: string;
}

const CHANGED = '(?:调整|变更|修改|修订|调减|压减|核减|调增|缩减|更改|变更调整|优化|下调|上调|调|改)(?:为|到|至|成)';
const QUOTED = '[“"「『‘]([^”"」』’\\n]{1,120})[”"」』’]';
const PLAIN = '([^，,。；;\\n“”"「」『』]{1,80}?)';
const UNTIL = '(?=[，,。；;\\n]|$)';
const FROM_TO = [
  new RegExp(`(?:由|从|将)原?(?:来)?的?${QUOTED}[^，,。；;\\n“”"]{0,12}?${CHANGED}${QUOTED}`),
  new RegExp(`${QUOTED}[^，,。；;\\n“”"]{0,8}?${CHANGED}${QUOTED}`),
  new RegExp(`(?:由|从)原?(?:来|定)?的?${PLAIN}${CHANGED}${QUOTED}`),
  new RegExp(`(?:由|从)原?(?:来|定)?的?${PLAIN}${CHANGED}${PLAIN}${UNTIL}`),
];
const TO_ALONE = [
  new RegExp(`(?:目标|任务|指标)(?:数|值|量)?(?:已|拟|申请|同意|统一)?${CHANGED}${QUOTED}`),
  new RegExp(`(?:目标|任务|指标)(?:数|值|量)?(?:已|拟|申请|同意|统一)?${CHANGED}${PLAIN}${UNTIL}`),
];
const ABOUT_TARGET = /目标|任务|指标|计划数|年度计划/;
const DECLINED = /(?:未|不|没有|无需|不予|不再)(?:作|做|进行|同意)?(?:调整|变更)/;
const STAGE_WORDS = /完工|开工|竣工|封顶|前期工作|投入使用|投入运营|验收|建成|移交/;

/**
 * The target adjustment that the text proposes, or null. It proposes only: an adjustment counts from the office's approval
 * (rule 15). What does not speak of a target, in words or by quantities or stages of work on both sides, is none: a changed
 * building method is no changed target.
 */
export function proposedAdjustment(problems: string): ProposedAdjustment | null {
  if (DECLINED.test(problems)) return null;
  for (const expression of FROM_TO) {
    const match = expression.exec(problems);
    const adjustment = { from: (match?.[1] ?? '').trim(), to: (match?.[2] ?? '').trim() };
    if (match && adjustment.to !== '' && speaksOfTarget(problems, adjustment)) return adjustment;
  }
  const to = TO_ALONE.map((expression) => expression.exec(problems)?.[1]?.trim()).find((found) => found);
  return to ? { from: '', to } : null;
}

function speaksOfTarget(problems: string, { from, to }: ProposedAdjustment): boolean {
  if (ABOUT_TARGET.test(problems)) return true;
  return [from, to].every((side) => measuresOf(side).length > 0) || [from, to].every((side) => STAGE_WORDS.test(side));
}

export interface DoubleColumn {
  /** The text without what it says about an adjustment. */
  problems: string;
  adjustment: string;
  /** Where in `problems` the adjustment stood. */
  at: number;
}

const ADJUSTS =
  /目标[^。；;\n]{0,40}(?:调整|变更|调减|压减|核减|修改)|(?:调整|变更|调减|压减|核减)(?:年度)?(?:目标|任务)|(?:由|从)[^。；;\n]{1,80}(?:调整|变更|调减|压减|核减)(?:为|到|至)/;

/**
 * The two parts of the double column: sentences about an adjustment of the target, and the rest. Lossless:
 * {@link joinDoubleColumn} gives back the very text.
 */
export function splitDoubleColumn(text: string): DoubleColumn {
  const sentences = [...text.matchAll(/[^。；;\n]+[。；;\n]*|[。；;\n]+/g)];
  const adjusting = sentences.filter((m) => ADJUSTS.test(m[0]));
  const [first, last] = [adjusting[0], adjusting.at(-1)];
  if (!first || !last) return { problems: text, adjustment: '', at: text.length };
  const end = last.index + last[0].length;
  return {
    problems: text.slice(0, first.index) + text.slice(end),
    adjustment: text.slice(first.index, end),
    at: first.index,
  };
}

/** The cell as it was, or with parts that were edited since. */
export function joinDoubleColumn({ problems, adjustment, at }: DoubleColumn): string {
  return problems.slice(0, at) + adjustment + problems.slice(at);
}
