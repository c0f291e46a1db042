import type { Words } from './words.js';

/** Programmes with their projects and units; people, chats and rights. */
export const registryAndPeople = ({ strict }: Words): string[] => [
  `create table programmes (
    id text primary key, district text not null, year integer not null, title text not null, appendix text, intro text,
    cut_off text not null, timezone text not null, created_at text not null, settings text not null, archived_at text,
    form_file_id text
  )${strict}`,

  `create table units (
    id text primary key, programme_id text not null references programmes, name text not null,
    is_group integer not null check (is_group in (0, 1)), position integer not null,
    unique (programme_id, name)
  )${strict}`,
  `create table unit_names (
    unit_id text not null references units, kind text not null check (kind in ('alias', 'plate')), name text not null,
    position integer not null, primary key (unit_id, kind, name)
  )${strict}`,
  `create table unit_members (
    group_id text not null references units, member_id text not null references units, position integer not null,
    primary key (group_id, member_id), check (group_id <> member_id)
  )${strict}`,

  `create table projects (
    id text primary key, programme_id text not null references programmes, number text not null, matter_number text not null,
    matter text, category text, name text not null, target text not null, units_text text not null,
    key_supervised integer not null check (key_supervised in (0, 1)), key_number integer, leader_in_charge text,
    position integer not null, gone_on text, unique (programme_id, number)
  )${strict}`,
  `create table project_units (
    project_id text not null references projects, unit_id text not null references units, position integer not null,
    primary key (project_id, unit_id)
  )${strict}`,

  `create table calendars (
    year integer primary key, data text not null, source text not null, saved_at text not null
  )${strict}`,

  `create table people (
    id text primary key, name text not null, created_at text not null, removed_at text
  )${strict}`,
  `create table addresses (
    address text primary key, person_id text not null references people, position integer not null
  )${strict}`,
  'create index addresses_person on addresses (person_id)',
  `create table grants (
    programme_id text not null, person_id text not null references people,
    role text not null check (role in ('contact', 'unit_leader', 'leader', 'office')), unit_id text not null,
    primary key (programme_id, person_id, role, unit_id),
    check ((role in ('contact', 'unit_leader')) = (unit_id <> '') and (unit_id <> '') = (programme_id <> ''))
  )${strict}`,
  'create index grants_person on grants (person_id)',

  `create table chats (
    address text primary key, kind text not null check (kind in ('group', 'direct')), name text, gone_at text
  )${strict}`,
  `create table audiences (
    programme_id text not null, chat text not null references chats, kind text not null check (kind in ('unit', 'office', 'leaders')),
    unit_id text references units, primary key (chat, programme_id), check ((kind = 'unit') = (unit_id is not null))
  )${strict}`,
  `create table charges (
    programme_id text not null references programmes, scope text not null check (scope in ('unit', 'category', 'project')),
    "of" text not null, leader_id text not null references people, primary key (programme_id, scope, "of")
  )${strict}`,
  `create table handovers (
    id text primary key, programme_id text not null references programmes, from_person_id text not null references people,
    to_person_id text not null references people, unit_id text not null references units, starts_on text not null,
    ends_on text not null, created_at text not null, ended_at text, check (starts_on <= ends_on)
  )${strict}`,
];
