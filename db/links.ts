import type { Kysely, Selectable } from 'kysely';
import type { Instant } from '#src/core/day.js';
import type { Schema } from './schema.js';
import { tokenHash } from './token-hash.js';

/** A link or form token that is good once, for one person and one purpose, until it expires. */
export interface Link {
  personId: string | null;
  /** 'form', 'board', 'oauth-state'. */
  purpose: string;
  /** The programme it was made in; null where there was none. */
  programmeId: string | null;
  /** Ids of what it opens. */
  subject: Record<string, unknown>;
  createdAt: Instant;
  expiresAt: Instant;
  usedAt: Instant | null;
}

export const linksRepo = (db: Kysely<Schema>, programmeId: string | null) => ({
  async add(token: string, link: Omit<Link, 'usedAt' | 'programmeId'>): Promise<void> {
    await db
      .insertInto('links')
      .values({ ...link, hash: tokenHash(token), programmeId, subject: JSON.stringify(link.subject), usedAt: null })
      .execute();
  },

  /** Looks without using up: previews fetch links too. Null: unknown, used or expired. */
  async peek(token: string, purpose: string, now: Instant): Promise<Link | null> {
    const row = await db
      .selectFrom('links')
      .selectAll()
      .where('hash', '=', tokenHash(token))
      .where('purpose', '=', purpose)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', now)
      .executeTakeFirst();
    return row ? toLink(row) : null;
  },

  /** A link of any state, so that its holder can be told what is the matter with it. Null: unknown. */
  async find(token: string, purpose: string): Promise<Link | null> {
    const row = await db
      .selectFrom('links')
      .selectAll()
      .where('hash', '=', tokenHash(token))
      .where('purpose', '=', purpose)
      .executeTakeFirst();
    return row ? toLink(row) : null;
  },

  /** Keeps with a link what came of it. */
  async note(token: string, subject: Record<string, unknown>): Promise<void> {
    await db
      .updateTable('links')
      .set({ subject: JSON.stringify(subject) })
      .where('hash', '=', tokenHash(token))
      .execute();
  },

  /** Uses it up. Null: unknown, used or expired; of two at once one gets it. */
  async use(token: string, purpose: string, now: Instant): Promise<Link | null> {
    const row = await db
      .updateTable('links')
      .set({ usedAt: now })
      .where('hash', '=', tokenHash(token))
      .where('purpose', '=', purpose)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', now)
      .returningAll()
      .executeTakeFirst();
    return row ? toLink(row) : null;
  },

  /** Keeps that a token was used which was signed rather than stored. False where it was used before; of two at once one is. */
  async spend(token: string, purpose: string, at: Instant, expiresAt: Instant): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('links')
      .values({
        hash: tokenHash(token),
        programmeId,
        personId: null,
        purpose,
        subject: '{}',
        createdAt: at,
        expiresAt,
        usedAt: at,
      })
      .onConflict((on) => on.doNothing())
      .executeTakeFirst();
    return Number(numInsertedOrUpdatedRows) > 0;
  },

  /** None of a person's links is good any more. */
  async revokeOf(personId: string, at: Instant): Promise<void> {
    await db
      .updateTable('links')
      .set({ usedAt: at })
      .where('personId', '=', personId)
      .where('usedAt', 'is', null)
      .execute();
  },

  /** Deletes those that expired before then. */
  async purge(before: Instant): Promise<number> {
    const { numDeletedRows } = await db.deleteFrom('links').where('expiresAt', '<', before).executeTakeFirst();
    return Number(numDeletedRows);
  },
});

function toLink({ hash: _hash, subject, ...link }: Selectable<Schema['links']>): Link {
  return { ...link, subject: JSON.parse(subject) };
}
