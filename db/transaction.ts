import type { Kysely, Transaction } from 'kysely';
import { type Refusal, StoreRefusal } from '#src/core/refusal.js';
import { postgresRefusal } from './postgres/failures.js';
import { inQueue, isPostgres } from './postgres/serial.js';
import type { Schema } from './schema.js';

/**
 * Runs `run` in one transaction; with a transaction in hand, within that one. Transactions of one `queue` (a programme's id;
 * empty: the deployment's) run one after the other. On PostgreSQL `run` may be called again after a deadlock: what it does
 * outside of the store must bear that. On SQLite whoever uses the outer handle inside `run` waits for ever: use `tx`.
 * @throws StoreRefusal where the database is away, locked for too long or cannot write
 */
export async function withTransaction<T>(
  db: Kysely<Schema>,
  run: (tx: Transaction<Schema>) => Promise<T>,
  queue = '',
): Promise<T> {
  if (db.isTransaction) return run(db as Transaction<Schema>);
  try {
    return await (isPostgres(db) ? inQueue(db, queue, run) : db.transaction().execute(run));
  } catch (error) {
    throw sqliteRefusal(error) ?? postgresRefusal(error) ?? error;
  }
}

/** What is wrong with the disk or the lock rather than with the work. */
function sqliteRefusal(error: unknown): Refusal | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_BUSY')) return new StoreRefusal('数据库正忙，请稍后再试。', { cause: error });
  if (code.startsWith('SQLITE_FULL') || code.startsWith('SQLITE_IOERR')) {
    return new StoreRefusal('磁盘已满或无法写入，这次没有保存。请告知管理员。', { cause: error });
  }
  return null;
}
