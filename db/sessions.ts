import type { Kysely } from 'kysely';
import type { Instant } from '#src/core/day.js';
import type { Schema } from './schema.js';
import { tokenHash } from './token-hash.js';

export interface Session {
  personId: string;
  createdAt: Instant;
  expiresAt: Instant;
}

/** Who is signed in to the board. What a session may see follows from the person's rights of the moment. */
export const sessionsRepo = (db: Kysely<Schema>) => ({
  async add(token: string, session: Session): Promise<void> {
    await db
      .insertInto('sessions')
      .values({ ...session, hash: tokenHash(token), endedAt: null })
      .execute();
  },

  /** Null: unknown, ended or expired. */
  async find(token: string, now: Instant): Promise<Session | null> {
    const row = await db
      .selectFrom('sessions')
      .select(['personId', 'createdAt', 'expiresAt'])
      .where('hash', '=', tokenHash(token))
      .where('endedAt', 'is', null)
      .where('expiresAt', '>', now)
      .executeTakeFirst();
    return row ?? null;
  },

  async end(token: string, at: Instant): Promise<void> {
    await db.updateTable('sessions').set({ endedAt: at }).where('hash', '=', tokenHash(token)).execute();
  },

  async endAllOf(personId: string, at: Instant): Promise<void> {
    await db
      .updateTable('sessions')
      .set({ endedAt: at })
      .where('personId', '=', personId)
      .where('endedAt', 'is', null)
      .execute();
  },

  /** Deletes those that expired before then. */
  async purge(before: Instant): Promise<number> {
    const { numDeletedRows } = await db.deleteFrom('sessions').where('expiresAt', '<', before).executeTakeFirst();
    return Number(numDeletedRows);
  },
});
