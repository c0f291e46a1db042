import { type Day, isDay } from '#src/core/day.js';
import type { Report, ReportSource } from '#src/core/facts.js';
import type { AssignmentState, Picture } from '#src/core/picture.js';
import { type Claim, promisedDay, readClaim } from '#src/core/reading/progress/claims.js';
import { Refusal } from '#src/core/refusal.js';
import { nameFor } from './actor.js';
import { type Ctx, withTx } from './context.js';
import { assignmentState } from './find.js';
import { audit, newFact } from './new-fact.js';
import { requireUnit } from './permission.js';
import { pictureOf } from './programme-state.js';
import { settleNudges } from './settle-nudges.js';
import { type Told, tellContacts } from './tell-contacts.js';

export interface ReportInput {
  projectId: string;
  unitId: string;
  completion: string;
  /** As it was understood in a dialogue; read from the words where absent. */
  claim?: Claim;
  problems?: string;
  nextSteps?: string;
  /** Null where the unit did not say; then the text decides. */
  completed: boolean | null;
  completedOn?: Day | null;
  expectedOn?: Day | null;
  /** The day it speaks of, where that is not today. */
  on?: Day | null;
  source: ReportSource;
}

export interface Submitted {
  report: Report;
  before: AssignmentState;
  after: AssignmentState;
  picture: Picture;
}

/**
 * Stores one unit's report on one project (R1) and works out what follows: standing, doubt, duties, nudges that are
 * no longer needed.
 * @throws Refusal not_found (not this unit's project), bad_input (nothing said, a day that is none or in the future)
 */
export const submitReport = (ctx: Ctx, input: ReportInput): Promise<Submitted> =>
  withTx(ctx, async (ctx) => {
    const submitted = await store(ctx, input);
    await tellContacts(ctx, input.unitId, [toldOf(submitted)]);
    return submitted;
  });

/** Several reports of one unit, confirmed together; its other contacts are told once. */
export const submitReports = (ctx: Ctx, inputs: readonly ReportInput[]): Promise<Submitted[]> =>
  withTx(ctx, async (ctx) => {
    const submitted: Submitted[] = [];
    for (const input of inputs) submitted.push(await store(ctx, input));
    const [first] = submitted;
    if (first) await tellContacts(ctx, first.after.unit.id, submitted.map(toldOf));
    return submitted;
  });

/** Completed as it was reported: the last report again, as of now (rule 6). @throws Refusal, as submitReport */
export const confirmAsItStands = (
  ctx: Ctx,
  { project, unit, report, completedOn }: AssignmentState,
): Promise<Submitted> =>
  submitReport(ctx, {
    projectId: project.id,
    unitId: unit.id,
    completion: report?.completion ?? '',
    problems: report?.problems ?? '',
    nextSteps: report?.nextSteps ?? '',
    completed: report?.completed ?? null,
    completedOn,
    source: 'confirmed_as_is',
  });

const toldOf = ({ report, after: { project } }: Submitted): Told => ({
  reportId: report.id,
  number: project.number,
  name: project.name,
  byName: report.byName,
});

async function store(ctx: Ctx, input: ReportInput): Promise<Submitted> {
  requireUnit(ctx, input.unitId);
  const picture = await pictureOf(ctx);
  const before = assignmentState(picture, input.projectId, input.unitId);
  const report = await reportOf(ctx, input, picture);
  await ctx.repos.facts.append.report(report);
  await audit(ctx, 'report.submit', report.id, {
    number: before.project.number,
    unit: before.unit.name,
    source: input.source,
  });
  const next = await pictureOf(ctx);
  await settleNudges(ctx, next, [input.unitId]);
  return { report, before, after: assignmentState(next, input.projectId, input.unitId), picture: next };
}

async function reportOf(ctx: Ctx, input: ReportInput, picture: Picture): Promise<Report> {
  const completion = input.completion.trim();
  if (completion === '' && input.completed !== true)
    throw new Refusal('bad_input', '请写明完成情况，例如：已办8场，还差4场。');
  const claim = input.claim ?? readClaim(completion, ctx.today);
  const completed = input.completed ?? (claim.state === 'unknown' ? null : claim.state === 'completed');
  const on = dayGiven(input.on ?? claim.speaksOf, ctx.today, '填报所指的日期') ?? ctx.today;
  const completedOn = completed
    ? (dayGiven(input.completedOn ?? claim.completedOn, ctx.today, '完成日期') ?? null)
    : null;
  return {
    ...newFact(ctx, 'rpt_', on, await nameFor(ctx, input.unitId)),
    projectId: input.projectId,
    unitId: input.unitId,
    roundId: picture.openRound?.id ?? null,
    completion,
    problems: input.problems?.trim() ?? '',
    nextSteps: input.nextSteps?.trim() ?? '',
    completed,
    completedOn,
    expectedOn: input.expectedOn ?? promisedDay(claim, input.nextSteps ?? '', completed, ctx.today),
    says: completed ? null : claim.says,
    figures: claim.figures,
    source: input.source,
  };
}

function dayGiven(day: Day | null | undefined, today: Day, what: string): Day | null {
  if (!day) return null;
  if (!isDay(day)) throw new Refusal('bad_input', `${what}“${day}”不是有效的日期，请写成 2022-12-31 的样子。`);
  if (day > today) throw new Refusal('bad_input', `${what}（${day}）还没有到，今天是 ${today}。`);
  return day;
}
