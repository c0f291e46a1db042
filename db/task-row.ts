import type { Instant } from '#src/core/day.js';
import type { Address } from '#src/core/people.js';
import type { Shape } from './codec.js';

export type TaskState = 'open' | 'taken' | 'done' | 'failed';

/** Work that must not be done within a transaction: fetching, parsing and writing files. */
export interface Task {
  id: string;
  kind: string;
  /** The same key is one task, however often it is asked for. */
  key: string;
  payload: unknown;
  /** Who hears of a failure. */
  replyTo: Address | null;
  /** Tries before this one. */
  attempts: number;
  createdAt: Instant;
}

export const taskShape: Shape<Task> = {
  id: 'plain',
  kind: 'plain',
  key: 'plain',
  payload: 'json',
  replyTo: 'plain',
  attempts: 'plain',
  createdAt: 'plain',
};
