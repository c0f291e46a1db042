/**
 * Is a callback genuine? The SDK's own check signs re-serialised JSON, takes plaintext although a key is set and knows no
 * age limit, so it is not used: here the raw bytes are checked before anything in them is believed.
 */
import { z } from 'zod';
import { type Instant, instantOfEpoch, millisecondsBetween } from '#src/core/day.js';
import type { Clock } from '#src/ports/clock.js';
import { sameSecret } from '#src/wire/same-secret.js';
import { decryptEvent, signatureOf } from './crypto.js';

export interface RawRequest {
  /** Value of a header by its lowercase name. */
  header(name: string): string | undefined;
  body: Uint8Array;
}

export type Verified =
  | { kind: 'challenge'; challenge: string }
  | { kind: 'event'; envelope: unknown }
  /** `why` is for counters and logs, never for the answer. */
  | { kind: 'refused'; why: string };

export interface VerifyKeys {
  appId: string;
  encryptKey: string;
  verificationToken: string;
}

/** Keys as the configuration has them. Throws Error where one is missing: without it, anybody could speak as the platform. */
export function verifyKeys(config: {
  appId: string;
  encryptKey: string | null;
  verificationToken: string | null;
}): VerifyKeys {
  const { appId, encryptKey, verificationToken } = config;
  if (!encryptKey) throw new Error('FEISHU_ENCRYPT_KEY is needed to receive callbacks');
  if (!verificationToken) throw new Error('FEISHU_VERIFICATION_TOKEN is needed to receive callbacks');
  return { appId, encryptKey, verificationToken };
}

const HOUR_MS = 3_600_000;
/** The platform's last retry comes after some seven hours, and may carry its first signature. */
const MAX_AGE_MS = 8 * HOUR_MS;
const MAX_AHEAD_MS = 5 * 60_000;

const sealed = z.looseObject({ encrypt: z.string().min(1) });
const challenge = z.looseObject({
  type: z.literal('url_verification'),
  token: z.string(),
  challenge: z.string().min(1).max(1_000),
});
/** Both generations of the envelope: where the token and the app's id stand in each. */
const envelopeMarks = z.looseObject({
  token: z.string().optional(),
  header: z.looseObject({ token: z.string(), app_id: z.string() }).optional(),
  event: z.looseObject({ app_id: z.string().optional() }).optional(),
});

const refused = (why: string): Verified => ({ kind: 'refused', why });

/** A verifier of callbacks. It never throws, and it says little of why it refuses. */
export function callbackVerifier(keys: VerifyKeys, clock: Clock): (request: RawRequest) => Verified {
  return (request) => {
    const signature = request.header('x-lark-signature');
    if (signature === undefined) return asChallenge(request.body, keys);

    const timestamp = request.header('x-lark-request-timestamp') ?? '';
    const nonce = request.header('x-lark-request-nonce') ?? '';
    if (!sameSecret(signature, signatureOf(timestamp, nonce, keys.encryptKey, request.body)))
      return refused('signature');
    if (!isTimely(timestamp, clock.now())) return refused('timestamp');

    const opened = open(request.body, keys.encryptKey);
    if (opened === undefined) return refused('body');
    const address = challenge.safeParse(opened);
    if (address.success) return answerChallenge(address.data, keys);
    if (!isAddressedHere(opened, keys)) return refused('token or app');
    return { kind: 'event', envelope: opened };
  };
}

/** The address check comes unsigned; nothing else may. */
function asChallenge(body: Uint8Array, keys: VerifyKeys): Verified {
  const parsed = challenge.safeParse(open(body, keys.encryptKey));
  return parsed.success ? answerChallenge(parsed.data, keys) : refused('unsigned');
}

function answerChallenge(asked: z.infer<typeof challenge>, keys: VerifyKeys): Verified {
  if (!sameSecret(asked.token, keys.verificationToken)) return refused('token');
  return { kind: 'challenge', challenge: asked.challenge };
}

/** What a body holds; undefined where it is not sealed with our key. */
function open(body: Uint8Array, encryptKey: string): unknown {
  try {
    const outer = sealed.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
    return JSON.parse(decryptEvent(outer.encrypt, encryptKey));
  } catch {
    return undefined;
  }
}

function isAddressedHere(envelope: unknown, keys: VerifyKeys): boolean {
  const parsed = envelopeMarks.safeParse(envelope);
  if (!parsed.success) return false;
  const { header, event, token } = parsed.data;
  const ours = sameSecret(header?.token ?? token ?? '', keys.verificationToken);
  return sameSecret(header?.app_id ?? event?.app_id ?? '', keys.appId) && ours;
}

/** Seconds since 1970 as every sample has it; milliseconds are understood too. */
function isTimely(timestamp: string, now: Instant): boolean {
  if (!/^(\d{10}|\d{13})$/.test(timestamp)) return false;
  const signedAt = instantOfEpoch(timestamp.length === 13 ? Number(timestamp) : Number(timestamp) * 1_000);
  const age = millisecondsBetween(signedAt, now);
  return age <= MAX_AGE_MS && age >= -MAX_AHEAD_MS;
}
