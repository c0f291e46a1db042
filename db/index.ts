/** The store: opened here, and only here is known which database it is. */
import type { Kysely } from 'kysely';
import type { Instant } from '#src/core/day.js';
import { Refusal } from '#src/core/refusal.js';
import { type Arrived, inboxRepo } from './inbox.js';
import { outboxRepo } from './outbox.js';
import type { Schema } from './schema.js';
import { arrivalStore } from './sqlite/arrival-store.js';
import { backupSqlite } from './sqlite/backup.js';
import { openSqlite } from './sqlite/open.js';
import { restoreSqlite } from './sqlite/restore.js';
import { withTransaction } from './transaction.js';

export type { Schema } from './schema.js';
export { withTransaction };

export interface Database {
  kind: 'sqlite' | 'postgres';
  db: Kysely<Schema>;
  /** Stores events that came together by one write to the disk. The ids of those that were not known. */
  storeArrived(arrived: readonly Arrived[]): Promise<Set<string>>;
  /** A whole and consistent copy in a new file, taken while work goes on. It can be restored to either kind of database. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database and brings its schema up to date.
 * @param url `sqlite:PATH`, `sqlite::memory:` or `postgres://…`
 * @throws Refusal unavailable where it is damaged, newer, another program's, missing or away; bad_input for another url
 */
export async function openDatabase(url: string): Promise<Database> {
  const { kind, at } = placeOf(url);
  if (kind === 'postgres') {
    const { openPostgres, backupPostgres } = await import('./postgres/index.js');
    const db = await openPostgres(at);
    return {
      kind,
      db,
      storeArrived: inboxRepo(db).insertAll,
      backup: (file) => backupPostgres(db, file),
      close: () => db.destroy(),
    };
  }
  const { db, raw } = await openSqlite(at);
  const arrivals = arrivalStore(at, db, raw);
  return {
    kind,
    db,
    storeArrived: arrivals.store,
    backup: (file) => backupSqlite(at, db, raw, file),
    async close() {
      await arrivals.close();
      await db.destroy();
      raw.close();
    },
  };
}

/**
 * Puts a copy where there are no data yet. What had not been sent when it was taken may have been sent since: it is in
 * doubt, and nothing goes out until the office releases it.
 * @returns how many messages are in doubt
 * @throws Refusal conflict where there are data; unavailable where the copy is no sound one
 */
export async function restoreDatabase(url: string, file: string, instant: Instant): Promise<number> {
  const { kind, at } = placeOf(url);
  if (kind === 'sqlite') restoreSqlite(at, file);
  const { db, close } = await openDatabase(url);
  try {
    return await withTransaction(db, async (tx) => {
      if (kind === 'postgres') await (await import('./postgres/index.js')).restorePostgres(tx, file);
      const { doubtAll, hold } = outboxRepo(tx, null);
      await hold('restored', instant);
      return doubtAll(instant);
    });
  } finally {
    await close();
  }
}

/** The one place that tells databases apart. */
function placeOf(url: string): { kind: Database['kind']; at: string } {
  const [, kind, path = ''] = /^([a-z]+):(.*)$/s.exec(url) ?? [];
  if (kind === 'sqlite' && path !== '') return { kind, at: path };
  if (kind === 'postgres' || kind === 'postgresql') return { kind: 'postgres', at: url };
  throw new Refusal(
    'bad_input',
    'DATABASE_URL 写得不对，应是 sqlite:文件路径（例如 sqlite:data/duban.db）或 postgres://用户:密码@主机:5432/数据库名。',
  );
}
