import { digestCard } from '#src/cards/digest-card.js';
import { projectCard, projectListCard } from '#src/cards/project-cards.js';
import { type Day, isDay } from '#src/core/day.js';
import type { Picture, ProjectState } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import type { Unit } from '#src/core/registry.js';
import { type Answer, toAllUnits, toUnit } from './answer.js';
import type { Ctx } from './context.js';
import { digestView } from './digest-views.js';
import { findProject, unitNamed } from './find.js';
import { ownUnitHere, requireSees, seesAllUnits, visibleProjects } from './permission.js';
import { pictureOf } from './programme-state.js';

/** Status of what the words name: a project, a unit, a category or, without any, all that the actor may see. */
export async function showStatus(ctx: Ctx, words: string): Promise<Answer> {
  const { subject, asOf } = splitDay(words, ctx.today);
  const whole = await pictureOf(ctx, asOf);
  const picture = { ...whole, projects: visibleProjects(ctx.actor, whole) };
  if (subject === '') return overview(ctx, picture);
  const units = unitsIn(picture);
  const unit = unitNamed(units, subject);
  if (unit) return unitStatus(ctx, picture, unit.id, unit.name);
  const category = categoryNamed(picture, subject);
  if (category)
    return listFor(
      ctx,
      category,
      picture.projects.filter(({ project }) => project.category === category),
      asOf,
    );
  const { id } = findProject(
    picture.projects.map(({ project }) => project),
    subject,
    seesAllUnits(ctx.actor) ? { orUnits: units } : { own: true },
  );
  const state = picture.projects.find(({ project }) => project.id === id);
  if (!state) throw new Refusal('not_found', '没有找到这个项目。');
  return oneProject(ctx, state, asOf);
}

/** A trailing day belongs to the question; a day to come is refused. */
function splitDay(words: string, today: Day): { subject: string; asOf: Day } {
  const parts = words.normalize('NFKC').trim().split(/\s+/);
  const last = (parts.at(-1) ?? '').replace(/^截至/, '');
  if (!isDay(last)) return { subject: words.trim(), asOf: today };
  if (last > today) throw new Refusal('bad_input', `${last} 还没有到，只能查今天（${today}）和以前的状态。`);
  return { subject: parts.slice(0, -1).join(' '), asOf: last };
}

async function overview(ctx: Ctx, picture: Picture): Promise<Answer> {
  if (seesAllUnits(ctx.actor)) return toAllUnits(digestCard(await digestView(ctx, picture, null, `民生实事进度`)));
  const unitId = ownUnitHere(ctx);
  const unit = unitsIn(picture).find(({ id }) => id === unitId);
  if (!unit) throw new Refusal('not_found', '没有找到贵单位的项目。');
  return unitStatus(ctx, picture, unit.id, unit.name);
}

function unitStatus(ctx: Ctx, picture: Picture, unitId: string, name: string): Answer {
  requireSees(ctx, unitId);
  const states = picture.projects
    .filter(({ assignments }) => assignments.some(({ unit }) => unit.id === unitId))
    .map((state) => onlyUnit(state, unitId));
  return toUnit(unitId, projectListCard(`${name} 项目`, states, picture.asOf));
}

function oneProject(ctx: Ctx, state: ProjectState, asOf: Day): Answer {
  if (seesAllUnits(ctx.actor)) return toAllUnits(projectCard(state, asOf, { canReport: false }));
  const here = ownUnitHere(ctx);
  const mine = state.assignments.find(({ unit }) => unit.id === here) ?? state.assignments[0];
  if (!mine) throw new Refusal('not_found', '没有找到这个项目。');
  return toUnit(mine.unit.id, projectCard(onlyUnit(state, mine.unit.id), asOf, { canReport: true }), {
    subject: { purpose: 'project', unitId: mine.unit.id, numbers: [state.project.number] },
  });
}

/** The state as one unit may see it: its own assignment, and its own standing. */
export function onlyUnit(state: ProjectState, unitId: string): ProjectState {
  const assignments = state.assignments.filter(({ unit }) => unit.id === unitId);
  return { ...state, assignments, standing: assignments[0]?.standing ?? state.standing };
}

function listFor(ctx: Ctx, title: string, states: readonly ProjectState[], asOf: Day): Answer {
  if (seesAllUnits(ctx.actor)) return toAllUnits(projectListCard(title, states, asOf));
  const unitId = ownUnitHere(ctx) ?? '';
  const mine = states
    .filter(({ assignments }) => assignments.some(({ unit }) => unit.id === unitId))
    .map((state) => onlyUnit(state, unitId));
  return toUnit(unitId, projectListCard(title, mine, asOf));
}

function unitsIn({ projects }: Picture): Unit[] {
  const units = projects.flatMap(({ assignments }) => assignments.map(({ unit }) => unit));
  return [...new Map(units.map((unit) => [unit.id, unit])).values()];
}

function categoryNamed({ projects }: Picture, said: string): string | null {
  const categories = [...new Set(projects.flatMap(({ project }) => (project.category ? [project.category] : [])))];
  const wanted = said.trim();
  return (
    categories.find((category) => category === wanted) ??
    categories.find((category) => wanted.length >= 3 && category.includes(wanted)) ??
    null
  );
}
