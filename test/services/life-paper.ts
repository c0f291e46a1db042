/**
 * The life of a few projects as a careful clerk keeps it on paper, by the rules alone: nothing of the house's own reckoning
 * is used.
 */
import type { Day } from '#src/core/day.js';
import type { ObligationState } from '#src/core/picture.js';
import { dayAfter, max, workdayUpTo } from './life-days.js';

export const cutOff = '2022-12-31';
export const yearEnd = '2022-year-end';
export const afterCutOff = '2023-01-01';
export const returnsDue = '2023-01-09';

/** What may be said of a project, and what it means. */
export interface Words {
  text: string;
  /** Of what was promised. */
  amount?: number;
  /** Where the unit leaves it open whether it is done: what the words themselves say. */
  state: boolean | null;
  says?: 'not_started' | 'will_miss';
  /** Counts another thing. */
  other?: true;
}

export interface Told {
  id: string;
  /** Which of all deeds it was. */
  nth: number;
  /** The day it speaks of, and the day it was made. */
  on: Day;
  made: Day;
  unit: string;
  project: string;
  round: string | null;
  words: Words;
  completed: boolean | null;
  completedOn: Day | null;
  expectedOn: Day | null;
}

type Fact<T> = T & { nth: number; on: Day };
export type Reviewed = Fact<{ of: string; verdict: 'accepted' | 'returned' }>;
export type Answered = Fact<{
  id: string;
  report: string;
  project: string;
  unit: string;
  answer: 'short' | 'share' | 'basis';
  share: number | null;
}>;
export type Analysed = Fact<{ id: string; project: string; unit: string; expects: Day | null }>;
export type Adjusted = Fact<{ project: string; to: Target }>;

export type Extended = Fact<{ id: string; duty: string; dueOn: Day; decision: 'approved' | 'declined' | null }>;

/** A target as written, and how much of it is counted. */
export interface Target {
  text: string;
  amount: number | null;
}

export interface PaperProject {
  key: string;
  target: Target;
  units: string[];
}

export interface Paper {
  projects: readonly PaperProject[];
  createdOn: Day;
  today: Day;
  /** Of deeds so far. */
  nth: number;
  told: Told[];
  withdrawn: Fact<{ report: string }>[];
  reviews: Reviewed[];
  answers: Answered[];
  analyses: Analysed[];
  adjusted: Adjusted[];
  briefed: Fact<{ project: string }>[];
  locks: Fact<{ isLocked: boolean }>[];
  /** `on`: the day of the decision, once there is one. */
  extensions: Extended[];
}

export interface PaperDuty {
  kind: 'report' | 'explanation' | 'lag_analysis' | 'briefing';
  /** The round of a report, the report of an explanation. */
  of: string;
  opensOn: Day;
  dueOn: Day;
  state: ObligationState;
}

export interface Place {
  project: string;
  unit: string;
}

/** A briefing is the project's, whichever unit owes it. */
export const dutyKey = ({ kind, of }: Pick<PaperDuty, 'kind' | 'of'>, { project, unit }: Place) =>
  `${kind} ${of} ${project} ${kind === 'briefing' ? '' : unit}`;

/** What was so by a day. */
export const upTo = <F extends { on: Day }>(facts: readonly F[], asOf: Day): F[] =>
  facts.filter(({ on }) => on <= asOf);

/** Rounds up to a day (rules 5 to 7), soonest first. */
export function paperRounds({ createdOn, locks }: Paper, asOf: Day) {
  const planned = [
    { id: '2022-11', opensOn: '2022-11-20', dueOn: '2022-11-30' },
    { id: yearEnd, opensOn: '2022-12-20', dueOn: returnsDue },
    ...['2023-01', '2023-02', '2023-03', '2023-04'].map((id) => {
      const next = dayAfter(`${id}-28`, 4).slice(0, 8);
      return { id, opensOn: `${id}-20`, dueOn: workdayUpTo(dayAfter(`${next}01`, -1)) };
    }),
  ].filter(({ dueOn }) => dueOn >= createdOn);
  const lock = locks.findLast(({ on }) => on <= asOf);
  return planned
    .map((round, i) => {
      const opensOn = max(round.opensOn, createdOn);
      const byRule = planned[i + 1]?.opensOn ?? null;
      const locked = lock?.isLocked ? lock.on : null;
      const closes = round.id === yearEnd ? locked : byRule && max(byRule, dayAfter(round.dueOn, 1));
      return { ...round, opensOn, closesOn: closes !== null && closes <= asOf ? closes : null };
    })
    .filter(({ opensOn }) => opensOn <= asOf);
}

/** The round that is reported in. */
export function paperOpenRound(paper: Paper, asOf: Day): string | null {
  const open = paperRounds(paper, asOf).filter(({ closesOn }) => closesOn === null);
  return (open.find(({ id }) => id === yearEnd) ?? open.at(-1))?.id ?? null;
}
