import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { boardStyle } from './board-style.js';

/** Only our own style, named by its hash; forms to ourselves; nothing else at all, scripts least of any. */
const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(boardStyle).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers: readonly [string, string][] = [
  ['content-security-policy', contentSecurityPolicy],
  ['x-frame-options', 'DENY'],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cache-control', 'no-store'],
];

/** What every answer of the board says to browsers and proxies. */
export const pageHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of headers) c.res.headers.set(name, value);
};
