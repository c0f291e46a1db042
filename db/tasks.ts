import type { Kysely } from 'kysely';
import { addMilliseconds, type Instant } from '#src/core/day.js';
import { fromRow, toRow } from './codec.js';
import type { Schema } from './schema.js';
import { type Task, type TaskState, taskShape } from './task-row.js';
import { withTransaction } from './transaction.js';

export type { Task, TaskState } from './task-row.js';

const attemptsAllowed = 3;
/** A worker that is not heard of for so long has lost its task to the next one. */
const takenForMs = 2 * 60_000;

export const tasksRepo = (db: Kysely<Schema>, programmeId: string | null) => {
  const settle = async (id: string, state: 'done' | 'failed', at: Instant, cause: string | null): Promise<boolean> => {
    const { numUpdatedRows } = await db
      .updateTable('tasks')
      .set({ state, settledAt: at, lastCause: cause })
      .where('id', '=', id)
      .where('state', 'in', ['open', 'taken'])
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
        })
        .onConflict((on) => on.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    /** Takes the task that has been due for longest, of any programme. The try counts even if it ends the process. */
    async next(now: Instant): Promise<Task | null> {
      return withTransaction(db, async (tx) => {
        const row = await tx
          .selectFrom('tasks')
          .selectAll()
          .where('state', 'in', ['open', 'taken'])
          .where('runAfter', '<=', now)
          .orderBy('runAfter')
          .orderBy('seq')
          .limit(1)
          .executeTakeFirst();
        if (!row) return null;
        await tx
          .updateTable('tasks')
          .set({ state: 'taken', attempts: row.attempts + 1, runAfter: addMilliseconds(now, takenForMs) })
          .where('id', '=', row.id)
          .execute();
        return fromRow(taskShape, row);
      });
    },

    /** False: it was settled by another worker, and this transaction's effect must not be kept. */
    markDone: (id: string, at: Instant): Promise<boolean> => settle(id, 'done', at, null),

    markFailed: (id: string, at: Instant, cause: string | null = null): Promise<boolean> =>
      settle(id, 'failed', at, cause),

    async retry(id: string, runAfter: Instant, cause: string | null = null): Promise<void> {
      await db
        .updateTable('tasks')
        .set({ state: 'open', runAfter, lastCause: cause })
        .where('id', '=', id)
        .where('state', '=', 'taken')
        .execute();
    },

    /** At start: what a crash interrupted is due at once; what did so three times is given up and returned. */
    async recover(now: Instant): Promise<Task[]> {
      return withTransaction(db, async (tx) => {
        const taken = tx.updateTable('tasks').where('state', '=', 'taken');
        const given = await taken
          .set({ state: 'failed', settledAt: now, lastCause: 'stopped while working' })
          .where('attempts', '>=', attemptsAllowed)
          .returningAll()
          .execute();
        await taken.set({ state: 'open', runAfter: now }).execute();
        return given.map((row) => fromRow(taskShape, row));
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
