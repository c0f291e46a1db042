import { earlier } from '#src/core/day.js';
import type { Report } from '#src/core/facts.js';
import { Refusal } from '#src/core/refusal.js';
import type { Unit } from '#src/core/registry.js';
import type { ReadDoubt, Reading } from '#src/documents/reading.js';
import { nameFor } from './actor.js';
import { type Ctx, requireProgramme, withTx } from './context.js';
import { importedReport } from './imported-report.js';
import { audit, newFact } from './new-fact.js';
import { requireUnit } from './permission.js';
import { loadState, pictureFrom } from './programme-state.js';
import { settleNudges } from './settle-nudges.js';
import { type Told, tellContacts } from './tell-contacts.js';

export interface ReturnPreview {
  unit: Unit;
  /** Rows that the unit leads and that say something. */
  numbers: string[];
  /** Rows that say the same as its last report: nothing to store. */
  same: string[];
  /** Rows of the file that are none of this unit's, left unread. */
  leftOut: number;
  doubts: ReadDoubt[];
}

/** What a unit's filled form would report (rule 20); changes nothing. */
export async function previewReturn(ctx: Ctx, reading: Reading, unitId: string): Promise<ReturnPreview> {
  const { rows, unit, leftOut } = await ownRows(ctx, reading, unitId);
  const told = rows.filter(({ isNew }) => isNew).map(({ read }) => read.number);
  return {
    unit,
    numbers: told,
    same: rows.filter(({ isNew }) => !isNew).map(({ read }) => read.number),
    leftOut,
    doubts: reading.doubts.filter(({ number }) => told.includes(number)),
  };
}

/**
 * Stores the rows that the unit leads as that unit's reports in the open round; the registry and other units' facts stay
 * as they are.
 * @throws Refusal not_found (no row of this unit), not_allowed
 */
export const applyReturn = (
  ctx: Ctx,
  input: { reading: Reading; unitId: string; file: { name: string; sha256: string } },
): Promise<Report[]> =>
  withTx(ctx, async (ctx) => {
    const { rows, unit } = await ownRows(ctx, input.reading, input.unitId);
    const programme = requireProgramme(ctx);
    const openRound = pictureFrom(ctx, await loadState(ctx)).openRound;
    const on = earlier(input.reading.asOf ?? programme.cutOff, ctx.today);
    const byName = await nameFor(ctx, unit.id);
    const reports: Report[] = [];
    const told: Told[] = [];
    for (const { read, projectId, isNew } of rows) {
      if (!isNew) continue;
      const report: Report = {
        ...importedReport(ctx, read, { projectId, unitId: unit.id, roundId: openRound?.id ?? null, on }),
        byName,
        source: 'file',
      };
      await ctx.repos.facts.append.report(report);
      reports.push(report);
      told.push({ reportId: report.id, number: read.number, name: read.name, byName });
    }
    const fact = newFact(ctx, 'imp_', on, byName);
    await ctx.repos.facts.append.import({
      ...fact,
      fileName: input.file.name,
      sha256: input.file.sha256,
      unitId: unit.id,
      registryOnly: false,
    });
    await audit(ctx, 'import.return', fact.id, { unit: unit.name, rows: reports.length });
    await settleNudges(ctx, pictureFrom(ctx, await loadState(ctx)), [unit.id]);
    await tellContacts(ctx, unit.id, told);
    return reports;
  });

async function ownRows(ctx: Ctx, reading: Reading, unitId: string) {
  requireUnit(ctx, unitId);
  const state = await loadState(ctx);
  const unit = state.registry.units.find(({ id }) => id === unitId);
  if (!unit) throw new Refusal('not_found', '没有找到这个单位。');
  const own = new Map(
    pictureFrom(ctx, state).projects.flatMap(({ project, assignments }) => {
      const mine = assignments.find((assignment) => assignment.unit.id === unitId);
      return mine ? [[project.number, mine] as const] : [];
    }),
  );
  const says = reading.projects.filter(
    ({ completion, problems, nextSteps, completed }) =>
      completion !== '' || problems !== '' || nextSteps !== '' || completed !== null,
  );
  const rows = says.flatMap((read) => {
    const mine = own.get(read.number);
    if (!mine) return [];
    const last = mine.report?.unitId === unitId ? mine.report : null;
    const isNew = !(
      last &&
      last.completion === read.completion &&
      last.problems === read.problems &&
      last.nextSteps === read.nextSteps &&
      last.completed === read.completed
    );
    return [{ read, projectId: mine.project.id, isNew }];
  });
  if (rows.length === 0) throw new Refusal('not_found', `这个文件里没有${unit.name}主办的、已填写的项目。`);
  return { rows, unit, leftOut: reading.projects.length - rows.length };
}
