import type { Words } from './words.js';

/**
 * Who said it, whose turn it is, and whether it was refused because it came too fast; when what else is limited was asked for.
 * What was open before has its turn first.
 */
export const limits = ({ strict }: Words): string[] => [
  'alter table inbox add column sender text',
  "alter table inbox add column turn text not null default ''",
  "alter table inbox add column too_fast text check (too_fast in ('person', 'chat'))",
  'drop index inbox_open',
  'create index inbox_turns on inbox (state, turn, seq)',
  'create index inbox_sender on inbox (sender, "at")',
  'create index inbox_said on inbox (lane, "at")',
  'create index inbox_too_fast on inbox (settled_at) where too_fast is not null',
  `create table limited (key text not null, "at" text not null)${strict}`,
  'create index limited_at on limited (key, "at")',
];
