import { promiseCard } from '#src/cards/promise-card.js';
import { addDays, type Day } from '#src/core/day.js';
import { promisedSteps } from '#src/core/reading/analyses/analyses.js';
import { previousWorkday } from '#src/core/workdays.js';
import type { Ctx } from './context.js';
import { postToUnit } from './post-to-unit.js';
import { pictureOf } from './programme-state.js';

/**
 * Asks about the steps promised for this day: those of the analyses in force whose projects are still open. What falls on
 * days off since the last working day is asked about today.
 */
export async function followUpPromises(ctx: Ctx, day: Day): Promise<void> {
  if (!ctx.calendar.isWorkday(day)) return;
  const since = previousWorkday(ctx.calendar, addDays(day, -1));
  const { projects } = await pictureOf(ctx, day);
  const open = projects
    .flatMap(({ assignments }) => assignments)
    .filter(({ standing }) => standing !== 'completed' && standing !== 'completed_late');
  for (const { project, unit, analysis } of open) {
    if (!analysis) continue;
    const due = promisedSteps(analysis.nextSteps, analysis.on).flatMap(({ dueOn, ...step }) =>
      dueOn !== null && dueOn > since && dueOn <= day ? [{ ...step, dueOn }] : [],
    );
    if (due.length === 0) continue;
    const card = promiseCard({ number: project.number, name: project.name, unitId: unit.id, steps: due });
    await postToUnit(ctx, unit.id, card, `promise:${analysis.id}:${day}`, {
      purpose: 'promise',
      numbers: [project.number],
    });
  }
}
