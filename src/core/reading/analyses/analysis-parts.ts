/** The parts of a written lag analysis, and what may be found wanting in it. */
import type { Day } from '../../day.js';

/** The four texts that R2 asks for. */
export type AnalysisPart = 'problems' | 'subjectiveCauses' | 'objectiveCauses' | 'nextSteps';

/** A written analysis as it is checked. */
export interface CheckedAnalysis {
  id: string;
  /** Number or id; analyses of one project may share their text (附议). */
  project: string;
  unit: string;
  problems: string;
  subjectiveCauses: string;
  objectiveCauses: string;
  nextSteps: string;
  expectedCompletion?: Day | null;
  completedOn?: Day | null;
  asOf: Day;
}

/** One thing that a reviewer would send back. */
export interface Finding {
  code: 'missing_part' | 'only_objective' | 'no_owner' | 'no_date' | 'identical_parts' | 'copied_from' | 'empty_words';
  part?: AnalysisPart;
  /** For identical_parts the other part, for copied_from the id of the earlier analysis. */
  of?: string;
  /** For copied_from: both texts, and how much of their pairs of characters they share, 0 to 1. */
  copy?: { likeness: number; own: string; other: string };
  /** Chinese: what is the matter and how to mend it. */
  advice: string;
}

/** In the order of the form. */
export const PARTS: readonly AnalysisPart[] = ['problems', 'subjectiveCauses', 'objectiveCauses', 'nextSteps'];

/** As the form names them. */
export const partWords: Readonly<Record<AnalysisPart, string>> = {
  problems: '存在问题',
  subjectiveCauses: '主观原因',
  objectiveCauses: '客观原因',
  nextSteps: '下一步工作计划',
};
