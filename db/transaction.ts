import type { Kysely, Transaction } from 'kysely';
import { Refusal } from '#src/core/refusal.js';
import type { Schema } from './schema.js';

/**
 * Runs `run` in one transaction; with a transaction in hand, within that one.
 * On SQLite whoever uses the outer handle inside `run` waits for ever: use `tx`.
 * @throws Refusal unavailable where the database is locked for too long or cannot write
 */
export async function withTransaction<T>(db: Kysely<Schema>, run: (tx: Transaction<Schema>) => Promise<T>): Promise<T> {
  if (db.isTransaction) return run(db as Transaction<Schema>);
  try {
    return await db.transaction().execute(run);
  } catch (error) {
    throw asRefusal(error) ?? error;
  }
}

/** What is wrong with the disk or the lock rather than with the work. */
function asRefusal(error: unknown): Refusal | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_BUSY')) return new Refusal('unavailable', '数据库正忙，请稍后再试。', { cause: error });
  if (code.startsWith('SQLITE_FULL') || code.startsWith('SQLITE_IOERR')) {
    return new Refusal('unavailable', '磁盘已满或无法写入，这次没有保存。请告知管理员。', { cause: error });
  }
  return null;
}
