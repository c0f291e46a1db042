/**
 * The `state` of a sign-in through a platform: signed, good for ten minutes, and only in the browser that began it, which holds
 * the other half in a cookie. That it is good once only is kept where it is used.
 */
import { createHmac } from 'node:crypto';
import { addMilliseconds, type Instant } from '#src/core/day.js';
import type { House } from '#src/services/context.js';
import { sameSecret } from '#src/wire/same-secret.js';
import type { SignInState } from './board-access.js';

export const stateSeconds = 600;

/** @param half what the browser keeps */
export function stateFor(house: House, half: string): string {
  const expires = String(Date.parse(addMilliseconds(house.clock.now(), stateSeconds * 1000)));
  const nonce = house.ids.secret(16);
  return [expires, nonce, signed(house, expires, nonce, half)].join('.');
}

/** Null where it is forged, another browser's, or too old. */
export function checkedState(house: House, text: string, half: string): SignInState | null {
  const [expires = '', nonce = '', signature = ''] = text.split('.');
  if (!/^\d{13}$/.test(expires) || !sameSecret(signature, signed(house, expires, nonce, half))) return null;
  const expiresAt: Instant = addMilliseconds('1970-01-01T00:00:00.000Z', Number(expires));
  return expiresAt > house.clock.now() ? { text, expiresAt } : null;
}

const signed = ({ secret }: House, ...parts: string[]): string =>
  createHmac('sha256', secret)
    .update(['sign-in', ...parts].join('\n'))
    .digest('base64url');
