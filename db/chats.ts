import type { Kysely } from 'kysely';
import type { Instant } from '#src/core/day.js';
import type { Address, Audience, Chat } from '#src/core/people.js';
import type { Schema } from './schema.js';
import { withTransaction } from './transaction.js';

/** Chats and whom they serve. A chat serves the office or the leaders in every programme, a unit in the unit's own. */
export const chatsRepo = (db: Kysely<Schema>, programmeId: string | null) => {
  const scopes = ['', programmeId ?? ''];

  const listChats = async (address: Address | null = null): Promise<Chat[]> => {
    const chats = db.selectFrom('chats').selectAll().orderBy('address');
    const rows = await (address === null ? chats : chats.where('address', '=', address)).execute();
    // The programme's own binding comes first.
    const audiences = await db
      .selectFrom('audiences')
      .selectAll()
      .where('programmeId', 'in', scopes)
      .orderBy('programmeId', 'desc')
      .execute();
    return rows.map((row) => {
      const found = audiences.find((audience) => audience.chat === row.address);
      return { ...row, audience: found ? toAudience(found) : null };
    });
  };

  return {
    /** All chats that the bot has been in, or the one. */
    listChats,

    async chat(address: Address): Promise<Chat | null> {
      return (await listChats(address))[0] ?? null;
    },

    /** Notes that the bot is in the chat, under that name where it is known. */
    async joinChat(address: Address, name: string | null, kind: Chat['kind'] = 'group'): Promise<void> {
      await db
        .insertInto('chats')
        .values({ address, kind, name, goneAt: null })
        .onConflict((on) => on.column('address').doUpdateSet(name === null ? { goneAt: null } : { name, goneAt: null }))
        .execute();
    },

    /** The platform said that the bot is no longer in it, or that it was dissolved; the binding stays. */
    async leaveChat(address: Address, at: Instant): Promise<void> {
      await db.updateTable('chats').set({ goneAt: at }).where('address', '=', address).execute();
    },

    /** Binds a chat to one audience, in place of the one it had; null unbinds it. */
    async bindChat(address: Address, audience: Audience | null, kind: Chat['kind'] = 'group'): Promise<void> {
      await withTransaction(db, async (tx) => {
        await tx
          .insertInto('chats')
          .values({ address, kind, name: null, goneAt: null })
          .onConflict((on) => on.doNothing())
          .execute();
        await tx.deleteFrom('audiences').where('chat', '=', address).where('programmeId', 'in', scopes).execute();
        if (!audience) return;
        const unitId = audience.kind === 'unit' ? audience.unitId : null;
        await tx
          .insertInto('audiences')
          .values({ programmeId: unitId ? (programmeId ?? '') : '', chat: address, kind: audience.kind, unitId })
          .execute();
      });
    },
  };
};

function toAudience({ kind, unitId }: { kind: Audience['kind']; unitId: string | null }): Audience | null {
  if (kind !== 'unit') return { kind };
  return unitId === null ? null : { kind, unitId };
}
