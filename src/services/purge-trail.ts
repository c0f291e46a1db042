import { addMilliseconds, dayMs } from '#src/core/day.js';
import type { Ctx } from './context.js';
import { audit } from './new-fact.js';

/** Forgets entries of the trail that are older than they need be: the programme's, the deployment's, those of past years. */
export async function purgeTrail(ctx: Ctx): Promise<void> {
  const { repos, programme, now, trailDays } = ctx;
  const before = addMilliseconds(now, -trailDays * dayMs);
  const active = new Set((await repos.programmes.activeNames()).map(({ id }) => id));
  const past = (await repos.programmes.list()).flatMap(({ id }) => (active.has(id) ? [] : [id]));
  // In the order in which an entry that begins a chain takes them: two that purge at once do not wait for each other for ever.
  for (const chain of [programme?.id ?? null, null, ...past.sort()]) {
    const entries = await repos.audit.purge(before, chain);
    if (entries > 0) await audit(ctx, 'trail.purge', chain ?? 'deployment', { entries, before });
  }
}
