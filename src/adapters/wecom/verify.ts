/** Is it the platform that calls? Signed, timely, sealed with our key, and for us. It never throws and says little of why not. */
import { epochOf, hourMs, type Instant } from '#src/core/day.js';
import { sameSignature } from '#src/wire/same-secret.js';
import { decryptFrame, keyBytes, signatureOf } from './crypto.js';

export interface CallbackKeys {
  token: string;
  aesKey: string;
  /** The corp's id for a self-built app, empty for a bot. */
  receiverId: string;
}

export interface SignedQuery {
  signature: string;
  timestamp: string;
  nonce: string;
}

export type Opened = { kind: 'genuine'; message: string } | { kind: 'refused'; why: string };

/** Retries come within seconds; a clock may be wrong, a queue long. Older ones are replays. */
const MAX_AGE_MS = 8 * hourMs;
const MAX_AHEAD_MS = 5 * 60_000;

const refused = (why: string): Opened => ({ kind: 'refused', why });

export interface Opener {
  /** `encrypted`: the body's sealed text, or the echo of a URL check. */
  open(query: SignedQuery, encrypted: string, now: Instant): Opened;
}

/** Throws RangeError where the key is none. */
export function callbackOpener({ token, aesKey, receiverId }: CallbackKeys): Opener {
  const key = keyBytes(aesKey);
  return {
    open({ signature, timestamp, nonce }, encrypted, now) {
      if (!sameSignature(signature, signatureOf(token, timestamp, nonce, encrypted))) return refused('signature');
      if (!isTimely(timestamp, now)) return refused('timestamp');
      try {
        return { kind: 'genuine', message: decryptFrame(encrypted, key, receiverId) };
      } catch {
        return refused('body');
      }
    },
  };
}

function isTimely(timestamp: string, now: Instant): boolean {
  if (!/^\d{10}$/.test(timestamp)) return false;
  const age = epochOf(now) - Number(timestamp) * 1_000;
  return age <= MAX_AGE_MS && age >= -MAX_AHEAD_MS;
}
