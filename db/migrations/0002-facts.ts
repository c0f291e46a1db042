import type { Words } from './words.js';

/** What people said and decided: a table a kind, insert-only. */
export const facts = ({ seq, real, strict, insertOnly }: Words): string[] => {
  const project = 'project_id text not null references projects';
  const unit = 'unit_id text not null references units';
  const unitOrNone = 'unit_id text references units';
  const columns: Record<string, string> = {
    reports: `${project}, ${unitOrNone}, round_id text, completion text not null, problems text not null, next_steps text not null,
      completed integer check (completed in (0, 1)), completed_on text, expected_on text,
      says text check (says in ('not_started', 'will_miss')), figures text not null, source text not null`,
    reviews: `subject text not null check (subject in ('report', 'analysis', 'answer')), subject_id text not null,
      verdict text not null check (verdict in ('accepted', 'returned')), notes text not null`,
    withdrawals: 'report_id text not null references reports (id)',
    answers: `report_id text not null references reports (id), ${project}, ${unitOrNone},
      answer text not null check (answer in ('short', 'share', 'basis')), share ${real}, basis text`,
    shares: `${project}, ${unit}, quantity ${real} not null`,
    adjustments: `${project}, "from" text not null, "to" text not null, reason text not null, document text`,
    analyses: `${project}, ${unit}, problems text not null, subjective_causes text not null, objective_causes text not null,
      next_steps text not null, expected_completion text, adopts text references analyses (id)`,
    briefings: `${project}, leader_id text, how text not null check (how in ('card', 'recorded')), text text not null`,
    receipts: 'briefing_id text not null references briefings (id)',
    waivers: 'obligation_key text not null, reason text not null',
    extensions: `obligation_key text not null, ${project}, ${unitOrNone}, due_on text not null, reason text not null,
      decision text not null check (decision in ('asked', 'approved', 'declined')), asks text references extensions (id)`,
    responses: `${unit}, response text not null check (response in ('acknowledged', 'snoozed', 'not_ours', 'not_ours_declined')),
      stages text not null, until text, project_id text references projects`,
    round_events: `round_id text not null, act text not null check (act in ('opened', 'locked', 'reopened', 'dated')),
      opens_on text, due_on text, as_of text, reason text`,
    evidence: `subject text not null check (subject in ('report', 'analysis')), subject_id text not null, ${project},
      file_id text not null, name text not null`,
    imports: `file_name text not null, sha256 text not null, ${unitOrNone},
      registry_only integer not null check (registry_only in (0, 1))`,
  };
  return [
    ...Object.entries(columns).flatMap(([table, own]) => [
      `create table ${table} (
        seq ${seq}, id text not null unique, programme_id text not null references programmes, "on" text not null,
        "at" text not null, "by" text not null, by_name text not null, ${own}
      )${strict}`,
      `create index ${table}_order on ${table} (programme_id, "at", seq)`,
      ...insertOnly(table),
    ]),
    'create index reports_assignment on reports (project_id, unit_id, "at", seq)',
  ];
};
