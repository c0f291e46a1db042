import type { Kysely } from 'kysely';
import { addMilliseconds, type Instant } from '#src/core/day.js';
import { fits, type Limit } from '#src/core/limits.js';
import { oneAtATime } from './postgres/serial.js';
import type { Schema } from './schema.js';
import { tokenHash } from './token-hash.js';

/** What was asked for of that which is limited, kept for all instances together. */
export const limitedRepo = (db: Kysely<Schema>) => ({
  /**
   * Takes a place, within a transaction: with what else that one does, or not at all. False where the limit has no room now.
   * @param of what it is taken of; kept as a hash, since it may be a secret
   */
  async take(of: string, limit: Limit, now: Instant): Promise<boolean> {
    const key = tokenHash(of);
    await oneAtATime(db, key);
    const rows = await db
      .selectFrom('limited')
      .select('at')
      .where('key', '=', key)
      .where('at', '>', addMilliseconds(now, -limit.withinMs))
      .execute();
    const taken = rows.map(({ at }) => Date.parse(at));
    if (!fits(taken, Date.parse(now), limit)) return false;
    await db.insertInto('limited').values({ key, at: now }).execute();
    return true;
  },

  /** Forgets what no window reaches back to any more. */
  async purge(before: Instant): Promise<void> {
    await db.deleteFrom('limited').where('at', '<', before).execute();
  },
});
