import { Writable } from 'node:stream';
import pino from 'pino';
import type { Log } from '#src/ports/log.js';

/**
 * JSON lines on a stream. Every finished line is scrubbed, wherever in it a secret or a phone number stands:
 * a field list could only cover the fields that somebody thought of.
 */
export function pinoLog(level: string, out: NodeJS.WritableStream, secrets: readonly string[] = []): Log {
  const scrubbed = new Writable({
    decodeStrings: false,
    write(line: string, _encoding, done) {
      out.write(scrub(line, secrets), () => done());
    },
  });
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { error: errorFields } },
    scrubbed,
  );
}

/** An error by an allow-list: vendors hang requests, headers and tokens on theirs. */
function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? error.code : undefined;
  return { name: error.name, message: error.message, code, stack: error.stack?.split('\n').slice(1, 8).join('\n') };
}

/** A line without tokens, the given secrets, and mobile or landline numbers. */
export function scrub(line: string, secrets: readonly string[]): string {
  let clean = line;
  for (const secret of secrets) {
    if (secret.length >= 6) clean = clean.replaceAll(secret, '[secret]');
  }
  return clean
    .replace(/Bearer [\w.~+/=-]+/g, 'Bearer [secret]')
    .replace(/\b[tuac]-[A-Za-z0-9_-]{10,}/g, '[token]')
    .replace(/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, '[phone]')
    .replace(/(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g, '[phone]');
}
