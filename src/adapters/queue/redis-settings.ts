import { Redis } from 'ioredis';
import { optionsOf } from './redis-link.js';

/** A setting of the server that does not suit, and what it should be. */
export interface UnsafeSetting {
  setting: 'unreachable' | 'version' | 'maxmemory-policy' | 'persistence' | 'role';
  found: string;
  wanted: string;
}

const TIMEOUT_MS = 3_000;

/** Asks the server once. Never throws: that it cannot be asked is a finding. */
export async function unsafeSettings(url: string): Promise<UnsafeSetting[]> {
  const client = new Redis({
    ...optionsOf(url),
    lazyConnect: true,
    retryStrategy: null,
    commandTimeout: TIMEOUT_MS,
    maxRetriesPerRequest: 0,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return judged(infoOf(await client.info()));
  } catch (error) {
    return [
      { setting: 'unreachable', found: error instanceof Error ? error.message : 'no answer', wanted: 'an answer' },
    ];
  } finally {
    client.disconnect();
  }
}

export function infoOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('\r\n').flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1)]] : [];
    }),
  );
}

/** What INFO says, held against what the queues need. Wake-ups that are evicted or lost at a restart come late. */
export function judged(info: Record<string, string>): UnsafeSetting[] {
  const findings: UnsafeSetting[] = [];
  const { redis_version: version = '0', maxmemory_policy: policy = 'noeviction', role = 'master' } = info;
  if (Number(version.split('.')[0]) < 6) findings.push({ setting: 'version', found: version, wanted: '6.2 or later' });
  if (policy !== 'noeviction') findings.push({ setting: 'maxmemory-policy', found: policy, wanted: 'noeviction' });
  if (info.aof_enabled === '0')
    findings.push({ setting: 'persistence', found: 'appendonly no', wanted: 'appendonly yes' });
  if (role !== 'master') findings.push({ setting: 'role', found: role, wanted: 'master' });
  return findings;
}
