/** The store: opened here, and only here is known which database it is. */
import type { Kysely } from 'kysely';
import type { Instant } from '#src/core/day.js';
import { Refusal } from '#src/core/refusal.js';
import { outboxRepo } from './outbox.js';
import type { Schema } from './schema.js';
import { backupSqlite } from './sqlite/backup.js';
import { openSqlite } from './sqlite/open.js';
import { restoreSqlite } from './sqlite/restore.js';
import { withTransaction } from './transaction.js';

export type { Schema } from './schema.js';
export { withTransaction };

export interface Database {
  kind: 'sqlite';
  db: Kysely<Schema>;
  /** A whole and consistent copy in a new file, taken while work goes on. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database and brings its schema up to date.
 * @param url `sqlite:PATH` or `sqlite::memory:`
 * @throws Refusal unavailable where the file is damaged, newer, another program's or missing; bad_input for another url
 */
export async function openDatabase(url: string): Promise<Database> {
  const path = sqlitePath(url);
  const { db, raw } = await openSqlite(path);
  return {
    kind: 'sqlite',
    db,
    backup: (file) => backupSqlite(path, db, raw, file),
    async close() {
      await db.destroy();
      raw.close();
    },
  };
}

/**
 * Puts a copy where there is no database yet. What had not been sent when it was taken may have been sent since: it is in
 * doubt, and nothing goes out until the office releases it.
 * @returns how many messages are in doubt
 * @throws Refusal conflict where there is a database; unavailable where the copy is no sound one
 */
export async function restoreDatabase(url: string, file: string, at: Instant): Promise<number> {
  restoreSqlite(sqlitePath(url), file);
  const { db, close } = await openDatabase(url);
  try {
    return await withTransaction(db, async (tx) => {
      const { doubtAll, hold } = outboxRepo(tx, null);
      await hold('restored', at);
      return doubtAll(at);
    });
  } finally {
    await close();
  }
}

/** The one place that tells databases apart. */
function sqlitePath(url: string): string {
  const [, kind, path = ''] = /^([a-z]+):(.*)$/s.exec(url) ?? [];
  if (kind === 'sqlite' && path !== '') return path;
  if (kind === 'postgres' || kind === 'postgresql') {
    throw new Refusal('bad_input', '这个版本还不能使用 PostgreSQL。请把 DATABASE_URL 设为 sqlite:data/duban.db。');
  }
  throw new Refusal('bad_input', 'DATABASE_URL 写得不对，应是 sqlite:文件路径，例如 sqlite:data/duban.db。');
}
