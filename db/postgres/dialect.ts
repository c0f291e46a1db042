import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresDialect,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { isConnectionLost, postgresRefusal } from './failures.js';

/** Kysely's PostgreSQL dialect on a driver that tells a server that is away as a refusal, and never mistakes a commit. */
export function postgresDialect(pool: Pool): Dialect {
  const usual = new PostgresDialect({ pool });
  return {
    createAdapter: () => usual.createAdapter(),
    createDriver: () => new CarefulDriver(pool),
    createIntrospector: (db) => usual.createIntrospector(db),
    createQueryCompiler: () => usual.createQueryCompiler(),
  };
}

class CarefulDriver implements Driver {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async init(): Promise<void> {
    // The pool connects when it is first asked.
  }

  async acquireConnection(): Promise<Connection> {
    return new Connection(await told(() => this.#pool.connect()));
  }

  async beginTransaction(connection: Connection, settings: TransactionSettings): Promise<void> {
    const { isolationLevel, accessMode } = settings;
    const modes = [
      ...(isolationLevel ? [`isolation level ${isolationLevel}`] : []),
      ...(accessMode ? [accessMode] : []),
    ];
    await connection.command(`begin ${modes.join(' ')}`);
  }

  /** PostgreSQL answers COMMIT with ROLLBACK where a statement had failed: what was caught on the way is no success. */
  async commitTransaction(connection: Connection): Promise<void> {
    const answer = await connection.command('commit');
    if (answer !== 'COMMIT') throw new Error(`the transaction was not kept: ${answer}`);
  }

  /** With the connection the transaction is gone too; a second error would hide the first. */
  async rollbackTransaction(connection: Connection): Promise<void> {
    await connection.command('rollback').catch((error: unknown) => connection.spoil(error));
  }

  async releaseConnection(connection: Connection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

class Connection implements DatabaseConnection {
  readonly #client: PoolClient;
  #spoilt = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { command, rowCount, rows } = await this.#told(() => this.#client.query(sql, parameters.map(storable)));
    const isChange = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE';
    return { rows, ...(isChange ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
  }

  /** What the server says it did. */
  async command(sql: string): Promise<string> {
    return (await this.#told(() => this.#client.query(sql))).command;
  }

  /** It is not used again. */
  spoil(_why: unknown): void {
    this.#spoilt = true;
  }

  release(): void {
    this.#client.release(this.#spoilt);
  }

  // biome-ignore lint/correctness/useYield: nothing here reads in streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streams are not used');
  }

  #told<T>(run: () => Promise<T>): Promise<T> {
    return told(run, () => this.spoil('lost'));
  }
}

/** PostgreSQL refuses U+0000 in text, and people's files and messages may hold it. */
const storable = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;

async function told<T>(run: () => Promise<T>, lost: () => void = () => undefined): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    lost();
    throw postgresRefusal(error) ?? error;
  }
}
