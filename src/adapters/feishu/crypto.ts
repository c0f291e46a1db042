/** The platform's event encryption and signature, over raw bytes. */
import { createDecipheriv, createHash } from 'node:crypto';

const IV_BYTES = 16;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Opens encrypted events: AES-256-CBC under SHA-256 of the encrypt key, PKCS#7, base64 of IV and ciphertext. */
export function eventOpener(encryptKey: string): (encrypted: string) => string {
  const key = createHash('sha256').update(encryptKey, 'utf8').digest();
  /** Throws on anything that is not so encrypted text. */
  return (encrypted) => {
    const bytes = Buffer.from(encrypted, 'base64');
    const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, IV_BYTES));
    return utf8.decode(Buffer.concat([decipher.update(bytes.subarray(IV_BYTES)), decipher.final()]));
  };
}

/** Lowercase hex SHA-256 of timestamp, nonce, key and the body as it came. */
export function signatureOf(timestamp: string, nonce: string, encryptKey: string, body: Uint8Array): string {
  return createHash('sha256')
    .update(timestamp + nonce + encryptKey, 'utf8')
    .update(body)
    .digest('hex');
}
