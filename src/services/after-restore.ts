import type { Instant } from '#src/core/day.js';
import type { Ctx } from './context.js';

/**
 * Works off a minute that lay before the last restore of a backup. What it sends may have been sent then, by the store that
 * was lost: it is in doubt (待核对), and the office says whether it goes out.
 */
export async function inDoubtIfRestored(
  { repos, now }: Pick<Ctx, 'repos' | 'now'>,
  slot: Instant,
  work: () => Promise<void>,
): Promise<void> {
  const restoredAt = await repos.outbox.restoredAt();
  if (restoredAt === null || slot > restoredAt) return work();
  const before = await repos.outbox.lastSeq();
  await work();
  await repos.outbox.doubtAll(now, before);
}
