/** Elections by the leases in the store. Whoever holds one advances it; where it stands still, the next takes over. */
import type { Database } from '#db/index.js';
import { type Lease, leasesRepo } from '#db/leases.js';
import type { Clock } from '#src/ports/clock.js';
import type { Elections } from '#src/ports/elections.js';
import type { Log } from '#src/ports/log.js';

const BEAT_MS = 4_000;
/** One that could not show for so long that it lives steps down by itself, well before another takes over. */
const STEP_DOWN_MS = 14_000;
const UNANSWERED_MS = 9_000;
const STOOD_STILL_MS = 20_000;

interface Parts {
  database: Pick<Database, 'db'>;
  clock: Clock;
  log: Log;
  /** A name that no other instance has. */
  holder: string;
  /** Whether the instance of that name is known to have ended: its leases are taken over at once. */
  hasEnded: (holder: string) => boolean;
}

export function leaseElections({ database, clock, log, holder, hasEnded }: Parts): Elections {
  const leases = leasesRepo(database.db);

  return {
    stand(name, candidate) {
      let mine: { lease: Lease; shownAt: number } | null = null;
      let seen: { lease: Lease; since: number } | null = null;
      /** When the store was asked the question that it has not answered yet. */
      let askedAt: number | null = null;
      let isStanding = true;
      let cancelBeat = () => {};
      let cancelWatch = () => {};

      const gain = (lease: Lease, at: number): void => {
        const isNew = mine === null;
        mine = { lease, shownAt: at };
        if (!isNew) return;
        log.info({ name, fence: lease.fence }, 'elected');
        watch();
        candidate.elected();
      };
      const lose = (why: string): void => {
        if (mine === null) return;
        mine = null;
        seen = null;
        cancelWatch();
        log.warn({ name, why }, 'deposed');
        candidate.deposed();
      };
      /** Even where the store does not answer at all. */
      const watch = (): void => {
        cancelWatch = clock.after(1_000, () => {
          if (mine === null) return;
          // Where every timer was late, the machine slept: the lease is asked about before anything is given up.
          const isUnanswered = askedAt !== null && clock.monotonic() - askedAt >= UNANSWERED_MS;
          if (isUnanswered && clock.monotonic() - mine.shownAt >= STEP_DOWN_MS) lose('the store does not answer');
          else watch();
        });
      };

      async function beat(): Promise<void> {
        const asked = clock.monotonic();
        if (mine) {
          const { fence } = mine.lease;
          const kept = await leases.advance({ name, fence });
          if (!isStanding) return;
          if (kept && mine) gain(kept, asked);
          else if (!kept) lose('another one has taken over');
          return;
        }
        const taken = (await leases.take(name, holder)) ?? (await takenOver(asked));
        if (!taken) {
          if (isStanding) candidate.passedOver();
          return;
        }
        if (isStanding) gain(taken, asked);
        else await leases.release(taken);
      }

      async function takenOver(asked: number): Promise<Lease | null> {
        const now = await leases.read(name);
        if (!now?.holder) return null;
        if (seen?.lease.counter !== now.counter || seen.lease.fence !== now.fence) seen = { lease: now, since: asked };
        const isStale = clock.monotonic() - seen.since >= STOOD_STILL_MS || hasEnded(now.holder);
        return isStale ? leases.takeOver(now, holder) : null;
      }

      let beating = Promise.resolve();
      const next = (): void => {
        askedAt = clock.monotonic();
        beating = beat()
          .catch((error: unknown) => log.warn({ name, error }, 'election failed'))
          .then(() => {
            askedAt = null;
            if (isStanding) cancelBeat = clock.after(BEAT_MS, next);
          });
      };
      next();

      return {
        async withdraw() {
          isStanding = false;
          cancelBeat();
          cancelWatch();
          await beating;
          if (mine) await leases.release(mine.lease).catch(() => false);
          mine = null;
        },
      };
    },
  };
}
