import { describe, expect, test } from 'vitest';
import { eventOpener, signatureOf } from '#src/adapters/feishu/crypto.js';
import { callbackVerifier, type RawRequest, verifyKeys } from '#src/adapters/feishu/verify.js';
import { sameSecret } from '#src/wire/same-secret.js';
import { envelopeOf, KEYS, manualClock, messageEvent, sealedBody, secondsOf, signedHeaders } from './support.js';

const clock = manualClock();
const verify = callbackVerifier(KEYS, clock);
const request = (body: Uint8Array, headers: Record<string, string>): RawRequest => ({
  header: (name) => headers[name],
  body,
});
const shifted = (seconds: number) => String(Number(secondsOf(clock.now())) + seconds);

const EVENT = JSON.stringify(envelopeOf('im.message.receive_v1', messageEvent()));
const signed = (plain: string, timestamp = shifted(0), encryptKey = KEYS.encryptKey) => {
  const body = sealedBody(plain, { encryptKey });
  return request(body, signedHeaders(body, timestamp, encryptKey));
};

// Published by the platform, and one made with its own tool.
const CHALLENGE_BODY =
  '{"encrypt":"AAECAwQFBgcICQoLDA0OD/HibfJMknqvX+9dyUz1ccbkOWF/t4xWlEcdBL59rkDeSpu7oowP4vmaiY6i40aGD0x7tqLR5Oiw146ackzsuY0="}';

describe('S01: vectors', () => {
  test('the published ciphertext reads hello world', () => {
    expect(eventOpener('test key')('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=')).toBe('hello world');
  });
  test('the signature is plain SHA-256 over timestamp, nonce, key and raw body', () => {
    expect(signatureOf('1700000000', 'n0nce', 'duban-test-key', Buffer.from(CHALLENGE_BODY))).toBe(
      'eca0243a41a2756e61cafc1bd40a4dc72ed2499d62437dfa128a2b4f9ceccd77',
    );
  });
  test.each([
    ['abc', 'abc', true],
    ['abc', 'abd', false],
    ['abc', 'ab', false],
    ['', '', true],
  ])('%s and %s are the same: %s', (a, b, same) => {
    expect(sameSecret(a, b)).toBe(same);
  });
});

describe('genuine callbacks', () => {
  test('the address check is answered, unsigned as it comes', () => {
    expect(verify(request(Buffer.from(CHALLENGE_BODY), {}))).toEqual({ kind: 'challenge', challenge: 'abc' });
  });
  test('a signed event is opened, whatever spaces its body has', () => {
    const spaced = Buffer.from(sealedBody(EVENT).toString().replace('{"encrypt":', '{ "encrypt" : '));
    const verified = verify(request(spaced, signedHeaders(spaced, shifted(0))));
    expect(verified).toEqual({ kind: 'event', envelope: JSON.parse(EVENT) });
  });
  test.each([
    ['a retry after seven hours', -7.2 * 3600],
    ['a clock four minutes behind', 240],
  ])('%s is taken', (_name, seconds) => {
    expect(verify(signed(EVENT, shifted(seconds))).kind).toBe('event');
  });
  test('milliseconds are understood', () => {
    expect(verify(signed(EVENT, `${shifted(0)}000`)).kind).toBe('event');
  });
});

describe('S01, S03-S07: what is not genuine is refused', () => {
  const without = (name: string): RawRequest => {
    const whole = signed(EVENT);
    return { ...whole, header: (asked) => (asked === name ? undefined : whole.header(asked)) };
  };
  const other = (change: object, header: object = {}) =>
    JSON.stringify({ ...envelopeOf('im.message.receive_v1', messageEvent(), header), ...change });
  const plain = Buffer.from(EVENT);

  test.each<[string, RawRequest]>([
    ['plaintext, though correctly signed', request(plain, signedHeaders(plain, shifted(0)))],
    ['plaintext unsigned', request(plain, {})],
    ['a plaintext challenge', request(Buffer.from('{"type":"url_verification","token":"vt","challenge":"x"}'), {})],
    ['an event without signature', without('x-lark-signature')],
    ['no timestamp', without('x-lark-request-timestamp')],
    ['no nonce', without('x-lark-request-nonce')],
    ['older than eight hours', signed(EVENT, shifted(-8 * 3600 - 1))],
    ['six minutes ahead', signed(EVENT, shifted(360))],
    ['an odd timestamp', signed(EVENT, '1e9')],
    ['a timestamp with a sign', signed(EVENT, `+${shifted(0).slice(1)}`)],
    ['another encrypt key', signed(EVENT, shifted(0), 'another key')],
    ['another verification token', signed(other({}, { token: 'other' }))],
    ['another app', signed(other({}, { app_id: 'cli_ffffffffffffffff' }))],
    ['no header at all', signed(other({ header: undefined }))],
    ['a body that is no JSON', signed('not json')],
    [
      'a challenge with another token',
      request(sealedBody('{"type":"url_verification","token":"x","challenge":"a"}'), {}),
    ],
    ['an empty body', request(Buffer.alloc(0), signedHeaders(Buffer.alloc(0), shifted(0)))],
    ['bytes that are no UTF-8', request(Buffer.from([0xff, 0xfe]), {})],
  ])('%s', (_name, asked) => {
    expect(verify(asked).kind).toBe('refused');
  });

  test('2,000 one-bit changes of a signed body: none accepted, none throws', () => {
    const body = sealedBody(EVENT);
    const headers = signedHeaders(body, shifted(0));
    const bits = Array.from({ length: 2_000 }, (_, index) => Math.floor((index * body.length * 8) / 2_000));
    const kinds = bits.map((bit) => {
      const changed = Buffer.from(body);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return verify(request(changed, headers)).kind;
    });
    expect(new Set(bits).size).toBe(2_000);
    expect(kinds.filter((kind) => kind !== 'refused')).toEqual([]);
  });

  test('one-bit changes of the signature, the time and the nonce are refused', () => {
    const body = sealedBody(EVENT);
    const headers = signedHeaders(body, shifted(0));
    const changed = ['x-lark-signature', 'x-lark-request-timestamp', 'x-lark-request-nonce'].flatMap((name) =>
      [...(headers[name] ?? '')].map((character, at) => {
        const value = headers[name] ?? '';
        const other = String.fromCharCode(character.charCodeAt(0) ^ 1);
        return { ...headers, [name]: value.slice(0, at) + other + value.slice(at + 1) };
      }),
    );
    expect(changed.length).toBeGreaterThan(70);
    expect(changed.map((one) => verify(request(body, one)).kind).filter((kind) => kind !== 'refused')).toEqual([]);
  });

  test('an unsigned ciphertext with broken padding reads like any other refusal', () => {
    const body = sealedBody(EVENT);
    const texts = Array.from({ length: 256 }, (_, byte) => {
      const sealed = Buffer.from(JSON.parse(body.toString()).encrypt, 'base64');
      sealed[sealed.length - 17] = byte;
      return verify(request(Buffer.from(JSON.stringify({ encrypt: sealed.toString('base64') })), {}));
    });
    expect(new Set(texts.map((verified) => JSON.stringify(verified)))).toEqual(
      new Set(['{"kind":"refused","why":"unsigned"}']),
    );
  });
});

test('S03: without a key or a token no verifier is made', () => {
  expect(() => verifyKeys({ ...KEYS, encryptKey: null })).toThrow('FEISHU_ENCRYPT_KEY');
  expect(() => verifyKeys({ ...KEYS, verificationToken: '' })).toThrow('FEISHU_VERIFICATION_TOKEN');
});
