/** The platform's error codes, as meanings. Source: the error tables of its message, file and gateway documents. */
import type { Delivered } from '#src/ports/platform.js';

export type Meaning =
  /** Not accepted: wait so long where the answer does not say it itself. */
  | { means: 'limited'; waitMs: number; whole: 'app' | 'chat' }
  | { means: 'token' }
  /** `recipient`: whichever of the two it was sent to. */
  | { means: 'gone'; what: 'chat' | 'person' | 'recipient' }
  | { means: 'stale' }
  | { means: 'refused' }
  /** No room for more of it, until people have read what they have. */
  | { means: 'full' }
  /** The app lacks something that its owner can grant: it is worth trying again. */
  | { means: 'setup' };

/** It says of itself that it is full, not when it will be no longer: so often one of those that wait is tried. */
const fullMs = 5 * 60_000;
const appLimit: Meaning = { means: 'limited', waitMs: 1_000, whole: 'app' };
const chatLimit: Meaning = { means: 'limited', waitMs: 1_000, whole: 'chat' };
const busy: Meaning = { means: 'limited', waitMs: 5_000, whole: 'chat' };
const token: Meaning = { means: 'token' };
const chatGone: Meaning = { means: 'gone', what: 'chat' };
const personGone: Meaning = { means: 'gone', what: 'person' };
const stale: Meaning = { means: 'stale' };
const refused: Meaning = { means: 'refused' };
const setup: Meaning = { means: 'setup' };

const MEANINGS: Record<number, Meaning> = {
  99991400: appLimit, // too many calls of one API
  230020: chatLimit, // too many messages to one chat or person
  11232: busy, // system busy
  11233: busy,
  11247: busy,
  18121: busy, // an earlier try under this key is under way
  230049: busy, // message still being sent

  99991661: token,
  99991663: token,
  99991668: token,
  99991677: token,

  230002: chatGone, // bot not in the group
  232006: chatGone, // no such chat
  232009: chatGone, // dissolved
  232011: chatGone, // bot not in the group, by another API
  230018: chatGone, // speaking forbidden
  230035: chatGone, // muted
  230027: chatGone, // no permission, or an external chat

  230013: personGone, // outside the app's availability, or resigned
  230029: personGone, // resigned
  230034: { means: 'gone', what: 'recipient' }, // no such address
  230038: personGone, // of another tenant
  230053: personGone, // has blocked the bot

  230011: stale, // recalled
  230110: stale, // deleted
  231003: stale,
  230031: stale, // older than 14 days
  230019: stale, // its topic is gone

  230001: refused, // parameters
  230012: refused, // not our message
  230015: refused, // resource not ours
  230017: refused,
  230022: refused, // sensitive words
  230023: { means: 'full' }, // 200 unread urgent messages of this app
  230024: refused, // urgent quota used up
  230025: refused, // too long
  230028: refused, // data loss prevention; a phone number can trigger it
  230052: refused, // group forbids urgent messages
  230054: refused,
  230055: refused, // file type
  230071: refused, // no replies in threads here
  230072: refused,
  230099: refused, // bad card

  230006: setup, // bot ability off
  99991672: setup, // scope not granted
  99991679: setup,
};

/** Meaning of a code; undefined where it is not known. */
export const meaningOf = (code: number): Meaning | undefined => MEANINGS[code];

export interface BusinessFailure {
  code: number;
  msg: string;
  /** What the answer itself says. */
  retryAfterMs: number | null;
}

/** A business answer other than success, as duban's meaning for a message to `recipient`. */
export function failureOf(answer: BusinessFailure, recipient: 'chat' | 'person'): Delivered {
  const cause = causeOf(answer);
  const meaning = meaningOf(answer.code);
  if (!meaning) return { result: 'refused', cause };
  switch (meaning.means) {
    case 'limited':
      return { result: 'limited', retryAfterMs: answer.retryAfterMs ?? meaning.waitMs };
    case 'gone':
      return { result: 'gone', what: meaning.what === 'recipient' ? recipient : meaning.what, cause };
    case 'stale':
      return { result: 'stale', cause };
    case 'refused':
      return { result: 'refused', cause };
    case 'full':
      return { result: 'full', retryAfterMs: fullMs };
    case 'token':
    case 'setup':
      return { result: 'unreachable', cause };
    default: {
      const unreachable: never = meaning;
      return unreachable;
    }
  }
}

/** 'code 230099 (ErrCode 11310)': of the message only the inner code, for the rest may quote what was sent. */
function causeOf({ code, msg }: { code: number; msg: string }): string {
  const inner = /ErrCode:\s*(\d+)/.exec(msg)?.[1];
  return inner ? `code ${code} (ErrCode ${inner})` : `code ${code}`;
}
