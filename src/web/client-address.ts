import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { Context } from 'hono';

const ownNetwork = new BlockList();
for (const [net, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  ownNetwork.addSubnet(net, prefix, 'ipv4');
ownNetwork.addAddress('::1', 'ipv6');
ownNetwork.addSubnet('fc00::', 7, 'ipv6');

/**
 * The network address that a request is from, as the nearest proxy tells it; only one in the own network is believed. Null where
 * there is a proxy on this machine that does not tell.
 */
export function clientAddress(c: Context): string | null {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  const peer = incoming?.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1';
  const family = isIP(peer) === 6 ? 'ipv6' : 'ipv4';
  if (!ownNetwork.check(peer, family)) return peer;
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  if (isIP(told)) return told;
  return /^(?:127\.|::1$)/.test(peer) ? null : peer;
}
