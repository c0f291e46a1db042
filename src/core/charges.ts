import type { Charge } from './people.js';
import type { ProjectState } from './picture.js';

/** The leader in charge of a project; the narrowest charge wins: project, then category, then unit (rule 24). */
export function leaderInCharge(charges: readonly Charge[], { project, assignments }: ProjectState): string | null {
  const covers = (charge: Charge): boolean => {
    switch (charge.scope) {
      case 'project':
        return charge.of === project.id;
      case 'category':
        return project.category !== null && charge.of === project.category;
      case 'unit':
        return assignments.some(({ unit }) => unit.id === charge.of);
    }
  };
  for (const scope of ['project', 'category', 'unit'] as const) {
    const found = charges.find((charge) => charge.scope === scope && covers(charge));
    if (found) return found.leaderId;
  }
  return null;
}
