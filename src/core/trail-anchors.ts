/** What is kept of the trail outside the database, so that a cut end or an older copy put back is noticed. */
import type { Instant } from './day.js';

export interface TrailAnchor {
  /** The programme's id; '' for the deployment. */
  chain: string;
  /** Entries that there were, and the hash of the last of them. */
  length: number;
  head: string;
  /** When it was taken. */
  at: Instant;
  /** Taken just after a backup was restored: what came after the backup is known to be lost. */
  restored?: boolean;
}

/** Of those kept, in the order in which they were, the ones that still bind, the shortest first. */
export function bindingAnchors(kept: readonly TrailAnchor[]): TrailAnchor[] {
  const binding = kept.reduce<TrailAnchor[]>((before, next) => {
    const stand = next.restored
      ? before.filter(({ chain, length }) => chain !== next.chain || length <= next.length)
      : before;
    return [...stand, next];
  }, []);
  return binding.filter(({ length }) => length > 0).sort((a, b) => a.length - b.length);
}
