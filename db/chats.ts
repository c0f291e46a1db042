import type { Kysely } from 'kysely';
import type { Instant } from '#src/core/day.js';
import { groupBy } from '#src/core/group-by.js';
import type { Address, Audience, Chat } from '#src/core/people.js';
import { Refusal } from '#src/core/refusal.js';
import type { Schema } from './schema.js';
import { districtScope, scopesOf } from './scopes.js';
import { withTransaction } from './transaction.js';

/** Chats and whom they serve: the office or the leaders of a district in each of its years, a unit in the unit's programme. */
export const chatsRepo = (db: Kysely<Schema>, programmeId: string | null) => {
  const scopes = scopesOf(db, programmeId);

  const listChats = async (address: Address | null = null): Promise<Chat[]> => {
    const { all } = await scopes();
    const rows = await db
      .selectFrom('chats')
      .selectAll()
      .where(({ eb, exists, not, or, selectFrom }) => {
        if (address !== null) return eb('chats.address', '=', address);
        const bound = selectFrom('audiences').select('kind').whereRef('audiences.chat', '=', 'chats.address');
        return or([exists(bound.where('audiences.programmeId', 'in', all)), not(exists(bound))]);
      })
      .orderBy('address')
      .execute();
    const audiences = await db
      .selectFrom('audiences')
      .selectAll()
      .where('programmeId', 'in', all)
      .$if(address !== null, (query) => query.where('chat', '=', address ?? ''))
      .execute();
    // The programme's own binding comes first.
    audiences.sort((a, b) => all.indexOf(b.programmeId) - all.indexOf(a.programmeId));
    const audienceOf = groupBy(audiences, ({ chat }) => chat);
    return rows.map((row) => {
      const [found] = audienceOf.get(row.address) ?? [];
      return { ...row, audience: found ? toAudience(found) : null };
    });
  };

  return {
    /** All chats that the bot has been in, save those of other districts alone; or the one. */
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

    /**
     * Binds a chat to one audience, in place of the one it had; null unbinds it.
     * @throws Refusal conflict where it serves another district
     */
    async bindChat(address: Address, audience: Audience | null, kind: Chat['kind'] = 'group'): Promise<void> {
      // Looked up before: within, the outer handle waits for ever on SQLite.
      await scopes();
      await withTransaction(db, async (tx) => {
        await tx
          .insertInto('chats')
          .values({ address, kind, name: null, goneAt: null })
          .onConflict((on) => on.doNothing())
          .execute();
        const { all, district } = await scopes();
        const years = await tx.selectFrom('programmes').select(['id', 'district']).execute();
        const own = [...all, ...years.filter((year) => districtScope(year.district) === district).map(({ id }) => id)];
        await tx.deleteFrom('audiences').where('chat', '=', address).where('programmeId', 'in', all).execute();
        if (!audience) return;
        const held = await tx.selectFrom('audiences').select('programmeId').where('chat', '=', address).execute();
        if (held.some(({ programmeId: scope }) => !own.includes(scope)))
          throw new Refusal('conflict', '这个群已经在别的区使用，不能再绑定到这里。');
        const unitId = audience.kind === 'unit' ? audience.unitId : null;
        await tx
          .insertInto('audiences')
          .values({ programmeId: unitId ? (programmeId ?? '') : district, chat: address, kind: audience.kind, unitId })
          .execute();
      });
    },
  };
};

function toAudience({ kind, unitId }: { kind: Audience['kind']; unitId: string | null }): Audience | null {
  if (kind !== 'unit') return { kind };
  return unitId === null ? null : { kind, unitId };
}
