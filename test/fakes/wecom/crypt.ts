/** Callback cipher, signature and media cipher, written from the reference, not from the code under test. */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

const BLOCK = 32;

/** 43 characters of base64 (44 with their `=`) → 32 bytes. */
export const keyOf = (encodingAesKey: string): Buffer => Buffer.from(`${encodingAesKey.replace(/=$/, '')}=`, 'base64');

const pad = (bytes: Buffer): Buffer => {
  const count = BLOCK - (bytes.length % BLOCK);
  return Buffer.concat([bytes, Buffer.alloc(count, count)]);
};

const unpad = (bytes: Buffer): Buffer => {
  const count = bytes.at(-1) ?? 0;
  if (count < 1 || count > BLOCK || count > bytes.length) throw new RangeError('not padded');
  return bytes.subarray(0, bytes.length - count);
};

/** AES-256-CBC, the key's first half as the IV, padded to 32 bytes. */
export function seal(key: Buffer, bytes: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(pad(bytes)), cipher.final()]);
}

export function unseal(key: Buffer, bytes: Buffer): Buffer {
  const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return unpad(Buffer.concat([cipher.update(bytes), cipher.final()]));
}

/** 16 random bytes ‖ length ‖ message ‖ receiveid, sealed, in base64. */
export function encrypt(encodingAesKey: string, message: string, receiveId: string, random: Buffer): string {
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return seal(keyOf(encodingAesKey), Buffer.concat([random, length, text, Buffer.from(receiveId, 'utf8')])).toString(
    'base64',
  );
}

/** Throws RangeError where the frame is broken. */
export function decrypt(encodingAesKey: string, wire: string): { message: string; receiveId: string } {
  const plain = unseal(keyOf(encodingAesKey), Buffer.from(wire, 'base64'));
  const end = 20 + plain.readUInt32BE(16);
  if (end > plain.length) throw new RangeError('the length lies');
  return { message: plain.subarray(20, end).toString('utf8'), receiveId: plain.subarray(end).toString('utf8') };
}

export const signature = (token: string, timestamp: string, nonce: string, sealed: string): string =>
  createHash('sha1').update([token, timestamp, nonce, sealed].sort().join('')).digest('hex');
