/** What is made of a question: of what it speaks, what it asks, and what it took over; and what is looked up in it everywhere. */
import type { Day } from '../../day.js';
import type { Intent, QuestionFilter } from '../read-input.js';
import type { Asked } from './asked/asked.js';
import { hasKind, type TokenKind } from './said/tokens.js';
import type { Scope } from './scope/scope.js';

export interface Understood {
  intent: Intent;
  filter: QuestionFilter;
  scope: Scope;
  asked: Asked;
  /** It took over something from the question before. */
  wentOn: boolean;
  /** It speaks of the unit that it is said to, or goes on from what did: 你们完成了几个, then 滞后的呢. */
  isYours: boolean;
}

export interface Said {
  scope: Scope;
  asked: Asked;
  today: Day;
}

export const has = ({ tokens }: Scope, ...kinds: TokenKind[]): boolean => hasKind(tokens, ...kinds);

/** Does it say of what it asks? */
export const namesSubject = (scope: Scope): boolean =>
  scope.units.length + scope.numbers.length > 0 ||
  scope.name !== null ||
  scope.words !== null ||
  scope.category !== null ||
  has(scope, 'every');
