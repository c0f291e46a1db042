import type { Kysely } from 'kysely';
import type { Instant } from '#src/core/day.js';
import type { Schema } from './schema.js';

/** Short texts under a name, for a stated time. Some are secrets: they are read by name only, never listed. */
export const notesRepo = (db: Kysely<Schema>) => ({
  /** Writes a note in place of the one of that name. */
  async put(name: string, value: string, expiresAt: Instant): Promise<void> {
    await db
      .insertInto('notes')
      .values({ name, value, expiresAt })
      .onConflict((on) => on.column('name').doUpdateSet({ value, expiresAt }))
      .execute();
  },

  async read(name: string, now: Instant): Promise<string | null> {
    const row = await db
      .selectFrom('notes')
      .select('value')
      .where('name', '=', name)
      .where('expiresAt', '>', now)
      .executeTakeFirst();
    return row?.value ?? null;
  },

  /** Reads a note that serves once: of several who ask, one gets it. */
  async take(name: string, now: Instant): Promise<string | null> {
    const row = await db
      .deleteFrom('notes')
      .where('name', '=', name)
      .where('expiresAt', '>', now)
      .returning('value')
      .executeTakeFirst();
    return row?.value ?? null;
  },

  async drop(name: string): Promise<void> {
    await db.deleteFrom('notes').where('name', '=', name).execute();
  },

  async purge(now: Instant): Promise<number> {
    const { numDeletedRows } = await db.deleteFrom('notes').where('expiresAt', '<=', now).executeTakeFirst();
    return Number(numDeletedRows);
  },
});
