/** Of projects that stand how: 没完成, 滞后, 逾期完成. */
import type { Standing } from '../../../picture.js';
import type { Intent } from '../../read-input.js';
import { hasKind, type Token } from '../said/tokens.js';
import { pattern, stands } from './patterns.js';
import { ACHIEVED, meantBy, rows, type Table, usedBy } from './tables.js';

/** Standings that may be asked for; `open` is every one that is not finished. */
export type Wanted = Standing | 'open';

/** Tried in this order: what is finished late or not finished is no 完成. */
const STANDINGS: Table<Wanted> = rows<Wanted>(
  ['completed_late', 'belated', `late|slow !${ACHIEVED}`, `late !adv !${ACHIEVED} !de`, `${ACHIEVED} de late`],
  ['not_started', 'not start', 'start adv? !not'],
  ['lagging', `late not ${ACHIEVED}`, `due not ${ACHIEVED}`],
  [
    'open',
    `not ${ACHIEVED}`,
    'left',
    `left many !${ACHIEVED}`,
    `not ontime ${ACHIEVED}`,
    `not will ${ACHIEVED}`,
    `ongoing not !${ACHIEVED}`,
    'done not use',
  ],
  ['lagging', 'late'],
  ['in_doubt', 'doubt'],
  ['at_risk', 'risk'],
  ['on_track', 'ongoing'],
  ['lagging', 'slow'],
);

/** 为什么9-2没完成 asks of 9-2 however it stands. */
export function standingOf(tokens: readonly Token[], intent: Intent | null, numbers: number): Wanted | undefined {
  if (numbers === 1 && intent !== 'list' && intent !== 'count') return undefined;
  const standing = meantBy(STANDINGS, tokens);
  if (intent === 'missing')
    return standing === 'completed_late' ||
      (standing === 'lagging' && hasKind(tokens, 'late') && !hasKind(tokens, 'owe'))
      ? standing
      : undefined;
  if (intent === 'compare' && stands(tokens, FALLS_SHORT) && !hasKind(tokens, 'not')) return undefined;
  if (intent === 'status' && standing === 'open' && hasKind(tokens, 'figure') && hasKind(tokens, 'left'))
    return undefined;
  if (intent === 'forecast') return standing === 'open' && !hasKind(tokens, 'cannot') ? standing : undefined;
  const isPace = standing === 'lagging' && !hasKind(tokens, 'late');
  if (isPace && hasKind(tokens, 'due', 'date') && !hasKind(tokens, 'slow'))
    return hasKind(tokens, 'date') ? 'open' : standing;
  if (isPace && (intent === 'why' || (intent === 'compare' && !stands(tokens, SLOW_ONES)))) return undefined;
  if (standing) return standing;
  const isDone =
    hasKind(tokens, 'done', 'use') && !stands(tokens, TO_BE_DONE) && !DONE_ASKED.some((one) => stands(tokens, one));
  const isMeant = isDone && intent !== 'why' && intent !== 'rate' && intent !== 'compare' && intent !== 'status';
  return isMeant ? 'completed' : undefined;
}

/** 观湖比民治差多少: behind it, and not what is open. */
const FALLS_SHORT = pattern('than unit left');

/** 进度慢的比上周多了没. */
const SLOW_ONES = pattern('slow !de');

const TO_BE_DONE = pattern(`will|when|plan|must|promise|due ..${ACHIEVED}`);
/** 完成了吗, 是不是都完成了. */
export const DONE_ASKED = [pattern(`${ACHIEVED} !le? !ma $`), pattern(`ma ..${ACHIEVED} !le? $`)];
/** 幼儿园都开工了吗: how those that are named stand. */
export const START_ASKED = [pattern('start !le? !ma $'), pattern('ma ..start !le? $')];

/** Does a word speak of how they stand? */
export const tellsStanding = (tokens: readonly Token[]): boolean => meantBy(STANDINGS, tokens) !== undefined;

/** The words that say it. */
export const standingWords = (tokens: readonly Token[], standing: Wanted | undefined): Token[] =>
  standing === 'completed'
    ? tokens.filter(({ kind }) => kind === 'done' || kind === 'use')
    : standing
      ? usedBy(STANDINGS, tokens, standing)
      : [];
