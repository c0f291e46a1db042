/**
 * What people said and decided. Facts are never overwritten: a return, a withdrawal or an adjustment is a further fact.
 * Each has two days (rules.md 1): `on`, the day it speaks of, and `at`, the instant it was recorded. As-of views go by `on`.
 */
import type { Day, Instant } from './day.js';
import type { Figure } from './measure.js';

export interface Fact {
  id: string;
  on: Day;
  at: Instant;
  /** Person id, or 'cli', 'system'. */
  by: string;
  /** Name as shown, with 代 where a deputy acted. */
  byName: string;
}

export type ReportSource = 'command' | 'form' | 'reply' | 'file' | 'import' | 'cli' | 'web' | 'confirmed_as_is';

export interface Report extends Fact {
  projectId: string;
  /** The reporting unit; null for the joint return of an imported row, which no assignment inherits (rules.md 17). */
  unitId: string | null;
  /** The round it was made in; null outside any. */
  roundId: string | null;
  completion: string;
  /** The double column 存在问题/年度目标调整情况 as written. */
  problems: string;
  nextSteps: string;
  completed: boolean | null;
  completedOn: Day | null;
  /** When the unit itself expects to finish. */
  expectedOn: Day | null;
  /** What the text says beyond its figures. */
  says: 'not_started' | 'will_miss' | null;
  figures: Figure[];
  source: ReportSource;
}

/** The office's verdict on a report, an analysis or an answer to a doubt; the last one counts. */
export interface Review extends Fact {
  subject: 'report' | 'analysis' | 'answer';
  subjectId: string;
  verdict: 'accepted' | 'returned';
  /** Notes by field name; '' is the whole. */
  notes: { field: string; note: string }[];
}

/** A contact took back a report that was not yet accepted. */
export interface Withdrawal extends Fact {
  reportId: string;
}

/** One of the three lawful answers to a doubt (rules.md 23). */
export interface DoubtAnswer extends Fact {
  reportId: string;
  projectId: string;
  unitId: string | null;
  answer: 'short' | 'share' | 'basis';
  /** For 'share': the unit's part of the target. */
  share: number | null;
  /** For 'basis': how it was counted. */
  basis: string | null;
}

/** A unit's recorded part of a target, by the office or through a doubt's answer. The last one per assignment counts. */
export interface Share extends Fact {
  projectId: string;
  unitId: string;
  quantity: number;
}

/** 年度目标调整. `on` is the day of approval. */
export interface TargetAdjustment extends Fact {
  projectId: string;
  from: string;
  to: string;
  reason: string;
  document: string | null;
}

export interface Analysis extends Fact {
  projectId: string;
  unitId: string;
  problems: string;
  subjectiveCauses: string;
  objectiveCauses: string;
  /** One step a line, each with its owner and date. */
  nextSteps: string;
  expectedCompletion: Day | null;
  /** 附议: the joint unit's analysis whose text this one adopts. */
  adopts: string | null;
}

/** 向分管区领导汇报. An office record closes the duty at once, a card to the leader by the leader's receipt. */
export interface Briefing extends Fact {
  projectId: string;
  /** The leader briefed; null where the office recorded it without one. */
  leaderId: string | null;
  how: 'card' | 'recorded';
  text: string;
}

export interface BriefingReceipt extends Fact {
  briefingId: string;
}

/** A duty the office lets go, with its reason. */
export interface Waiver extends Fact {
  obligationKey: string;
  reason: string;
}

/** A later date asked for before the duty is due, and the office's decision. */
export interface Extension extends Fact {
  obligationKey: string;
  projectId: string;
  unitId: string | null;
  dueOn: Day;
  reason: string;
  decision: 'asked' | 'approved' | 'declined';
  /** The asking that a decision answers. */
  asks: string | null;
}

/** 收到, 明天再提醒, 不归我们. */
export interface NudgeResponse extends Fact {
  unitId: string;
  response: 'acknowledged' | 'snoozed' | 'not_ours' | 'not_ours_declined';
  /** The stage that 收到 answers, by obligation key: {'report:2022-12:…': 'due-2'}. */
  stages: Record<string, string>;
  /** For 'snoozed': the working day of the next nudge. */
  until: Day | null;
  /** For 'not_ours': the assignment. */
  projectId: string | null;
}

/** What happened to a round. Rounds themselves follow from settings and these. */
export interface RoundEvent extends Fact {
  roundId: string;
  act: 'opened' | 'locked' | 'reopened' | 'dated';
  opensOn: Day | null;
  dueOn: Day | null;
  asOf: Day | null;
  reason: string | null;
}

/** A photo or file that stays with a report or an analysis (佐证). */
export interface Evidence extends Fact {
  subject: 'report' | 'analysis';
  subjectId: string;
  projectId: string;
  fileId: string;
  name: string;
}

/** A table that was read: which rows it set. */
export interface Import extends Fact {
  fileName: string;
  sha256: string;
  /** The unit whose return it is; null for the office's registry. */
  unitId: string | null;
  registryOnly: boolean;
}

export interface Facts {
  reports: Report[];
  reviews: Review[];
  withdrawals: Withdrawal[];
  answers: DoubtAnswer[];
  shares: Share[];
  adjustments: TargetAdjustment[];
  analyses: Analysis[];
  briefings: Briefing[];
  receipts: BriefingReceipt[];
  waivers: Waiver[];
  extensions: Extension[];
  responses: NudgeResponse[];
  rounds: RoundEvent[];
  evidence: Evidence[];
  imports: Import[];
}

export const noFacts: Facts = {
  reports: [],
  reviews: [],
  withdrawals: [],
  answers: [],
  shares: [],
  adjustments: [],
  analyses: [],
  briefings: [],
  receipts: [],
  waivers: [],
  extensions: [],
  responses: [],
  rounds: [],
  evidence: [],
  imports: [],
};

/** The facts that speak of a day up to `asOf`. Rounds are kept: they are plans, not statements. */
export function factsAsOf(facts: Facts, asOf: Day): Facts {
  const upTo = <F extends Fact>(list: F[]): F[] => list.filter((fact) => fact.on <= asOf);
  return {
    reports: upTo(facts.reports),
    reviews: upTo(facts.reviews),
    withdrawals: upTo(facts.withdrawals),
    answers: upTo(facts.answers),
    shares: upTo(facts.shares),
    adjustments: upTo(facts.adjustments),
    analyses: upTo(facts.analyses),
    briefings: upTo(facts.briefings),
    receipts: upTo(facts.receipts),
    waivers: upTo(facts.waivers),
    extensions: upTo(facts.extensions),
    responses: upTo(facts.responses),
    rounds: facts.rounds,
    evidence: upTo(facts.evidence),
    imports: upTo(facts.imports),
  };
}
