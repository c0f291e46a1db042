import { addMilliseconds, dayMs } from '#src/core/day.js';
import { defineJob } from '#src/runtime/declare.js';
import { forgetWords } from '#src/services/forget.js';
import { purgeTrail } from '#src/services/purge-trail.js';

/** Forgets what was said and sent a month ago, drafts that were never confirmed, the trail of long ago. */
export default defineJob({
  name: 'purge',
  at: () => '03:00',
  catchUpWithinHours: null,
  workingHoursOnly: false,
  async run(ctx) {
    const { repos, now } = ctx;
    await forgetWords(ctx);
    await repos.drafts.purge(addMilliseconds(now, -7 * dayMs));
    await repos.notes.purge(now);
    await repos.links.purge(addMilliseconds(now, -dayMs));
    await repos.limited.purge(addMilliseconds(now, -dayMs));
    await purgeTrail(ctx);
  },
});
