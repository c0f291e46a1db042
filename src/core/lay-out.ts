import { type Assignment, assignmentsOf, type Project, type Registry, type Unit } from './registry.js';

/** A project with its assignments, and the unit of each; null where the registry does not know it. */
export interface Place {
  project: Project;
  assignments: readonly Assignment[];
  units: readonly (Unit | null)[];
}

/** What follows from a registry alone, in table order: worked out once for as long as its projects and units are the same. */
export function layOut({ projects, units }: Pick<Registry, 'projects' | 'units'>): readonly Place[] {
  const known = laidOut.get(projects);
  if (known?.units === units) return known.places;
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const places = [...projects]
    .sort((a, b) => a.order - b.order)
    .map((project): Place => {
      const assignments = assignmentsOf(project, unitById);
      return { project, assignments, units: assignments.map(({ unitId }) => unitById.get(unitId) ?? null) };
    });
  laidOut.set(projects, { units, places });
  return places;
}

const laidOut = new WeakMap<readonly Project[], { units: readonly Unit[]; places: readonly Place[] }>();
