import { analysesOpenCard } from '#src/cards/analysis-cards.js';
import type { Day } from '#src/core/day.js';
import { unitRecipients } from '#src/core/recipients.js';
import { workdaysBetween } from '#src/core/workdays.js';
import { type Ctx, requireProgramme } from './context.js';
import { planOfDay } from './nudge-plan.js';
import { postToUnit } from './post-to-unit.js';

/**
 * The cut-off has passed: each unit gets, once, one card with what lags and the form to explain it (R2, rule 22). On the first
 * working day after the cut-off, or after a programme that was imported later wakes (rule 8); not beside a reminder, which
 * lists the analyses too (rule 25: one card a chat and day), and not when they are overdue, which is for the reminders.
 */
export async function openAnalyses(ctx: Ctx, day: Day, { late }: { late: boolean }): Promise<void> {
  const { cutOff } = requireProgramme(ctx);
  if (day <= cutOff || !ctx.calendar.isWorkday(day)) return;
  const { items, picture } = await planOfDay(ctx, day);
  if (picture.quiet) return;
  const reminded = new Set(items.flatMap(({ audience, unitId }) => (audience === 'contact' ? [unitId] : [])));
  const roster = await ctx.repos.roster.load();
  const owing = picture.projects
    .flatMap(({ assignments }) => assignments)
    .flatMap((assignment) => {
      const duty = assignment.obligations.find(({ kind, state }) => kind === 'lag_analysis' && state === 'open');
      return duty ? [{ unit: assignment.unit, project: assignment.project, report: assignment.report, duty }] : [];
    });
  for (const { unit } of new Map(owing.map((one) => [one.unit.id, one])).values()) {
    // A unit without chat and contact is on the office's own list already.
    if (reminded.has(unit.id) || unitRecipients(roster, unit.id, day).length === 0) continue;
    const own = owing.filter((one) => one.unit.id === unit.id);
    const dueOn = own.map(({ duty }) => duty.dueOn).sort()[0] ?? day;
    const card = analysesOpenCard({
      unit: unit.name,
      unitId: unit.id,
      cutOff,
      dueOn,
      daysLeft: workdaysBetween(ctx.calendar, day, dueOn),
      rows: own.map(({ project, report }) => ({
        number: project.number,
        name: project.name,
        keySupervised: project.keySupervised,
        completion: report?.completion ?? '',
      })),
      late,
    });
    await postToUnit(ctx, unit.id, card, `analyses-open:${cutOff}:${unit.id}`, {
      numbers: own.map(({ project }) => project.number),
      obligationKeys: own.map(({ duty }) => duty.key),
    });
  }
}
