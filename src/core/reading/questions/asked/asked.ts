/** What is asked, and of what kind of projects. */

import type { Intent } from '../../read-input.js';
import { hasKind, kindsOf, type Token } from '../said/tokens.js';
import { intentOf, intentWords } from './intents.js';
import { matchesOf, pattern, stands } from './patterns.js';
import { DONE_ASKED, START_ASKED, standingOf, standingWords, type Wanted } from './standings.js';
import { ACHIEVED } from './tables.js';
import { readied } from './tails.js';

export interface Asked {
  /** Null where no word says it: 那福城呢. */
  intent: Intent | null;
  standing: Wanted | undefined;
  keySupervised: boolean | undefined;
  obligation: Obligation;
  /** A negation that no rule has taken up. */
  isNegated: boolean;
  /** Where the words begin by which all this was decided. */
  used: ReadonlySet<number>;
}

export type Obligation = 'report' | 'lag_analysis' | 'briefing' | 'explanation';

/** `numbers`: how many projects are named; a figure asked of one is its own. */
export function askedIn(said: readonly Token[], numbers: number, units: number): Asked {
  const tokens = readied(said);
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
    used: new Set(
      [
        ...intentWords(tokens, intent),
        ...standingWords(tokens, standing),
        ...[...DONE_ASKED, ...(intent === 'status' && (numbers > 1 || areAll(tokens)) ? START_ASKED : [])].flatMap(
          (one) => matchesOf(tokens, one),
        ),
      ].map(({ start }) => start),
    ),
  };
}

/** 幼儿园都开工了吗, 那几个动工没有, as 24-6和24-9开工没有: of one road with several works it may be either. */
const areAll = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, text }) => ALL_OF.has(kind) || (kind === 'adv' && /都|全/.test(text)));
const ALL_OF = kindsOf('those every streets both');

/** 没滞后的, 不存疑的: what duban has no filter for. */
const NO_SUCH = pattern('not !late|slow|risk|doubt|ongoing');

/** 没退回过的, 没写原因的, 没改善的: as little. */
const NONE_OF_EVENT = pattern('not !returned|adjust|cause|compare de');

/** 完成了但没验收的: done in one way, not in another. */
const isContrasted = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ kind, text }, at) =>
      (kind === 'done' || kind === 'use') &&
      text.endsWith('了') &&
      matchesOf(tokens.slice(at + 1, at + 4), NOT_DONE).some((one) => one.kind !== 'not' && `${one.text}了` !== text),
  );
const NOT_DONE = pattern(`not ${ACHIEVED}`);

const isLeftOver = (tokens: readonly Token[], intent: Intent | null, standing: Wanted | undefined): boolean =>
  hasKind(tokens, 'not') && !TAKES_NOT.has(intent) && !NOT_STANDINGS.has(standing);

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
const NOT_STANDINGS: ReadonlySet<Wanted | undefined> = new Set([
  'open',
  'not_started',
  'lagging',
  'completed_late',
  'at_risk',
  'in_doubt',
]);

/** 不要重点的. */
const KEY_DROPPED = pattern('drop !key');
const KEY_ASKED = pattern('key ma');

function keyOf(tokens: readonly Token[], numbers: number): boolean | undefined {
  if (hasKind(tokens, 'notkey') || stands(tokens, KEY_DROPPED)) return false;
  if (!hasKind(tokens, 'key')) return undefined;
  return numbers > 0 && stands(tokens, KEY_ASKED) ? undefined : true;
}

/** 没跟分管区领导报告, 报告分管领导. */
const TOLD_LEADER = [pattern('leader report'), pattern('report leader')];

function obligationOf(tokens: readonly Token[]): Obligation {
  if (hasKind(tokens, 'analysis')) return 'lag_analysis';
  if (hasKind(tokens, 'explain', 'doubt')) return 'explanation';
  return hasKind(tokens, 'brief') || TOLD_LEADER.some((one) => stands(tokens, one)) ? 'briefing' : 'report';
}
