import type { Kysely, Selectable } from 'kysely';
import type { Instant } from '#src/core/day.js';
import type { InboxState, Schema } from './schema.js';

/** An event as the platform's adapter decoded it; the rest of it is nobody's business here. */
export interface StoredEvent {
  eventId: string;
  at: Instant;
}

export interface InboxRow {
  eventId: string;
  at: Instant;
  receivedAt: Instant;
  /** The decoded event; null once purged. */
  event: unknown;
  raw: string | null;
  state: InboxState;
  attempts: number;
  lastCause: string | null;
}

const attemptsAllowed = 3;

/** Events of all platforms, each once, whatever repeats. The effect of one and its `markDone` are one transaction. */
export const inboxRepo = (db: Kysely<Schema>) => ({
  /** Stores an event. False: the id is known, nothing is to be done. */
  async insert(event: StoredEvent, receivedAt: Instant, raw: string | null = null): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('inbox')
      .values({
        eventId: event.eventId,
        at: event.at,
        receivedAt,
        payload: JSON.stringify(event),
        raw,
        state: 'open',
        attempts: 0,
        runAfter: receivedAt,
        lastCause: null,
        settledAt: null,
      })
      .onConflict((on) => on.column('eventId').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },

  /** The oldest event that is to be worked off now. */
  async next(now: Instant): Promise<InboxRow | null> {
    const row = await db
      .selectFrom('inbox')
      .selectAll()
      .where('state', '=', 'open')
      .where('runAfter', '<=', now)
      .orderBy('seq')
      .limit(1)
      .executeTakeFirst();
    return row ? toInboxRow(row) : null;
  },

  async byId(eventId: string): Promise<InboxRow | null> {
    const row = await db.selectFrom('inbox').selectAll().where('eventId', '=', eventId).executeTakeFirst();
    return row ? toInboxRow(row) : null;
  },

  /** Settles an event. False: somebody else did, and this transaction's effect must not be kept. */
  async markDone(eventId: string, at: Instant): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('inbox')
      .set({ state: 'done', settledAt: at, lastCause: null })
      .where('eventId', '=', eventId)
      .where('state', '=', 'open')
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },

  /** Notes a failure; the third one quarantines the event. */
  async markFailed(eventId: string, failure: { cause: string; at: Instant; retryAt: Instant }): Promise<InboxState> {
    const row = await db
      .updateTable('inbox')
      .set((eb) => ({
        attempts: eb('attempts', '+', 1),
        lastCause: failure.cause,
        runAfter: failure.retryAt,
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
      .set({ payload: null, raw: null })
      .where('receivedAt', '<', before)
      .where('state', '<>', 'open')
      .where((eb) => eb.or([eb('payload', 'is not', null), eb('raw', 'is not', null)]))
      .executeTakeFirst();
    return Number(numUpdatedRows);
  },
});

function toInboxRow(row: Selectable<Schema['inbox']>): InboxRow {
  const { eventId, at, receivedAt, payload, raw, state, attempts, lastCause } = row;
  return {
    eventId,
    at,
    receivedAt,
    event: payload === null ? null : JSON.parse(payload),
    raw,
    state,
    attempts,
    lastCause,
  };
}
