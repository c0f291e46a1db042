import { addMilliseconds } from '#src/core/day.js';
import { defineJob } from '#src/runtime/declare.js';

const dayMs = 24 * 3600_000;

/** Forgets raw events after 30 days (their ids stay, against repeats), and drafts that were never confirmed. */
export default defineJob({
  name: 'purge',
  at: () => '03:00',
  catchUpWithinHours: null,
  workingHoursOnly: false,
  async run({ repos, now }) {
    await repos.inbox.purge(addMilliseconds(now, -30 * dayMs));
    await repos.drafts.purge(addMilliseconds(now, -7 * dayMs));
    await repos.notes.purge(now);
    await repos.links.purge(addMilliseconds(now, -dayMs));
    await repos.limited.purge(addMilliseconds(now, -dayMs));
  },
});
