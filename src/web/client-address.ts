import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Context } from 'hono';
import { isPublicAddress } from '#src/wire/public-address.js';

/**
 * The network address that a request is from, as the nearest proxy tells it; none on the internet is believed. Null where
 * there is a proxy on this machine that does not tell.
 */
export function clientAddress(c: Context): string | null {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  const peer = incoming?.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1';
  if (isPublicAddress(peer)) return peer;
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  if (isIP(told)) return told;
  return /^(?:127\.|::1$)/.test(peer) ? null : peer;
}
