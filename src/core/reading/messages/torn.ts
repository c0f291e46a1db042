/** A project that one message says to be finished, and in another part of it not to be. */
import type { Day } from '../../day.js';
import { quantitiesOf } from '../figures/quantities.js';
import { progressOf } from '../progress/progress.js';
import { deniesLastStage } from '../progress/stage-denials.js';
import type { Draft, MessagePart, Setting } from './model.js';

/** The number of a project that is said to be both finished, in words, and not, in one message. */
export function contradicted({ parts }: Draft, { own, today }: Setting): string | undefined {
  const done = parts.filter(({ claim, text }) => claim.state === 'completed' && !reachedOnly(text, today));
  const open = parts.filter(({ claim }) => claim.state === 'open');
  const isTorn = (told: MessagePart, n: string): boolean =>
    open.some(
      ({ projects, text }) => projects.includes(n) && !deniesLastStage(`${told.text}，${text}`, targetsOf(n, own)),
    );
  return done.flatMap((told) => told.projects.filter((n) => isTorn(told, n)))[0];
}
const targetsOf = (number: string, own: Setting['own']): string[] =>
  own.flatMap((p) => (p.number === number ? [p.target] : []));

/** Completed by its figures alone: 办结率93%. */
const reachedOnly = (text: string, today: Day): boolean =>
  quantitiesOf(text, today).length > 0 && progressOf(text, today).state === 'unknown';
