import { type House, openContext, system } from '#src/services/context.js';
import type { Probe } from './server.js';

/**
 * What must be well before the service can serve: the database, and each platform where this process hears them. Without
 * Redis work goes on, only slower: it is no reason to take an instance out.
 */
export function probesOf(house: House, hears = true): Probe[] {
  return [
    { name: 'database', check: () => reasonOf(() => openContext(house, system)) },
    ...(hears ? [...house.platforms.values()] : []).map((platform) => ({
      name: platform.name,
      check: async () => {
        const health = platform.health();
        return health.ready ? null : (health.reason ?? 'not ready');
      },
    })),
  ];
}

async function reasonOf(check: () => Promise<unknown>): Promise<string | null> {
  try {
    await check();
    return null;
  } catch {
    return 'does not answer';
  }
}
