import type { Kysely } from 'kysely';
import { addMilliseconds, type Instant } from '#src/core/day.js';
import { fromRow, toRow } from './codec.js';
import { isPostgres } from './postgres/serial.js';
import type { Schema } from './schema.js';
import { type Task, type TaskState, taskShape } from './task-row.js';
import { withTransaction } from './transaction.js';

export type { Task, TaskState } from './task-row.js';

/** A task, and the programme that asked for it. */
export type OwnedTask = Task & { programmeId: string | null };

const attemptsAllowed = 3;
/** A worker that is not heard of for so long has lost its task to the next one. */
const takenForMs = 2 * 60_000;

export const tasksRepo = (db: Kysely<Schema>, programmeId: string | null) => {
  const settle = async (
    id: string,
    owner: string,
    change: { state: 'done' | 'failed'; settledAt: Instant; lastCause: string | null },
  ): Promise<boolean> => {
    const { numUpdatedRows } = await db
      .updateTable('tasks')
      .set({ ...change, claimedBy: null })
      .where('id', '=', id)
      .where('state', '=', 'taken')
      .where('claimedBy', '=', owner)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  };

  return {
    /** False: a task with this key is there already. */
    async add(task: Omit<Task, 'attempts'> & { runAfter?: Instant }): Promise<boolean> {
      const row = toRow(taskShape, { ...task, attempts: 0 });
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('tasks')
        .values({
          ...row,
          programmeId,
          state: 'open',
          runAfter: task.runAfter ?? task.createdAt,
          settledAt: null,
          lastCause: null,
          claimedBy: null,
        })
        .onConflict((on) => on.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    /** Takes the task that has been due for longest, of any programme. The try counts even if it ends the process. */
    async next(owner: string, now: Instant): Promise<OwnedTask | null> {
      const row = await db
        .with(
          (cte) => cte('due').materialized(),
          (query) =>
            query
              .selectFrom('tasks as row')
              .select('row.seq')
              .where('row.state', 'in', ['open', 'taken'])
              .where('row.runAfter', '<=', now)
              .orderBy('row.runAfter')
              .orderBy('row.seq')
              .limit(1)
              .$if(isPostgres(db), (due) => due.forUpdate('row').skipLocked()),
        )
        .updateTable('tasks')
        .set((eb) => ({
          state: 'taken',
          claimedBy: owner,
          attempts: eb('attempts', '+', 1),
          runAfter: addMilliseconds(now, takenForMs),
        }))
        .where('seq', 'in', (eb) => eb.selectFrom('due').select('due.seq'))
        .where('state', 'in', ['open', 'taken'])
        .where('runAfter', '<=', now)
        .returningAll()
        .executeTakeFirst();
      return row
        ? { ...fromRow(taskShape, { ...row, attempts: row.attempts - 1 }), programmeId: row.programmeId }
        : null;
    },

    /** False: another worker has it, and this transaction's effect must not be kept. */
    markDone: (id: string, owner: string, at: Instant): Promise<boolean> =>
      settle(id, owner, { state: 'done', settledAt: at, lastCause: null }),

    markFailed: (id: string, owner: string, at: Instant, cause: string | null = null): Promise<boolean> =>
      settle(id, owner, { state: 'failed', settledAt: at, lastCause: cause }),

    /** Part of it is done: the rest waits behind what is due already. False: another worker has it, as above. */
    async goOn(id: string, owner: string, payload: unknown, runAfter: Instant): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('tasks')
        .set({ state: 'open', payload: JSON.stringify(payload), attempts: 0, runAfter, claimedBy: null })
        .where('id', '=', id)
        .where('state', '=', 'taken')
        .where('claimedBy', '=', owner)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async retry(id: string, owner: string, runAfter: Instant, cause: string | null = null): Promise<void> {
      await db
        .updateTable('tasks')
        .set({ state: 'open', runAfter, lastCause: cause, claimedBy: null })
        .where('id', '=', id)
        .where('state', '=', 'taken')
        .where('claimedBy', '=', owner)
        .execute();
    },

    /** Who has tasks in hand. */
    async owners(): Promise<string[]> {
      const rows = await db
        .selectFrom('tasks')
        .select('claimedBy')
        .distinct()
        .where('state', '=', 'taken')
        .where('claimedBy', 'is not', null)
        .execute();
      return rows.flatMap((row) => row.claimedBy ?? []);
    },

    /** After the death of these owners: what was interrupted is due at once; what was so three times is given up and returned. */
    async recover(owners: readonly string[], now: Instant): Promise<OwnedTask[]> {
      if (owners.length === 0) return [];
      return withTransaction(db, async (tx) => {
        const taken = tx.updateTable('tasks').where('state', '=', 'taken').where('claimedBy', 'in', owners);
        const given = await taken
          .set({ state: 'failed', settledAt: now, lastCause: 'stopped while working', claimedBy: null })
          .where('attempts', '>=', attemptsAllowed)
          .returningAll()
          .execute();
        await taken.set({ state: 'open', runAfter: now, claimedBy: null }).execute();
        return given.map((row) => ({ ...fromRow(taskShape, row), programmeId: row.programmeId }));
      });
    },

    /** When the next task after `now` comes due. */
    async nextDue(now: Instant): Promise<Instant | null> {
      const row = await db
        .selectFrom('tasks')
        .select((eb) => eb.fn.min('runAfter').as('at'))
        .where('state', 'in', ['open', 'taken'])
        .where('runAfter', '>', now)
        .executeTakeFirst();
      return row?.at ?? null;
    },

    async counts(): Promise<Record<TaskState, number>> {
      const rows = await db
        .selectFrom('tasks')
        .select((eb) => ['state', eb.fn.countAll<number>().as('rows')])
        .groupBy('state')
        .execute();
      const none = { open: 0, taken: 0, done: 0, failed: 0 };
      return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, Number(row.rows)])) };
    },
  };
};
