import type { Words } from './words.js';

/** What has to be remembered about a platform for a stated time: codes to answer by, a chat's second way in. */
export const notes = ({ strict }: Words): string[] => [
  `create table notes (
    name text primary key, value text not null, expires_at text not null
  )${strict}`,
];
