import type { Kysely } from 'kysely';
import type { Day, Instant } from '#src/core/day.js';
import { groupBy } from '#src/core/group-by.js';
import type { Address, Grant, Person, Roster } from '#src/core/people.js';
import { Refusal } from '#src/core/refusal.js';
import { chargesRepo } from './charges.js';
import { chatsRepo } from './chats.js';
import { linksRepo } from './links.js';
import type { Schema } from './schema.js';
import { everywhere, type Scope, scopesOf } from './scopes.js';
import { sessionsRepo } from './sessions.js';
import { withTransaction } from './transaction.js';

/**
 * People and their rights, chats and whom they serve, leaders in charge, hand-overs. Rights of office and leaders hold in
 * their district in each of its years, those for a unit in the unit's programme; what is given before the first programme
 * holds everywhere. People of other districts alone are not on it.
 */
export const rosterRepo = (db: Kysely<Schema>, programmeId: string | null) => {
  const chats = chatsRepo(db, programmeId);
  const charges = chargesRepo(db, programmeId);
  const scopes = scopesOf(db, programmeId);
  const grantRow = async (personId: string, { role, unitId }: Grant) => ({
    programmeId: unitId === null ? (await scopes()).district : (programmeId ?? ''),
    personId,
    role,
    unitId: unitId ?? '',
  });

  /** These, or all that are on the roster: whoever has a right here, or none anywhere. */
  const people = async (ids: readonly string[] | null): Promise<Person[]> => {
    const { all } = await scopes();
    const found = ids ?? (await idsOnRoster(db, all));
    if (found.length === 0) return [];
    const rows = await db
      .selectFrom('people')
      .select(['id', 'name'])
      .where('removedAt', 'is', null)
      .where('id', 'in', found)
      .orderBy('createdAt')
      .orderBy('id')
      .execute();
    const addresses = await db
      .selectFrom('addresses')
      .select(['address', 'personId'])
      .where('personId', 'in', found)
      .orderBy('position')
      .orderBy('address')
      .execute();
    const grants = await db
      .selectFrom('grants')
      .select(['personId', 'role', 'unitId'])
      .where('programmeId', 'in', all)
      .where('personId', 'in', found)
      .orderBy('role')
      .orderBy('unitId')
      .execute();
    const addressesOf = groupBy(addresses, ({ personId }) => personId);
    const grantsOf = groupBy(grants, ({ personId }) => personId);
    return rows.map(({ id, name }) => ({
      id,
      name,
      addresses: (addressesOf.get(id) ?? []).map(({ address }) => address),
      grants: (grantsOf.get(id) ?? []).map(({ role, unitId }) => ({ role, unitId: unitId === '' ? null : unitId })),
    }));
  };

  const person = async (id: string): Promise<Person | null> => (await people([id]))[0] ?? null;

  /** Throws where nobody would be left to let people in. */
  const keepAnOffice = async (tx: Kysely<Schema>, without: string): Promise<void> => {
    const rows = await tx
      .selectFrom('grants')
      .innerJoin('people', 'people.id', 'grants.personId')
      .select('personId')
      .where('role', '=', 'office')
      .where('removedAt', 'is', null)
      .where('programmeId', 'in', (await scopes()).all)
      .execute();
    const office = rows.map((row) => row.personId);
    if (office.includes(without) && office.every((id) => id === without)) {
      throw new Refusal('conflict', '督办办公室至少要保留一人。请先登记另一位，再移除这一位。');
    }
  };

  return {
    ...chats,
    ...charges,

    async load(): Promise<Roster> {
      return {
        people: await people(null),
        chats: await chats.listChats(),
        charges: await charges.listCharges(),
        handovers: await charges.listHandovers(),
      };
    },

    person,

    /** Of everybody who is registered and every chat that the bot has been in, in whatever district. */
    async addressesOfAll(): Promise<Address[]> {
      const ofPeople = await db
        .selectFrom('addresses')
        .innerJoin('people', 'people.id', 'addresses.personId')
        .select('address')
        .where('removedAt', 'is', null)
        .execute();
      const ofChats = await db.selectFrom('chats').select('address').execute();
      return [...ofPeople, ...ofChats].map(({ address }) => address);
    },

    async personByAddress(address: Address): Promise<Person | null> {
      const row = await db.selectFrom('addresses').select('personId').where('address', '=', address).executeTakeFirst();
      return row ? person(row.personId) : null;
    },

    /**
     * Adds a person with addresses and rights, or adds these to the person with that id; one who was removed is back.
     * @throws Refusal conflict where an address belongs to somebody else
     */
    async addPerson(added: Person, at: Instant): Promise<void> {
      // Looked up before: within, the outer handle waits for ever on SQLite.
      await scopes();
      await withTransaction(db, async (tx) => {
        await tx
          .insertInto('people')
          .values({ id: added.id, name: added.name, createdAt: at, removedAt: null })
          .onConflict((on) => on.column('id').doUpdateSet({ name: added.name, removedAt: null }))
          .execute();
        for (const [position, address] of added.addresses.entries()) await giveAddress(tx, added.id, address, position);
        for (const grant of added.grants) {
          await tx
            .insertInto('grants')
            .values(await grantRow(added.id, grant))
            .onConflict((on) => on.doNothing())
            .execute();
        }
      });
    },

    async grant(personId: string, grant: Grant): Promise<void> {
      await db
        .insertInto('grants')
        .values(await grantRow(personId, grant))
        .onConflict((on) => on.doNothing())
        .execute();
    },

    /** @throws Refusal conflict where it is the last office right */
    async revoke(personId: string, grant: Grant): Promise<void> {
      await scopes();
      await withTransaction(db, async (tx) => {
        if (grant.role === 'office') await keepAnOffice(tx, personId);
        const row = await grantRow(personId, grant);
        await tx
          .deleteFrom('grants')
          .where('programmeId', 'in', grant.unitId === null ? [everywhere, row.programmeId] : [row.programmeId])
          .where('personId', '=', personId)
          .where('role', '=', row.role)
          .where('unitId', '=', row.unitId)
          .execute();
      });
    },

    /**
     * Takes all rights away, in every year of the district, sessions and links with them; the name stays for what the person
     * did. Open hand-overs end. Rights in other districts go on.
     * @param today in the programme's time zone: whoever is a deputy on it, in another district, stays known
     * @throws Refusal conflict where it is the last office person
     */
    async removePerson(personId: string, at: Instant, today: Day): Promise<void> {
      await scopes();
      await withTransaction(db, async (tx) => {
        await keepAnOffice(tx, personId);
        const years = await yearsOf(tx, programmeId);
        const { district } = await scopes();
        await tx
          .deleteFrom('grants')
          .where('personId', '=', personId)
          .where('programmeId', 'in', [everywhere, district, ...years])
          .execute();
        await tx.deleteFrom('charges').where('leaderId', '=', personId).where('programmeId', 'in', years).execute();
        await tx
          .updateTable('handovers')
          .set({ endedAt: at })
          .where('programmeId', 'in', years)
          .where((eb) => eb.or([eb('fromPersonId', '=', personId), eb('toPersonId', '=', personId)]))
          .where('endedAt', 'is', null)
          .execute();
        await linksRepo(tx, programmeId).revokeOf(personId, at);
        await sessionsRepo(tx).endAllOf(personId, at);
        const left = await tx.selectFrom('grants').select('role').where('personId', '=', personId).executeTakeFirst();
        if (!left && !(await standsIn(tx, personId, today)))
          await tx.updateTable('people').set({ removedAt: at }).where('id', '=', personId).execute();
      });
    },
  };
};

