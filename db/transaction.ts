import type { Kysely, Transaction } from 'kysely';
import { postgresRefusal } from './postgres/failures.js';
import { inQueue, isPostgres } from './postgres/serial.js';
import type { Schema } from './schema.js';
import { sqliteRefusal } from './sqlite/failures.js';

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
