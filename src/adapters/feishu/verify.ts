/**
 * Is a callback genuine? The SDK's own check signs re-serialised JSON, takes plaintext although a key is set and knows no
 * age limit, so it is not used: here the raw bytes are checked before anything in them is believed.
 */
import { z } from 'zod';
import { epochOf, hourMs, type Instant } from '#src/core/day.js';
import type { Clock } from '#src/ports/clock.js';
import { sameSignature, secretOf } from '#src/wire/same-secret.js';
import { eventOpener, signatureOf } from './crypto.js';

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

/** The platform's last retry comes after some seven hours, and may carry its first signature. */
const MAX_AGE_MS = 8 * hourMs;
const MAX_AHEAD_MS = 5 * 60_000;

const sealed = z.looseObject({ encrypt: z.string().min(1) });
const challenge = z.looseObject({
  type: z.literal('url_verification'),
  token: z.string(),
  challenge: z.string().min(1).max(1_000),
});
type Challenge = z.infer<typeof challenge>;
/** Both generations of the envelope: where the token and the app's id stand in each. */
const envelopeMarks = z.looseObject({
  token: z.string().optional(),
  header: z.looseObject({ token: z.string(), app_id: z.string() }).optional(),
  event: z.looseObject({ app_id: z.string().optional() }).optional(),
});

const utf8 = new TextDecoder('utf-8', { fatal: true });
const refused = (why: string): Verified => ({ kind: 'refused', why });

/** A verifier of callbacks. It never throws, and it says little of why it refuses. */
export function callbackVerifier(keys: VerifyKeys, clock: Clock): (request: RawRequest) => Verified {
  const decrypt = eventOpener(keys.encryptKey);
  const isOurToken = secretOf(keys.verificationToken);
  const isOurApp = secretOf(keys.appId);

  return (request) => {
    const signature = request.header('x-lark-signature');
    if (signature === undefined) return asChallenge(request.body);

    const timestamp = request.header('x-lark-request-timestamp') ?? '';
    const nonce = request.header('x-lark-request-nonce') ?? '';
    if (!sameSignature(signature, signatureOf(timestamp, nonce, keys.encryptKey, request.body)))
      return refused('signature');
    if (!isTimely(timestamp, clock.now())) return refused('timestamp');

    const opened = open(request.body);
    if (opened === undefined) return refused('body');
    if (isChallenge(opened)) return answerChallenge(opened);
    if (!isAddressedHere(opened)) return refused('token or app');
    return { kind: 'event', envelope: opened };
  };

  /** The address check comes unsigned; nothing else may. */
  function asChallenge(body: Uint8Array): Verified {
    const opened = open(body);
    return isChallenge(opened) ? answerChallenge(opened) : refused('unsigned');
  }

  function answerChallenge(asked: Challenge): Verified {
    return isOurToken(asked.token) ? { kind: 'challenge', challenge: asked.challenge } : refused('token');
  }

  /** What a body holds; undefined where it is not sealed with our key. */
  function open(body: Uint8Array): unknown {
    try {
      return JSON.parse(decrypt(sealed.parse(JSON.parse(utf8.decode(body))).encrypt));
    } catch {
      return undefined;
    }
  }

  function isAddressedHere(envelope: unknown): boolean {
    const parsed = envelopeMarks.safeParse(envelope);
    if (!parsed.success) return false;
    const { header, event, token } = parsed.data;
    const ours = isOurToken(header?.token ?? token ?? '');
    return isOurApp(header?.app_id ?? event?.app_id ?? '') && ours;
  }
}

/** Looked at before it is parsed: what is none, and that is all but one, costs nothing. */
const isChallenge = (opened: unknown): opened is Challenge =>
  (opened as { type?: unknown } | null)?.type === 'url_verification' && challenge.safeParse(opened).success;

/** Seconds since 1970 as every sample has it; milliseconds are understood too. */
function isTimely(timestamp: string, now: Instant): boolean {
  if (!/^(\d{10}|\d{13})$/.test(timestamp)) return false;
  const signedAt = timestamp.length === 13 ? Number(timestamp) : Number(timestamp) * 1_000;
  const age = epochOf(now) - signedAt;
  return age <= MAX_AGE_MS && age >= -MAX_AHEAD_MS;
}