/** Whether they are somebody's deputy on a day or later, in another district. */
async function standsIn(tx: Kysely<Schema>, personId: string, today: Day): Promise<boolean> {
  const given = await tx
    .selectFrom('handovers')
    .select('id')
    .where('toPersonId', '=', personId)
    .where('endedAt', 'is', null)
    .where('endsOn', '>=', today)
    .executeTakeFirst();
  return given !== undefined;
}

/**
 * Whoever has a right in one of these scopes, stands in for somebody there, or has none anywhere: looked up by the rights, which
 * are few in each scope.
 */
async function idsOnRoster(db: Kysely<Schema>, scopes: readonly Scope[]): Promise<string[]> {
  const here = await db.selectFrom('grants').select('personId').distinct().where('programmeId', 'in', scopes).execute();
  const standingIn = await db
    .selectFrom('handovers')
    .select('toPersonId as personId')
    .distinct()
    .where('programmeId', 'in', scopes)
    .where('endedAt', 'is', null)
    .execute();
  const nowhere = await db
    .selectFrom('people')
    .leftJoin('grants', 'grants.personId', 'people.id')
    .select('people.id as personId')
    .where('grants.personId', 'is', null)
    .execute();
  return [...new Set([...here, ...standingIn, ...nowhere].map(({ personId }) => personId))];
}

/** The programmes of a programme's district; all where there is none. */
async function yearsOf(tx: Kysely<Schema>, programmeId: string | null): Promise<string[]> {
  const all = await tx.selectFrom('programmes').select(['id', 'district']).execute();
  const own = all.find(({ id }) => id === programmeId);
  const years = own ? all.filter(({ district }) => district === own.district) : all;
  return [...years.map(({ id }) => id), programmeId ?? ''];
}

async function giveAddress(tx: Kysely<Schema>, personId: string, address: Address, position: number): Promise<void> {
  const holder = await tx
    .selectFrom('addresses')
    .innerJoin('people', 'people.id', 'addresses.personId')
    .select(['people.id', 'people.name', 'removedAt'])
    .where('address', '=', address)
    .executeTakeFirst();
  if (holder && holder.id !== personId && holder.removedAt === null) {
    throw new Refusal('conflict', `这个账号已经登记给${holder.name}了。`);
  }
  await tx
    .insertInto('addresses')
    .values({ address, personId, position })
    .onConflict((on) => on.column('address').doUpdateSet({ personId, position }))
    .execute();
}
