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
}

/** Whether the trail is whole: every chain of the deployment, whatever programme one looks from. */
export async function auditVerdict({ repos }: Ctx): Promise<AuditVerdict> {
  const programmes = new Map((await repos.programmes.list()).map((programme) => [programme.id, programme]));
  const chains = (await repos.audit.verifyEach()).map(({ chain, ...verdict }) => {
    const programme = programmes.get(chain);
    return { programmeId: chain || null, of: programme ? programmeName(programme) : chain || '系统', ...verdict };
  });
  return {
    ok: chains.every(({ ok }) => ok),
    length: chains.reduce((sum, { length }) => sum + length, 0),
    firstBad: chains.find(({ ok }) => !ok)?.firstBad ?? null,
    chains,
  };
}
