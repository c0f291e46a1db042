import { defineJob } from '#src/runtime/declare.js';
import { recordRoundActs } from '#src/services/record-round-acts.js';

/** Openings, locks and the cut-off, however late (rule 32). */
export default defineJob({
  name: 'rounds',
  at: () => '00:00',
  catchUpWithinHours: null,
  workingHoursOnly: false,
  run: (ctx, slot) => recordRoundActs(ctx, slot.day),
});
