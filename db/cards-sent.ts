import type { Kysely } from 'kysely';
import type { Address } from '#src/core/people.js';
import { type CardSent, cardSentShape } from './card-sent-row.js';
import { fromRow, toRow } from './codec.js';
import type { Schema } from './schema.js';

export type { CardSent } from './card-sent-row.js';

export interface CardFilter {
  chat?: Address;
  purpose?: string;
  unitId?: string;
  obligationKey?: string;
}

export const cardsSentRepo = (db: Kysely<Schema>, programmeId: string | null) => ({
  /** Notes a card that was sent, or sent anew into the same message. */
  async record(card: Omit<CardSent, 'current'>): Promise<void> {
    const row = {
      ...toRow(cardSentShape, { ...card, current: true }),
      programmeId,
      purpose: card.subject.purpose,
      unitId: card.subject.unitId ?? null,
    };
    const { messageId: _id, ...rest } = row;
    await db
      .insertInto('cardsSent')
      .values(row)
      .onConflict((on) => on.column('messageId').doUpdateSet(rest))
      .execute();
  },

  async byMessage(messageId: string): Promise<CardSent | null> {
    const row = await db.selectFrom('cardsSent').selectAll().where('messageId', '=', messageId).executeTakeFirst();
    return row ? fromRow(cardSentShape, row) : null;
  },

  /** Cards that still stand, oldest first. */
  async current(filter: CardFilter): Promise<CardSent[]> {
    let query = db
      .selectFrom('cardsSent')
      .selectAll()
      .where('current', '=', 1)
      .where('programmeId', programmeId === null ? 'is' : '=', programmeId)
      .orderBy('sentAt')
      .orderBy('messageId');
    if (filter.chat !== undefined) query = query.where('chat', '=', filter.chat);
    if (filter.purpose !== undefined) query = query.where('purpose', '=', filter.purpose);
    if (filter.unitId !== undefined) query = query.where('unitId', '=', filter.unitId);
    const cards = (await query.execute()).map((row) => fromRow(cardSentShape, row));
    const { obligationKey } = filter;
    return obligationKey === undefined
      ? cards
      : cards.filter((card) => card.subject.obligationKeys?.includes(obligationKey));
  },

  async retire(messageId: string): Promise<void> {
    await db.updateTable('cardsSent').set({ current: 0 }).where('messageId', '=', messageId).execute();
  },
});
