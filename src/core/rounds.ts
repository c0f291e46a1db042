import type { Day } from './day.js';

export interface Round {
  /** '2022-11', '2022-year-end', '2023-01' for a follow-up round. */
  id: string;
  kind: 'monthly' | 'year_end' | 'follow_up';
  opensOn: Day;
  dueOn: Day;
  /** The day its reports speak of; the cut-off for the year-end round, which never moves. */
  asOf: Day;
  state: 'scheduled' | 'open' | 'locked';
}
