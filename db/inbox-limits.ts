import type { Kysely } from 'kysely';
import { addMilliseconds, type Instant } from '#src/core/day.js';
import { fits, type Limit } from '#src/core/limits.js';
import { oneAtATime } from './postgres/serial.js';
import type { Schema, TooFast } from './schema.js';

/** Whose events are counted: one person's, or those of all people in one chat. */
export interface Counted {
  whose: TooFast;
  of: string;
  limit: Limit;
}

/** Of a flood, so many are refused by one statement. */
const refusedAtOnce = 500;
/** Where it stands whose an event is. */
const columnOf = { person: 'sender', chat: 'lane' } as const satisfies Record<TooFast, string>;

/** What of the inbox comes faster than its limits allow. */
export const inboxLimits = (db: Kysely<Schema>) => {
  const said = ({ whose, of }: Counted) =>
    db.selectFrom('inbox').where(columnOf[whose], '=', of).where('sender', 'is not', null);

  /** Instants, in milliseconds, of the counted events that were worked off and were said near those from `from` to `to`. */
  async function workedNear(counted: Counted, from: Instant, to: Instant = from): Promise<number[]> {
    const { withinMs } = counted.limit;
    const rows = await said(counted)
      .select('at')
      .where('at', '>', addMilliseconds(from, -withinMs))
      .where('at', '<', addMilliseconds(to, withinMs))
      .where('state', '!=', 'open')
      .where('tooFast', 'is', null)
      .execute();
    return rows.map((row) => Date.parse(row.at));
  }

  return {
    /** Whether an event that was said at `at` is within a limit, counting those that were worked off, whenever they came. */
    async isWithin(counted: Counted, at: Instant): Promise<boolean> {
      await oneAtATime(db, `${counted.whose} ${counted.of}`);
      return fits(await workedNear(counted, at), Date.parse(at), counted.limit);
    },

    /**
     * Refuses of the events that wait those that the limit has no room for, as a flood does that was stored before its first
     * events were worked off. Their ids.
     */
    async refuseWaiting(counted: Counted, at: Instant, toast: unknown): Promise<string[]> {
      const waiting = await said(counted)
        .select(['seq', 'at'])
        .where('state', '=', 'open')
        .where('claimedBy', 'is', null)
        .where('attempts', '=', 0)
        .orderBy('seq')
        .limit(refusedAtOnce)
        .execute();
      const instants = waiting.map((row) => row.at).sort();
      const [first] = instants;
      if (first === undefined) return [];
      const taken = await workedNear(counted, first, instants.at(-1));
      const beyond = waiting.filter((row) => {
        const isWithin = fits(taken, Date.parse(row.at), counted.limit);
        if (isWithin) taken.push(Date.parse(row.at));
        return !isWithin;
      });
      if (beyond.length === 0) return [];
      const refused = await db
        .updateTable('inbox')
        .set({ state: 'done', settledAt: at, toast: JSON.stringify(toast), tooFast: counted.whose })
        .where(
          'seq',
          'in',
          beyond.map(({ seq }) => seq),
        )
        .where('state', '=', 'open')
        .where('claimedBy', 'is', null)
        .returning('eventId')
        .execute();
      return refused.map(({ eventId }) => eventId);
    },

    /** How many events were refused since then because they came too fast. */
    async refusedSince(since: Instant): Promise<number> {
      const row = await db
        .selectFrom('inbox')
        .select((eb) => eb.fn.countAll<number>().as('rows'))
        .where('tooFast', 'is not', null)
        .where('settledAt', '>=', since)
        .executeTakeFirstOrThrow();
      return Number(row.rows);
    },
  };
};
