import type { AnalysisFormView, analysisStoredCard } from '#src/cards/analysis-cards.js';
import type { CopiedText } from '#src/cards/copied-part.js';
import { fieldWords } from '#src/cards/review-cards.js';
import type { AssignmentState } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import type { Ctx } from './context.js';
import { offersWebForms } from './form-link.js';
import { requireUnit } from './permission.js';
import { loadState, pictureFrom, pictureOf } from './programme-state.js';
import { submitAnalysis } from './submit-analysis.js';

/** What the analysis form shows: last text, notes of a return, a joint unit's analysis that could be adopted. */
export async function analysisFormView(ctx: Ctx, state: AssignmentState): Promise<AnalysisFormView> {
  const { facts, registry } = await loadState(ctx);
  const { project, unit } = state;
  const own =
    facts.analyses.filter(({ projectId, unitId }) => projectId === project.id && unitId === unit.id).at(-1) ?? null;
  const verdict = own && facts.reviews.filter(({ subjectId }) => subjectId === own.id).at(-1);
  const others =
    pictureFrom(ctx, { registry, facts }).projects.find((one) => one.project.id === project.id)?.assignments ?? [];
  const joint = own ? undefined : others.find((other) => other.unit.id !== unit.id && other.analysis);
  return {
    number: project.number,
    name: project.name,
    unit: unit.name,
    unitId: unit.id,
    target: state.target,
    completion: state.report?.completion ?? '',
    dueOn:
      state.obligations.find((one) => one.kind === 'lag_analysis' && (one.state === 'open' || one.state === 'overdue'))
        ?.dueOn ?? null,
    last: own,
    notes:
      verdict?.verdict === 'returned'
        ? verdict.notes.map(({ field, note }) => `${fieldWords[field] ?? field}：${note}`)
        : [],
    web: offersWebForms(ctx),
    adoptable: joint?.analysis ? { id: joint.analysis.id, unit: joint.unit.name } : null,
  };
}

/** What is said of an analysis that was stored. */
export const analysisStoredView = (
  { project, unit }: AssignmentState,
  findings: readonly string[],
  copies: readonly CopiedText[],
  adopted: string | null,
): Parameters<typeof analysisStoredCard>[0] => ({
  number: project.number,
  name: project.name,
  unit: unit.name,
  unitId: unit.id,
  findings,
  copies,
  adopted,
});

/**
 * 附议: a joint unit takes over another's analysis of the same project as its own (rule 19).
 * @throws Refusal not_found, for an analysis of a project that the unit does not lead too
 */
export async function adoptAnalysis(
  ctx: Ctx,
  analysisId: string,
  unitId: string,
): Promise<{ state: AssignmentState; adopted: string }> {
  requireUnit(ctx, unitId);
  const joint = (await pictureOf(ctx)).projects.filter(({ assignments }) =>
    assignments.some(({ unit }) => unit.id === unitId),
  );
  const source = joint
    .flatMap(({ assignments }) => assignments)
    .find(({ analysis, unit }) => analysis?.id === analysisId && unit.id !== unitId);
  if (!source?.analysis) throw new Refusal('not_found', '这份分析已有更新，请重新打开 /分析。');
  const { analysis, unit } = source;
  const { after } = await submitAnalysis(ctx, { ...analysis, unitId, adopts: analysis.id });
  return { state: after, adopted: unit.name };
}
