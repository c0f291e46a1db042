/** What is singled out as not done (大浪5个，民治20个，龙华11个，就民治没完成), and what is said of the rest. */

import { lacksSomething } from '../progress/lacks.js';
import type { ChatClaim } from './claims/chat-claim.js';
import { saysAllDone } from './claims/contradictions.js';
import type { Draft, MessagePart } from './model.js';
import type { Mention } from './projects/mentions.js';
import type { Piece } from './projects/parts.js';
import { lacksPart } from './subjects.js';

const BUT =
  /(?:^|[，,。；;！!\n])(?:但是?|不过)?(?:就|只有|仅有?|唯独|唯有|单单|独独|就只有|[就只]剩下?)(?=[^，,。；;！!\n]{1,16}(?:没有?|未)(?:全部)?(?:完|达标|做完|建[好成]|弄好|好(?:$|[，,。；;！!])))/;

/** The parts, with those completed of which no more is said than that another alone is not. */
export function othersDone(parts: readonly MessagePart[], text: string, subjects: readonly Mention[]): MessagePart[] {
  const from = BUT.exec(text)?.index ?? text.length;
  const left = subjects.filter((m) => m.sure && m.start >= from).flatMap((m) => m.numbers);
  if (left.length === 0) return [...parts];
  return parts.map((part) => {
    const others = part.projects.filter((n) => !left.includes(n));
    const { state, doubtful } = part.claim;
    return others.length > 0 && state === 'unknown' && !doubtful
      ? { ...part, projects: others, claim: { ...part.claim, state: 'completed' as const } }
      : part;
  });
}

/** 9个没完成，其余都好了: of one project, and it is open; 已全部完成，其余在改 contradicts itself. */
export function ofTheRest(
  { others, text }: Piece,
  numbers: readonly string[],
  { parts }: Draft,
  claim: ChatClaim,
): ChatClaim {
  const isOfThem = (p: MessagePart): boolean => p.projects.join() === numbers.join();
  if (
    others &&
    (claim.state === 'open' || (claim.state === 'unknown' && lacksSomething(text))) &&
    parts.some((p) => isOfThem(p) && p.claim.state === 'completed' && saysAllDone(p.text))
  )
    return { ...claim, state: 'unknown', doubtful: 'contradicted' };
  const isOpen = parts.some((p) => (p.claim.state === 'open' || lacksPart(p)) && isOfThem(p));
  return others && isOpen && claim.state === 'completed' ? { ...claim, state: 'open', completedOn: null } : claim;
}
