import type { Words } from './words.js';

/** The chat simulator: whom it plays, its rooms, what was said there, uploads, and the clock that can be moved. */
export const simulator = ({ seq, strict }: Words): string[] => [
  `create table local_clock (
    id integer primary key check (id = 1), "at" text not null, marked_at text not null
  )${strict}`,
  `create table local_people (
    id text primary key, name text not null, about text not null, position integer not null
  )${strict}`,
  `create table local_rooms (
    id text primary key, kind text not null check (kind in ('group', 'direct')), name text not null, position integer not null
  )${strict}`,
  `create table local_members (
    room_id text not null references local_rooms, person_id text not null references local_people, primary key (room_id, person_id)
  )${strict}`,
  `create table local_messages (
    seq ${seq}, id text not null unique, room_id text not null references local_rooms, sender text, reply_to text,
    "at" text not null, body text not null, send_key text unique, version integer not null,
    heard integer not null check (heard in (0, 1))
  )${strict}`,
  'create index local_messages_room on local_messages (room_id, seq)',
  'create index local_messages_version on local_messages (version)',
  `create table local_files (
    id text primary key, name text not null, sha256 text not null references blobs, owner text, "at" text not null
  )${strict}`,
];
