import type { Kysely } from 'kysely';
import type { Instant } from '#src/core/day.js';
import type { Schema } from './schema.js';

export interface Hold {
  /** 'restored'. */
  reason: string;
  heldAt: Instant;
}

/** A stop on everything that goes out, until the office lets it go. */
export const outboxHold = (db: Kysely<Schema>) => ({
  async hold(reason: string, at: Instant): Promise<void> {
    await db.insertInto('holds').values({ reason, heldAt: at, releasedAt: null }).execute();
  },

  /** The hold in force, the first of several. */
  async held(): Promise<Hold | null> {
    const row = await db
      .selectFrom('holds')
      .select(['reason', 'heldAt'])
      .where('releasedAt', 'is', null)
      .orderBy('seq')
      .executeTakeFirst();
    return row ?? null;
  },

  /** When a backup was last restored; null: never. */
  async restoredAt(): Promise<Instant | null> {
    const row = await db
      .selectFrom('holds')
      .select((eb) => eb.fn.max('heldAt').as('at'))
      .where('reason', '=', 'restored')
      .executeTakeFirst();
    return row?.at ?? null;
  },

  async release(at: Instant): Promise<void> {
    await db.updateTable('holds').set({ releasedAt: at }).where('releasedAt', 'is', null).execute();
  },
});
