/** Targets and claims as read, kept between pictures: the same cell against the same target is read once. */
import type { Report } from './facts.js';
import type { Doubt, Measure } from './measure.js';
import { memo } from './memo.js';
import { doubtOf } from './reading/doubts.js';
import { measuresOf } from './reading/targets.js';

type Said = Pick<Report, 'completion' | 'completed' | 'problems'>;

/** The doubt of a claim against a target, or against a unit's share of it. */
export const doubtIn: (said: Said, target: string, share: number | null) => Doubt | null = memo(
  ({ completion, completed, problems }, target, share) =>
    doubtOf({ target, completion, completed, problems, share }).doubt,
  ({ completion, completed, problems }, target, share) =>
    JSON.stringify([target, completion, completed, problems, share]),
);

/** The counted promises of a target. */
export const measuresIn: (target: string) => readonly Measure[] = memo((target: string) => measuresOf(target));
