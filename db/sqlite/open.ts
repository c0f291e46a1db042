import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { CamelCasePlugin, Kysely, Migrator } from 'kysely';
import { Refusal } from '#src/core/refusal.js';
import { migrations } from '../migrations/index.js';
import { sqliteWords } from '../migrations/words.js';
import type { Schema } from '../schema.js';
import { connect } from './connect.js';
import { sqliteDialect } from './dialect.js';
import { type Found, inspectFile, lockFileOf } from './inspect.js';

const memory = ':memory:';
const lockTryMs = 50;
const lockTries = 600;

export interface OpenSqlite {
  db: Kysely<Schema>;
  raw: Sqlite.Database;
}

/**
 * Opens a database file, or ':memory:', and brings its schema up to date. A new file is readable by its owner only.
 * @throws Refusal where the file is not ours to write
 */
export async function openSqlite(path: string): Promise<OpenSqlite> {
  if (path === memory) return opened(path, 'new');
  if (inspectFile(path) === 'current') return opened(path, 'current');
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // Another process may have been faster: what was found is looked at again under the lock.
  return whileLocked(lockFileOf(path), () => opened(path, inspectFile(path)));
}

async function opened(path: string, found: Found): Promise<OpenSqlite> {
  if (path !== memory) makePrivate(path);
  const raw = connect(path, found === 'new');
  try {
    const db = new Kysely<Schema>({
      dialect: sqliteDialect(raw),
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    });
    if (found !== 'current') await migrate(db);
    return { db, raw };
  } catch (error) {
    raw.close();
    throw error;
  }
}

function makePrivate(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

/** Kysely's Migrator takes no lock on SQLite: one on a side file keeps a second process out. */
async function whileLocked<T>(lockFile: string, run: () => Promise<T>): Promise<T> {
  closeSync(openSync(lockFile, 'a', 0o600));
  const lock = new Sqlite(lockFile, { timeout: 0 });
  try {
    await exclusive(lock);
    const result = await run();
    lock.exec('create table if not exists migrated (once integer)');
    lock.exec('commit');
    return result;
  } finally {
    lock.close();
  }
}

async function exclusive(lock: Sqlite.Database): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      lock.exec('begin exclusive');
      return;
    } catch (cause) {
      if (!(cause instanceof Sqlite.SqliteError) || !cause.code.startsWith('SQLITE_BUSY')) throw cause;
      if (tries === lockTries) {
        throw new Refusal('unavailable', '另一个进程正在升级数据库，请稍后再启动。', { cause });
      }
      await setTimeout(lockTryMs);
    }
  }
}

async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(sqliteWords) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
