/** What is asked, and of what kind of projects: decided by sequences of words. */
import type { Standing } from '../picture.js';
import { type Pattern, pattern, stands } from './question-patterns.js';
import type { Token, TokenKind } from './question-tokens.js';
import type { Intent } from './read-input.js';

export interface Asked {
  /** Null where no word says it: 那福城呢. */
  intent: Intent | null;
  standing: Standing | 'open' | undefined;
  keySupervised: boolean | undefined;
  obligation: Obligation;
  /** A negation that no rule has taken up. */
  isNegated: boolean;
}

export type Obligation = 'report' | 'lag_analysis' | 'briefing' | 'explanation';

type Table<T> = readonly (readonly [meaning: T, ...patterns: Pattern[]])[];

const rows = <T>(...list: readonly (readonly [T, ...string[]])[]): Table<T> =>
  list.map(([meaning, ...patterns]) => [meaning, ...patterns.map(pattern)]);

const ACHIEVED = 'done|use';
const DUTY = 'report|reported|analysis|brief|explain';

/** Tried in this order; the first that stands is meant. `many` counts unless `which` asks for the same set. */
const INTENTS: Table<Exclude<Intent, 'unclear' | 'count'>> = rows(
  ['why', 'how not', `how adv not`],
  [
    'help',
    'help',
    `how act|report|export|analysis|explain|returned|adjust|digest`,
    `act|report|analysis|export|explain|table ..how|where`,
    'where act|report|analysis|export|explain',
  ],
  ['digest', 'digest'],
  ['export', 'export', 'table'],
  ['history', 'history'],
  ['history', 'date ..who|which report le', 'date report le ..who|which', 'date report le $'],
  [
    'missing',
    `not ${DUTY}`,
    'not leader brief|report',
    'leader brief ..not|ma',
    `${DUTY} le? ma`,
    `${DUTY} ..le ma`,
    `not act ${DUTY}`,
    `${DUTY} act le? ma|not`,
    `${DUTY} ..not act`,
    `any ${DUTY}`,
    'leader le? ma',
    'doubt done le? ma',
    'doubt not done',
    'left who',
    'owe',
    'deadline',
    `analysis|explain|brief ..not|left|owe`,
    'left who|which report|analysis|explain',
    `who ..not ${DUTY}`,
    'brief leader ma',
    'many report le',
    'who report le',
    'report le many',
    'analysis|explain|brief le many|which|who',
    'report status',
    'report who',
    'must analysis|explain|brief',
    'who not $',
    'ma report',
    'date asof $',
    'many asof $',
    'when asof',
  ],
  ['history', 'adjust', 'returned', 'reported', 'date report le', 'who report', 'date who report'],
  [
    'compare',
    'compare',
    'contrast',
    'than ..date',
    'date than',
    'date ..than',
    'than asof|dem|that',
    'asof than',
    'unit ..than unit|who',
    'unit who than',
    'unit ..unit than',
    'category ..category than',
    'number ..number than',
    'unit ..unit ..faster',
    'category ..category ..faster',
    'number ..number ..faster',
    'project ..project ..faster',
    'any status',
    'date any|which status',
  ],
  ['why', 'why', 'cause', 'slow cause'],
  ['status', `when ..${ACHIEVED}|start de|le`],
  [
    'forecast',
    'cannot',
    'can',
    `expect ..${ACHIEVED}|late|slow|when|rate|which|many|start|cannot|doubt|status`,
    `will ..${ACHIEVED}|late|start|slow|cannot`,
    `late de? will`,
    'late ..when',
    'will ..amount',
    'target will',
    `when ..will|plan? ${ACHIEVED}|start`,
    `when ..${ACHIEVED}|start|amount`,
    `ontime ${ACHIEVED} ma`,
    'will ontime',
    'expect $',
    'when ma? $',
  ],
  ['rate', 'rate', 'rank'],
  ['list', 'which', 'who', 'any', 'those de? $', 'unit lead le? de? $'],
  ['status', 'status', 'look', 'ma', 'when', 'target', 'lead', 'figure'],
);

