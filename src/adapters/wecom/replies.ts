/**
 * Messages that may still be answered as such. They die with the connection they came over. In a one-to-one conversation
 * what is said next answers the last message: the platform counts unanswered ones and keeps back a fourth.
 */
import { hourMs } from '#src/core/day.js';
import type { Address } from '#src/core/people.js';
import type { Clock } from '#src/ports/clock.js';
import type { Connection } from './connection.js';

/** A day, less what clocks may differ. */
const OPEN_MS = 23.5 * hourMs;
const MOST = 5_000;

export interface ReplyRight {
  messageId: string;
  reqId: string;
  connection: Connection;
}

export interface Replies {
  grant(right: ReplyRight, chat: Address, isDirect: boolean): void;
  /** For an answer to a message, else for one to a chat's last unanswered message. */
  find(messageId: string | null, chat: Address, connection: Connection): ReplyRight | null;
  answered(right: ReplyRight): void;
  drop(right: ReplyRight): void;
}

export function openReplies(clock: Clock): Replies {
  const rights = new Map<string, ReplyRight & { until: number }>();
  const waiting = new Map<Address, string[]>();

  const usable = (messageId: string | undefined, connection: Connection): ReplyRight | null => {
    const right = messageId === undefined ? undefined : rights.get(messageId);
    if (!right || right.connection !== connection || right.until <= clock.monotonic()) return null;
    return right;
  };
  const settle = ({ messageId }: ReplyRight): void => {
    for (const [chat, ids] of waiting) {
      const left = ids.filter((id) => id !== messageId);
      if (left.length === 0) waiting.delete(chat);
      else if (left.length < ids.length) waiting.set(chat, left);
    }
  };

  return {
    grant(right, chat, isDirect) {
      rights.set(right.messageId, { ...right, until: clock.monotonic() + OPEN_MS });
      if (isDirect) waiting.set(chat, [...(waiting.get(chat) ?? []), right.messageId].slice(-3));
      const [oldest] = rights.keys();
      if (rights.size > MOST && oldest !== undefined) rights.delete(oldest);
    },
    find(messageId, chat, connection) {
      if (messageId !== null) return usable(messageId, connection);
      for (const id of waiting.get(chat) ?? []) {
        const right = usable(id, connection);
        if (right) return right;
      }
      return null;
    },
    answered: settle,
    drop(right) {
      rights.delete(right.messageId);
      settle(right);
    },
  };
}
