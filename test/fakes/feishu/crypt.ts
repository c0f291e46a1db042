/** The webhook's cipher and signature, written from the reference, not from the code under test. */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

const keyOf = (encryptKey: string): Buffer => createHash('sha256').update(encryptKey, 'utf8').digest();

/** base64(IV ‖ AES-256-CBC(plaintext)). */
export function encrypt(encryptKey: string, plaintext: string, iv: Uint8Array): string {
  const cipher = createCipheriv('aes-256-cbc', keyOf(encryptKey), iv);
  return Buffer.concat([iv, cipher.update(plaintext, 'utf8'), cipher.final()]).toString('base64');
}

export function decrypt(encryptKey: string, wire: string): string {
  const bytes = Buffer.from(wire, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', keyOf(encryptKey), bytes.subarray(0, 16));
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8');
}

/** Lowercase hex of plain SHA-256 over timestamp, nonce, key and the raw body. */
export const signature = (timestamp: string, nonce: string, encryptKey: string, body: string): string =>
  createHash('sha256')
    .update(timestamp + nonce + encryptKey + body, 'utf8')
    .digest('hex');
