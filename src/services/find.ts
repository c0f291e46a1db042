/** From what people type to what they mean; what is not found is refused with the nearest matches. */
import type { AssignmentState, Picture, ProjectState } from '#src/core/picture.js';
import { nearestNumbers, nearestProjects, nearestUnits } from '#src/core/reading/names/names.js';
import { unitKey } from '#src/core/reading/names/units.js';
import { Refusal } from '#src/core/refusal.js';
import type { Project, Unit } from '#src/core/registry.js';

/** A project number as typed: 〔9－2〕, 9—2, 9-2号. */
export function projectNumberIn(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[〔〕[\]()\s项号]/g, '')
    .replace(/[—–－﹣−_]/g, '-');
  return /^\d{1,3}(-\d{1,3})?$/.test(plain) ? plain : null;
}

/** How a search is told of. */
interface Search {
  /** Only the asker's own unit was searched: what others lead is told in the same words as what is not there. */
  own?: boolean;
  /** Units that could have been meant as well. */
  orUnits?: readonly Unit[];
}

/**
 * The project by number, name or part of a name.
 * @throws Refusal not_found, naming the nearest of those given
 */
export function findProject(
  projects: readonly Project[],
  said: string,
  { own = false, orUnits }: Search = {},
): Project {
  const standing = projects.filter((project) => project.goneOn === null);
  const number = projectNumberIn(said);
  if (number) {
    const found = standing.find((project) => project.number === number);
    if (found) return found;
    throw new Refusal(
      'not_found',
      `${own ? '贵单位' : ''}没有编号为 ${number} 的项目。${didYouMean(nearestNumbers(number, standing)) || (own ? listed : '')}`,
    );
  }
  const wanted = said.trim();
  const exact = standing.filter((project) => project.name === wanted);
  const partial =
    exact.length > 0 ? exact : standing.filter((project) => wanted.length >= 2 && project.name.includes(wanted));
  const [only, ...others] = partial;
  if (only && others.length === 0) return only;
  const near = partial.length > 0 ? partial.slice(0, 5) : nearestProjects(wanted, standing, 3);
  const names = near.map((project) => `${project.number} ${project.name}`);
  if (partial.length > 1)
    throw new Refusal('bad_input', `“${wanted}”对应不止一个项目：${names.join('、')}。请写编号。`);
  const what = orUnits ? '项目或单位' : '项目';
  const units = orUnits ? nearestUnits(wanted, orUnits, 2).map((unit) => unit.name) : [];
  throw new Refusal(
    'not_found',
    own
      ? `在贵单位的项目里没有找到“${wanted}”。${didYouMean(names) || listed}`
      : `没有找到“${wanted}”这个${what}。${didYouMean([...units, ...names].slice(0, 3))}`,
  );
}

/**
 * The unit by name, alias, name plate or loosely written name.
 * @throws Refusal not_found, naming the nearest of those given
 */
export function findUnit(units: readonly Unit[], said: string, { own = false }: Search = {}): Unit {
  const found = unitNamed(units, said);
  if (found) return found;
  if (own) throw new Refusal('not_found', `您只能查看本单位的内容，没有找到“${said.trim()}”。`);
  throw new Refusal(
    'not_found',
    `没有找到“${said.trim()}”这个单位。${didYouMean(nearestUnits(said, units, 3).map((unit) => unit.name))}`,
  );
}

/** The unit of that name, or null. */
export function unitNamed(units: readonly Unit[], said: string): Unit | null {
  const wanted = said.trim();
  const names = (unit: Unit) => [unit.name, ...unit.aliases, ...unit.plates];
  const exact = units.find((unit) => names(unit).includes(wanted));
  if (exact) return exact;
  const loose = units.filter((unit) => names(unit).some((name) => unitKey(name) === unitKey(wanted)));
  return loose.length === 1 && loose[0] ? loose[0] : null;
}

/** The state of a project. */
export function projectState(picture: Picture, projectId: string): ProjectState {
  const found = picture.projects.find(({ project }) => project.id === projectId);
  if (!found) throw new Refusal('not_found', '这个项目已不在项目库里。');
  return found;
}

/**
 * The unit's assignment of a project.
 * @throws Refusal not_found, in the words used for a project that does not exist for this unit
 */
export function assignmentState(picture: Picture, projectId: string, unitId: string): AssignmentState {
  const state = projectState(picture, projectId);
  const found = state.assignments.find(({ unit }) => unit.id === unitId);
  if (!found) throw new Refusal('not_found', `贵单位没有编号为 ${state.project.number} 的项目。${listed}`);
  return found;
}

const listed = '发送 /待办 可查看本单位的项目。';

function didYouMean(near: readonly string[]): string {
  return near.length > 0 ? `您是不是要找 ${near.join('、')}？` : '';
}
