/** The platform's error codes, as meanings. Sources: its tables of global codes; for the bot's, notes from the field. */
import type { Delivered } from '#src/ports/platform.js';

export type Meaning =
  | 'limited'
  | 'busy'
  /** The token is disowned: fetch another. */
  | 'token'
  /** The right to answer is past, or never was. */
  | 'no_right'
  | 'no_media'
  | 'unsubscribed'
  | 'chat_gone'
  | 'person_gone'
  | 'refused'
  /** Something that whoever runs the app can mend: it is worth trying again. */
  | 'setup';

const MEANINGS: Record<number, Meaning> = {
  [-1]: 'busy',
  45009: 'limited',
  45033: 'busy',
  846607: 'limited', // also for a conversation that the bot may not push into

  40014: 'token',
  42001: 'token',
  41001: 'token',

  846605: 'no_right',
  846608: 'no_right',
  60140: 'no_right', // response_code or response_url was used or is past
  40007: 'no_media',
  846609: 'unsubscribed',

  93006: 'chat_gone',
  86001: 'chat_gone',
  86003: 'chat_gone',
  86008: 'chat_gone',
  93000: 'chat_gone', // the group's webhook was taken away
  81013: 'person_gone',
  60111: 'person_gone',

  40008: 'refused',
  40058: 'refused',
  44001: 'refused',
  44004: 'refused',
  45001: 'refused',
  45002: 'refused',
  82001: 'refused',
  86201: 'refused',

  40001: 'setup',
  40013: 'setup',
  40056: 'setup',
  48002: 'setup',
  60011: 'setup',
  60020: 'setup', // the caller's address is not on the app's list
  301002: 'setup',
  853000: 'setup',
};

/** An unknown code is a refusal: nobody knows what another try would do. */
export const meaningOf = (code: number): Meaning => MEANINGS[code] ?? 'refused';

/** A minute's block lasts a minute. */
export const LIMITED_MS = 61_000;
const BUSY_MS = 5_000;

/** What a refusal with this code means for a message. */
export function failureOf(code: number): Delivered {
  const cause = `code ${code}`;
  const meaning = meaningOf(code);
  switch (meaning) {
    case 'limited':
      return { result: 'limited', retryAfterMs: LIMITED_MS };
    case 'busy':
      return { result: 'limited', retryAfterMs: BUSY_MS };
    case 'token':
    case 'unsubscribed':
    case 'no_media':
    case 'setup':
      return { result: 'unreachable', cause };
    case 'no_right':
      return { result: 'stale', cause };
    case 'chat_gone':
      return { result: 'gone', what: 'chat', cause };
    case 'person_gone':
      return { result: 'gone', what: 'person', cause };
    case 'refused':
      return { result: 'refused', cause };
    default: {
      const unreachable: never = meaning;
      return unreachable;
    }
  }
}
