/** Which projects a unit leads, groups included. */
import { memo, once } from '../../memo.js';
import type { Project, Registry, Unit } from '../../registry.js';
import { bareName } from './unit-names.js';
import { sameUnit } from './units.js';

/** The unit of a name as the registry, an alias or a short form has it. */
export function unitNamed(name: string, units: readonly Unit[]): Unit | undefined {
  const said = name.trim();
  return (
    units.find((u) => u.name === said) ??
    units.find((u) => [bareName(u), ...u.aliases, ...u.plates].includes(said)) ??
    units.find((u) => sameUnit(u.name, said))
  );
}

/** Does the unit lead the project, by itself or through a group? 各街道 without known members has every street in it (rule 16). */
export function belongsTo(project: Project, unit: Unit, units: readonly Unit[]): boolean {
  return project.unitIds.some((id) => {
    if (id === unit.id) return true;
    const group = units.find((u) => u.id === id);
    if (!group?.isGroup) return false;
    if (group.memberIds.length > 0) return group.memberIds.includes(unit.id);
    return group.name.startsWith('各') && unit.name.endsWith(group.name.slice(1));
  });
}

/** Projects still in the programme, in table order. */
export const currentProjects: (registry: Registry) => readonly Project[] = once(({ projects }: Registry) =>
  projects.filter((p) => p.goneOn === null),
);

/** Projects still in the programme that have it in their names: 公厕. */
export const projectsNamed = (registry: Registry, said: string): readonly Project[] =>
  currentProjects(registry).filter(({ name }) => name.includes(said));

/** Projects still in the programme that the unit leads, in table order. */
export const ownProjects = (unit: Unit, registry: Registry): readonly Project[] => ledBy(registry)(unit);

/** One list for a unit, so that what is made of it (an index of its names) is made once. */
const ledBy = once((registry: Registry) =>
  memo(
    (unit: Unit) => currentProjects(registry).filter((p) => belongsTo(p, unit, registry.units)),
    ({ id }) => id,
  ),
);
