import { type ExpressionBuilder, type Kysely, type QueryCreator, sql } from 'kysely';
import type { Instant } from '#src/core/day.js';
import { fromRow } from './codec.js';
import { type OutboxRow, type OutboxState, outboxShape } from './outbox-row.js';
import { isPostgres } from './postgres/serial.js';
import type { Schema } from './schema.js';

/** What became of a try. */
export type Settlement =
  | { state: 'sent'; platformMessageId: string | null; at: Instant }
  /** Surely not accepted: tried again from `notBefore`. */
  | { state: 'pending'; notBefore: Instant; cause: string; at: Instant }
  /** Perhaps accepted: tried again under its key from `notBefore`, while the platform surely remembers it. */
  | { state: 'unknown'; notBefore: Instant; cause: string; at: Instant }
  | { state: 'dead' | 'cancelled'; cause: string; at: Instant };

type Claim = Pick<OutboxRow, 'id' | 'fence'>;
export type ActOn = Pick<OutboxRow, 'platform' | 'act'>;

const inFlight: OutboxState[] = ['claimed', 'sending'];

/**
 * Delivery's side of the outbox, for all programmes: pending → claimed → sending → sent | dead | unknown | cancelled.
 * Every step names its claim, so that a worker who was paused and replaced changes nothing.
 */
