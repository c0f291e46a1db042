/** The platform's event encryption and signature, over raw bytes. */
import { createDecipheriv, createHash } from 'node:crypto';

const IV_BYTES = 16;

/**
 * Text of an encrypted event: AES-256-CBC under SHA-256 of the encrypt key, PKCS#7, base64 of IV and ciphertext.
 * Throws on anything else.
 */
export function decryptEvent(encrypted: string, encryptKey: string): string {
  const bytes = Buffer.from(encrypted, 'base64');
  const key = createHash('sha256').update(encryptKey, 'utf8').digest();
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, IV_BYTES));
  const plain = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES)), decipher.final()]);
  return new TextDecoder('utf-8', { fatal: true }).decode(plain);
}

/** Lowercase hex SHA-256 of timestamp, nonce, key and the body as it came. */
export function signatureOf(timestamp: string, nonce: string, encryptKey: string, body: Uint8Array): string {
  return createHash('sha256')
    .update(timestamp + nonce + encryptKey, 'utf8')
    .update(body)
    .digest('hex');
}
