/** Whether the figures and words of a report bear out what it claims. Nobody is accused: what is not certain is no doubt, but a note. */

import { reaches, type Tally } from '../targets/tally.js';
import { halfWidth } from '../text/plain-text.js';
import {
  adjustmentWords,
  type DoubtInput,
  type DoubtReading,
  doubted,
  firstClaimed,
  nothing,
  type Scene,
  sceneOf,
  shortened,
} from './doubt-scene.js';
import { differenceWords, quantityWords, sumWords } from './doubt-words.js';
import { judgeOpen } from './judge-open.js';
import { toldNothing } from './judge-silent.js';
import { judgeUncounted } from './judge-uncounted.js';
import { contradicted, unsaidStage } from './judge-words.js';

export type { DoubtInput, DoubtReading } from './doubt-scene.js';

/** An empty cell, or what people put into one: 无, ——, /. */
const NOTHING = /^(?:无|暂无|空)?$/;
const FILLERS = /[\s\-—–_/\\、，,。.·…~*|]/g;
/** What stands elsewhere is not before us: 详见附件. */
const ELSEWHERE = /^(?:详见|见|参见|同|如)(?:上|前|附件|附表|附后|下|后|表)[^，。；\n]{0,8}[。.]?$/;

/** What a spreadsheet leaves where its sum failed: #DIV/0!, #N/A. */
const CELL_ERROR = /^#(?:DIV\/0|N\/A|REF|VALUE|NAME|NUM|NULL|####)[!?]?$/i;

/**
 * Judges a claim. Claimed complete: the figures must reach each counted promise (short_of_target), something must be said
 * (no_evidence, unreadable), and about the thing promised (other_basis). Claimed open: figures that reach every promise are
 * done_but_open. Halves, quarters and places are added up, a month's figure gives way to the year's.
 */
export function doubtOf(input: DoubtInput): DoubtReading {
  if (input.completed === null) return nothing;
  const completion = input.completion.trim();
  if (NOTHING.test(halfWidth(completion).replace(FILLERS, ''))) return input.completed ? noEvidence : nothing;
  if (input.completed && unreadable(completion)) {
    return doubted({
      code: 'unreadable',
      message: `填报“已完成”，但完成情况“${shortened(completion)}”读不出完成了什么`,
    });
  }
  const scene = sceneOf(input, completion);
  if (input.basis?.trim())
    return { doubt: null, note: `按另一口径统计：${input.basis.trim()}`, claimed: firstClaimed(scene.tallies) };
  return input.completed ? judgeDone(scene) : judgeOpen(scene, input.problems ?? '');
}

const noEvidence: DoubtReading = {
  doubt: { code: 'no_evidence', message: '填报“已完成”，但完成情况为空' },
  note: null,
  claimed: null,
};

function judgeDone(scene: Scene): DoubtReading {
  const claimed = firstClaimed(scene.tallies);
  const short = scene.tallies.filter((t) => t.claimed !== null && !reaches(t));
  const [first] = short;
  if (first) {
    const message = short.map((t) => shortWords(t, scene)).join('；');
    return doubted({
      code: 'short_of_target',
      message,
      claimed: first.claimed ?? 0,
      target: first.promise.measure.quantity,
    });
  }
  const adjusted = scene.adjustment && adjustmentWords(scene.adjustment);
  if (claimed !== null) return { doubt: null, note: notes(adjusted, unsaidWords(scene)), claimed };
  const contradiction = contradicted(scene) ?? toldNothing(scene);
  if (contradiction) return contradiction;
  if (scene.tallies.length > 0 && !scene.adjustment) return judgeUncounted(scene);
  return { doubt: null, note: notes(adjusted, unsaidStage(scene)), claimed: null };
}

function unreadable(completion: string): boolean {
  return ELSEWHERE.test(completion) || CELL_ERROR.test(completion) || !/[\p{L}\p{N}]/u.test(completion);
}

function shortWords(tally: Tally, { tallies: all, share, adjustment }: Scene): string {
  const { measure } = tally.promise;
  const subject = all.length > 1 && measure.of !== '' ? `“${measure.of}”` : '';
  const whose = share !== null ? '本单位份额' : adjustment ? '调整后目标' : '目标';
  const held = measure.comparison === 'at_most' ? '不超过' : '';
  const claim = sumWords(tally.terms, measure.unit);
  const gap = differenceWords(measure, tally.claimed ?? 0);
  return `${subject}${whose}${held}${quantityWords(measure.quantity, measure.unit)}，填报${claim}，${gap}`;
}

/** Counted promises that the report passes over while it gives figures for others. */
function unsaidWords({ tallies: all }: Scene): string | null {
  const unsaid = all
    .filter((t) => t.claimed === null)
    .map(({ promise: { measure } }) => `${measure.of}${quantityWords(measure.quantity, measure.unit)}`);
  return unsaid.length === 0 ? null : `填报没有提到${unsaid.join('、')}`;
}

function notes(...parts: (string | null)[]): string | null {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join('；');
}
