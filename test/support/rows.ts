import type { House } from '#src/services/context.js';

/** Rows of all that is said and decided; what merely tells of an attempt, and the names of chats, are left out. */
export async function rowsOf({ database }: Pick<House, 'database'>): Promise<Record<string, number>> {
  const tables = (await database.db.introspection.getTables()).map(({ name }) => name);
  const counted = tables.filter((name) => !/^(?:inbox|outbox|chats|kysely.*|presence|leases|instances)$/.test(name));
  const counts = await Promise.all(
    counted.map(async (name) => {
      const { count } = await database.db
        .selectFrom(name as 'audit')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return [name, Number(count)] as const;
    }),
  );
  return Object.fromEntries(counts);
}
