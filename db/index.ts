/** The store: opened here, and only here is known which database it is. */
import type { Kysely } from 'kysely';
import { Refusal } from '#src/core/refusal.js';
import type { Schema } from './schema.js';
import { backupSqlite } from './sqlite/backup.js';
import { openSqlite } from './sqlite/open.js';

export type { Schema } from './schema.js';
export { withTransaction } from './transaction.js';

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
  const [, kind, path = ''] = /^([a-z]+):(.*)$/s.exec(url) ?? [];
  if (kind === 'sqlite' && path !== '') return openSqliteDatabase(path);
  if (kind === 'postgres' || kind === 'postgresql') {
    throw new Refusal('bad_input', '这个版本还不能使用 PostgreSQL。请把 DATABASE_URL 设为 sqlite:data/duban.db。');
  }
  throw new Refusal('bad_input', 'DATABASE_URL 写得不对，应是 sqlite:文件路径，例如 sqlite:data/duban.db。');
}

async function openSqliteDatabase(path: string): Promise<Database> {
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
