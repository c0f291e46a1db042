/** The shapes of the JSON that other programs rely on; adding a field is a change to this page. */
import { z } from 'zod';

const day = z.iso.date();
export const instant = z.iso.datetime({ offset: true }).regex(/\+08:00$/);
const standing = z.enum(['lagging', 'in_doubt', 'at_risk', 'not_started', 'on_track', 'completed_late', 'completed']);
const doubtCode = z.enum(['short_of_target', 'done_but_open', 'no_evidence', 'other_basis', 'unreadable']);
export const measure = z.strictObject({
  quantity: z.number(),
  unit: z.string().min(1),
  of: z.string(),
  comparison: z.enum(['at_least', 'exactly', 'at_most']),
});

export const importReading = z.strictObject({
  programme: z.strictObject({
    district: z.string(),
    year: z.number(),
    title: z.string(),
    cutOff: day,
    appendix: z.string().nullable(),
    intro: z.string().nullable(),
  }),
  projects: z.array(
    z.strictObject({
      number: z.string(),
      category: z.string().nullable(),
      matterNumber: z.string(),
      matter: z.string().nullable(),
      name: z.string(),
      target: z.string(),
      measures: z.array(measure),
      completion: z.string(),
      problems: z.string(),
      nextSteps: z.string(),
      completed: z.boolean().nullable(),
      units: z.array(z.string()),
      unitsText: z.string(),
      keySupervised: z.boolean(),
      keyNumber: z.number().nullable(),
      leaderInCharge: z.string().nullable(),
    }),
  ),
  doubts: z.array(
    z.strictObject({
      number: z.string(),
      code: doubtCode,
      message: z.string(),
      claimed: z.number().optional(),
      target: z.number().optional(),
    }),
  ),
  warnings: z.array(
    z.strictObject({
      row: z.number(),
      column: z.number().optional(),
      table: z.number().optional(),
      code: z.string(),
      message: z.string(),
    }),
  ),
  difference: z.strictObject({
    added: z.array(z.string()),
    changed: z.array(z.strictObject({ number: z.string(), fields: z.array(z.string()) })),
    gone: z.array(z.string()),
    same: z.number(),
  }),
  key: z
    .strictObject({
      listed: z.number(),
      matched: z.number(),
      unmatched: z.array(z.string()),
      doubtful: z.array(z.string()),
    })
    .optional(),
});

export const projects = z.strictObject({
  asOf: day,
  projects: z.array(
    z.strictObject({
      number: z.string(),
      name: z.string(),
      category: z.string().nullable(),
      matterNumber: z.string(),
      target: z.string(),
      keySupervised: z.boolean(),
      standing,
      assignments: z.array(
        z.strictObject({
          unit: z.string(),
          standing,
          share: z.number().nullable(),
          completedOn: day.nullable(),
          lastReport: z
            .strictObject({
              at: instant,
              on: day,
              by: z.string(),
              completion: z.string(),
              problems: z.string(),
              nextSteps: z.string(),
              completed: z.boolean().nullable(),
              figures: z.array(z.strictObject({ quantity: z.number(), unit: z.string(), of: z.string().optional() })),
              state: z.enum(['submitted', 'returned', 'accepted', 'imported']),
            })
            .nullable(),
          doubts: z.array(doubtCode),
          obligations: z.array(
            z.strictObject({
              kind: z.enum(['report', 'explanation', 'lag_analysis', 'briefing']),
              opensOn: day,
              dueOn: day,
              state: z.enum(['open', 'overdue', 'met', 'waived', 'historic']),
            }),
          ),
        }),
      ),
    }),
  ),
});

export const plan = z.strictObject({
  items: z.array(
    z.strictObject({
      at: instant,
      kind: z.enum(['nudge', 'escalation', 'digest']),
      stage: z.string().regex(/^(opened|due-\d+|overdue\+\d+|digest)$/),
      audience: z.enum(['contact', 'unit_leader', 'office', 'leader', 'unit']),
      unit: z.string().nullable(),
      chat: z.string().nullable(),
      obligations: z.array(z.strictObject({ number: z.string(), kind: z.string(), dueOn: day })),
    }),
  ),
});

const counted = {
  completed: z.number(),
  completedLate: z.number(),
  lagging: z.number(),
  inDoubt: z.number(),
  atRisk: z.number(),
  onTrack: z.number(),
  notStarted: z.number(),
  adjusted: z.number(),
  unreviewed: z.number(),
};
const number = { number: z.string(), unit: z.string() };
export const digest = z.strictObject({
  asOf: day,
  totals: z.strictObject({
    ...counted,
    projects: z.number(),
    assignments: z.number(),
    reported: z.number(),
    missing: z.number(),
  }),
  units: z.array(z.strictObject({ ...counted, unit: z.string(), assignments: z.number(), missing: z.number() })),
  keySupervised: z.strictObject({ ...counted, projects: z.number() }),
  lagging: z.array(z.string()),
  missing: z.array(z.strictObject({ unit: z.string(), numbers: z.array(z.string()) })),
  doubts: z.array(z.strictObject({ ...number, code: doubtCode })),
  forecast: z.array(z.strictObject({ ...number, expectedOn: day })),
  changes: z.array(z.strictObject({ ...number, from: standing, to: standing })),
});

export const rounds = z.strictObject({
  rounds: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      opensOn: day,
      dueOn: day,
      asOf: day,
      state: z.enum(['scheduled', 'open', 'locked']),
    }),
  ),
});
