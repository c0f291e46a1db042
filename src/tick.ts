import { systemClock } from '#src/adapters/system/clock.js';
import { requireTickable } from '#src/core/catch-up.js';
import { type Instant, shownInstant } from '#src/core/day.js';
import { openContext, system } from '#src/services/context.js';
import { createApp } from './app.js';
import { loadConfig } from './config.js';
import { openHouse } from './house.js';
import type { Worked } from './runtime/scheduler.js';

/**
 * Works off every slot up to `at` (now, where null) and sends what is due, as a system timer would have it done.
 * @throws Refusal conflict: before the last slot handled; beyond the wall clock without `yes` (rule 31)
 */
export async function tickOnce(at: Instant | null, yes: boolean): Promise<Worked[]> {
  const wallClock = systemClock.now();
  const clock = at === null ? systemClock : { ...systemClock, now: () => at };
  const config = loadConfig();
  const house = await openHouse(config, { clock });
  try {
    const { repos } = await openContext(house, system);
    requireTickable({ at: at ?? wallClock, lastHandled: await repos.schedule.lastHandled(null), wallClock, yes });
    const app = createApp(house);
    const worked = await app.tick();
    await app.settled();
    await app.stop();
    return worked.map((one) => ({ ...one, slot: shownInstant(one.slot, config.timezone) }));
  } finally {
    await house.close();
  }
}
