import type { answeredCard } from '#src/cards/doubt-cards.js';
import type { DoubtAnswer } from '#src/core/facts.js';
import type { AssignmentState } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import { standingWords } from '#src/core/show.js';
import { nameFor } from './actor.js';
import { type Ctx, withTx } from './context.js';
import { audit, newFact } from './new-fact.js';
import { requireUnit, visibleProjects } from './permission.js';
import { pictureOf } from './programme-state.js';
import { settleNudges } from './settle-nudges.js';

/** The three lawful answers (rule 23). */
export type AnswerGiven = { answer: 'short' } | { answer: 'share'; share: number } | { answer: 'basis'; basis: string };

/**
 * Explains the doubt of a report: it is short, it is our share, or it was counted on another basis.
 * @throws Refusal not_found (no such open doubt of this unit), bad_input (no share, no basis)
 */
export const answerDoubt = (ctx: Ctx, reportId: string, given: AnswerGiven): Promise<AssignmentState> =>
  withTx(ctx, async (ctx) => {
    const state = await doubtedAssignment(ctx, reportId);
    const { project, unit } = state;
    requireUnit(ctx, unit.id);
    if (given.answer === 'share' && !(given.share > 0))
      throw new Refusal('bad_input', '请写明本单位承担的份额，例如 120。');
    if (given.answer === 'basis' && given.basis.trim() === '')
      throw new Refusal('bad_input', '请写明是按什么口径统计的。');
    const answer: DoubtAnswer = {
      ...newFact(ctx, 'ans_', ctx.today, await nameFor(ctx, unit.id)),
      reportId,
      projectId: project.id,
      unitId: unit.id,
      answer: given.answer,
      share: given.answer === 'share' ? given.share : null,
      basis: given.answer === 'basis' ? given.basis.trim() : null,
    };
    await ctx.repos.facts.append.answer(answer);
    if (given.answer === 'share') {
      await ctx.repos.facts.append.share({
        ...newFact(ctx, 'shr_', ctx.today, answer.byName),
        projectId: project.id,
        unitId: unit.id,
        quantity: given.share,
      });
    }
    await audit(ctx, 'doubt.answer', answer.id, { number: project.number, unit: unit.name, answer: given.answer });
    const picture = await pictureOf(ctx);
    await settleNudges(ctx, picture, [unit.id]);
    const after = picture.projects
      .find((one) => one.project.id === project.id)
      ?.assignments.find((one) => one.unit.id === unit.id);
    return after ?? state;
  });

/** What is said of an explanation that was stored. */
export function answeredView(
  { project, unit, standing, obligations }: AssignmentState,
  given: AnswerGiven,
): Parameters<typeof answeredCard>[0] {
  const opened = obligations.find((one) => one.kind === 'lag_analysis' && one.state === 'open');
  return {
    number: project.number,
    name: project.name,
    unitId: unit.id,
    given,
    standing: standingWords[standing],
    analysisDueOn: given.answer === 'short' ? (opened?.dueOn ?? null) : null,
  };
}

/**
 * The assignment that owes the explanation of a report's doubt.
 * @throws Refusal not_found, in the same words whether it is settled, not there or another unit's
 */
export async function doubtedAssignment(ctx: Ctx, reportId: string): Promise<AssignmentState> {
  const state = visibleProjects(ctx.actor, await pictureOf(ctx))
    .flatMap(({ assignments }) => assignments)
    .find(({ report, doubt, doubtExplained }) => report?.id === reportId && doubt !== null && !doubtExplained);
  if (!state) throw new Refusal('not_found', '这处疑点已经说明过，或填报已有更新，不用再说明。');
  return state;
}
