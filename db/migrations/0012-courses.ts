import type { Words } from './words.js';

/**
 * What an assignment's reports come to, from a day on and until another: the last ones are the current state. They follow from
 * the facts and can be made anew from them at any time.
 */
export const courses = ({ strict }: Words): string[] => [
  `create table courses (
    programme_id text not null references programmes, until text not null, project_id text not null references projects,
    unit_id text not null, "on" text not null, premises text not null, report text, report_state text, last text, last_state text,
    run text, round_ids text not null, made_on text not null, doubt text, forecast_on text, feared_since text, said_since text,
    primary key (programme_id, until, project_id, unit_id), check ("on" < until)
  )${strict === '' ? '' : `${strict}, without rowid`}`,
  'create index courses_place on courses (project_id, unit_id, until)',
  'create index reports_days on reports (project_id, unit_id, "on", "at", seq)',
  'create index reviews_subject on reviews (subject_id)',
  'create index withdrawals_report on withdrawals (report_id)',
  'create index answers_project on answers (project_id)',
  'create index shares_project on shares (project_id)',
  'create index adjustments_project on adjustments (project_id)',
];
