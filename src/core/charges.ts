import { once } from './memo.js';
import type { Charge } from './people.js';
import type { ProjectState } from './picture.js';

/** The leader in charge of a project; the narrowest charge wins: project, then category, then unit (rule 24). */
export function leaderInCharge(charges: readonly Charge[], { project, assignments }: ProjectState): string | null {
  const given = givenFor(charges);
  const [found] = [
    given.get(`project/${project.id}`),
    project.category === null ? undefined : given.get(`category/${project.category}`),
    ...assignments
      .map(({ unit }) => given.get(`unit/${unit.id}`))
      .sort((a, b) => (a?.place ?? Infinity) - (b?.place ?? Infinity)),
  ].filter((charge) => charge !== undefined);
  return found?.leaderId ?? null;
}

/** Charges by what they are of, the first of each, with their places in the list: of several units the first charge counts. */
const givenFor = once((charges: readonly Charge[]) => {
  const given = new Map<string, { leaderId: string; place: number }>();
  for (const [place, { scope, of, leaderId }] of charges.entries()) {
    const key = `${scope}/${of}`;
    if (!given.has(key)) given.set(key, { leaderId, place });
  }
  return given;
});
