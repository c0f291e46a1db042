import type { Repositories } from '#db/repositories.js';
import { systemClock } from '#src/adapters/system/clock.js';
import { requireTickable } from '#src/core/catch-up.js';
import { type Instant, shownInstant } from '#src/core/day.js';
import { openContext, system } from '#src/services/context.js';
import { createApp } from './app.js';
import { type Config, loadConfig } from './config.js';
import { openHouse } from './house.js';
import type { Worked } from './runtime/scheduler.js';

/**
 * Works off every slot up to `at` (now, where null) and sends what is due, as a system timer would have it done.
 * @throws Refusal conflict: before the last slot handled; beyond the wall clock without `yes` (rule 31)
 */
export async function tickOnce(at: Instant | null, yes: boolean): Promise<Worked[]> {
  const config = loadConfig();
  const house = await openHouse(quietly(config), at === null ? {} : { clock: { ...systemClock, now: () => at } });
  try {
    const { repos } = await openContext(house, system);
    const lastHandled = await repos.schedule.lastHandled(null);
    if (at !== null) requireTickable({ at, lastHandled, wallClock: systemClock.now(), yes });
    const app = createApp(house);
    await app.start();
    const worked = await app.tick();
    await app.settled();
    await app.stop();
    if (at !== null) await moveSimulatedClock(repos, at);
    return worked.map((one) => ({ ...one, slot: shownInstant(one.slot, config.timezone) }));
  } finally {
    await house.close();
  }
}

/** Like any other command it says on standard error only what went wrong. */
const quietly = (config: Config): Config => (config.logLevel === 'info' ? { ...config, logLevel: 'warn' } : config);

/** A simulator on this store goes on from there. */
async function moveSimulatedClock({ localClock }: Repositories, at: Instant): Promise<void> {
  if (await localClock.read()) await localClock.mark(at, systemClock.now());
}
