/** Numbers of a message that its reading leaves unaccounted for, or that do not add up: asked about, never passed over. */
import type { Day } from '../../../day.js';
import type { Project } from '../../../registry.js';
import { rounded } from '../../targets/tally.js';
import { promisesOf } from '../../targets/targets.js';
import { looseNumbers } from '../amounts/loose-numbers.js';
import { misreadAsked } from '../amounts/misread.js';
import { withPromisedUnits } from '../amounts/promised-units.js';
import { rivalsAsked } from '../amounts/rivals.js';
import { strangeThingAsked } from '../amounts/strange-things.js';
import type { ChatClaim } from './chat-claim.js';
import { lackedBefore } from './contradictions.js';

/** The short question that a stretch about these projects leaves; null where every number has its place. */
export function numbersAsked(
  text: string,
  { figures, state }: ChatClaim,
  projects: readonly Project[],
  today: Day,
): string | null {
  if (projects.length === 0) return null;
  const [project] = projects;
  const promised = projects.flatMap((p) => promisesOf(p.target).map(({ measure }) => measure.quantity));
  const counted = figures.filter((f) => f.unit !== '').map((f) => f.quantity);
  const left = looseNumbers(withPromisedUnits(text, projects, today), today, projects).find(
    (n) => !counted.includes(n.value) && !promised.includes(n.value),
  );
  if (!left && projects.length === 1 && promised.length > 1 && SO_MANY_OF_WHAT.test(text))
    return `您说的“${text.trim().slice(0, 12)}”是哪一项的数量？请带上单位，例如“已办8场”。`;
  if (projects.length === 1 && isOfEither(text, projects)) return `您说的“${text.trim().slice(0, 12)}”是哪一项的数量？`;
  if (left) return `您说的“${left.text}”是什么的数量？请带上单位，例如“已办8场”。`;
  if (!project || projects.length > 1) return null;
  return (
    misreadAsked(figures, project, state === 'completed') ??
    strangeThingAsked(text, figures, project, today) ??
    (lackedBefore(text) ? null : (sumAsked(figures, project.target) ?? noneLeftAsked(text, figures))) ??
    rivalsAsked(text, project.target, today)
  );
}

/** 完成2, where 2家 and 2万人次 are promised. */
const SO_MANY_OF_WHAT = /^[\s，,：:]{0,4}(?:已经?)?(?:完成|[做办干搞弄][到了好完]?|到|有)了?\d{1,7}了?[。！!]?$/;

/** 划了200个, where 2560个泊位 and 256个充电车位 are promised. */
function isOfEither(text: string, projects: readonly Project[]): boolean {
  const { count, unit } = SO_MANY_DONE.exec(text.trim())?.groups ?? {};
  const alike = projects
    .flatMap((p) => promisesOf(p.target))
    .filter(({ measure }) => measure.unit === unit && measure.quantity >= Number(count));
  return unit !== undefined && new Set(alike.map(({ measure }) => measure.of)).size > 1;
}
const SO_MANY_DONE =
  /^[，,：:]?(?:已经?|又|再|今天|昨天|本[周月]|这周|累计|一共|共)*(?:完成|新增|施划|安装|建设|改造|[划办做干搞弄建装改换修铺设])(?:[了到好完]{1,2})?(?<count>\d{1,7}) ?(?<unit>[\u4e00-\u9fff])了?[。！!]?$/;

/** 已完成165件，还差10件, where the target is 170件. */
function sumAsked(figures: ChatClaim['figures'], target: string): string | null {
  const promises = promisesOf(target).map((p) => p.measure);
  for (const { unit, quantity } of promises) {
    if (promises.filter((m) => m.unit === unit).length > 1) continue;
    const said = figures.filter((f) => f.unit === unit);
    const [done, ...more] = said.filter((f) => f.kind === 'cumulative');
    const [left, ...others] = said.filter((f) => f.kind === 'remaining');
    if (!done || !left || more.length > 0 || others.length > 0 || said.length > 2) continue;
    if (left.quantity > 0 && rounded(done.quantity + left.quantity) > quantity)
      return `目标是${quantity}${unit}，已完成${done.quantity}${unit}，还差${left.quantity}${unit}，对不上，请核对一下。`;
  }
  return null;
}

/** 差3个，一个都不差; 剩余0，还剩两个 */
function noneLeftAsked(text: string, figures: ChatClaim['figures']): string | null {
  const left = figures.find(
    (f) =>
      f.kind === 'remaining' &&
      f.quantity > 0 &&
      f.unit !== '' &&
      (figures.some((o) => o.kind === 'remaining' && o.quantity === 0 && o.unit === f.unit) ||
        text
          .split(`一${f.unit}`)
          .slice(1)
          .some((after) => NONE_LACKING.test(after))),
  );
  return left ? `是还差${left.quantity}${left.unit}，还是都已完成？` : null;
}

const NONE_LACKING = /^[都也]?不[差缺欠少剩]/;
