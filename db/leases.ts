import type { Kysely } from 'kysely';
import type { Schema } from './schema.js';

/** Who may do what only one may do at a time. */
export interface Lease {
  name: string;
  holder: string | null;
  /** Its holder advances it. Who sees it stand still for 30 s of its own monotonic time may take over. */
  counter: number;
  /** Rises with each taking over: what an earlier holder does under its own changes nothing. */
  fence: number;
}

export const leasesRepo = (db: Kysely<Schema>) => {
  const read = async (name: string): Promise<Lease | null> =>
    (await db.selectFrom('leases').selectAll().where('name', '=', name).executeTakeFirst()) ?? null;

  return {
    read,

    /** Takes a lease that nobody holds; null where somebody does. */
    async take(name: string, holder: string): Promise<Lease | null> {
      const row = await db
        .insertInto('leases')
        .values({ name, holder, counter: 1, fence: 1 })
        .onConflict((on) =>
          on
            .column('name')
            .doUpdateSet((eb) => ({ holder, counter: eb('leases.counter', '+', 1), fence: eb('leases.fence', '+', 1) }))
            .where('leases.holder', 'is', null),
        )
        .returningAll()
        .executeTakeFirst();
      return row ?? null;
    },

    /** Shows that its holder lives. Null: it is lost, stop at once. */
    async advance({ name, fence }: Pick<Lease, 'name' | 'fence'>): Promise<Lease | null> {
      const row = await db
        .updateTable('leases')
        .set((eb) => ({ counter: eb('counter', '+', 1) }))
        .where('name', '=', name)
        .where('fence', '=', fence)
        .where('holder', 'is not', null)
        .returningAll()
        .executeTakeFirst();
      return row ?? null;
    },

    /** Takes over a lease that stood still since it was `seen`; null where it moved after all. */
    async takeOver(seen: Lease, holder: string): Promise<Lease | null> {
      const row = await db
        .updateTable('leases')
        .set({ holder, counter: seen.counter + 1, fence: seen.fence + 1 })
        .where('name', '=', seen.name)
        .where('counter', '=', seen.counter)
        .where('fence', '=', seen.fence)
        .returningAll()
        .executeTakeFirst();
      return row ?? null;
    },

    /** Ends a lease that stood still since it was `seen`; null where it moved after all. Its holder can advance it no more. */
    async endOf(seen: Lease): Promise<Lease | null> {
      const row = await db
        .deleteFrom('leases')
        .where('name', '=', seen.name)
        .where('counter', '=', seen.counter)
        .where('fence', '=', seen.fence)
        .returningAll()
        .executeTakeFirst();
      return row ?? null;
    },

    /** Its holder is no more and nobody follows. */
    async remove({ name, fence }: Pick<Lease, 'name' | 'fence'>): Promise<void> {
      await db.deleteFrom('leases').where('name', '=', name).where('fence', '=', fence).execute();
    },

    /** Gives it back, so that the next one need not wait. False: it was lost before. */
    async release({ name, fence }: Pick<Lease, 'name' | 'fence'>): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('leases')
        .set({ holder: null })
        .where('name', '=', name)
        .where('fence', '=', fence)
        .where('holder', 'is not', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
};
