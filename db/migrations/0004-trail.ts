import type { Words } from './words.js';

/** The audit trail, leases, and the tokens that people hold. */
export const trail = ({ strict, purgeOnly }: Words): string[] => [
  `create table audit_head (
    id integer primary key check (id = 1), length integer not null, hash text not null, purged_to integer not null,
    purged_hash text not null, seal text not null
  )${strict}`,
  `create table audit (
    seq integer primary key, programme_id text references programmes, "at" text not null, act text not null,
    actor text not null, actor_name text not null, subject text, detail text not null, hash text not null
  )${strict}`,
  'create index audit_at on audit ("at")',
  'create index audit_subject on audit (subject)',
  ...purgeOnly('audit', 'old.seq <= (select purged_to from audit_head)'),

  `create table leases (
    name text primary key, holder text, counter integer not null, fence integer not null
  )${strict}`,
  `create table links (
    hash text primary key, programme_id text references programmes, person_id text, purpose text not null, subject text not null,
    created_at text not null, expires_at text not null, used_at text
  )${strict}`,
  'create index links_person on links (person_id)',
  `create table sessions (
    hash text primary key, person_id text not null, created_at text not null, expires_at text not null, ended_at text
  )${strict}`,
  'create index sessions_person on sessions (person_id)',
];
