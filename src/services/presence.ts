/**
 * Which instances live. Each shows it by a lease that it advances; what another one had in hand when its lease stood still,
 * or went, is free again. No wall clocks are compared: who watches counts by its own monotonic time.
 */
import { type Lease, leasesRepo } from '#db/leases.js';
import { repositories } from '#db/repositories.js';
import type { House } from './context.js';

const BEAT_MS = 4_000;
const STOOD_STILL_MS = 20_000;

export interface Presence {
  /** From here on this instance may claim work. Resolves once what the dead left behind is free. */
  begin(): Promise<void>;
  /** It has nothing in hand any more. */
  end(): Promise<void>;
}

/** `free` gives back what instances had claimed that live no more. */
export function presence(
  { database, clock, log, instance, hasEnded, auditKey }: House,
  free: (owners: readonly string[]) => Promise<void>,
): Presence {
  const leases = leasesRepo(database.db);
  const { inbox, tasks, outbox } = repositories(database.db, null, { auditKey });
  const nameOf = (owner: string): string => `instance:${owner}`;
  const seen = new Map<string, { lease: Lease; since: number }>();
  let mine: Lease | null = null;
  let isThere = false;
  let cancelBeat = () => {};
  let beating = Promise.resolve();

  async function show(): Promise<void> {
    const kept = mine && (await leases.advance(mine));
    if (mine && !kept) log.warn({ instance }, 'was taken for dead; what was in hand went to others');
    mine = kept ?? (await leases.take(nameOf(instance), instance));
  }

  async function isDead(owner: string): Promise<boolean> {
    const asked = clock.monotonic();
    const lease = await leases.read(nameOf(owner));
    if (!lease?.holder) return true;
    const known = seen.get(owner);
    if (known?.lease.counter !== lease.counter || known.lease.fence !== lease.fence) {
      seen.set(owner, { lease, since: asked });
    }
    const since = seen.get(owner)?.since ?? asked;
    if (asked - since < STOOD_STILL_MS && !hasEnded(owner)) return false;
    return (await leases.endOf(lease)) !== null;
  }

  async function lookAround(): Promise<void> {
    const owners = new Set([...(await outbox.owners()), ...(await inbox.owners()), ...(await tasks.owners())]);
    owners.delete(instance);
    const dead: string[] = [];
    for (const owner of owners) if (await isDead(owner)) dead.push(owner);
    for (const known of seen.keys()) if (!owners.has(known)) seen.delete(known);
    if (dead.length === 0) return;
    log.info({ instances: dead }, 'gone; what they had in hand is taken up');
    await free(dead);
  }

  const next = (): void => {
    beating = show()
      .then(lookAround)
      .catch((error: unknown) => log.warn({ error }, 'could not show that this instance lives'))
      .then(() => {
        if (isThere) cancelBeat = clock.after(BEAT_MS, next);
      });
  };

  return {
    async begin() {
      isThere = true;
      await show();
      await lookAround();
      cancelBeat = clock.after(BEAT_MS, next);
    },
    async end() {
      if (!isThere) return;
      isThere = false;
      cancelBeat();
      await beating;
      if (mine) await leases.remove(mine).catch(() => undefined);
      mine = null;
    },
  };
}
