import { returnedCard } from '#src/cards/review-cards.js';
import type { Review } from '#src/core/facts.js';
import { Refusal } from '#src/core/refusal.js';
import { type Ctx, withTx } from './context.js';
import { audit, newFact } from './new-fact.js';
import { requireOffice } from './permission.js';
import { postToUnit } from './post-to-unit.js';
import { loadState } from './programme-state.js';

export interface ReviewInput {
  subject: Review['subject'];
  subjectId: string;
  verdict: Review['verdict'];
  /** Notes by field; '' is the whole. Needed to return. */
  notes: { field: string; note: string }[];
}

/**
 * The office accepts a report, an analysis or an answer, or returns it with notes; the unit is told what to mend.
 * @throws Refusal not_found, bad_input (a return without a note)
 */
export const decideReview = (ctx: Ctx, input: ReviewInput): Promise<Review> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const { registry, facts } = await loadState(ctx);
    const subjects = { report: facts.reports, analysis: facts.analyses, answer: facts.answers };
    const subject = subjects[input.subject].find(({ id }) => id === input.subjectId);
    if (!subject) throw new Refusal('not_found', '没有找到这一条，可能已经有更新。发送 /审核 可查看待审列表。');
    const notes = input.notes.filter(({ note }) => note.trim() !== '');
    if (input.verdict === 'returned' && notes.length === 0)
      throw new Refusal('bad_input', '退回时请写明要补什么，单位才好改。');
    const review: Review = {
      ...newFact(ctx, 'rev_'),
      subject: input.subject,
      subjectId: input.subjectId,
      verdict: input.verdict,
      notes,
    };
    await ctx.repos.facts.append.review(review);
    await audit(ctx, `review.${input.verdict}`, input.subjectId, { subject: input.subject });
    const project = registry.projects.find(({ id }) => id === subject.projectId);
    if (input.verdict === 'returned' && subject.unitId && project) {
      const returned = returnedCard({
        number: project.number,
        name: project.name,
        subject: input.subject,
        unitId: subject.unitId,
        notes,
        by: ctx.actor.name,
      });
      await postToUnit(ctx, subject.unitId, returned, `review:${review.id}`, { numbers: [project.number] });
    }
    return review;
  });
