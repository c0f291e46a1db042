import type Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { asLists } from '../rows-as-lists.js';

/** Kysely's SQLite dialect, with writers that queue up when they begin and migrations that happen whole or not at all. */
export function sqliteDialect(raw: Sqlite.Database): Dialect {
  const usual = new SqliteDialect({ database: raw });
  return {
    createAdapter: () => new TransactionalDdl(),
    createDriver: () => new ImmediateDriver(raw),
    createIntrospector: (db) => usual.createIntrospector(db),
    createQueryCompiler: () => usual.createQueryCompiler(),
  };
}

function prepared(raw: Sqlite.Database, sql: string): SqliteStatement {
  const statement = raw.prepare(sql);
  return (sql.startsWith(asLists) ? statement.raw() : statement) as unknown as SqliteStatement;
}

class TransactionalDdl extends SqliteAdapter {
  /** SQLite's schema changes are transactional; Kysely only does not count on it. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #raw: Sqlite.Database;

  constructor(raw: Sqlite.Database) {
    super({ database: { prepare: (sql) => prepared(raw, sql), close: () => raw.close() } });
    this.#raw = raw;
  }

  /** A transaction that reads first and writes later would fail instead of waiting, were it deferred. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk rolls back by itself; a second rollback would hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#raw.inTransaction) await super.rollbackTransaction(connection);
  }
}
