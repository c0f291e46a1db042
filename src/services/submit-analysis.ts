import type { CopiedText } from '#src/cards/copied-part.js';
import { type Day, isDay } from '#src/core/day.js';
import type { Analysis } from '#src/core/facts.js';
import type { AssignmentState } from '#src/core/picture.js';
import type { Finding } from '#src/core/reading/analyses/analyses.js';
import { Refusal } from '#src/core/refusal.js';
import { nameFor } from './actor.js';
import { findingsOf } from './analysis-findings.js';
import { type Ctx, withTx } from './context.js';
import { copiedTexts } from './copied-texts.js';
import { assignmentState } from './find.js';
import { audit, newFact } from './new-fact.js';
import { requireUnit } from './permission.js';
import { loadState, pictureFrom } from './programme-state.js';
import { settleNudges } from './settle-nudges.js';

export interface AnalysisInput {
  projectId: string;
  unitId: string;
  problems: string;
  subjectiveCauses: string;
  objectiveCauses: string;
  nextSteps: string;
  expectedCompletion?: Day | null;
  /** 附议: the joint unit's analysis whose text is adopted. */
  adopts?: string | null;
}

const parts = [
  ['problems', '存在问题'],
  ['subjectiveCauses', '主观原因'],
  ['objectiveCauses', '客观原因'],
  ['nextSteps', '下一步工作计划'],
] as const;

/**
 * Stores the written analysis that a lagging or late project owes (R2, R5). Empty parts are refused; what a reviewer
 * would send back is pointed out and left to the unit.
 * @throws Refusal bad_input naming the empty parts, not_found (not this unit's project)
 */
export const submitAnalysis = (
  ctx: Ctx,
  input: AnalysisInput,
): Promise<{ analysis: Analysis; findings: Finding[]; copies: CopiedText[]; after: AssignmentState }> =>
  withTx(ctx, async (ctx) => {
    requireUnit(ctx, input.unitId);
    const empty = parts.filter(([part]) => input[part].trim() === '').map(([, label]) => label);
    if (empty.length > 0)
      throw new Refusal(
        'bad_input',
        `还没有写：${empty.join('、')}。书面分析要包含存在问题、主观和客观两方面原因、下一步工作计划。`,
      );
    if (input.expectedCompletion && !isDay(input.expectedCompletion)) {
      throw new Refusal(
        'bad_input',
        `预计完成日期“${input.expectedCompletion}”不是有效的日期，请写成 2023-03-31 的样子。`,
      );
    }
    const state = await loadState(ctx);
    const before = assignmentState(pictureFrom(ctx, state), input.projectId, input.unitId);
    const analysis: Analysis = {
      ...newFact(ctx, 'ana_', ctx.today, await nameFor(ctx, input.unitId)),
      projectId: input.projectId,
      unitId: input.unitId,
      problems: input.problems.trim(),
      subjectiveCauses: input.subjectiveCauses.trim(),
      objectiveCauses: input.objectiveCauses.trim(),
      nextSteps: input.nextSteps.trim(),
      expectedCompletion: input.expectedCompletion ?? null,
      adopts: input.adopts ?? null,
    };
    await ctx.repos.facts.append.analysis(analysis);
    await audit(ctx, 'analysis.submit', analysis.id, { number: before.project.number, unit: before.unit.name });
    const findings = findingsOf(analysis, state.facts.analyses);
    const copies = copiedTexts(findings, state.facts.analyses, state.registry, input.unitId);
    const picture = pictureFrom(ctx, await loadState(ctx));
    await settleNudges(ctx, picture, [input.unitId]);
    return { analysis, findings, copies, after: assignmentState(picture, input.projectId, input.unitId) };
  });
