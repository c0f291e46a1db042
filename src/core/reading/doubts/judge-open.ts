/** A claim of 未完成 whose figures or words say that all is done. */

import { keepsEarlyStage, stageReached, stagesAsked } from '../targets/stages.js';
import { reaches } from '../targets/tally.js';
import { adjustmentWords, type DoubtReading, doubted, firstClaimed, type Scene, shortened } from './doubt-scene.js';
import { quantityWords, sumWords } from './doubt-words.js';

/** Words that explain why it is open. */
const UNFINISHED = /未|尚|还没|没有完成|没完成|正在(?!使用|运营)|在建|推进中|施工中|力争|预计|剩余|还差|滞后|待/;

/** done_but_open where every counted promise is reached, or the words say that all is done, in time; else no doubt. */
export function judgeOpen(scene: Scene, problems: string): DoubtReading {
  const claimed = firstClaimed(scene.tallies);
  const noted: DoubtReading = { doubt: null, note: scene.adjustment && adjustmentWords(scene.adjustment), claimed };
  if (!scene.adjustment && keptEarly(scene)) return openInWords(scene);
  if (scene.adjustment || UNFINISHED.test(scene.completion) || UNFINISHED.test(problems)) return noted;
  const [first] = scene.tallies;
  if (!first) return doneInWords(scene) ? openInWords(scene) : noted;
  const everyReached = scene.tallies.every((t) => t.claimed !== null && reaches(t));
  const finishedLater =
    scene.progress.state === 'completed' && scene.progress.completedOn !== null && !beforeCutOff(scene);
  if (!everyReached || finishedLater || first.claimed === null) return noted;
  const { measure } = first.promise;
  const message = `目标${quantityWords(measure.quantity, measure.unit)}，填报${sumWords(first.terms, measure.unit)}，已达到目标，但填报“未完成”`;
  return doubted({ code: 'done_but_open', message, claimed: first.claimed, target: measure.quantity });
}

const openInWords = ({ completion }: Scene): DoubtReading =>
  doubted({ code: 'done_but_open', message: `完成情况写的是“${shortened(completion)}”，但填报“未完成”` });

/** A stage before the work's end is all that was promised, and it is told as past. */
const keptEarly = ({ target, completion, tallies, progress }: Scene): boolean =>
  tallies.length === 0 &&
  progress.expectedOn === null &&
  /已|了|现/.test(completion) &&
  keepsEarlyStage(target, completion);

/** An open claim whose words say that all is done, and not that it was done too late. */
function doneInWords(scene: Scene): boolean {
  if (scene.progress.state !== 'completed') return false;
  const asked = stagesAsked(scene.target);
  const reached = stageReached(scene.completion);
  if (asked && (reached === null || reached < asked.last)) return false;
  return scene.progress.completedOn === null || beforeCutOff(scene);
}

/**
 * Whether the stated day of completion was in time. The cut-off is not known here: a day up to the text's own 截至 day was,
 * or one of a year that is over, or of this year once its first two months, when returns are made, have passed.
 */
function beforeCutOff({ progress, today }: Scene): boolean {
  const on = progress.completedOn;
  if (on === null) return false;
  if (progress.speaksOf !== null) return on <= progress.speaksOf;
  if (today === null) return false;
  return on.slice(0, 4) < today.slice(0, 4) || today.slice(5, 7) > '02';
}
