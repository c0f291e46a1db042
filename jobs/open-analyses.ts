import { nudgeTimeOf } from '#src/core/plan-item.js';
import { defineJob } from '#src/runtime/declare.js';
import { openAnalyses } from '#src/services/open-analyses.js';

/** After the cut-off every unit is sent, once, the form for what lags. */
export default defineJob({
  name: 'open-analyses',
  at: nudgeTimeOf,
  catchUpWithinHours: 24,
  workingHoursOnly: true,
  run: (ctx, slot) => openAnalyses(ctx, slot.day, slot),
});
