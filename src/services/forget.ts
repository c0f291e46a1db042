import { addMilliseconds, dayMs } from '#src/core/day.js';
import { drawingMime } from '#src/ports/pictures.js';
import type { Ctx } from './context.js';

const keptMs = 30 * dayMs;
/** So many a night, the rest in the next ones: after an upgrade those of years may be there. */
const messagesAtOnce = 10_000;

/**
 * Forgets what was said and sent, and drawings that went with it, 30 days later. Ids and keys stay, against repeats; what came of it
 * stands in the facts and on the trail.
 */
export async function forgetWords({ repos, now }: Ctx): Promise<void> {
  const before = addMilliseconds(now, -keptMs);
  await repos.inbox.purge(before);
  await repos.outbox.forgetWords(before, messagesAtOnce);
  await repos.files.purge(drawingMime, before);
}
