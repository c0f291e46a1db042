import type { Words } from './words.js';

/**
 * A chain of the trail for each programme, beside that of the deployment (''). What was recorded so far stays in the latter, of
 * whatever programme it tells: its links keep verifying.
 */
export const auditChains = ({ strict, purgeOnly }: Words): string[] => [
  `create table audit_anew (
    chain text not null, seq integer not null, programme_id text references programmes, "at" text not null, act text not null,
    actor text not null, actor_name text not null, subject text, detail text not null, hash text not null,
    primary key (chain, seq), check (chain = '' or chain = programme_id)
  )${strict}`,
  `insert into audit_anew (chain, seq, programme_id, "at", act, actor, actor_name, subject, detail, hash)
    select '', seq, programme_id, "at", act, actor, actor_name, subject, detail, hash from audit order by seq`,
  'drop table audit',
  'alter table audit_anew rename to audit',
  'create index audit_at on audit ("at")',
  'create index audit_subject on audit (subject)',
  `create table audit_head_anew (
    chain text primary key, length integer not null, hash text not null, purged_to integer not null,
    purged_hash text not null, seal text not null
  )${strict}`,
  `insert into audit_head_anew (chain, length, hash, purged_to, purged_hash, seal)
    select '', length, hash, purged_to, purged_hash, seal from audit_head`,
  'drop table audit_head',
  'alter table audit_head_anew rename to audit_head',
  ...purgeOnly('audit', 'old.seq <= (select purged_to from audit_head where audit_head.chain = old.chain)'),
];
