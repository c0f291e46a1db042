/** 老样子, 跟上次一样: a report that holds what the last one held. */
import { isWorkGoingOn } from '../progress/work-signs.js';
import type { ClaimInput } from '../read-input.js';
import { typedText } from '../text/typed-text.js';
import { asksSomething } from './asking.js';
import { claimsSomething, noClaim } from './claims/chat-claim.js';
import { joinedClaims } from './claims/joined.js';
import { draftOf } from './draft.js';
import { type Draft, reported, type Setting, type UnderstoodMessage, wordsOf } from './model.js';
import { saysAgain } from './shared.js';
import { whichProject } from './subjects.js';
import { AS_BEFORE } from './wording/message-words.js';

/** What was reported last, reported again, with what is told beside it; null when it is not said to be the same. */
export function sameAsLast(text: string, input: ClaimInput, before: Draft, setting: Setting): UnderstoodMessage | null {
  if (!AS_BEFORE.test(text) || asksSomething(text)) return null;
  const now = draftOf(text, { ...setting, about: before.parts.flatMap((p) => p.projects) });
  if (now.parts.some((p) => claimsSomething(p.claim) && p.claim.figures.length > 0)) return null;
  if (!input.last && saysAgain(now.parts)) return null;
  const last = draftOf(typedText(input.last ?? ''), setting);
  const named = now.parts.flatMap((p) => p.projects);
  const about = named.length > 0 ? named : last.parts.flatMap((p) => p.projects);
  if (about.length === 0)
    return { ...reported(now, '与上次相同'), asks: now.asks ?? whichProject(setting), kind: 'report' };
  const claim = last.parts.find((p) => p.projects.length === 0 || p.projects.some((n) => about.includes(n)))?.claim;
  const own = now.parts.map((p) => p.claim).filter(claimsSomething);
  const joined = own.reduce(joinedClaims, claim ?? noClaim);
  const goesOn = joined.state === 'unknown' && isWorkGoingOn(wordsOf(now, text).replace(EVERY_AS_BEFORE, ''));
  const parts = [{ projects: about, text, claim: goesOn ? { ...joined, state: 'open' as const } : joined }];
  const asks = now.asks ?? (own.length > 0 || goesOn ? null : nothingBefore(text, input));
  return reported({ parts, asks, candidates: now.candidates, named: true }, '与上次相同');
}

const EVERY_AS_BEFORE = new RegExp(AS_BEFORE, 'g');

/** 同上, and there was nothing before. */
const nothingBefore = (text: string, { last }: ClaimInput): string | null =>
  !last && LIKE_THE_LAST.test(text) ? '没有找到上一次填报，请直接说完成情况。' : null;

const LIKE_THE_LAST = /同(?:上(?![周个月次期回])|前)/;
