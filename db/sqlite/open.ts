import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { CamelCasePlugin, Kysely, Migrator } from 'kysely';
import { migrations } from '../migrations/index.js';
import { sqliteWords } from '../migrations/words.js';
import type { Schema } from '../schema.js';
import { sqliteDialect } from './dialect.js';
import { applicationId, inspectFile, lockFileOf } from './inspect.js';

const memory = ':memory:';

export interface OpenSqlite {
  db: Kysely<Schema>;
  raw: Sqlite.Database;
}

/**
 * Opens a database file, or ':memory:', and brings its schema up to date. A new file is readable by its owner only.
 * @throws Refusal where the file is not ours to write
 */
export async function openSqlite(path: string): Promise<OpenSqlite> {
  const found = path === memory ? 'new' : inspectFile(path);
  if (path !== memory) makePrivate(path);
  const raw = new Sqlite(path, { timeout: 5000 });
  try {
    prepare(raw, found === 'new');
    const db = new Kysely<Schema>({
      dialect: sqliteDialect(raw),
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    });
    if (path === memory) await migrate(db);
    else if (found !== 'current') await whileLocked(lockFileOf(path), () => migrate(db));
    return { db, raw };
  } catch (error) {
    raw.close();
    throw error;
  }
}

function makePrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

function prepare(raw: Sqlite.Database, fresh: boolean): void {
  // Before WAL, so that the mark is in the main file and never only in the log.
  if (fresh) raw.pragma(`application_id = ${applicationId}`);
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  // Without it, REPLACE deletes rows behind the triggers' back.
  raw.pragma('recursive_triggers = ON');
  raw.pragma('trusted_schema = OFF');
}

/** Kysely's Migrator takes no lock on SQLite: one on a side file keeps a second process out. */
async function whileLocked(lockFile: string, run: () => Promise<void>): Promise<void> {
  closeSync(openSync(lockFile, 'a', 0o600));
  const lock = new Sqlite(lockFile, { timeout: 30_000 });
  try {
    lock.exec('begin exclusive');
    await run();
  } finally {
    lock.close();
  }
}

async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(sqliteWords) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
