/** What is said of one project and holds for another beside it: 13-8也是, 招聘会34场、演出94场都完成了. */
import type { Project } from '../../registry.js';
import { isShare } from '../figures/unit-kinship.js';
import { type ChatClaim, claimsSomething, noClaim } from './claims/chat-claim.js';
import type { MessagePart } from './model.js';

/** 「9-2完成，13-8也是」 */
export function likewise(parts: readonly MessagePart[]): MessagePart[] {
  return parts.map((part, i) => {
    const before = parts[i - 1];
    if (!before || !(LIKEWISE.test(part.text) || (before.claim.state === 'completed' && NONE_LEFT.test(part.text))))
      return part;
    return { ...part, claim: { ...before.claim, figures: [] } };
  });
}

/** 「17-5完工，17-7同上」: all that is said to be the same is so as what stands before it. */
export const saysAgain = (parts: readonly MessagePart[]): boolean =>
  parts.some((part, i) => ABOVE.test(part.text) && claimsSomething(parts[i - 1]?.claim ?? noClaim));

const ABOVE = /^[，, ]*(?:情况)?同上(?=$|[，,。；;！!\s])/;

/** 回收点都设好了：大浪5个，民治24个: what is said before a list is said of each in it. */
export function saidBefore(parts: readonly MessagePart[]): MessagePart[] {
  const listed: MessagePart[] = [];
  for (const part of parts) {
    const before = listed.at(-1);
    const isOne =
      listed[0]?.claim.state === 'completed' && ALL_BEFORE.test(listed[0].text) && ONLY_SO_MANY.test(part.text);
    const goesOn =
      isOne && before?.claim.state === 'completed' && part.claim.state === 'unknown' && !part.claim.doubtful;
    listed.push(goesOn ? { ...part, claim: { ...part.claim, state: 'completed' } } : part);
  }
  return listed;
}
const ALL_BEFORE = /[都均全][^，,。；;：:\n没未差缺还]{1,5}[了啦]?[：:][^，,。；;\n]{0,8}$/;

/** 「招聘会34场、演出94场都完成了」: 都 is said of both, and of what is only counted it is said as well. */
export function together(parts: readonly MessagePart[]): MessagePart[] {
  const joined: MessagePart[] = [];
  let next: MessagePart | undefined;
  let isOfList = false;
  for (const part of parts.toReversed()) {
    const isCounted = part.claim.figures.length > 0 && SO_MANY_AND.test(part.text);
    isOfList = next?.claim.figures.length === 1 && (isOfList || ALL_OF.test(next.text)) && ONLY_SO_MANY.test(part.text);
    const saidOfBoth =
      next?.claim.state === 'completed' &&
      (isOfList || (/[、和及与跟]$/.test(part.text) && (isCounted || ALL_OF.test(next.text))));
    const silent = part.claim.state === 'unknown' && !part.claim.doubtful;
    next = saidOfBoth && silent ? { ...part, claim: { ...part.claim, state: 'completed' } } : part;
    joined.push(next);
  }
  return joined.reverse();
}

/** 福城27台、观湖34台已完成: so many, and nothing more is said of the first. */
const SO_MANY_AND = /^[，,：: ]*[\d.万]{1,8}[\u4e00-\u9fff%]{1,3}[、和及与跟]$/;

/** 覆盖率：观湖100%，福城97%，都达标完成了: listed, each with its amount and nothing else. */
const ONLY_SO_MANY =
  /^(?:[^，,。；;：:\d没未不差缺剩还]{0,8}[，,：:])?[，,：: ]*(?:项目)?[\d.万]{1,8}[\u4e00-\u9fff%]{1,3}[、，,]?$/;

const ALL_OF = /都|均|全部/;

/** 演出108场完成了，暖心柜一个不差, as `chat-wording` writes it. */
const NONE_LEFT = /^[，, ]*(?:也|都)?全部[了的]?[。！!]*$/;

const LIKEWISE = /^[，, ]*的?(?:也|同样|一样|同上)(?:是|一样|如此|同样|都是|是一样)?(?:的|了)?[。！!]*$/;

/** 21-2到21-6的办结率都在98%以上: a rate said of several stands to the target of each. */
export function byEach(
  part: MessagePart,
  projects: readonly Project[],
  claim: (p: Project) => ChatClaim,
): MessagePart[] {
  const { state, figures, doubtful } = part.claim;
  const isRate = figures.length > 0 && figures.every((f) => isShare(f.unit));
  if (projects.length < 2 || state !== 'unknown' || doubtful || !isRate) return [part];
  const parts = projects.map((p) => ({ ...part, projects: [p.number], claim: claim(p) }));
  return parts.every((p) => p.claim.state !== 'unknown' && !p.claim.doubtful) ? parts : [part];
}
