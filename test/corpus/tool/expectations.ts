/** What a case may expect, by kind. A field that is left out is not compared; null says that the reading has none. */
import { z } from 'zod';

const day = z.iso.date();
/** null: sure; true: one question must be answered first. */
const asks = z.union([z.null(), z.literal(true)]);
const state = z.enum(['completed', 'open', 'unknown']);
const comparison = z.enum(['at_least', 'exactly', 'at_most']);
const doubtCode = z.enum(['short_of_target', 'done_but_open', 'no_evidence', 'other_basis', 'unreadable']);
const standing = z.enum([
  'lagging',
  'in_doubt',
  'at_risk',
  'not_started',
  'on_track',
  'completed_late',
  'completed',
  'open',
]);
const findingCode = z.enum([
  'missing_part',
  'only_objective',
  'no_owner',
  'no_date',
  'identical_parts',
  'copied_from',
  'empty_words',
]);

const figure = z.strictObject({
  project: z.string().optional(),
  quantity: z.number(),
  unit: z.string(),
  of: z.string().optional(),
  kind: z.enum(['cumulative', 'new', 'remaining', 'planned']).optional(),
  period: z.string().optional(),
});

const claim = z.strictObject({
  asks: asks.optional(),
  kind: z.enum(['report', 'question', 'acknowledge', 'snooze', 'not_ours', 'chatter', 'unclear']).optional(),
  projects: z.array(z.string()).optional(),
  figures: z.array(figure).optional(),
  state: state.optional(),
  perProject: z.record(z.string(), state).optional(),
  date: day.nullable().optional(),
  dateOf: z.enum(['promised', 'completed', 'snooze']).nullable().optional(),
});

const filter = z.strictObject({
  unit: z.array(z.string()).optional(),
  number: z.array(z.string()).optional(),
  category: z.string().optional(),
  keySupervised: z.boolean().optional(),
  standing: standing.optional(),
  period: z.strictObject({ from: day, to: day }).optional(),
  asOf: day.optional(),
  compareTo: day.optional(),
  name: z.string().optional(),
  text: z.string().optional(),
  obligation: z.string().optional(),
  promisedBy: day.optional(),
});

const question = z.strictObject({
  intent: z
    .enum([
      'status',
      'list',
      'count',
      'rate',
      'missing',
      'why',
      'compare',
      'forecast',
      'history',
      'export',
      'digest',
      'help',
      'unclear',
    ])
    .optional(),
  filter: filter.optional(),
  outcome: z.enum(['answer', 'ask', 'private', 'refuse', 'decline']).optional(),
  /** Numbers of the projects that the filter's name or text means: may stand in its place. */
  meant: z.array(z.string()).min(1).optional(),
  /** Other filters that are as right. */
  alsoRight: z.array(filter).optional(),
});

const measure = z.strictObject({
  quantity: z.number(),
  unit: z.string(),
  comparison: comparison.optional(),
  of: z.string().optional(),
});

const target = z.strictObject({ measures: z.array(measure), clauses: z.array(z.string()).optional() });

const doubt = z.strictObject({
  doubt: z.union([z.literal('none'), doubtCode, z.array(z.union([z.literal('none'), doubtCode])).min(2)]),
  claimed: z.number().optional(),
  target: z.number().optional(),
});

const analyses = z.strictObject({
  findings: z.record(
    z.string(),
    z.array(z.strictObject({ code: findingCode, part: z.string().optional(), of: z.string().optional() })),
  ),
  /** What may be found beside what is expected: two clerks would differ. */
  tolerated: z.array(findingCode).optional(),
});

const tableProject = z.strictObject({
  number: z.string(),
  units: z.array(z.string()).optional(),
  measures: z.array(measure).optional(),
  category: z.string().nullable().optional(),
  matterNumber: z.string().optional(),
  matter: z.string().nullable().optional(),
  name: z.string().optional(),
  target: z.string().optional(),
  completion: z.string().optional(),
  problems: z.string().optional(),
  nextSteps: z.string().optional(),
  completed: z.boolean().nullable().optional(),
  keySupervised: z.boolean().optional(),
  keyNumber: z.number().nullable().optional(),
  leaderInCharge: z.string().nullable().optional(),
});

const table = z.strictObject({
  /** All projects of the table, in its order. */
  projects: z.array(tableProject).optional(),
  programme: z
    .strictObject({ district: z.string(), year: z.number(), title: z.string(), cutOff: day })
    .partial()
    .optional(),
  /** What must be pointed out: for each text or row, a warning that says it. */
  warned: z.array(z.union([z.string(), z.array(z.string())])).optional(),
  /** True where there is nothing to point out. */
  calm: z.literal(true).optional(),
  /** True where the file must be refused with a plain message. */
  refused: z.literal(true).optional(),
});

export const expectations = {
  claims: claim,
  analyses,
  questions: question,
  targets: target,
  doubts: doubt,
  tables: table,
} as const;

export type Expected = { [K in keyof typeof expectations]: z.infer<(typeof expectations)[K]> };
export type ExpectedFigure = z.infer<typeof figure>;
export type ExpectedMeasure = z.infer<typeof measure>;
