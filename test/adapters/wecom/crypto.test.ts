import { getSignature, decrypt as publishedDecrypt, encrypt as publishedEncrypt } from '@wecom/crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decryptBytes, decryptFrame, encryptFrame, keyBytes, signatureOf } from '#src/adapters/wecom/crypto.js';
import { callbackOpener } from '#src/adapters/wecom/verify.js';
import { proof } from '../../proof/proof.js';

/** The platform's own sample. */
const sample = {
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  receiverId: 'wx5823bf96d3bd56c7',
  check: {
    timestamp: '1409659589',
    nonce: '263014780',
    signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
    echo: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
    plain: '1616140317555161061',
  },
  message: {
    timestamp: '1409659813',
    nonce: '1372623149',
    signature: '477715d11cdb4164915debcba66cb864d751f3e6',
    encrypted:
      'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
  },
};
const key = keyBytes(sample.aesKey);

describe('S02: the published vectors', () => {
  test('the echo of a URL check', () => {
    const { timestamp, nonce, signature, echo, plain } = sample.check;
    expect(signatureOf(sample.token, timestamp, nonce, echo)).toBe(signature);
    expect(decryptFrame(echo, key, sample.receiverId)).toBe(plain);
  });

  test('a message', () => {
    const { timestamp, nonce, signature, encrypted } = sample.message;
    expect(signatureOf(sample.token, timestamp, nonce, encrypted)).toBe(signature);
    const message = decryptFrame(encrypted, key, sample.receiverId);
    expect(Buffer.byteLength(message)).toBe(284);
    expect(message).toContain('<MsgId>4561255354251345929</MsgId>');
    expect(message).toContain('<Content><![CDATA[hello]]></Content>');
  });

  test('a bot’s message, for nobody in particular', () => {
    const own = keyBytes('abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG');
    const encrypted = 'Q3stYC6hdFzMh9T8HCvyDJcjUUIOJ+TuTiIaNXfj3NhPWjshf1dwvcXIkt6TjQclDfqjf7mRifCBxSGPo/zn7g==';
    const message = '{"msgid":"m1","msgtype":"text"}';
    expect(encryptFrame(message, own, '', Buffer.from('0123456789abcdef'))).toBe(encrypted);
    expect(decryptFrame(encrypted, own, '')).toBe(message);
    expect(signatureOf('tok', '1700000000', 'n1', encrypted)).toBe('6f554a91589bfe734b1f153ac87c20387ab86110');
  });

  test('a file', () => {
    const own = Buffer.from('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=', 'base64');
    const sealed = Buffer.from('7PqCJcWFgwP7Vb+J0V1DxFVJjPwIRcI4U6PT7AHBefU=', 'base64');
    expect(decryptBytes(sealed, own).toString()).toBe('duban-file');
  });
});

test('what we seal the published package opens, and the other way round, whatever the message', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 400 });
  fc.assert(
    fc.property(text, fc.uint8Array({ minLength: 16, maxLength: 16 }), (message, random) => {
      const sealed = encryptFrame(message, key, 'ww1', random);
      expect(publishedDecrypt(sample.aesKey, sealed)).toEqual({ message, id: 'ww1', random: expect.anything() });
      expect(decryptFrame(sealed, key, 'ww1')).toBe(message);
    }),
    { numRuns: 300 },
  );
  const theirs = publishedEncrypt(sample.aesKey, '督办', 'ww1');
  expect(decryptFrame(theirs, key, 'ww1')).toBe('督办');
  expect(signatureOf('t', '1', 'n', theirs)).toBe(getSignature('t', '1', 'n', theirs));
});

describe('S02 S05: what is not genuine is refused', () => {
  const opener = callbackOpener(sample);
  const at = '2014-09-02T12:11:00.000Z';
  const { timestamp, nonce, signature, encrypted } = sample.message;
  const query = { signature, timestamp, nonce };

  test('the sample itself is genuine', () => {
    expect(opener.open(query, encrypted, at)).toMatchObject({ kind: 'genuine' });
  });

  test('2,000 one-bit changes of signature, timestamp, nonce and body', () => {
    const whole = [signature, timestamp, nonce, encrypted].join('\n');
    let refused = 0;
    for (let round = 0; round < 2_000; round += 1) {
      const bytes = Buffer.from(whole);
      const place = (round * 37) % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ (1 << (round % 7));
      const [bentSignature = '', bentTimestamp = '', bentNonce = '', bentBody = ''] = bytes
        .toString('latin1')
        .split('\n');
      const bent = { signature: bentSignature, timestamp: bentTimestamp, nonce: bentNonce };
      if (opener.open(bent, bentBody, at).kind === 'refused') refused += 1;
    }
    expect(refused).toBe(2_000);
    proof('S02', { runs: 2_000, refused });
  });

  test.each(['wx5823bf96d3bd56c8', 'wx5823bf96d3bd56c', '', 'WX5823BF96D3BD56C7'])('sealed for %s', (receiverId) => {
    const other = callbackOpener({ ...sample, receiverId });
    expect(other.open(query, encrypted, at)).toEqual({ kind: 'refused', why: 'body' });
  });

  test.each([
    ['eight hours and a minute old', '2014-09-02T20:12:00.000Z', 'refused'],
    ['eight hours less a minute old', '2014-09-02T20:09:00.000Z', 'genuine'],
    ['six minutes ahead', '2014-09-02T12:04:00.000Z', 'refused'],
  ])('%s', (_what, now, kind) => {
    expect(opener.open(query, encrypted, now).kind).toBe(kind);
  });

  test('a sealed text that lies about its length, its padding or its letters', () => {
    const sign = (body: string) => ({ ...query, signature: signatureOf(sample.token, timestamp, nonce, body) });
    for (const body of ['', 'AAAA', 'not base64 at all', Buffer.alloc(64).toString('base64'), encrypted.slice(0, 44)]) {
      expect(opener.open(sign(body), body, at)).toEqual({ kind: 'refused', why: 'body' });
    }
  });

  test('a key of the wrong length is no key', () => {
    expect(() => keyBytes('short')).toThrow(RangeError);
    expect(() => keyBytes(`${sample.aesKey.slice(0, 42)}=`)).toThrow(RangeError);
  });
});
