/** Where things stand on a day, by a few facts told of a small registry. */
import { assess } from '#src/core/assess.js';
import { type Facts, factsAsOf } from '#src/core/facts.js';
import type { AssignmentState, Standing } from '#src/core/picture.js';
import type { Registry } from '#src/core/registry.js';
import { calendar, facts, project, registry } from './sample.js';

export const picture = (of: Registry, told: Partial<Facts>, asOf: string) =>
  assess(of, factsAsOf(facts(told), asOf), calendar, asOf);
export const states = (of: Registry, told: Partial<Facts>, asOf: string): AssignmentState[] =>
  picture(of, told, asOf).projects.flatMap(({ assignments }) => assignments);

/** Of one project whose target has no number. */
export const one = registry([project('9-2', ['民治街道'])]);
export const standing = (told: Partial<Facts>, asOf: string): Standing | undefined =>
  states(one, told, asOf)[0]?.standing;

/** Of one project with a number to reach. */
export const forty = registry([project('9-1', ['民治街道'], { target: '举办活动不少于40场。' })]);
