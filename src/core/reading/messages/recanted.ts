/** 完工了，不对，我记混了: taken back, and nothing certain told instead. */
import type { Project } from '../../registry.js';
import { claimsSomething } from './claims/chat-claim.js';
import type { Draft } from './model.js';
import { titleOf } from './subjects.js';

/** 我记混了, 我再想想; 是说今年能完工，也不一定. */
const RECANTS =
  /(?:^|[，,。；;！!？?])(?:[哎唉啊哦诶呀，, ]|我|容|让|好像|可能|是)*(?:[说写报看发]错|[搞弄记]?[错混反岔乱]|糊涂|(?:再|回头|先)(?:去|来)?(?:想|翻|看|查|核|问|捋|理|确认))/;
const UNCERTAIN = /(?:不一定|说不[准好清]|难说|两说|不好说)[。！!]?$/;

/** Is what stands before a correction taken back by it, with nothing certain in its place? `tail`: its words, `now`: what they say. */
export const isRecanted = (tail: string, now: Draft): boolean =>
  UNCERTAIN.test(tail) || (RECANTS.test(tail) && !now.named && !now.parts.some(({ claim }) => claimsSomething(claim)));

/** What was told before is open again. */
export function recanted(before: Draft, own: readonly Project[]): Draft {
  const [number = ''] = before.parts.flatMap((p) => p.projects);
  return {
    ...before,
    parts: before.parts.map((p) => ({
      ...p,
      claim: { ...p.claim, state: 'unknown', completedOn: null, expectedOn: null, doubtful: 'hedged' },
    })),
    asks: before.asks ?? `${titleOf(number, own)}是否已经完成？`,
  };
}
