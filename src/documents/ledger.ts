import type { Day } from '#src/core/day.js';

/** 底稿: every fact behind the figures of a day, worded for people and ready to lay out. */
export interface Ledger {
  /** 龙华区2022年民生实事项目底稿. */
  title: string;
  asOf: Day;
  assignments: readonly LedgerAssignment[];
  reports: readonly LedgerReport[];
  doubts: readonly LedgerDoubt[];
  shares: readonly LedgerShare[];
  adjustments: readonly LedgerAdjustment[];
  obligations: readonly LedgerObligation[];
}

/** What every line of the ledger is about. */
interface OfProject {
  number: string;
  name: string;
}

interface OfUnit extends OfProject {
  unit: string;
}

/** Who recorded a fact, and when, as shown in the programme's zone. */
interface Recorded {
  by: string;
  at: string;
}

/** A project × lead unit with its last report. */
export interface LedgerAssignment extends OfUnit {
  category: string | null;
  keySupervised: boolean;
  /** The target in force. */
  target: string;
  standing: string;
  completedOn: Day | null;
  share: string;
  lastReport: LedgerReport | null;
}

/** A report with its state: 已提交, 已通过, 已退回, 已撤回, 导入. */
export interface LedgerReport extends OfUnit, Recorded {
  on: Day;
  completion: string;
  problems: string;
  nextSteps: string;
  completed: boolean | null;
  state: string;
}

export interface LedgerDoubt extends OfUnit {
  doubt: string;
  message: string;
  /** 未答复, 属未完成, 本单位份额, 另有口径. */
  answer: string;
  detail: string;
  answered: Recorded | null;
  state: string;
}

export interface LedgerShare extends OfUnit, Recorded {
  share: string;
  on: Day;
}

export interface LedgerAdjustment extends OfProject, Recorded {
  from: string;
  to: string;
  reason: string;
  document: string | null;
  approvedOn: Day;
}

export interface LedgerObligation extends OfUnit {
  obligation: string;
  opensOn: Day;
  dueOn: Day;
  state: string;
}
