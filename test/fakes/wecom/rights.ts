/**
 * What the bot may still answer: each callback gives a right that fits one kind of reply, ends after a time, and over the
 * long connection dies with it.
 */
import type { VirtualClock } from '../common/clock.js';
import { ApiError } from './errors.js';
import { HOUR, MINUTE, SECOND } from './limits.js';

export type Occasion = 'message' | 'enter_chat' | 'click' | 'other';

export interface Right {
  occasion: Occasion;
  /** Conversation: a group's id or a userid. */
  chatId: string;
  userId: string;
  at: number;
  /** Of the long connection; null: callback mode. */
  connection: string | null;
  /** A click: the message and the task of its card. */
  clicked: { messageId: string; taskId: string } | null;
  /** Answers given; welcome and update may be given once. */
  answers: number;
  streams: Map<string, Stream>;
}

export interface Stream {
  messageId: string;
  begunAt: number;
  lastAt: number;
  finished: boolean;
}

const WINDOW: Record<Occasion, number> = { message: 24 * HOUR, enter_chat: 5 * SECOND, click: 5 * SECOND, other: 0 };
const STREAM_IDLE = 6 * MINUTE;
const STREAM_LONGEST = 10 * MINUTE;

export interface Rights {
  grant(reqId: string, right: Omit<Right, 'at' | 'answers' | 'streams'>): Right;
  /** Throws 846605 where the req_id is unknown, of another kind or connection, or past its time. */
  use(reqId: string, occasion: Occasion, connection: string | null): Right;
  /** Interactions of a person that were begun and are not answered to their end. */
  inProgress(userId: string): number;
  find(reqId: string): Right | undefined;
}

export const streamExpired = (stream: Stream, now: number): boolean =>
  stream.finished || now - stream.lastAt > STREAM_IDLE || now - stream.begunAt > STREAM_LONGEST;

export function replyRights(clock: VirtualClock): Rights {
  const rights = new Map<string, Right>();

  const isOpen = (right: Right): boolean => {
    if (right.occasion !== 'message') return false;
    const now = clock.now();
    const streams = [...right.streams.values()];
    if (streams.length > 0) return streams.some((stream) => !streamExpired(stream, now));
    return right.answers === 0 && now - right.at <= STREAM_IDLE;
  };

  return {
    grant(reqId, given) {
      const right: Right = { ...given, at: clock.now(), answers: 0, streams: new Map() };
      rights.set(reqId, right);
      return right;
    },
    use(reqId, occasion, connection) {
      const right = rights.get(reqId);
      if (!right || right.occasion !== occasion || right.connection !== connection) throw new ApiError(846605);
      if (clock.now() - right.at > WINDOW[occasion]) throw new ApiError(846605, 'too late');
      if (occasion !== 'message' && right.answers > 0) throw new ApiError(846605, 'answered before');
      return right;
    },
    inProgress: (userId) => [...rights.values()].filter((right) => right.userId === userId && isOpen(right)).length,
    find: (reqId) => rights.get(reqId),
  };
}
