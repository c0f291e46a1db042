import { addDays, type Day, earlier } from '#src/core/day.js';
import type { Report } from '#src/core/facts.js';
import { promisedDay, readClaim } from '#src/core/reading/progress/claims.js';
import type { ReadProject } from '#src/documents/reading.js';
import type { Ctx } from './context.js';
import { newFact } from './new-fact.js';

/** A row speaks of its 截至 day, but is filled in during the weeks after it: 「2023年1月4日完工」 is no plan. */
const toldBy = (ctx: Ctx, on: Day): Day => earlier(ctx.today, addDays(on, 31));

/** A row's report cells as a report. */
export function importedReport(
  ctx: Ctx,
  read: ReadProject,
  of: Pick<Report, 'projectId' | 'unitId' | 'roundId' | 'on'>,
): Report {
  const claim = readClaim(read.completion, toldBy(ctx, of.on));
  return {
    ...newFact(ctx, 'rpt_', of.on),
    ...of,
    completion: read.completion,
    problems: read.problems,
    nextSteps: read.nextSteps,
    completed: read.completed,
    completedOn: claim.completedOn,
    expectedOn: promisedDay(claim, read.nextSteps, read.completed, toldBy(ctx, of.on)),
    says: read.completed ? null : claim.says,
    figures: claim.figures,
    source: 'import',
  };
}
