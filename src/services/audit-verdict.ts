import type { Instant } from '#src/core/day.js';
import type { KeptAnchors } from '#src/ports/anchors.js';
import type { Ctx } from './context.js';
import { programmeName } from './programme-of.js';

export interface AuditVerdict {
  ok: boolean;
  /** Entries ever appended, in all chains. */
  length: number;
  /** In the first chain that is not whole. */
  firstBad: number | null;
  /** The deployment's first, then each programme's. `length` and `head`, kept outside, prove later that nothing was cut off. */
  chains: {
    programmeId: string | null;
    /** Whose it is, in words. */
    of: string;
    ok: boolean;
    length: number;
    head: string;
    firstBad: number | null;
  }[];
  /** What was kept outside and held against it: how many times, when last, and which lines of that are not as they were written. */
  anchors: { count: number; last: Instant | null; altered: number[] };
}

/**
 * Whether the trail is whole: every chain of the deployment, whatever programme one looks from, held against what was kept
 * outside (`kept`: in the place of what this deployment keeps).
 */
export async function auditVerdict({ repos, anchors: own }: Ctx, kept?: KeptAnchors): Promise<AuditVerdict> {
  const { anchors, altered } = kept ?? (await own.kept());
  const programmes = new Map((await repos.programmes.list()).map((programme) => [programme.id, programme]));
  const chains = (await repos.audit.verifyEach(anchors)).map(({ chain, ...verdict }) => {
    const programme = programmes.get(chain);
    return { programmeId: chain || null, of: programme ? programmeName(programme) : chain || '系统', ...verdict };
  });
  return {
    ok: altered.length === 0 && chains.every(({ ok }) => ok),
    length: chains.reduce((sum, { length }) => sum + length, 0),
    firstBad: chains.find(({ ok }) => !ok)?.firstBad ?? null,
    chains,
    anchors: { count: anchors.length, last: anchors.at(-1)?.at ?? null, altered },
  };
}