/** Tried in this order: what is finished late or not finished is no 完成. */
const STANDINGS: Table<Standing | 'open'> = rows<Standing | 'open'>(
  ['completed_late', `late|slow !${ACHIEVED}`, `late !adv !${ACHIEVED} !de`, `${ACHIEVED} de late`],
  ['not_started', 'not start', 'start adv? !not'],
  ['lagging', `late not ${ACHIEVED}`],
  ['open', `not ${ACHIEVED}`, 'left', `not ontime ${ACHIEVED}`, `not will ${ACHIEVED}`],
  ['lagging', 'late'],
  ['in_doubt', 'doubt'],
  ['at_risk', 'risk'],
  ['on_track', 'ongoing'],
  ['lagging', 'slow'],
);

const has = (tokens: readonly Token[], ...kinds: TokenKind[]): boolean =>
  tokens.some(({ kind }) => kinds.includes(kind));

/** `numbers`: how many projects are named; a figure asked of one is its own. */
export function askedIn(said: readonly Token[], numbers: number, units: number): Asked {
  const tokens = withoutPaces(readTails(withoutRefused(said)));
  const intent = intentOf(tokens, numbers, units);
  const standing = standingOf(tokens, intent, numbers);
  return {
    intent,
    standing,
    isNegated:
      stands(tokens, NO_SUCH) ||
      (numbers !== 1 && (stands(tokens, NONE_OF_EVENT) || isContrasted(tokens))) ||
      (numbers !== 1 && isLeftOver(tokens, intent, standing)),
    keySupervised: keyOf(tokens, numbers),
    obligation: obligationOf(tokens),
  };
}

/** 没滞后的, 不存疑的: what duban has no filter for. */
const NO_SUCH = pattern('not !late|slow|risk|doubt|ongoing');

/** 没退回过的: as little. */
const NONE_OF_EVENT = pattern('not !returned|adjust');

/** 完成了但没验收的: done in one way, not in another. */
const isContrasted = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ kind, text }, at) =>
      (kind === 'done' || kind === 'use') && text.endsWith('了') && stands(tokens.slice(at + 1, at + 4), NOT_DONE),
  );
const NOT_DONE = pattern(`not ${ACHIEVED}`);

const isLeftOver = (tokens: readonly Token[], intent: Intent | null, standing: Asked['standing']): boolean =>
  has(tokens, 'not') && !TAKES_NOT.has(intent) && !NOT_STANDINGS.has(standing);

const TAKES_NOT: ReadonlySet<Intent | null> = new Set([
  null,
  'missing',
  'why',
  'history',
  'help',
  'forecast',
  'compare',
  'status',
]);
const NOT_STANDINGS: ReadonlySet<Asked['standing']> = new Set([
  'open',
  'not_started',
  'lagging',
  'completed_late',
  'at_risk',
  'in_doubt',
]);

/** 不要周报，要完成率: what is not wanted is not asked for. */
function withoutRefused(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let refused = false;
  for (const token of tokens) {
    if (token.kind === 'break') refused = false;
    if (token.kind === 'drop') refused = true;
    if (!refused) kept.push(token);
  }
  return kept.some(({ kind }) => kind !== 'break') ? kept : [...tokens];
}

const NO_END: ReadonlySet<TokenKind> = new Set(['ne', 'le', 'de']);

/** 报了没, 完成没有: what ends a clause asks. 完成没完成 asks as well. */
function readTails(tokens: readonly Token[]): Token[] {
  return tokens.map((token, at): Token => {
    if (token.kind !== 'not') return token;
    const next = tokens.slice(at + 1).find(({ kind }) => !NO_END.has(kind));
    const before = tokens[at - 1];
    const ends =
      (!next || next.kind === 'break') &&
      before !== undefined &&
      before.kind !== 'break' &&
      before.kind !== 'who' &&
      before.kind !== 'which' &&
      before.kind !== 'how' &&
      before.kind !== 'why' &&
      !/^(?:[都也]|一直|始终|从)/.test(before.text) &&
      !/^(?:[都也]|一直|始终|从)/.test(token.text);
    const twice =
      /^(?:没有?|不)$/.test(token.text) &&
      before?.end === token.start &&
      token.end === next?.start &&
      next.kind === before.kind &&
      next.text === before.text;
    return ends || twice ? { ...token, kind: 'ma' } : token;
  });
}

const PACED: ReadonlySet<TokenKind> = new Set(['late', 'slow', 'ongoing']);

/** 进度落后: the kind is meant, not the progress. */
const withoutPaces = (tokens: readonly Token[]): Token[] =>
  tokens.filter(({ kind }, at) => kind !== 'status' || !PACED.has(tokens[at + 1]?.kind ?? 'break'));

