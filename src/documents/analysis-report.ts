import type { Day } from '#src/core/day.js';

/** The written analysis of one lagging project (rules R2 and R5), as data to lay out. */
export interface AnalysisReport {
  number: string;
  name: string;
  category: string | null;
  matter: string | null;
  keySupervised: boolean;
  /** Its number in 附件2. */
  keyNumber: number | null;
  cutOff: Day;
  /** The target as first promised. */
  target: string;
  /** Approved adjustments, the earliest first. */
  adjustments: readonly { to: string; approvedOn: Day; reason: string; document: string | null }[];
  /** The units cell of the form. */
  unitsText: string;
  /** 分管区领导. */
  leaderInCharge: string | null;
  /** One a lead unit that owes an analysis, in the order of the form. */
  sections: readonly AnalysisSection[];
}

export interface AnalysisSection {
  unit: string;
  /** Its part of the target, with the unit of measure: '20个'. */
  share: string | null;
  /** What it last reported. */
  completion: string;
  /** Set where the work was finished after the cut-off. */
  completedOn: Day | null;
  /** null while nothing was submitted. */
  analysis: AnalysisText | null;
  /** Names of the files that go with it. */
  evidence: readonly string[];
}

export interface AnalysisText {
  problems: string;
  subjectiveCauses: string;
  objectiveCauses: string;
  /** One step a line. */
  nextSteps: string;
  expectedCompletion: Day | null;
  submittedOn: Day;
  submittedBy: string;
  /** 附议: the unit whose text this one adopts; the text is that unit's. */
  adopts: string | null;
}

/** True where every unit has finished, though after the cut-off. */
export const isCompletedLate = (report: AnalysisReport): boolean =>
  report.sections.length > 0 && report.sections.every(({ completedOn }) => completedOn !== null);

/** 关于〔9-2〕…滞后情况的分析报告. */
export const analysisTitle = (report: AnalysisReport): string =>
  `关于〔${report.number}〕${report.name}${isCompletedLate(report) ? '逾期完成' : '滞后'}情况的分析报告`;
