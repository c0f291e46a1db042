import { type House, openContext, system } from '#src/services/context.js';
import type { Probe } from './server.js';

/** What must be well before the service can serve: the database and each platform. */
export function probesOf(house: House): Probe[] {
  return [
    { name: 'database', check: () => reasonOf(() => openContext(house, system)) },
    ...[...house.platforms.values()].map((platform) => ({
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
