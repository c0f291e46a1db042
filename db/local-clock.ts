import type { Kysely } from 'kysely';
import type { Instant } from '#src/core/day.js';
import type { Schema } from './schema.js';

/** How far the simulator's clock is, so that a restart goes on from there. */
export const localClockRepo = (db: Kysely<Schema>) => ({
  /** Null where the simulator was never begun on this store. */
  async read(): Promise<{ at: Instant; markedAt: Instant } | null> {
    return (await db.selectFrom('localClock').select(['at', 'markedAt']).executeTakeFirst()) ?? null;
  },

  /** Keeps how far the simulated clock is. It never goes back: an earlier instant changes nothing. */
  async mark(at: Instant, markedAt: Instant): Promise<void> {
    await db
      .insertInto('localClock')
      .values({ id: 1, at, markedAt })
      .onConflict((on) => on.column('id').doUpdateSet({ at, markedAt }).where('localClock.at', '<=', at))
      .execute();
  },
});
