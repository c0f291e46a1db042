import { randomBytes } from 'node:crypto';
import type { Clock } from '#src/ports/clock.js';
import type { Ids } from '#src/ports/ids.js';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ids that rise with the clock: prefix, 10 characters of time, 16 of chance (Crockford base 32). */
export function systemIds(clock: Clock, random: (bytes: number) => Uint8Array = randomBytes): Ids {
  return {
    next(prefix) {
      const time = encode(BigInt(Date.parse(clock.now())), 10);
      const chance = encode(BigInt(`0x${Buffer.from(random(10)).toString('hex')}`), 16);
      return `${prefix}${time}${chance}`;
    },
    secret: (bytes) => Buffer.from(random(bytes)).toString('base64url'),
  };
}

function encode(value: bigint, length: number): string {
  let rest = value;
  let text = '';
  for (let place = 0; place < length; place += 1) {
    text = digits[Number(rest & 31n)] + text;
    rest >>= 5n;
  }
  return text;
}
