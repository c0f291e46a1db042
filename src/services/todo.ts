import { analysisFormCard } from '#src/cards/analysis-cards.js';
import { briefingFormCard } from '#src/cards/briefing-cards.js';
import type { OwedRow } from '#src/cards/nudge-card.js';
import { reportFormCard } from '#src/cards/report-cards.js';
import { type TodoRow, todoCard } from '#src/cards/todo-cards.js';
import { isOwed } from '#src/core/obligations.js';
import type { AssignmentState, Obligation, Picture } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import type { Unit } from '#src/core/registry.js';
import { obligationWords } from '#src/core/show.js';
import { type Calendar, workdaysBetween } from '#src/core/workdays.js';
import { analysisFormView } from './analysis-forms.js';
import { type Answer, toUnit } from './answer.js';
import type { Ctx } from './context.js';
import { ownAssignment } from './own-assignment.js';
import { ownUnits, requireUnit } from './permission.js';
import { loadRegistry, pictureOf } from './programme-state.js';
import { owedDoubtCard, reportFormView } from './report-views.js';
import { unitSeen } from './unit-seen.js';

/** Open obligations of a unit: a row a project, key-supervised on top, then soonest first. */
export async function todoOf(ctx: Ctx, unitId: string): Promise<TodoRow[]> {
  requireUnit(ctx, unitId);
  return owedRows(await pictureOf(ctx), unitId, ctx.calendar);
}

/** What a unit has to do, told to that unit. @throws Refusal not_allowed for somebody of another one */
export async function todoAnswer(ctx: Ctx, { id, name }: Pick<Unit, 'id' | 'name'>): Promise<Answer> {
  const rows = await todoOf(ctx, id);
  return toUnit(id, todoCard({ unit: name, unitId: id, rows, asOf: ctx.today }), {
    subject: { purpose: 'todo', unitId: id, numbers: rows.map(({ number }) => number) },
  });
}

/** Rows of what a unit owes; with `keys` only those obligations. */
export function owedRows(
  picture: Picture,
  unitId: string,
  calendar: Calendar,
  keys: ReadonlySet<string> | null = null,
): TodoRow[] {
  return picture.projects
    .flatMap(({ assignments, target }) => assignments.map((state) => ({ state, target })))
    .flatMap(({ state, target }) => {
      const owed =
        state.unit.id === unitId
          ? state.obligations.filter((one) => isOwed(one.state) && (keys === null || keys.has(one.key)))
          : [];
      return owed.length > 0 ? [rowOf(state, target, owed, picture, calendar)] : [];
    })
    .sort((a, b) => Number(b.keySupervised) - Number(a.keySupervised) || a.daysLeft - b.daysLeft);
}

function rowOf(
  { project, report }: AssignmentState,
  target: string,
  owed: Obligation[],
  picture: Picture,
  calendar: Calendar,
): OwedRow & TodoRow {
  const dueOn = owed.map((one) => one.dueOn).sort()[0] ?? picture.asOf;
  return {
    number: project.number,
    name: project.name,
    keySupervised: project.keySupervised,
    target,
    owed: owed.map(({ kind }) => obligationWords[kind]).join('、'),
    kinds: owed.map(({ kind }) => kind),
    dueOn,
    daysLeft: workdaysBetween(calendar, picture.asOf, dueOn),
    last: report ? `${report.on}：${report.completion || '（空）'}` : '尚未填报',
  };
}

/** The unit that is meant: as typed (the office), else the room's, else the actor's own. */
export async function unitHere(ctx: Ctx, said: string | undefined): Promise<Unit> {
  const registry = await loadRegistry(ctx);
  if (said) {
    const unit = await unitSeen(ctx, said);
    requireUnit(ctx, unit.id);
    return unit;
  }
  const room = ctx.room?.audience?.kind === 'unit' ? ctx.room.audience.unitId : null;
  const own = ownUnits(ctx.actor);
  const id = room && (own.includes(room) || own.length === 0) ? room : (own[0] ?? room);
  const unit = registry.units.find((one) => one.id === id);
  if (!unit) throw new Refusal('bad_input', '请写上单位名称，例如：/待办 民治街道');
  requireUnit(ctx, unit.id);
  return unit;
}

/** The form that a project's soonest duty asks for. */
export async function openForms(ctx: Ctx, unitId: string, number: string): Promise<Answer> {
  const state = await ownAssignment(ctx, number, unitId);
  const kinds = state.obligations.filter((one) => isOwed(one.state)).map(({ kind }) => kind);
  const doubt = kinds.includes('report') ? null : owedDoubtCard(state);
  if (doubt)
    return toUnit(unitId, doubt, {
      replaces: true,
      subject: { purpose: 'doubt', unitId, numbers: [state.project.number] },
    });
  const briefing = state.obligations.find((one) => isOwed(one.state) && one.kind === 'briefing');
  if (briefing && kinds.length === 1) {
    const { number, name } = state.project;
    const subject = { purpose: 'briefing_form', unitId, numbers: [number] };
    return toUnit(unitId, briefingFormCard({ number, name, unitId, dueOn: briefing.dueOn }), {
      replaces: true,
      subject,
    });
  }
  const analysis = kinds.includes('lag_analysis') && !kinds.includes('report');
  const card = analysis
    ? analysisFormCard(await analysisFormView(ctx, state))
    : reportFormCard(reportFormView(ctx, state));
  return toUnit(unitId, card, {
    replaces: true,
    subject: { purpose: analysis ? 'analysis_form' : 'report_form', unitId, numbers: [state.project.number] },
  });
}
