import type { Kysely } from 'kysely';
import type { Instant } from '#src/core/day.js';
import type { Schema } from './schema.js';
import { withTransaction } from './transaction.js';

export interface LocalPerson {
  id: string;
  name: string;
  /** 民治街道 联络员 */
  about: string;
}

export interface LocalRoom {
  id: string;
  kind: 'group' | 'direct';
  name: string;
  memberIds: string[];
}

export interface LocalMessage {
  seq: number;
  id: string;
  roomId: string;
  sender: string | null;
  replyTo: string | null;
  at: Instant;
  /** JSON text; what is in it is the simulator's business. */
  body: string;
  version: number;
}

export interface NewLocalMessage {
  id: string;
  roomId: string;
  sender: string | null;
  replyTo: string | null;
  at: Instant;
  body: string;
  /** The same message under the same key is kept once. */
  sendKey: string | null;
}

/** What the chat simulator keeps: it plays a platform, so none of this is duban's own knowledge. */
export const localChatRepo = (db: Kysely<Schema>) => {
  const columns = ['seq', 'id', 'roomId', 'sender', 'replyTo', 'at', 'body', 'version'] as const;

  const nextVersion = async (tx: Kysely<Schema>): Promise<number> => {
    const { last } = await tx
      .selectFrom('localMessages')
      .select(({ fn }) => fn.max<number | null>('version').as('last'))
      .executeTakeFirstOrThrow();
    return Number(last ?? 0) + 1;
  };

  return {
    async people(): Promise<LocalPerson[]> {
      return db.selectFrom('localPeople').select(['id', 'name', 'about']).orderBy('position').execute();
    },

    async rooms(): Promise<LocalRoom[]> {
      const rooms = await db.selectFrom('localRooms').select(['id', 'kind', 'name']).orderBy('position').execute();
      const members = await db.selectFrom('localMembers').selectAll().orderBy('personId').execute();
      return rooms.map((room) => ({
        ...room,
        memberIds: members.filter(({ roomId }) => roomId === room.id).map(({ personId }) => personId),
      }));
    },

    /** Takes people and rooms in, once; those that are there stay as they are. */
    async settle(people: readonly LocalPerson[], rooms: readonly LocalRoom[]): Promise<void> {
      await withTransaction(db, async (tx) => {
        for (const [position, { id, name, about }] of people.entries())
          await tx
            .insertInto('localPeople')
            .values({ id, name, about, position })
            .onConflict((on) => on.doNothing())
            .execute();
        for (const [position, { memberIds, ...room }] of rooms.entries()) {
          await tx
            .insertInto('localRooms')
            .values({ ...room, position })
            .onConflict((on) => on.doNothing())
            .execute();
          for (const personId of memberIds)
            await tx
              .insertInto('localMembers')
              .values({ roomId: room.id, personId })
              .onConflict((on) => on.doNothing())
              .execute();
        }
      });
    },

    /** The message as it is kept: an earlier one where the id or the key is known. */
    async add(message: NewLocalMessage): Promise<LocalMessage> {
      return withTransaction(db, async (tx) => {
        const known = await tx
          .selectFrom('localMessages')
          .select(columns)
          .where((eb) =>
            eb.or([
              eb('id', '=', message.id),
              ...(message.sendKey === null ? [] : [eb('sendKey', '=', message.sendKey)]),
            ]),
          )
          .executeTakeFirst();
        if (known) return known;
        return tx
          .insertInto('localMessages')
          .values({ ...message, version: await nextVersion(tx), heard: message.sender === null ? 1 : 0 })
          .returning(columns)
          .executeTakeFirstOrThrow();
      });
    },

    /** Replaces what a message says. False where there is none. */
    async replace(id: string, body: string): Promise<boolean> {
      return withTransaction(db, async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('localMessages')
          .set({ body, version: await nextVersion(tx) })
          .where('id', '=', id)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      });
    },

    async message(id: string): Promise<LocalMessage | null> {
      return (await db.selectFrom('localMessages').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;
    },

    /** A room's latest messages, oldest first. */
    async latest(roomId: string, count: number): Promise<LocalMessage[]> {
      const rows = await db
        .selectFrom('localMessages')
        .select(columns)
        .where('roomId', '=', roomId)
        .orderBy('seq', 'desc')
        .limit(count)
        .execute();
      return rows.reverse();
    },

    /** Whether a message of the room carries the file. */
    async holdsFile(roomId: string, fileId: string): Promise<boolean> {
      const row = await db
        .selectFrom('localMessages')
        .select('id')
        .where('roomId', '=', roomId)
        .where('body', 'like', `%${JSON.stringify(fileId)}%`)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Messages that came or changed after a version, in the order of their changes. */
    async changedAfter(version: number): Promise<LocalMessage[]> {
      return db.selectFrom('localMessages').select(columns).where('version', '>', version).orderBy('version').execute();
    },

    async version(): Promise<number> {
      return (await nextVersion(db)) - 1;
    },

    /** Number of the last message of each room that has any. */
    async heads(): Promise<Record<string, number>> {
      const rows = await db
        .selectFrom('localMessages')
        .select(({ fn }) => ['roomId', fn.max<number>('seq').as('head')])
        .groupBy('roomId')
        .execute();
      return Object.fromEntries(rows.map(({ roomId, head }) => [roomId, Number(head)]));
    },

    /** What people said that was never handed to the bot: the process ended in between. */
    async unheard(): Promise<LocalMessage[]> {
      return db.selectFrom('localMessages').select(columns).where('heard', '=', 0).orderBy('seq').execute();
    },

    async markHeard(id: string): Promise<void> {
      await db.updateTable('localMessages').set({ heard: 1 }).where('id', '=', id).execute();
    },
  };
};
