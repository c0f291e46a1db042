import { missedDigestCard } from '#src/cards/office-notice-cards.js';
import { digestTimeOf } from '#src/core/plan-item.js';
import { defineJob } from '#src/runtime/declare.js';
import { postToOffice } from '#src/services/post-to-office.js';
import { isDigestDay, sendDigests } from '#src/services/send-digests.js';

/** Every day at the digest's time; the rules say whether this is the week's day (rule 30). */
export default defineJob({
  name: 'weekly-digest',
  at: digestTimeOf,
  catchUpWithinHours: 72,
  workingHoursOnly: false,
  run: (ctx, slot) => sendDigests(ctx, slot),
  async missed(ctx, slot) {
    if (await isDigestDay(ctx, slot.day))
      await postToOffice(ctx, missedDigestCard(slot.day), `digest-missed:${slot.day}`);
  },
});
