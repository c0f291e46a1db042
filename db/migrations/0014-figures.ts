import type { Words } from './words.js';

/**
 * Of a course, what figures ask for has a column of its own; the reports themselves stand together, to be read where they are
 * shown. Courses follow from the facts: they are made anew rather than carried over.
 */
export const figures = ({ strict }: Words): string[] => [
  'drop table courses',
  `create table courses (
    programme_id text not null references programmes, until text not null, project_id text not null references projects,
    unit_id text not null, "on" text not null, premises text not null, report_state text, idle integer not null,
    expected_on text, round_ids text not null, made_on text not null, doubt text, forecast_on text, feared_since text,
    said_since text, claimed_on text, claimed_since text, claimed_at text, claimed_rounds text not null, texts text,
    primary key (programme_id, until, project_id, unit_id), check ("on" < until)
  )${strict === '' ? '' : `${strict}, without rowid`}`,
  'create index courses_place on courses (project_id, unit_id, until)',
];
