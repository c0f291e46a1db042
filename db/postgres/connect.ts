import pg from 'pg';
import { Refusal } from '#src/core/refusal.js';

const { Pool } = pg;

/** Connections of one process unless the address says otherwise (`?max=`). */
const usualConnections = 10;
const int8 = 20;
const numeric = 1700;

/** How long the server may take: to connect, for a statement, for a lock, and for us to go on with a transaction. */
const limitsMs = { connect: 5_000, statement: 60_000, lock: 20_000, idleInTransaction: 60_000 };

/**
 * Connections to `postgres://USER:PASSWORD@HOST:PORT/DATABASE`; `?max=20` sets how many, `?sslmode=` as libpq has it.
 * Counts and sums come as numbers: none of ours is beyond 2^53.
 * @throws Refusal bad_input where the address cannot be read
 */
export function connect(url: string): pg.Pool {
  const max = connectionsOf(url);
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: 'duban',
    connectionTimeoutMillis: limitsMs.connect,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: limitsMs.statement,
    lock_timeout: limitsMs.lock,
    idle_in_transaction_session_timeout: limitsMs.idleInTransaction,
    types: { getTypeParser: numbersAsNumbers },
  });
  // A connection that the server closed is replaced, and whoever is using it is told by the query; unheard, it would end
  // the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function connectionsOf(url: string): number {
  const wrong = new Refusal(
    'bad_input',
    'DATABASE_URL 写得不对，应是 postgres://用户:密码@主机:5432/数据库名，密码里的特殊字符要按网址转义。',
  );
  if (!URL.canParse(url)) throw wrong;
  const max = Number(new URL(url).searchParams.get('max') ?? usualConnections);
  if (!Number.isInteger(max) || max < 2 || max > 500) {
    throw new Refusal('bad_input', 'DATABASE_URL 里的 max（连接数）应是 2 到 500 的整数。');
  }
  return max;
}

/** A whole number too large for a float never occurs: counts, sequence numbers. */
const numbersAsNumbers: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === int8 || oid === numeric ? Number : pg.types.getTypeParser(oid, format as 'text');
