import type { Kysely } from 'kysely';
import type { Instant } from '#src/core/day.js';
import type { Schema } from './schema.js';

export type SlotOutcome = 'worked' | 'too_late';

/** Slots of jobs that were handled, each once for ever. Claim, work and outgoing messages are one transaction. */
export const scheduleRepo = (db: Kysely<Schema>, programmeId: string | null) => {
  const own = programmeId ?? '';
  const slots = () => db.selectFrom('slots').where('programmeId', '=', own);

  return {
    /** Whoever inserts the slot owns it. False: it is taken, there is nothing to do. */
    async claim(job: string, slot: Instant, at: Instant, outcome: SlotOutcome = 'worked'): Promise<boolean> {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('slots')
        .values({ programmeId: own, job, slot, outcome, handledAt: at })
        .onConflict((on) => on.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    /** The latest slot handled of a job; of any job where null. */
    async lastHandled(job: string | null): Promise<Instant | null> {
      const handled = slots().select((eb) => eb.fn.max('slot').as('slot'));
      const row = await (job === null ? handled : handled.where('job', '=', job)).executeTakeFirst();
      return row?.slot ?? null;
    },

    async isHandled(job: string, slot: Instant): Promise<boolean> {
      const row = await slots().select('slot').where('job', '=', job).where('slot', '=', slot).executeTakeFirst();
      return row !== undefined;
    },
  };
};
