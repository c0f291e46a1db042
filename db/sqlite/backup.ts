import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { Refusal } from '#src/core/refusal.js';
import type { Schema } from '../schema.js';

/**
 * Copies the database as it stands at one instant, while others go on writing. The copy appears whole or not at all.
 * @throws Refusal conflict where `file` exists
 */
export async function backupSqlite(
  path: string,
  db: Kysely<Schema>,
  raw: Sqlite.Database,
  file: string,
): Promise<void> {
  if (existsSync(file)) throw new Refusal('conflict', `${file} 已经存在，备份不会覆盖它。请换一个文件名。`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.part`;
  rmSync(part, { force: true });
  closeSync(openSync(part, 'wx', 0o600));
  try {
    // In memory there is but the one connection: taking it keeps half-done transactions out of the copy.
    if (path === ':memory:') await db.connection().execute(() => raw.backup(part));
    else await copySnapshot(path, part);
    const copy = openSync(part, 'r+');
    fsyncSync(copy);
    closeSync(copy);
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}

/** An open read transaction pins the snapshot: writers neither wait for the copy nor make it start again. */
async function copySnapshot(path: string, file: string): Promise<void> {
  const source = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    source.exec('begin');
    source.prepare('select count(*) from sqlite_master').get();
    await source.backup(file);
  } finally {
    source.close();
  }
}
