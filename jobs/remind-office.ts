import { nudgeTimeOf } from '#src/core/plan-item.js';
import { defineJob } from '#src/runtime/declare.js';
import { remindOffice } from '#src/services/remind-office.js';

/** The office's own backlog, once a week: what waits for review, what nobody could be told, duties without a leader. */
export default defineJob({
  name: 'remind-office',
  at: nudgeTimeOf,
  catchUpWithinHours: 24,
  workingHoursOnly: true,
  run: (ctx, slot) => remindOffice(ctx, slot.day),
});
