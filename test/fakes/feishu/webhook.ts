/** The webhook sender: encrypts and signs as the platform does, and, on demand, as an attacker would. */
import { type Answer, askOnce } from '../common/ask.js';
import type { JsonObject } from '../common/json.js';
import { encrypt, signature } from './crypt.js';
import type { Platform } from './platform.js';

/** `genuine` and `spaced` (the same with other white space, signed over those bytes) are the platform's; the rest is not. */
export type Variant =
  | 'genuine'
  | 'spaced'
  | 'tampered_body'
  | 'tampered_signature'
  | 'unsigned'
  | 'wrong_key'
  | 'wrong_token'
  | 'wrong_app'
  | 'plaintext'
  | 'plaintext_signed'
  | 'plaintext_beside'
  | 'stale'
  | 'future'
  | 'no_timestamp'
  | 'odd_timestamp'
  | 'broken_cipher';

/** Exact bytes and headers of one request. */
export interface Parcel {
  body: string;
  headers: Record<string, string>;
}

const STALE_S = 9 * 3600;
const FUTURE_S = 10 * 60;

export interface Webhook {
  pack(envelope: JsonObject, variant?: Variant): Parcel;
  /** Sends once; never throws. */
  post(url: string, parcel: Parcel): Promise<Answer>;
}

export function webhookSender(platform: Platform): Webhook {
  const { clock, chance, settings } = platform;
  const { app } = settings;

  const sealed = (text: string, key = app.encryptKey): string => encrypt(key, text, chance.bytes(16));
  const signed = (body: string, timestamp: string, key = app.encryptKey): Parcel => {
    const nonce = chance.id('n');
    return {
      body,
      headers: {
        'X-Lark-Request-Timestamp': timestamp,
        'X-Lark-Request-Nonce': nonce,
        'X-Lark-Signature': signature(timestamp, nonce, key, body),
      },
    };
  };
  const withHeader = (envelope: JsonObject, more: JsonObject): JsonObject => ({
    ...envelope,
    header: { ...(envelope.header as JsonObject), ...more },
  });
  const flip = (text: string, at: number): string =>
    `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;

  const pack = (envelope: JsonObject, variant: Variant = 'genuine'): Parcel => {
    const text = JSON.stringify(envelope);
    const seconds = Math.floor(clock.now() / 1000);
    const now = String(seconds);
    const body = (cipher = sealed(text)): string => JSON.stringify({ encrypt: cipher });
    if (app.encryptKey === '') return { body: text, headers: {} };
    switch (variant) {
      case 'genuine':
        return signed(body(), now);
      case 'spaced':
        return signed(`{ "encrypt" : "${sealed(text)}" }\n`, now);
      case 'tampered_body': {
        const parcel = signed(body(), now);
        return { ...parcel, body: flip(parcel.body, 60) };
      }
      case 'tampered_signature': {
        const parcel = signed(body(), now);
        const mark = parcel.headers['X-Lark-Signature'] ?? '';
        return { ...parcel, headers: { ...parcel.headers, 'X-Lark-Signature': flip(mark, 7) } };
      }
      case 'unsigned':
        return { body: body(), headers: {} };
      case 'wrong_key':
        return signed(body(sealed(text, 'another key')), now, 'another key');
      case 'wrong_token':
        return signed(body(sealed(JSON.stringify(withHeader(envelope, { token: 'another token' })))), now);
      case 'wrong_app':
        return signed(body(sealed(JSON.stringify(withHeader(envelope, { app_id: 'cli_ffffffffffffffff' })))), now);
      case 'plaintext':
        return { body: text, headers: {} };
      case 'plaintext_signed':
        return signed(text, now);
      case 'plaintext_beside':
        return signed(JSON.stringify({ encrypt: sealed('{}'), ...envelope }), now);
      case 'stale':
        return signed(body(), String(seconds - STALE_S));
      case 'future':
        return signed(body(), String(seconds + FUTURE_S));
      case 'no_timestamp': {
        const parcel = signed(body(), '');
        const { 'X-Lark-Request-Timestamp': _gone, ...headers } = parcel.headers;
        return { ...parcel, headers };
      }
      case 'odd_timestamp':
        return signed(body(), `${now}.5e0`);
      case 'broken_cipher':
        return signed(body('AAECAwQFBgcICQoLDA0OD/Hi'), now);
      default: {
        const unreachable: never = variant;
        return unreachable;
      }
    }
  };

  const post = (url: string, { body, headers }: Parcel): Promise<Answer> =>
    askOnce(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body,
      withinMs: settings.answerWithinMs,
    });

  return { pack, post };
}
