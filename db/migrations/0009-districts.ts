import type { Words } from './words.js';

/**
 * Rights of office and leaders hold in a district, in each of its years, rather than in every programme of the deployment.
 * Where one district is there, what was given so far is its own.
 */
export const districts = ({ strict }: Words): string[] => [
  `create table grants_anew (
    programme_id text not null, person_id text not null references people,
    role text not null check (role in ('contact', 'unit_leader', 'leader', 'office')), unit_id text not null,
    primary key (programme_id, person_id, role, unit_id),
    check ((role in ('contact', 'unit_leader')) = (unit_id <> '') and (unit_id = '' or programme_id <> ''))
  )${strict}`,
  'insert into grants_anew (programme_id, person_id, role, unit_id) select programme_id, person_id, role, unit_id from grants',
  'drop table grants',
  'alter table grants_anew rename to grants',
  'create index grants_person on grants (person_id)',
  ...['grants', 'audiences'].map(
    (table) => `update ${table} set programme_id = (select 'district:' || min(district) from programmes)
      where programme_id = '' and (select count(distinct district) from programmes) = 1`,
  ),
];
