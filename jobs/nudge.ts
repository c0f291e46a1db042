import { nudgeTimeOf } from '#src/core/plan-item.js';
import { defineJob } from '#src/runtime/declare.js';
import { sendNudges } from '#src/services/send-nudges.js';

/** Nudges and escalations of the day: the latest missed day only, within 24 hours and in working hours (rule 32). */
export default defineJob({
  name: 'nudge',
  at: nudgeTimeOf,
  catchUpWithinHours: 24,
  workingHoursOnly: true,
  run: (ctx, slot) => sendNudges(ctx, slot.day, { late: slot.late }),
});