function intentOf(tokens: readonly Token[], numbers: number, units: number): Intent | null {
  if (
    numbers + units === 0 &&
    has(tokens, 'how') &&
    !has(tokens, 'others', 'they') &&
    (!has(tokens, 'unknown') ||
      has(tokens, 'act', 'report', 'analysis', 'export', 'table', 'digest', 'explain', 'adjust', 'late')) &&
    !stands(tokens, HOW_NOT) &&
    !has(tokens, 'project', 'part', 'category', 'history')
  )
    return 'help';
  const promises = has(tokens, 'promise', 'due', 'plan') && has(tokens, 'date') && !has(tokens, 'when');
  const said = INTENTS.find(([intent, ...patterns]) => {
    if (intent === 'history' && has(tokens, 'doubt')) return false;
    if (promises && (intent === 'forecast' || intent === 'history' || intent === 'compare')) return false;
    return patterns.some((one) => stands(tokens, one));
  })?.[0];
  const countsThings = has(tokens, 'many') && !stands(tokens, THOSE_STAND);
  const counts = countsThings || (has(tokens, 'figure') && numbers !== 1);
  if (units > 1 && stands(tokens, FASTER)) return 'compare';
  if (numbers === 1 && (said === undefined || said === 'list' || said === 'status') && (countsThings || counts))
    return 'status';
  if (numbers === 1 && said === 'list') return 'status';
  if (said === 'status' && numbers !== 1 && asksOfKind(tokens)) return countsThings ? 'count' : 'list';
  if (said === 'status' && countsThings && !stands(tokens, PAST)) return 'count';
  if (said === undefined) return countsThings ? 'count' : null;
  return said;
}

/** 还有没完成的吗, 滞后的看一下: which there are. */
const asksOfKind = (tokens: readonly Token[]): boolean =>
  !has(tokens, 'status', 'when', 'target', 'figure') &&
  (stands(tokens, DONE_ONES) || STANDINGS.some(([, ...patterns]) => patterns.some((one) => stands(tokens, one))));

/** 办结的项目有吗. */
const DONE_ONES = pattern(`${ACHIEVED} !de`);
const HOW_NOT = pattern('how not|slow|late|owe');

/** 滞后的几个什么情况 speaks of those few. */
const THOSE_STAND = pattern('de many status|cause');

const FASTER = pattern('who|which ..faster');
const PAST = pattern(`when ..${ACHIEVED}|start de|le`);

/** 为什么9-2没完成 asks of 9-2 however it stands. */
function standingOf(tokens: readonly Token[], intent: Intent | null, numbers: number): Asked['standing'] {
  if (numbers === 1 && intent !== 'list' && intent !== 'count') return undefined;
  const standing = STANDINGS.find(([, ...patterns]) => patterns.some((one) => stands(tokens, one)))?.[0];
  if (intent === 'missing')
    return standing === 'completed_late' || (standing === 'lagging' && has(tokens, 'late') && !has(tokens, 'owe'))
      ? standing
      : undefined;
  if (intent === 'forecast') return standing === 'open' && !has(tokens, 'cannot') ? standing : undefined;
  if (intent === 'why' && !has(tokens, 'late') && standing === 'lagging') return undefined;
  if (standing) return standing;
  const isDone = has(tokens, 'done', 'use') && !stands(tokens, TO_BE_DONE) && !stands(tokens, DONE_ASKED);
  const isMeant = isDone && intent !== 'why' && intent !== 'rate' && intent !== 'compare' && intent !== 'status';
  return isMeant ? 'completed' : undefined;
}

const TO_BE_DONE = pattern(`will|when|plan|must|promise|due ..${ACHIEVED}`);
const DONE_ASKED = pattern(`${ACHIEVED} !le? !ma $`);
const KEY_ASKED = pattern('key ma');

function keyOf(tokens: readonly Token[], numbers: number): boolean | undefined {
  if (has(tokens, 'notkey')) return false;
  if (!has(tokens, 'key')) return undefined;
  return numbers > 0 && stands(tokens, KEY_ASKED) ? undefined : true;
}

/** 没跟分管区领导报告. */
const TOLD_LEADER = pattern('leader report');

function obligationOf(tokens: readonly Token[]): Obligation {
  if (has(tokens, 'analysis')) return 'lag_analysis';
  if (has(tokens, 'explain', 'doubt')) return 'explanation';
  return has(tokens, 'brief') || stands(tokens, TOLD_LEADER) ? 'briefing' : 'report';
}
