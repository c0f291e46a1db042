import type { Toast } from '#src/ports/platform.js';
import type { Ctx } from '#src/services/context.js';
import type { Flood } from '#src/services/refuse-flood.js';

/** Another instance took the event over: what was done here for it is not kept. */
export class LostClaim extends Error {}

/** Ends an event in the transaction of its effect, with what is answered to a press; `whose` limit it was beyond, if any. Throws LostClaim. */
export async function settleEvent(
  ctx: Ctx,
  eventId: string,
  toast: Toast | null,
  whose?: Flood['whose'],
): Promise<void> {
  if (!(await ctx.repos.inbox.markDone(eventId, ctx.instance, ctx.now, toast, whose))) throw new LostClaim();
}
