import { z } from 'zod';
import type { Day } from '#src/core/day.js';
import { askTask } from './ask-task.js';
import type { Ctx } from './context.js';

/** A task, since what is anchored must have been committed: the day's. */
export const anchorTask = z.object({ day: z.string() });
export const anchorTaskName = 'anchor-trail';

export async function askForAnchor(ctx: Ctx, day: Day): Promise<void> {
  await askTask(ctx, {
    kind: anchorTaskName,
    key: `anchor:${ctx.programme?.id ?? ''}:${day}`,
    payload: { day } satisfies z.output<typeof anchorTask>,
  });
}

/** Anchors the ends of the programme's chain and of the deployment's outside the store. */
export async function anchorTrail({ repos, programme, anchors, clock }: Ctx): Promise<() => Promise<void>> {
  const ends = await repos.audit.ends([programme?.id ?? null, null]);
  const at = clock.now();
  await anchors.keep(ends.map((end) => ({ ...end, at })));
  return async () => undefined;
}
