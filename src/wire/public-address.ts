/** Addresses that come from outside lead to the internet only: nowhere on this machine, nowhere in the office's own network. */
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';

const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4');

/** Of IPv6 only what is given out to the internet, without its ways of writing an IPv4 address. */
const outside = new BlockList();
outside.addSubnet('2000::', 3, 'ipv6');
const tunnels = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  tunnels.addSubnet(net, bits, 'ipv6');

/** Whether an IP address, as text, is one of the internet. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !inside.check(address, 'ipv4');
    case 6:
      return outside.check(address, 'ipv6') && !tunnels.check(address, 'ipv6');
    default:
      return false;
  }
}

/** Whether a URL may be called though somebody outside has chosen it: https on its own port, and no host that is surely inside. */
export function isPublicUrl({ protocol, port, hostname, username, password }: URL): boolean {
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host)) return isPublicAddress(host);
  return host.includes('.') && !/\.(?:local|localhost|localdomain|internal|intranet|lan|home|corp|arpa)$/.test(host);
}

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** `dns.lookup` that finds no address inside, whatever a name server says: in the place of `lookup` of a request. */
export function publicLookup(hostname: string, options: LookupOptions, found: Found): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return found(error ?? notPublic(hostname), '');
    if (!addresses.every(({ address }) => isPublicAddress(address))) return found(notPublic(hostname), '');
    if (options.all) found(null, addresses);
    else found(null, first.address, first.family);
  });
}

const notPublic = (hostname: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`${hostname} leads to no address of the internet`), { code: 'ENOTPUBLIC' });
