/** Targets and claims as read, kept between pictures: the same cell against the same target is read once. */
import { type Day, later } from './day.js';
import type { Report } from './facts.js';
import type { Doubt, Measure } from './measure.js';
import { memo } from './memo.js';
import { doubtOf } from './reading/doubts/doubts.js';
import { measuresOf } from './reading/targets/targets.js';

type Said = Pick<Report, 'completion' | 'completed' | 'problems' | 'on' | 'completedOn'>;

/** The doubt of a claim against a target, or against a unit's share of it. */
export const doubtIn: (said: Said, target: string, share: number | null) => Doubt | null = memo(
  ({ completion, completed, problems, ...said }, target, share) =>
    doubtOf({ target, completion, completed, problems, share, today: spokenBy(said) }).doubt,
  ({ completion, completed, problems, ...said }, target, share) =>
    JSON.stringify([target, completion, completed, problems, share, spokenBy(said)]),
);

/** 「1月4日完工」 was no plan when it was said; a table of 12-31 that is filled in later may name a later day of completion. */
const spokenBy = ({ on, completedOn }: Pick<Report, 'on' | 'completedOn'>): Day =>
  completedOn === null ? on : later(on, completedOn);

/** The counted promises of a target. */
export const measuresIn: (target: string) => readonly Measure[] = memo((target: string) => measuresOf(target));
