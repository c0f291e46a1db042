/**
 * The platform's callback encryption and signature. A frame is 16 random bytes, the message's length, the message and the
 * receiver's id, padded to 32 bytes; AES-256-CBC, the first half of the key is the IV.
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

const BLOCK = 32;
const RANDOM_BYTES = 16;
const HEAD_BYTES = RANDOM_BYTES + 4;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A key of 43 characters as its 32 bytes. Throws RangeError for anything else. */
export function keyBytes(aesKey: string): Buffer {
  const key = /^[A-Za-z0-9+/]{43}$/.test(aesKey) ? Buffer.from(`${aesKey}=`, 'base64') : Buffer.alloc(0);
  if (key.length !== 32) throw new RangeError('an EncodingAESKey has 43 characters');
  return key;
}

/** The message inside, for `receiverId` alone. Throws on anything that is not a whole frame for it. */
export function decryptFrame(encrypted: string, key: Buffer, receiverId: string): string {
  const plain = decryptBytes(Buffer.from(encrypted, 'base64'), key);
  if (plain.length < HEAD_BYTES) throw new RangeError('too short for a frame');
  const length = plain.readUInt32BE(RANDOM_BYTES);
  const rest = plain.subarray(HEAD_BYTES);
  if (length > rest.length) throw new RangeError('shorter than it says');
  if (!rest.subarray(length).equals(Buffer.from(receiverId))) throw new RangeError('for another receiver');
  return utf8.decode(rest.subarray(0, length));
}

/** The frame of a message, base64. `random`: 16 bytes. */
export function encryptFrame(message: string, key: Buffer, receiverId: string, random: Uint8Array): string {
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([random.subarray(0, RANDOM_BYTES), length, text, Buffer.from(receiverId)]);
  const padding = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])),
    cipher.final(),
  ]).toString('base64');
}

/** Bytes of a file or frame without their padding. Throws where the padding is none. */
export function decryptBytes(bytes: Uint8Array, key: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const padding = plain.at(-1) ?? 0;
  const isPadded =
    padding >= 1 &&
    padding <= BLOCK &&
    plain.length >= padding &&
    plain.subarray(-padding).every((byte) => byte === padding);
  if (!isPadded) throw new RangeError('bad padding');
  return plain.subarray(0, plain.length - padding);
}

/** Lowercase hex SHA-1 of the four texts in the order of their bytes. */
export function signatureOf(token: string, timestamp: string, nonce: string, encrypted: string): string {
  const parts = [token, timestamp, nonce, encrypted].map((part) => Buffer.from(part)).sort(Buffer.compare);
  return createHash('sha1').update(Buffer.concat(parts)).digest('hex');
}
