import type { Instant } from '#src/core/day.js';
import type { Address } from '#src/core/people.js';
import type { Shape } from './codec.js';
import type { MessageSubject } from './outbox-row.js';

/** A card that stands in a chat, and what it is about. */
export interface CardSent {
  /** The platform's id of the message. */
  messageId: string;
  chat: Address;
  subject: MessageSubject;
  /** It may still be updated or must be retired; a newer card of its kind takes that over. */
  current: boolean;
  sentAt: Instant;
}

export const cardSentShape: Shape<CardSent> = {
  messageId: 'plain',
  chat: 'plain',
  subject: 'json',
  current: 'flag',
  sentAt: 'plain',
};
