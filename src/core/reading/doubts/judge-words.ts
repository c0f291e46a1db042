/** A claim of 已完成 against its own words: still at work, a lower stage, a place left out. */

import { deniesStage } from '../progress/stage-denials.js';
import { keepsEarlyStage, stageReached, stagesAsked, stageWord } from '../targets/stages.js';
import { progressShare, rounded } from '../targets/tally.js';
import { clausesOf, namedPlaces } from '../targets/targets.js';
import { foundIn } from '../text/likeness.js';
import { type DoubtReading, doubted, type Scene, shortened } from './doubt-scene.js';

/** The report says so of all: no number is needed. */
export const ALL_OF_IT = /全部|全面|(?<![日月年周人户平])均|都|所有|超额|全覆盖|100%|百分之百/;

/** What the report says in words, against its own claim: 正在施工, 形象进度57%, two of three places. */
export function contradicted(scene: Scene): DoubtReading | null {
  const asked = stagesAsked(scene.target);
  if (keepsEarlyStage(scene.target, scene.completion)) return null;
  const share = progressShare(scene.figures);
  if (share !== null && share < 100 && scene.progress.state !== 'completed') {
    return doubted({
      code: 'short_of_target',
      message: `填报“已完成”，但完成情况写明完成${share}%，相差${rounded(100 - share)}%`,
      claimed: share,
      target: 100,
    });
  }
  if (scene.progress.state === 'open' || (asked && deniesStage(scene.completion, [scene.target]))) {
    return doubted({
      code: 'short_of_target',
      message: `填报“已完成”，但完成情况写的是“${shortened(scene.completion)}”`,
    });
  }
  return missingPlaces(scene) ?? lowerStage(scene);
}

/** Some of the places that the target names one by one, but not all, and no word of the rest. */
function missingPlaces({ target, completion, tallies: counted }: Scene): DoubtReading | null {
  const [named] = target.split(/[。；;\n]/).flatMap((clause) => namedPlaces(clause) ?? []);
  if (!named || ALL_OF_IT.test(completion) || counted.some((t) => t.claimed !== null)) return null;
  const said = named.places.filter((place) => foundIn(place, completion) >= 0.75);
  if (said.length === 0 || said.length === named.places.length) return null;
  const missing = named.places.filter((place) => !said.includes(place)).join('、');
  return doubted({
    code: 'short_of_target',
    message: `目标${named.places.length}处，填报只提到${said.length}处，未提到${missing}`,
    claimed: said.length,
    target: named.places.length,
  });
}

/** The highest stage that is reported lies below the first that is promised. */
function lowerStage({ target, completion, progress }: Scene): DoubtReading | null {
  const asked = stagesAsked(target);
  const reached = stageReached(completion);
  if (!asked || reached === null || reached >= asked.first || progress.state === 'completed') return null;
  return doubted({
    code: 'short_of_target',
    message: `目标为“${stageWord(asked.first)}”，填报只到“${stageWord(reached)}”`,
  });
}

/** The target's last stage, where the report names only an earlier one: a note, for 已完工 may well include it. */
export function unsaidStage({ target, completion }: Scene): string | null {
  const asked = stagesAsked(target);
  const reached = stageReached(completion);
  if (!asked || reached === null || reached >= asked.last) return null;
  return `目标还要求“${clausesOf(target).at(-1) ?? stageWord(asked.last)}”，填报没有提到`;
}
