import type { Kysely, Selectable } from 'kysely';
import type { Instant } from '#src/core/day.js';
import { inboxLimits } from './inbox-limits.js';
import { isPostgres } from './postgres/serial.js';
import type { InboxState, Schema, TooFast } from './schema.js';

/** An event as the platform's adapter decoded it; the rest of it is nobody's business here. */
export interface StoredEvent {
  eventId: string;
  at: Instant;
  chat?: string;
}

export interface Arrived {
  event: StoredEvent;
  receivedAt: Instant;
  /** Who said or pressed it; absent for what nobody is held to. */
  sender?: string | null;
  /** Its place among what waits, as an instant; when it was received where absent. */
  turn?: Instant;
}

export interface InboxRow {
  eventId: string;
  at: Instant;
  receivedAt: Instant;
  /** The decoded event; null once purged. */
  event: unknown;
  state: InboxState;
  attempts: number;
  lastCause: string | null;
}

const attemptsAllowed = 3;

/**
 * Events of all platforms, each once, whatever repeats. An instance claims an event before it works it off; the effect and
 * its `markDone` are one transaction, which names the claim.
 */
export const inboxRepo = (db: Kysely<Schema>) => {
  const open = () => db.selectFrom('inbox').where('state', '=', 'open');

  /** Stores events in one statement. The ids of those that were not known, also where one comes twice. */
  async function insertAll(arrived: readonly Arrived[]): Promise<Set<string>> {
    const stored = await insertArrived(db, arrived).returning('eventId').execute();
    return new Set(stored.map(({ eventId }) => eventId));
  }

  return {
    /** Stores an event. False: the id is known, nothing is to be done. */
    async insert(event: StoredEvent, receivedAt: Instant): Promise<boolean> {
      return (await insertAll([{ event, receivedAt }])).has(event.eventId);
    },

    insertAll,

    ...inboxLimits(db),

    /** Claims the event whose turn it is. One waits for those before it of its chat, save such as wait to be tried again. */
    async next(owner: string, now: Instant): Promise<InboxRow | null> {
      const row = await db
        .with(
          (cte) => cte('due').materialized(),
          (query) =>
            query
              .selectFrom('inbox as row')
              .select('row.seq')
              .where('row.state', '=', 'open')
              .where('row.claimedBy', 'is', null)
              .where('row.runAfter', '<=', now)
              .where(({ eb, exists, not, selectFrom }) =>
                not(
                  exists(
                    selectFrom('inbox as before')
                      .select('before.seq')
                      .whereRef('before.lane', '=', eb.ref('row.lane'))
                      .whereRef('before.seq', '<', eb.ref('row.seq'))
                      .where('before.state', '=', 'open')
                      .where((b) => b.or([b('before.claimedBy', 'is not', null), b('before.runAfter', '<=', now)])),
                  ),
                ),
              )
              .orderBy('row.turn')
              .orderBy('row.seq')
              .limit(1)
              .$if(isPostgres(db), (due) => due.forUpdate('row').skipLocked()),
        )
        .updateTable('inbox')
        .set({ claimedBy: owner })
        .where('seq', 'in', (eb) => eb.selectFrom('due').select('due.seq'))
        .where('state', '=', 'open')
        .where('claimedBy', 'is', null)
        .returningAll()
        .executeTakeFirst();
      return row ? toInboxRow(row) : null;
    },

    /** Who has events in hand. */
    async owners(): Promise<string[]> {
      const rows = await open().select('claimedBy').distinct().where('claimedBy', 'is not', null).execute();
      return rows.flatMap((row) => row.claimedBy ?? []);
    },

    /** After the death of these owners their events are free again. */
    async recover(owners: readonly string[]): Promise<number> {
      if (owners.length === 0) return 0;
      const { numUpdatedRows } = await db
        .updateTable('inbox')
        .set({ claimedBy: null })
        .where('state', '=', 'open')
        .where('claimedBy', 'in', owners)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    async byId(eventId: string): Promise<InboxRow | null> {
      const row = await db.selectFrom('inbox').selectAll().where('eventId', '=', eventId).executeTakeFirst();
      return row ? toInboxRow(row) : null;
    },

    /** Chats of one platform, by the beginning of their addresses, in which something happened since then. */
    async chatsSince(prefix: string, since: Instant): Promise<string[]> {
      const rows = await db
        .selectFrom('inbox')
        .select('lane')
        .where('lane', 'like', `${prefix}%`)
        .groupBy('lane')
        .having((eb) => eb.fn.max('at'), '>', since)
        .execute();
      return rows.flatMap(({ lane }) => lane ?? []);
    },

    /**
     * Settles an event. False: the claim is lost, and this transaction's effect must not be kept.
     * @param tooFast whose limit it was beyond, where it was not worked off
     */
    async markDone(
      eventId: string,
      owner: string,
      at: Instant,
      toast: unknown = null,
      tooFast: TooFast | null = null,
    ): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('inbox')
        .set({
          state: 'done',
          settledAt: at,
          lastCause: null,
          claimedBy: null,
          toast: toast === null ? null : JSON.stringify(toast),
          tooFast,
        })
        .where('eventId', '=', eventId)
        .where('state', '=', 'open')
        .where('claimedBy', '=', owner)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    /** Whether an event is settled, and what its press was answered. */
    async outcome(eventId: string): Promise<{ settled: boolean; toast: unknown }> {
      const row = await db
        .selectFrom('inbox')
        .select(['state', 'toast'])
        .where('eventId', '=', eventId)
        .executeTakeFirst();
      return { settled: row !== undefined && row.state !== 'open', toast: row?.toast ? JSON.parse(row.toast) : null };
    },

    /** Notes a failure; the third one quarantines the event. 'done' where the claim is lost. */
    async markFailed(
      eventId: string,
      owner: string,
      failure: { cause: string; at: Instant; retryAt: Instant },
    ): Promise<InboxState> {
      const row = await db
        .updateTable('inbox')
        .set((eb) => ({
          attempts: eb('attempts', '+', 1),
          lastCause: failure.cause,
          runAfter: failure.retryAt,
          claimedBy: null,
          state: eb
            .case()
            .when('attempts', '>=', attemptsAllowed - 1)
            .then<InboxState>('quarantined')
            .else<InboxState>('open')
            .end(),
          settledAt: eb
            .case()
            .when('attempts', '>=', attemptsAllowed - 1)
            .then<Instant | null>(failure.at)
            .else<Instant | null>(null)
            .end(),
        }))
        .where('eventId', '=', eventId)
        .where('state', '=', 'open')
        .where('claimedBy', '=', owner)
        .returning('state')
        .executeTakeFirst();
      return row?.state ?? 'done';
    },

    /** Lets a quarantined event be tried again. */
    async release(eventId: string, at: Instant): Promise<void> {
      await db
        .updateTable('inbox')
        .set({ state: 'open', attempts: 0, runAfter: at, settledAt: null })
        .where('eventId', '=', eventId)
        .where('state', '=', 'quarantined')
        .where('payload', 'is not', null)
        .execute();
    },

    async quarantined(): Promise<InboxRow[]> {
      const rows = await db.selectFrom('inbox').selectAll().where('state', '=', 'quarantined').orderBy('seq').execute();
      return rows.map(toInboxRow);
    },

    async counts(): Promise<Record<InboxState, number>> {
      const rows = await db
        .selectFrom('inbox')
        .select((eb) => ['state', eb.fn.countAll<number>().as('rows')])
        .groupBy('state')
        .execute();
      const none = { open: 0, done: 0, quarantined: 0 };
      return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, Number(row.rows)])) };
    },

    /** When the next event that waits for another try is due. */
    async nextDue(): Promise<Instant | null> {
      const row = await db
        .selectFrom('inbox')
        .select((eb) => eb.fn.min('runAfter').as('at'))
        .where('state', '=', 'open')
        .executeTakeFirst();
      return row?.at ?? null;
    },

    /** Forgets what was said in settled events received before then; their ids stay, against repeats. */
    async purge(before: Instant): Promise<number> {
      const { numUpdatedRows } = await db
        .updateTable('inbox')
        .set({ payload: null, toast: null })
        .where('receivedAt', '<', before)
        .where('state', '<>', 'open')
        .where('payload', 'is not', null)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
  };
};

function toInboxRow(row: Selectable<Schema['inbox']>): InboxRow {
  const { eventId, at, receivedAt, payload, state, attempts, lastCause } = row;
  return {
    eventId,
    at,
    receivedAt,
    event: payload === null ? null : JSON.parse(payload),
    state,
    attempts,
    lastCause,
  };
}

/** What is known stays as it is. */
export const insertArrived = (db: Kysely<Schema>, arrived: readonly Arrived[]) =>
  db
    .insertInto('inbox')
    .values(arrived.map(arrivedRow))
    .onConflict((on) => on.column('eventId').doNothing());

export const arrivedRow = ({ event, receivedAt, sender = null, turn = receivedAt }: Arrived) => ({
  eventId: event.eventId,
  at: event.at,
  receivedAt,
  payload: JSON.stringify(event),
  state: 'open' as const,
  attempts: 0,
  runAfter: receivedAt,
  lane: event.chat ?? null,
  sender,
  turn,
});
