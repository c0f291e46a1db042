/** What was said is kept as it was decoded, never raw. What is forgotten of the outbox is found by its day, and a drawing by its message. */
export const retention = (): string[] => [
  'alter table inbox drop column raw',
  "create index outbox_words on outbox (programme_id, settled_at) where body <> ''",
  'create index outbox_files on outbox (file_id) where file_id is not null',
];
