import { defineJob, defineTask } from '#src/runtime/declare.js';
import { anchorTask, anchorTaskName, anchorTrail, askForAnchor } from '#src/services/anchor-trail.js';

/** Length and head of the trail are kept outside the store, every night: what is cut off later is missed. */
export default defineJob({
  name: 'anchor-trail',
  at: () => '03:00',
  catchUpWithinHours: null,
  workingHoursOnly: false,
  run: (ctx, slot) => askForAnchor(ctx, slot.day),
});

export const anchorTrailTask = defineTask({ name: anchorTaskName, payload: anchorTask, run: anchorTrail });
