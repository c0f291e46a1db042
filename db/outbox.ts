import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Instant } from '#src/core/day.js';
import type { Address } from '#src/core/people.js';
import { fromRow, toRow } from './codec.js';
import { outboxClaims } from './outbox-claims.js';
import { outboxHold } from './outbox-hold.js';
import {
  type MessageSubject,
  type OutboxMessage,
  type OutboxRow,
  type OutboxState,
  outboxShape,
} from './outbox-row.js';
import type { Schema } from './schema.js';
import { withTransaction } from './transaction.js';

export type { ActOn, Settlement } from './outbox-claims.js';
export type { MessageSubject, OutboxMessage, OutboxRow, OutboxState } from './outbox-row.js';

/** When a message may go; as soon as it is stored where absent. */
export interface Timing {
  /** 0 before 1 (usual) before 2. */
  priority?: number;
  /** Of several that wait, the soonest due goes first. */
  dueAt?: Instant;
  notBefore?: Instant;
}

/** Which waiting messages are meant: all that is given must agree. */
export interface Waiting {
  purpose?: string;
  obligationKey?: string;
  unitId?: string;
  to?: Address;
  occurrence?: string;
}

/** What was sent, without its bytes. */
export type SentMessage = Pick<OutboxRow, 'id' | 'to' | 'occurrence' | 'subject' | 'platformMessageId'> & {
  sentAt: Instant;
};

/** What is to go out. Rows are stored with the change that causes them; delivery claims them afterwards. */
export const outboxRepo = (db: Kysely<Schema>, programmeId: string | null) => {
  const own = () => db.selectFrom('outbox').where('programmeId', programmeId === null ? 'is' : '=', programmeId);

  const insert = async (message: OutboxMessage & Timing): Promise<boolean> => {
    const notBefore = message.notBefore ?? message.createdAt;
    const row = toRow(outboxShape, {
      ...message,
      programmeId,
      priority: message.priority ?? 1,
      notBefore,
      dueAt: message.dueAt ?? notBefore,
      state: 'pending',
      fence: 0,
      claimedBy: null,
      attempts: 0,
      firstTriedAt: null,
      keyedUntil: null,
      doubtful: false,
      settledAt: null,
      platformMessageId: null,
      lastCause: null,
    });
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('outbox')
      .values({ ...row, purpose: message.subject.purpose, reportedAt: null })
      .onConflict((on) => on.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  };

  return {
    ...outboxClaims(db, programmeId),
    ...outboxHold(db),

    /** Stores a message. False: this occurrence has a message to this recipient already, whatever became of it. */
    insert,

    /** In place of a card that can no longer be updated: the same bytes as a new message. */
    insertAgainAsSend: (row: OutboxRow, id: string, at: Instant): Promise<boolean> =>
      insert({
        ...row,
        id,
        occurrence: `${row.occurrence}#again`,
        sendKey: createHash('sha256').update(`${row.sendKey}#again`).digest('base64url'),
        act: 'send',
        messageId: null,
        people: [],
        createdAt: at,
        notBefore: at,
      }),

    /** Cancels what waits and is no longer wanted. What is being sent this instant is past cancelling. */
    async cancel(waiting: Waiting, cause: string, at: Instant): Promise<OutboxRow[]> {
      return withTransaction(db, async (tx) => {
        const rows = await tx
          .selectFrom('outbox')
          .selectAll()
          .where('programmeId', programmeId === null ? 'is' : '=', programmeId)
          .where('state', 'in', ['pending', 'claimed'])
          .orderBy('seq')
          .execute();
        const meant = rows.map((row) => fromRow(outboxShape, row)).filter((row) => isMeant(row, waiting));
        for (const { id } of meant) {
          await tx
            .updateTable('outbox')
            .set((eb) => ({ state: 'cancelled', lastCause: cause, settledAt: at, fence: eb('fence', '+', 1) }))
            .where('id', '=', id)
            .execute();
        }
        return meant;
      });
    },

    /**
     * Forgets the words of what was settled before then, up to `atMost` of them, the oldest first. To whom it went, when, under
     * which key and what it was about stays: against repeats, and for what replies to it.
     */
    async forgetWords(before: Instant, atMost: number): Promise<number> {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set({ body: '' })
        .where('seq', 'in', (eb) =>
          eb
            .selectFrom('outbox as old')
            .select('old.seq')
            .where('old.programmeId', programmeId === null ? 'is' : '=', programmeId)
            .where('old.body', '<>', '')
            .where('old.settledAt', '<', before)
            .where('old.state', 'in', ['sent', 'dead', 'cancelled'])
            .orderBy('old.settledAt')
            .limit(atMost),
        )
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    async byId(id: string): Promise<OutboxRow | null> {
      const row = await db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? fromRow(outboxShape, row) : null;
    },

    /** What a message in a chat was, by the platform's id for it. */
    async byPlatformMessage(messageId: string): Promise<OutboxRow | null> {
      const row = await db
        .selectFrom('outbox')
        .selectAll()
        .where('platformMessageId', '=', messageId)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? fromRow(outboxShape, row) : null;
    },

    async byState(state: OutboxState): Promise<OutboxRow[]> {
      const rows = await own().selectAll().where('state', '=', state).orderBy('seq').execute();
      return rows.map((row) => fromRow(outboxShape, row));
    },

    /** What arrived at a recipient since then, oldest first. */
    async sentTo(to: Address, since: Instant): Promise<SentMessage[]> {
      return (await sent(since)).filter((message) => message.to === to);
    },

    /** What arrived anywhere since then, oldest first: the load ledger counts it. */
    sentSince: (since: Instant): Promise<SentMessage[]> => sent(since),

    /** Messages of the whole deployment by state. */
    async counts(): Promise<Record<OutboxState, number>> {
      const rows = await db
        .selectFrom('outbox')
        .select((eb) => ['state', eb.fn.countAll<number>().as('rows')])
        .groupBy('state')
        .execute();
      const none = { pending: 0, claimed: 0, sending: 0, sent: 0, dead: 0, unknown: 0, cancelled: 0 };
      return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, Number(row.rows)])) };
    },
  };

  async function sent(since: Instant): Promise<SentMessage[]> {
    const rows = await own()
      .select(['id', 'to', 'occurrence', 'subject', 'platformMessageId', 'settledAt'])
      .where('state', '=', 'sent')
      .where('settledAt', '>=', since)
      .orderBy('settledAt')
      .orderBy('seq')
      .execute();
    return rows.map(({ settledAt, subject, ...row }) => ({
      ...row,
      subject: JSON.parse(subject) as MessageSubject,
      sentAt: settledAt ?? since,
    }));
  }
};

function isMeant({ subject, to, occurrence }: OutboxRow, waiting: Waiting): boolean {
  return (
    (waiting.purpose === undefined || subject.purpose === waiting.purpose) &&
    (waiting.unitId === undefined || subject.unitId === waiting.unitId) &&
    (waiting.to === undefined || to === waiting.to) &&
    (waiting.occurrence === undefined || occurrence === waiting.occurrence) &&
    (waiting.obligationKey === undefined || (subject.obligationKeys ?? []).includes(waiting.obligationKey))
  );
}
