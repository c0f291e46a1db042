/** What one stretch of a chat message claims: the report's reading, with the ways of speaking that only chats have. */
import { addMonths, type Day } from '../day.js';
import type { Figure } from '../measure.js';
import type { Project } from '../registry.js';
import { type Claim, readClaim } from './claims.js';
import { findDates } from './dates.js';
import {
  ACCEPTED,
  ALL,
  COLLOQUIAL_DONE,
  CONDITIONAL,
  DONE_OF,
  FAILED,
  HEDGED,
  LACKING,
  NEARLY,
  NOT_DONE_WORDS,
  NOT_YET,
  STARTED,
  TOPPED_OUT,
} from './message-words.js';
import { goesOnAfterName } from './name-words.js';

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
  const said = withDays(text).replace(DONE_OF, ' ');
  const read = readClaim(said, today);
  const claim = {
    ...read,
    figures: read.figures.map(tidy),
    expectedOn:
      read.says === 'will_miss'
        ? (readClaim(withoutRefusals(said), today).expectedOn ?? postponedTo(said, today))
        : read.expectedOn,
  };
  const state = stateOf(said, claim, projects);
  const ahead = state === 'completed' && claim.completedOn !== null && claim.completedOn > today;
  const doubtful = ahead ? 'contradicted' : doubtOf(said, state, claim);
  return {
    ...claim,
    state: doubtful ? 'unknown' : state,
    completedOn: state === 'completed' && !doubtful ? claim.completedOn : null,
    doubtful,
  };
}

/** Is the stage that is still missing one that the target names? */
function asksFor(target: string, stage: string): boolean {
  if (/投|启用|运营/.test(stage)) return /投入使用|投入运营|投用|启用|运营/.test(target);
  return target.includes(stage.replace('竣工', ''));
}

/** 延期到3月底: a month gone by is next year's. */
function postponedTo(text: string, today: Day): Day | null {
  const match = /(?:延期|延后|推迟|顺延|延|拖)(?:到|至)/.exec(text);
  if (!match) return null;
  const from = match.index + match[0].length;
  const [date] = findDates(text.slice(from, from + 16), today);
  if (!date || date.start > 0) return null;
  return date.to < today ? addMonths(date.to, 12) : date.to;
}

/** 还要3天 is 3天后完成; 完工时间12月18日 is 12月18日完工. */
function withDays(text: string): string {
  return text
    .replace(
      /(?:还需要?|还要|还得|再有|再过|再等)([\d一二两三四五六七八九十半]{1,3}(?:天|周|个星期|个月))/g,
      '预计$1后完成',
    )
    .replace(/(完工|竣工|完成|建成)(?:时间|日期)[是为：: ]{0,3}([\d年月日号.-]{3,12})/g, '$2$1');
}

/** 「年底前完不成」 names a day and promises nothing. */
const withoutRefusals = (text: string): string =>
  text
    .split(/(?<=[，,。；;！!\n])/)
    .filter((clause) => !REFUSED.test(clause))
    .join('');

const REFUSED = /完不成|无法|不能|没法|来不及|赶不上|难以|不可能|做不完|办不完/;

/** What is counted, without the verb that stands beside it. */
function tidy(figure: Figure): Figure {
  const of = figure.of
    ?.replace(/^(?:项目|的|已经?|又|新|再|累计|共|还差|还剩|[办建做]了| )+/, '')
    .replace(/(?:已|又|新)?(?:建|办|装|评审|完成|新建|开展|组织)?了?$/, '');
  const { of: _dropped, ...rest } = figure;
  return of && !/\d|项目$|我们|上次|[年月日]底?前/.test(of) ? { ...rest, of } : rest;
}

function stateOf(text: string, claim: Claim, projects: readonly Project[]): Claim['state'] {
  if (CONDITIONAL.test(text)) return 'open';
  if (NEARLY.test(text) || FAILED.test(text)) return 'open';
  const lacking = LACKING.exec(text)?.groups?.stage;
  if (lacking && claim.state === 'completed' && projects.some((p) => asksFor(p.target, lacking))) return 'open';
  const milestone = milestoneOf(text, projects);
  if (milestone) return milestone;
  if (claim.state !== 'unknown') return claim.state;
  if (NOT_YET.test(text) || claim.expectedOn !== null) return 'open';
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
  if (HEDGED.test(text) && claim.expectedOn === null && !/还差|还剩/.test(text)) return 'hedged';
  const left = claim.figures.some((f) => f.kind === 'remaining' && f.quantity > 0);
  return state === 'completed' && left && !ALL.test(text) ? 'contradicted' : null;
}

/** Finished, then something else that is not: 「31-3完工了，图书馆还没动」 may speak of another thing. */
export function turnsElsewhere(text: string, today: Day): boolean {
  const clauses = text.split(/[，,。；;！!\n]/).filter((c) => c.trim() !== '');
  let done = false;
  for (const clause of clauses) {
    const { state } = readClaim(clause, today);
    const subject = !goesOnAfterName(clause.trim()) && !SAME_THING.test(clause.trim());
    if (done && subject && (state === 'open' || NOT_YET.test(clause))) return true;
    done ||= state === 'completed';
  }
  return false;
}

const SAME_THING =
  /^(?:但|不过|然而|而且?|只是|可|其中|余|剩|仍|还|待|主要|原因|因|由于|受|预计|计划|力争|下一步|存在|问题|资料|材料|手续|备案|结算|验收|移交|款|尾款|审计|决算|竣工|投入|正式|未|没|不)/;

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