export const outboxClaims = (db: Kysely<Schema>, programmeId: string | null) => {
  const held = (claim: Claim, states: OutboxState[]) =>
    db.updateTable('outbox').where('id', '=', claim.id).where('fence', '=', claim.fence).where('state', 'in', states);

  return {
    /**
     * Claims what is due: the soonest due first, one at a time for each recipient, in the order of storing. A row waits for
     * an earlier one to the same recipient that is being sent, is due, or was tried and waits to be tried again; one that
     * was put off from the start, or whose fate is unknown, holds nobody up, and a ring that waits neither. Under a hold nothing is claimed.
     * `atLimit`: acts that a platform takes none of now.
     */
    async claim(
      owner: string,
      now: Instant,
      limit: number,
      platforms?: readonly string[],
      atLimit: readonly ActOn[] = [],
    ): Promise<OutboxRow[]> {
      if (platforms?.length === 0) return [];
      const due = (query: QueryCreator<Schema>) =>
        query
          .selectFrom('outbox as row')
          .select('row.id')
          .where((eb) => isDue(eb, now))
          .where(({ exists, not, selectFrom }) =>
            not(exists(selectFrom('holds').select('holds.seq').where('releasedAt', 'is', null))),
          )
          .where(({ eb, exists, not, selectFrom }) =>
            not(
              exists(
                selectFrom('outbox as before')
                  .select('before.seq')
                  .whereRef('before.to', '=', eb.ref('row.to'))
                  .whereRef('before.seq', '<', eb.ref('row.seq'))
                  .where('before.state', 'in', ['pending', 'claimed', 'sending'])
                  .where((b) =>
                    b.or([
                      b('before.state', 'in', inFlight),
                      b.and([
                        b('before.act', '!=', 'urgent'),
                        b.or([b('before.notBefore', '<=', now), b('before.attempts', '>', 0)]),
                      ]),
                    ]),
                  ),
              ),
            ),
          )
          .$if(platforms !== undefined, (query) => query.where('row.platform', 'in', platforms ?? []))
          .where((eb) =>
            eb.and(
              atLimit.map(({ platform, act }) =>
                eb.not(eb.and([eb('row.platform', '=', platform), eb('row.act', '=', act)])),
              ),
            ),
          )
          .orderBy('row.priority')
          .orderBy('row.dueAt')
          .orderBy('row.seq')
          .limit(limit)
          // Two instances that claim at once get different rows, and neither waits for the other.
          .$if(isPostgres(db), (rows) => rows.forUpdate('row').skipLocked());
      const rows = await db
        .with((cte) => cte('due').materialized(), due)
        .updateTable('outbox')
        .set((eb) => ({ state: 'claimed', claimedBy: owner, fence: eb('fence', '+', 1) }))
        .where('id', 'in', (eb) => eb.selectFrom('due').select('due.id'))
        .where('state', 'in', ['pending', 'unknown'])
        .returningAll()
        .execute();
      return rows
        .sort((a, b) => a.priority - b.priority || compare(a.dueAt, b.dueAt) || a.seq - b.seq)
        .map((row) => fromRow(outboxShape, row));
    },

    /**
     * Committed before the call, so that a crash during it is known. `keyedUntil`: how long the platform surely remembers
     * the key after this try; an earlier try that may have been accepted keeps its own. False: do not send, for the claim is
     * lost, or the key of a row in doubt has run out meanwhile (it is unknown again).
     */
    async markSending(claim: Claim, at: Instant, keyedUntil: Instant | null): Promise<boolean> {
      const row = await held(claim, ['claimed'])
        .set((eb) => ({
          state: sql<OutboxState>`case when doubtful = 1 and coalesce(keyed_until, '') <= ${at} then 'unknown' else 'sending' end`,
          attempts: eb('attempts', '+', 1),
          firstTriedAt: eb.fn.coalesce('firstTriedAt', eb.val(at)),
          keyedUntil: sql<Instant | null>`case when doubtful = 1 then keyed_until else ${keyedUntil} end`,
        }))
        .returning('state')
        .executeTakeFirst();
      return row?.state === 'sending';
    },

    /** False: the claim is lost, and nothing was changed. */
    async settle(claim: Claim, result: Settlement): Promise<boolean> {
      const tried = result.state === 'sent' || result.state === 'unknown';
      const { numUpdatedRows } = await held(claim, tried ? ['sending'] : inFlight)
        .set(outcome(result))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    /** Who holds claims now. */
    async owners(): Promise<string[]> {
      const rows = await db
        .selectFrom('outbox')
        .select('claimedBy')
        .distinct()
        .where('state', 'in', inFlight)
        .where('claimedBy', 'is not', null)
        .execute();
      return rows.flatMap((row) => row.claimedBy ?? []);
    },

    /** After the death of these owners: what they had claimed waits again, what they were sending is unknown. */
    async recover(owners: readonly string[], at: Instant): Promise<{ pending: number; unknown: number }> {
      if (owners.length === 0) return { pending: 0, unknown: 0 };
      const lost = (state: OutboxState) =>
        db.updateTable('outbox').where('state', '=', state).where('claimedBy', 'in', owners);
      const unknown = await lost('sending')
        .set((eb) => ({
          state: 'unknown',
          doubtful: 1,
          fence: eb('fence', '+', 1),
          notBefore: at,
          settledAt: at,
          lastCause: 'stopped while sending',
        }))
        .executeTakeFirst();
      const pending = await lost('claimed')
        .set((eb) => ({ state: waitingState, fence: eb('fence', '+', 1), claimedBy: null }))
        .executeTakeFirst();
      return { pending: Number(pending.numUpdatedRows), unknown: Number(unknown.numUpdatedRows) };
    },

    /** The number of the row that was put in last; 0 where none was. */
    async lastSeq(): Promise<number> {
      const row = await db
        .selectFrom('outbox')
        .select((eb) => eb.fn.max('seq').as('seq'))
        .executeTakeFirst();
      return Number(row?.seq ?? 0);
    },

    /**
     * After an older copy was restored: whatever is not settled may have been sent since. Nothing of it goes out by itself.
     * `since`: only the programme's own that were put in after the row of that number.
     */
    async doubtAll(at: Instant, since: number | null = null): Promise<number> {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .$if(since !== null, (rows) =>
          rows.where('seq', '>', since ?? 0).where('programmeId', programmeId === null ? 'is' : '=', programmeId),
        )
        .set((eb) => ({
          state: 'unknown',
          doubtful: 1,
          fence: eb('fence', '+', 1),
          keyedUntil: null,
          settledAt: at,
          lastCause: 'restored from an older copy',
        }))
        .where('state', 'in', ['pending', 'claimed', 'sending', 'unknown'])
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    /** Unknown ones of the programme that may no longer be resent, each told once: they are to be looked up, or listed as 待核对. */
    async unaccounted(now: Instant): Promise<OutboxRow[]> {
      const rows = await db
        .updateTable('outbox')
        .set({ reportedAt: now })
        .where('state', '=', 'unknown')
        .where('reportedAt', 'is', null)
        .where('programmeId', programmeId === null ? 'is' : '=', programmeId)
        .where((eb) => eb.or([eb('keyedUntil', 'is', null), eb('keyedUntil', '<=', now)]))
        .returningAll()
        .execute();
      return rows.sort((a, b) => a.seq - b.seq).map((row) => fromRow(outboxShape, row));
    },

    /** The programmes that have such. */
    async unaccountedIn(now: Instant): Promise<(string | null)[]> {
      const rows = await db
        .selectFrom('outbox')
        .select('programmeId')
        .distinct()
        .where('state', '=', 'unknown')
        .where('reportedAt', 'is', null)
        .where((eb) => eb.or([eb('keyedUntil', 'is', null), eb('keyedUntil', '<=', now)]))
        .execute();
      return rows.map((row) => row.programmeId);
    },

    /** What the office, or a look into the chat, found out about an unknown one. False: it is unknown no more. */
    async resolve(
      id: string,
      found: { state: 'sent'; platformMessageId: string | null } | { state: 'pending' | 'cancelled' },
      at: Instant,
    ): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set((eb) => ({
          state: found.state,
          doubtful: 0,
          fence: eb('fence', '+', 1),
          notBefore: at,
          settledAt: found.state === 'pending' ? null : at,
          ...(found.state === 'sent' ? { platformMessageId: found.platformMessageId } : {}),
        }))
        .where('id', '=', id)
        .where('state', '=', 'unknown')
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    /** When the next row after `now` comes due. */
    async nextDue(now: Instant): Promise<Instant | null> {
      const row = await db
        .selectFrom('outbox as row')
        .select((eb) => eb.fn.min('row.notBefore').as('at'))
        .where('row.notBefore', '>', now)
        .where((eb) =>
          eb.or([
            eb('row.state', '=', 'pending'),
            eb.and([eb('row.state', '=', 'unknown'), eb('row.keyedUntil', '>', eb.ref('row.notBefore'))]),
          ]),
        )
        .executeTakeFirst();
      return row?.at ?? null;
    },
  };
};

/** Where a row waits: once in doubt it is never again plainly pending. */
const waitingState = sql<OutboxState>`case when doubtful = 1 then 'unknown' else 'pending' end`;

function outcome(result: Settlement) {
  switch (result.state) {
    case 'sent':
      return {
        state: result.state,
        platformMessageId: result.platformMessageId,
        settledAt: result.at,
        lastCause: null,
        doubtful: 0 as const,
      };
    case 'pending':
      return { state: waitingState, notBefore: result.notBefore, lastCause: result.cause, claimedBy: null };
    case 'unknown':
      return {
        state: result.state,
        doubtful: 1 as const,
        notBefore: result.notBefore,
        lastCause: result.cause,
        settledAt: result.at,
      };
    case 'dead':
    case 'cancelled':
      return { state: result.state, lastCause: result.cause, settledAt: result.at };
    default: {
      const unreachable: never = result;
      throw new Error(`unknown settlement ${JSON.stringify(unreachable)}`);
    }
  }
}

function isDue(eb: ExpressionBuilder<Schema & { row: Schema['outbox'] }, 'row'>, now: Instant) {
  return eb.and([
    eb('row.notBefore', '<=', now),
    eb.or([eb('row.state', '=', 'pending'), eb.and([eb('row.state', '=', 'unknown'), eb('row.keyedUntil', '>', now)])]),
  ]);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
