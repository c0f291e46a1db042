import type { Words } from './words.js';

/** What comes in, what goes out, what is to be done; stored files. */
export const traffic = ({ seq, bytes, strict }: Words): string[] => [
  `create table inbox (
    seq ${seq}, event_id text not null unique, "at" text not null, received_at text not null, payload text, raw text,
    state text not null check (state in ('open', 'done', 'quarantined')), attempts integer not null, run_after text not null,
    last_cause text, settled_at text
  )${strict}`,
  'create index inbox_open on inbox (state, seq)',
  'create index inbox_received on inbox (received_at)',

  `create table outbox (
    seq ${seq}, id text not null unique, programme_id text references programmes, occurrence text not null,
    "to" text not null, platform text not null, act text not null check (act in ('send', 'reply', 'update', 'urgent')),
    message_id text, people text not null, body text not null, file_id text,
    send_key text not null unique check (length(send_key) between 1 and 50), purpose text not null, subject text not null,
    priority integer not null, due_at text not null, not_before text not null,
    state text not null check (state in ('pending', 'claimed', 'sending', 'sent', 'dead', 'unknown', 'cancelled')),
    fence integer not null, claimed_by text, attempts integer not null, created_at text not null, first_tried_at text,
    keyed_until text, doubtful integer not null check (doubtful in (0, 1)), settled_at text, platform_message_id text,
    last_cause text, reported_at text, unique (occurrence, "to", platform)
  )${strict}`,
  'create index outbox_due on outbox (state, not_before)',
  'create index outbox_recipient on outbox ("to", state, seq)',
  'create index outbox_message on outbox (platform_message_id)',
  'create index outbox_created on outbox (programme_id, created_at)',

  `create table holds (seq ${seq}, reason text not null, held_at text not null, released_at text)${strict}`,

  `create table slots (
    programme_id text not null, job text not null, slot text not null,
    outcome text not null check (outcome in ('worked', 'too_late')), handled_at text not null,
    primary key (programme_id, job, slot)
  )${strict}`,

  `create table tasks (
    seq ${seq}, id text not null unique, programme_id text references programmes, kind text not null, key text not null unique,
    payload text not null, reply_to text, state text not null check (state in ('open', 'taken', 'done', 'failed')),
    attempts integer not null, run_after text not null, created_at text not null, settled_at text, last_cause text
  )${strict}`,
  'create index tasks_due on tasks (state, run_after)',

  `create table drafts (
    id text primary key, programme_id text references programmes, person_id text not null, chat text not null,
    message_id text, kind text not null, payload text not null,
    state text not null check (state in ('open', 'confirmed', 'dropped')), created_at text not null, expires_at text not null
  )${strict}`,
  'create index drafts_person on drafts (person_id, chat, state)',
  'create index drafts_message on drafts (message_id)',

  `create table cards_sent (
    message_id text primary key, programme_id text references programmes, chat text not null, purpose text not null,
    subject text not null, unit_id text, current integer not null check (current in (0, 1)), sent_at text not null
  )${strict}`,
  'create index cards_sent_current on cards_sent (current, chat, purpose)',

  `create table blobs (sha256 text primary key, size integer not null, bytes ${bytes} not null)${strict}`,
  `create table files (
    id text primary key, programme_id text references programmes, name text not null, mime text not null,
    sha256 text not null references blobs, "at" text not null
  )${strict}`,
  'create index files_sha256 on files (sha256)',
];
