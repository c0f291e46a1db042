import { nudgeTimeOf } from '#src/core/plan-item.js';
import { defineJob } from '#src/runtime/declare.js';
import { followUpPromises } from '#src/services/follow-up-promises.js';

/** On the day that a unit named for a next step, it is asked how far it got. */
export default defineJob({
  name: 'follow-up-promises',
  at: nudgeTimeOf,
  catchUpWithinHours: 24,
  workingHoursOnly: true,
  run: (ctx, slot) => followUpPromises(ctx, slot.day),
});
