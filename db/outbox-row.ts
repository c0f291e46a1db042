import type { Instant } from '#src/core/day.js';
import type { Address } from '#src/core/people.js';
import type { Shape } from './codec.js';

export type OutboxState = 'pending' | 'claimed' | 'sending' | 'sent' | 'dead' | 'unknown' | 'cancelled';

/** What a message is about: for the recheck before it is sent, and for replies to it. */
export interface MessageSubject {
  purpose: string;
  unitId?: string;
  /** Project numbers, in the message's order. */
  numbers?: string[];
  draftId?: string;
  obligationKeys?: string[];
}

/** One message to one recipient, with the bytes as they will go out at every try. */
export interface OutboxMessage {
  id: string;
  /** What this sending is: the same occurrence goes to the same recipient once. */
  occurrence: string;
  to: Address;
  platform: string;
  act: 'send' | 'reply' | 'update' | 'urgent';
  messageId: string | null;
  people: Address[];
  /** Empty once it was forgotten. */
  body: string;
  fileId: string | null;
  /** At most 50 characters, unique; the same for every try. */
  sendKey: string;
  subject: MessageSubject;
  createdAt: Instant;
}

export interface OutboxRow extends OutboxMessage {
  programmeId: string | null;
  /** 0 before 1 before 2, whatever is due. */
  priority: number;
  dueAt: Instant;
  /** Not tried before then: as planned, or as the last try's outcome says. */
  notBefore: Instant;
  state: OutboxState;
  /** Rises with each claim; a settle that names another one changes nothing. */
  fence: number;
  claimedBy: string | null;
  attempts: number;
  firstTriedAt: Instant | null;
  /** Until then the platform surely swallows a repeat of what may have been accepted; null where it keeps no key. */
  keyedUntil: Instant | null;
  /** Some try may have been accepted although nobody said so. */
  doubtful: boolean;
  settledAt: Instant | null;
  platformMessageId: string | null;
  lastCause: string | null;
}

export const outboxShape: Shape<OutboxRow> = {
  id: 'plain',
  programmeId: 'plain',
  occurrence: 'plain',
  to: 'plain',
  platform: 'plain',
  act: 'plain',
  messageId: 'plain',
  people: 'json',
  body: 'plain',
  fileId: 'plain',
  sendKey: 'plain',
  subject: 'json',
  priority: 'plain',
  dueAt: 'plain',
  notBefore: 'plain',
  state: 'plain',
  fence: 'plain',
  claimedBy: 'plain',
  attempts: 'plain',
  createdAt: 'plain',
  firstTriedAt: 'plain',
  keyedUntil: 'plain',
  doubtful: 'flag',
  settledAt: 'plain',
  platformMessageId: 'plain',
  lastCause: 'plain',
};
