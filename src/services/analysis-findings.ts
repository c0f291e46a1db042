import type { Analysis } from '#src/core/facts.js';
import { checkAnalyses, type Finding } from '#src/core/reading/analyses/analyses.js';

/** What a reviewer would send back of an analysis, read beside all others, each of its day; the text that it adopts (附议) is no copy. */
export function findingsOf(analysis: Analysis, all: readonly Analysis[]): Finding[] {
  const beside = all.filter(({ id }) => id !== analysis.id && id !== analysis.adopts);
  const checked = checkAnalyses(
    [...beside, analysis].map((one) => ({
      ...one,
      project: one.projectId,
      unit: one.unitId,
      expectedCompletion: one.expectedCompletion ?? undefined,
      asOf: one.on,
    })),
  );
  return checked[analysis.id] ?? [];
}
