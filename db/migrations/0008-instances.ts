/** Who of several instances has an event or a task in hand; what a press was answered, for the instance that waits with it. */
export const instances = (): string[] => [
  'alter table inbox add column lane text',
  'alter table inbox add column claimed_by text',
  'alter table inbox add column toast text',
  'create index inbox_lane on inbox (lane, state, seq)',
  'alter table tasks add column claimed_by text',
];
