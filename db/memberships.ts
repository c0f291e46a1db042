import type { Kysely } from 'kysely';
import type { Address } from '#src/core/people.js';
import type { Schema } from './schema.js';
import type { Scope } from './scopes.js';

/** Where in the deployment a chat or a person belongs, whichever programme one looks from. */
export const membershipsRepo = (db: Kysely<Schema>) => ({
  async ofChat(address: Address): Promise<Scope[]> {
    const rows = await db.selectFrom('audiences').select('programmeId').where('chat', '=', address).execute();
    return rows.map((row) => row.programmeId);
  },

  async ofPerson(address: Address): Promise<Scope[]> {
    const rows = await db
      .selectFrom('grants')
      .innerJoin('addresses', 'addresses.personId', 'grants.personId')
      .innerJoin('people', 'people.id', 'grants.personId')
      .select('grants.programmeId')
      .distinct()
      .where('addresses.address', '=', address)
      .where('people.removedAt', 'is', null)
      .execute();
    return rows.map((row) => row.programmeId);
  },
});
