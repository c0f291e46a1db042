import type { Kysely } from 'kysely';
import type { Instant } from '#src/core/day.js';
import type { Address } from '#src/core/people.js';
import { fromRow, toRow } from './codec.js';
import { type Draft, draftShape } from './draft-row.js';
import type { Schema } from './schema.js';

export type { Draft } from './draft-row.js';

export const draftsRepo = (db: Kysely<Schema>, programmeId: string | null) => ({
  async insert(draft: Omit<Draft, 'state'>): Promise<void> {
    await db
      .insertInto('drafts')
      .values({ ...toRow<Draft>(draftShape, { ...draft, state: 'open' }), programmeId })
      .execute();
  },

  async byId(id: string): Promise<Draft | null> {
    const row = await db.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? fromRow(draftShape, row) : null;
  },

  /** A person's drafts in a chat that still wait, oldest first. */
  async openOf(personId: string, chat: Address, now: Instant): Promise<Draft[]> {
    const rows = await db
      .selectFrom('drafts')
      .selectAll()
      .where('personId', '=', personId)
      .where('chat', '=', chat)
      .where('state', '=', 'open')
      .where('expiresAt', '>', now)
      .orderBy('createdAt')
      .orderBy('id')
      .execute();
    return rows.map((row) => fromRow(draftShape, row));
  },

  /** What a message led to, where its author confirmed it. */
  async confirmedFrom(messageId: string): Promise<Draft | null> {
    const row = await db
      .selectFrom('drafts')
      .selectAll()
      .where('messageId', '=', messageId)
      .where('state', '=', 'confirmed')
      .orderBy('createdAt', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ? fromRow(draftShape, row) : null;
  },

  /** Changes what waits, as a dialogue goes on. False: it no longer waits. */
  async save(id: string, payload: Record<string, unknown>, expiresAt: Instant): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('drafts')
      .set({ payload: JSON.stringify(payload), expiresAt })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },

  /** False: it was settled before. */
  async settle(id: string, state: 'confirmed' | 'dropped'): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('drafts')
      .set({ state })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },

  /** Deletes those that expired before then without having been confirmed. */
  async purge(before: Instant): Promise<number> {
    const { numDeletedRows } = await db
      .deleteFrom('drafts')
      .where('expiresAt', '<', before)
      .where('state', '<>', 'confirmed')
      .executeTakeFirst();
    return Number(numDeletedRows);
  },
});
