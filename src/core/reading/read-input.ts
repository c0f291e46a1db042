/** What `duban read` takes and gives: one line a message, a question, a target, a claim or a set of analyses. */
import { z } from 'zod';
import { type Day, isDay } from '../day.js';
import type { DoubtCode, Figure, Measure } from '../measure.js';
import type { Standing } from '../picture.js';

const day = z.string().refine(isDay, '日期请写成 2022-12-31 这样的格式');
const instant = z.iso.datetime({ offset: true, local: true, error: '时间请写成 2022-12-30T10:00:00+08:00 这样的格式' });
const texts = z.array(z.string());

const claimInput = z.object({
  kind: z.literal('claim'),
  text: z.string(),
  /** Name of the unit that the writer reports for. */
  unit: z.string(),
  at: instant.optional(),
  /** Projects of the card that is replied to, in its order. */
  replyTo: texts.nullish(),
  /** Earlier messages of the writer that were not yet confirmed, oldest first. */
  before: texts.optional(),
  /** What the writer last reported, or the number of the project it was about. */
  last: z.string().nullish(),
});

const questionInput = z.object({
  kind: z.literal('question'),
  text: z.string(),
  role: z.enum(['leader', 'office', 'contact', 'unit_leader', 'none']),
  unit: z.string().nullish(),
  /** 'leaders', 'office', 'direct' or 'unit:NAME'. */
  room: z.string(),
  at: instant.optional(),
  /** Earlier questions of this chat, oldest first. */
  after: texts.optional(),
});

const targetInput = z.object({ kind: z.literal('target'), target: z.string() });

const doubtInput = z.object({
  kind: z.literal('doubt'),
  target: z.string(),
  completion: z.string(),
  completed: z.boolean().nullable(),
  problems: z.string().optional(),
  units: texts.optional(),
  share: z.object({ unit: z.string(), quantity: z.number() }).nullish(),
  adjustment: z.object({ from: z.string(), to: z.string(), approvedOn: day }).nullish(),
});

const analysisInput = z.object({
  kind: z.literal('analysis'),
  analyses: z.array(
    z.object({
      id: z.string(),
      project: z.string(),
      unit: z.string(),
      problems: z.string(),
      subjectiveCauses: z.string(),
      objectiveCauses: z.string(),
      nextSteps: z.string(),
      expectedCompletion: day.nullish(),
      completedOn: day.nullish(),
      asOf: day,
    }),
  ),
});

/** A line of `duban read --batch`. */
export const readInputSchema = z.discriminatedUnion('kind', [
  claimInput,
  questionInput,
  targetInput,
  doubtInput,
  analysisInput,
]);

export type ReadInput = z.infer<typeof readInputSchema>;
export type ClaimInput = Extract<ReadInput, { kind: 'claim' }>;
export type QuestionInput = Extract<ReadInput, { kind: 'question' }>;
export type DoubtInput = Extract<ReadInput, { kind: 'doubt' }>;
export type AnalysisInput = Extract<ReadInput, { kind: 'analysis' }>;

export type MessageKind = 'report' | 'question' | 'acknowledge' | 'snooze' | 'not_ours' | 'chatter' | 'unclear';
export type ClaimState = 'completed' | 'open' | 'unknown';

export interface ClaimReading {
  kind: MessageKind;
  /** Numbers of the projects that are surely meant. */
  projects: string[];
  figures: (Figure & { project?: string })[];
  state: ClaimState;
  /** Where several projects are meant. */
  perProject?: Record<string, ClaimState>;
  date?: Day;
  dateOf?: 'promised' | 'completed' | 'snooze';
  /** With `asks`: the projects that may be meant. */
  candidates?: string[];
}

export type Intent =
  | 'status'
  | 'list'
  | 'count'
  | 'rate'
  | 'missing'
  | 'why'
  | 'compare'
  | 'forecast'
  | 'history'
  | 'export'
  | 'digest'
  | 'help'
  | 'unclear';

export interface QuestionFilter {
  /** Unit names as the registry has them. */
  unit?: string[];
  number?: string[];
  category?: string;
  keySupervised?: boolean;
  standing?: Standing | 'open';
  period?: { from: Day; to: Day };
  asOf?: Day;
  compareTo?: Day;
  /** Part of project names. */
  name?: string;
  /** Words to look for in targets and reports. */
  text?: string;
  /** Kind of duty: report, explanation, lag_analysis, briefing. */
  obligation?: string;
  promisedBy?: Day;
}

/** private: to the asker alone; refuse: may not know; decline: not duban's to say. */
export type Outcome = 'answer' | 'ask' | 'private' | 'refuse' | 'decline';

export interface QuestionReading {
  intent: Intent;
  filter: QuestionFilter;
  outcome: Outcome;
  /** What was understood, in Chinese. */
  reply: string;
  /** With `asks`: questions that can be answered and are nearest to this one. */
  nearest?: string[];
}

export interface TargetReading {
  measures: Measure[];
  clauses: string[];
}

export interface DoubtReading {
  doubt: 'none' | DoubtCode;
  claimed?: number;
  target?: number;
  message: string;
}

export interface AnalysisReading {
  findings: Record<string, { code: string; part?: string; of?: string }[]>;
}

/** Every reading says why, and what must be answered first (`asks`), if anything. */
export interface Reasoned {
  asks: string | null;
  why: string;
}

export type ReadOutput = Reasoned & (ClaimReading | QuestionReading | TargetReading | DoubtReading | AnalysisReading);
