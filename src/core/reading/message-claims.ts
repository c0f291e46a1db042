/** What one stretch of a chat message claims: the report's reading, with the ways of speaking that only chats have. */
import type { Day } from '../day.js';
import type { Figure } from '../measure.js';
import type { Project } from '../registry.js';
import { type Claim, readClaim } from './claims.js';
import {
  ACCEPTED,
  ALL,
  COLLOQUIAL_DONE,
  CONDITIONAL,
  HEDGED,
  NEARLY,
  NOT_DONE_WORDS,
  NOT_YET,
  STARTED,
  TOPPED_OUT,
} from './message-words.js';

export interface ChatClaim extends Claim {
  /** Why the state cannot be taken as said; null where it can. */
  doubtful: 'hedged' | 'contradicted' | 'part' | null;
}

export const noClaim: ChatClaim = {
  state: 'unknown',
  completedOn: null,
  expectedOn: null,
  speaksOf: null,
  says: null,
  figures: [],
  doubtful: null,
};

/** Reads a stretch that is about these projects. Their targets settle what 已开工 and 已封顶 amount to. */
export function chatClaim(text: string, projects: readonly Project[], today: Day): ChatClaim {
  const read = readClaim(text, today);
  const claim = {
    ...read,
    figures: read.figures.map(tidy),
    expectedOn: read.says === 'will_miss' ? readClaim(withoutRefusals(text), today).expectedOn : read.expectedOn,
  };
  const state = stateOf(text, claim, projects);
  const doubtful = doubtOf(text, state, claim);
  return {
    ...claim,
    state: doubtful ? 'unknown' : state,
    completedOn: state === 'completed' && !doubtful ? claim.completedOn : null,
    doubtful,
  };
}

/** 「年底前完不成」 names a day and promises nothing. */
const withoutRefusals = (text: string): string =>
  text.replace(
    /[^，,。；;！!\n]*(?:完不成|无法|不能|没法|来不及|赶不上|难以|不可能|做不完|办不完)[^，,。；;！!\n]*/g,
    '',
  );

/** What is counted, without the verb that stands beside it. */
function tidy(figure: Figure): Figure {
  const of = figure.of
    ?.replace(/^(?:项目|的|已|又|新|再|累计|共|还差|还剩|办了?|建了?|做了?| )+/, '')
    .replace(/(?:已|又|新)?(?:建|办|装|评审|完成|新建|开展|组织)?了?$/, '');
  const { of: _dropped, ...rest } = figure;
  return of && !/\d|项目$|我们|[年月日]底?前/.test(of) ? { ...rest, of } : rest;
}

function stateOf(text: string, claim: Claim, projects: readonly Project[]): Claim['state'] {
  if (CONDITIONAL.test(text)) return 'open';
  if (NEARLY.test(text)) return 'open';
  const milestone = milestoneOf(text, projects);
  if (milestone) return milestone;
  if (claim.state !== 'unknown') return claim.state;
  if (NOT_YET.test(text)) return 'open';
  if (claim.figures.length > 0) return 'unknown';
  const colloquial = COLLOQUIAL_DONE.exec(text);
  if (!colloquial) return claim.state;
  const clause = text.slice(Math.max(0, colloquial.index - 10), colloquial.index + colloquial[0].length + 2);
  return NOT_DONE_WORDS.test(clause) ? claim.state : 'completed';
}

/** 开工, 封顶 or 验收 may be all that a target promises, or only a step of it. */
function milestoneOf(text: string, projects: readonly Project[]): Claim['state'] | null {
  const all = (goal: RegExp) => projects.length > 0 && projects.every((p) => goal.test(p.target));
  if (STARTED.test(text) && !/完工|完成(?!.{0,4}(?:招|手续))|竣工/.test(text))
    return all(/^(?:年内|全面)?开工(?:建设)?[。；]?$/) ? 'completed' : 'open';
  if (TOPPED_OUT.test(text) && !/完工|竣工/.test(text))
    return all(/^(?:完成)?(?:主体(?:结构)?)?封顶[。；]?$/) ? 'completed' : 'open';
  if (ACCEPTED.test(text)) return all(/验收/) ? 'completed' : null;
  return null;
}

function doubtOf(text: string, state: Claim['state'], claim: Claim): ChatClaim['doubtful'] {
  if (state !== 'completed' && !HEDGED.test(text)) return null;
  if (HEDGED.test(text) && !/还差|还剩|未完成|没完成/.test(text)) return 'hedged';
  const left = claim.figures.some((f) => f.kind === 'remaining' && f.quantity > 0);
  return state === 'completed' && left && !ALL.test(text) ? 'contradicted' : null;
}

/** Does it claim anything at all? */
export const claimsSomething = (claim: ChatClaim): boolean =>
  claim.state !== 'unknown' ||
  claim.figures.length > 0 ||
  claim.says !== null ||
  claim.expectedOn !== null ||
  claim.doubtful !== null;

/** Two stretches about one project: what is said later counts, and adds to what was said before. */
export function joinedClaims(earlier: ChatClaim, later: ChatClaim): ChatClaim {
  const state = later.state === 'unknown' && !later.doubtful ? earlier.state : later.state;
  return {
    state,
    completedOn: state === 'completed' ? (later.completedOn ?? earlier.completedOn) : null,
    expectedOn: state === 'completed' ? null : (later.expectedOn ?? earlier.expectedOn),
    speaksOf: later.speaksOf ?? earlier.speaksOf,
    says: state === 'completed' ? null : (later.says ?? earlier.says),
    figures: [...earlier.figures, ...later.figures],
    doubtful: later.doubtful ?? (later.state === 'unknown' ? earlier.doubtful : null),
  };
}

/** A correction takes the place of what was said: figures of the same unit and kind, the state, the days. */
export function correctedClaim(earlier: ChatClaim, correction: ChatClaim): ChatClaim {
  const kept = earlier.figures.filter(
    (f) =>
      !correction.figures.some(
        (c) => (c.unit === f.unit || c.unit === '') && (c.kind === f.kind || correction.figures.length === 1),
      ),
  );
  const named = correction.figures.map((c) => {
    const before = earlier.figures.find((f) => f.kind === c.kind || correction.figures.length === 1);
    return before
      ? {
          ...c,
          unit: c.unit || before.unit,
          kind: c.kind === 'cumulative' ? before.kind : c.kind,
          ...(c.of || !before.of ? {} : { of: before.of }),
          ...(c.period || !before.period ? {} : { period: before.period }),
        }
      : c;
  });
  return joinedClaims({ ...earlier, figures: kept }, { ...correction, figures: named });
}
