import { slotsBetween } from '#src/core/catch-up.js';
import type { Instant } from '#src/core/day.js';
import { type House, openContext, system } from '#src/services/context.js';
import type { Bot } from './bot.js';

/** The instants after now, up to `to`, at which some job of a programme has its time; oldest first, each once. */
export async function slotsAhead(house: House, bot: Bot, to: Instant): Promise<Instant[]> {
  const { repos, now } = await openContext(house, system);
  const slots = (await repos.programmes.active()).flatMap(({ settings, timezone }) =>
    bot.jobs.flatMap((job) => slotsBetween({ time: job.at(settings), timezone }, now, to)),
  );
  return [...new Set(slots)].sort();
}
