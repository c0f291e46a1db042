import type { Instant } from '#src/core/day.js';
import type { Address } from '#src/core/people.js';
import type { Shape } from './codec.js';

export type DraftState = 'open' | 'confirmed' | 'dropped';

/** What was understood and waits for its author's confirmation. */
export interface Draft {
  id: string;
  personId: string;
  chat: Address;
  /** The message that it was read from. */
  messageId: string | null;
  kind: string;
  payload: Record<string, unknown>;
  state: DraftState;
  createdAt: Instant;
  expiresAt: Instant;
}

export const draftShape: Shape<Draft> = {
  id: 'plain',
  personId: 'plain',
  chat: 'plain',
  messageId: 'plain',
  kind: 'plain',
  payload: 'json',
  state: 'plain',
  createdAt: 'plain',
  expiresAt: 'plain',
};
