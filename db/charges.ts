import type { Kysely } from 'kysely';
import type { Day, Instant } from '#src/core/day.js';
import type { Charge, Handover } from '#src/core/people.js';
import type { Schema } from './schema.js';

/** Who stands for what in a programme for a time: leaders in charge (分管), deputies (代). */
export const chargesRepo = (db: Kysely<Schema>, programmeId: string | null) => {
  const own = programmeId ?? '';
  const handovers = () =>
    db
      .selectFrom('handovers')
      .select(['id', 'fromPersonId', 'toPersonId', 'unitId', 'startsOn', 'endsOn'])
      .where('programmeId', '=', own)
      .where('endedAt', 'is', null)
      .orderBy('createdAt')
      .orderBy('id');

  return {
    listCharges: (): Promise<Charge[]> =>
      db
        .selectFrom('charges')
        .select(['leaderId', 'scope', 'of'])
        .where('programmeId', '=', own)
        .orderBy('scope')
        .orderBy('of')
        .execute(),

    /** One leader in charge of each thing: the new one takes the place of the old. */
    async setCharge({ leaderId, scope, of }: Charge): Promise<void> {
      await db
        .insertInto('charges')
        .values({ programmeId: own, leaderId, scope, of })
        .onConflict((on) => on.columns(['programmeId', 'scope', 'of']).doUpdateSet({ leaderId }))
        .execute();
    },

    async removeCharge({ scope, of }: Pick<Charge, 'scope' | 'of'>): Promise<void> {
      await db
        .deleteFrom('charges')
        .where('programmeId', '=', own)
        .where('scope', '=', scope)
        .where('of', '=', of)
        .execute();
    },

    /** Hand-overs that were not ended early; past ones included. */
    async listHandovers(): Promise<Handover[]> {
      return (await handovers().execute()).map(toHandover);
    },

    /** What a person stands in for on a day. */
    async handoversTo(personId: string, on: Day): Promise<Handover[]> {
      const rows = await handovers()
        .where('toPersonId', '=', personId)
        .where('startsOn', '<=', on)
        .where('endsOn', '>=', on)
        .execute();
      return rows.map(toHandover);
    },

    async addHandover({ from, until, ...handover }: Handover, at: Instant): Promise<void> {
      await db
        .insertInto('handovers')
        .values({ ...handover, programmeId: own, startsOn: from, endsOn: until, createdAt: at, endedAt: null })
        .execute();
    },

    async endHandover(id: string, at: Instant): Promise<void> {
      await db
        .updateTable('handovers')
        .set({ endedAt: at })
        .where('id', '=', id)
        .where('endedAt', 'is', null)
        .execute();
    },
  };
};

function toHandover({
  startsOn,
  endsOn,
  ...handover
}: Omit<Handover, 'from' | 'until'> & { startsOn: Day; endsOn: Day }) {
  return { ...handover, from: startsOn, until: endsOn };
}
