/** A sample of completed projects to be looked at on site: drawn by a seed, so that anyone can draw it again and nobody can choose. */
import type { AssignmentState, Picture } from './picture.js';
import type { UnitSigns } from './watermelon.js';

export interface Drawn {
  number: string;
  name: string;
  unit: string;
  completion: string;
  /** Its unit shows a sign. */
  signed: boolean;
}

/**
 * `size` completed assignments without a doubt. Half of the places, rounded up, go to units with a sign, as far as there are such;
 * within each half the order is that of a hash of seed and assignment. The same picture and seed give the same sample.
 */
export function spotCheck({ projects }: Picture, signs: readonly UnitSigns[], seed: string, size: number): Drawn[] {
  const signed = new Set(signs.map(({ unitId }) => unitId));
  const drawable = projects
    .flatMap(({ assignments }) => assignments)
    .filter(({ standing }) => standing === 'completed' || standing === 'completed_late')
    .map((state) => ({ state, place: hash(`${seed}:${state.project.number}:${state.unit.id}`) }))
    .sort((a, b) => a.place - b.place || (a.state.project.number < b.state.project.number ? -1 : 1))
    .map(({ state }) => state);
  const suspect = drawable.filter(({ unit }) => signed.has(unit.id));
  const others = drawable.filter(({ unit }) => !signed.has(unit.id));
  const first = suspect.slice(0, Math.max(Math.ceil(size / 2), size - others.length));
  return [...first, ...others.slice(0, size - first.length)].map((state) => shown(state, signed));
}

const shown = ({ project, unit, report }: AssignmentState, signed: ReadonlySet<string>): Drawn => ({
  number: project.number,
  name: project.name,
  unit: unit.name,
  completion: report?.completion ?? '',
  signed: signed.has(unit.id),
});

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const c of text) value = Math.imul(value ^ (c.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
