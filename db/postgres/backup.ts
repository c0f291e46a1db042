import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { type Kysely, sql, type Transaction } from 'kysely';
import { Refusal } from '#src/core/refusal.js';
import type { Schema } from '../schema.js';
import { lockFileOf } from '../sqlite/inspect.js';
import { openSqlite } from '../sqlite/open.js';
import { quoted, type Table, tablesOf } from './tables.js';

const rowsAtOnce = 500;

/**
 * Copies the database as it stands at one instant into a SQLite file, while others go on writing: the same file that a
 * backup of SQLite is, so that it can be restored to either. The copy appears whole or not at all.
 * @throws Refusal conflict where `file` exists
 */
export async function backupPostgres(db: Kysely<Schema>, file: string): Promise<void> {
  if (existsSync(file)) throw new Refusal('conflict', `${file} 已经存在，备份不会覆盖它。请换一个文件名。`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.part`;
  const leavings = [part, `${part}-wal`, `${part}-shm`, lockFileOf(part)];
  for (const left of leavings) rmSync(left, { force: true });
  try {
    const copy = await openSqlite(part);
    try {
      // One snapshot for all tables. Rows are checked as they come: what SQLite's own checks refuse is no sound copy.
      await db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (tx) => {
          for (const table of tablesOf(copy.raw)) await copyTable(tx, copy.raw, table);
        });
      copy.raw.pragma('wal_checkpoint(truncate)');
      copy.raw.pragma('journal_mode = delete');
    } finally {
      await copy.db.destroy();
      copy.raw.close();
    }
    const written = openSync(part, 'r+');
    fsyncSync(written);
    closeSync(written);
    renameSync(part, file);
  } finally {
    for (const left of leavings) rmSync(left, { force: true });
  }
}

async function copyTable(tx: Transaction<Schema>, raw: Sqlite.Database, { name, columns }: Table): Promise<void> {
  const insert = raw.prepare(
    `insert into "${name}" (${quoted(columns)}) values (${columns.map(() => '?').join(', ')})`,
  );
  const order = columns.includes('seq') ? 'order by seq' : '';
  await sql.raw(`declare rows no scroll cursor for select ${quoted(columns)} from "${name}" ${order}`).execute(tx);
  for (;;) {
    const { rows } = await sql.raw(`fetch ${rowsAtOnce} from rows`).execute(tx);
    if (rows.length === 0) break;
    raw.transaction(() => {
      for (const row of rows as Record<string, unknown>[]) insert.run(valuesOf(row));
    })();
  }
  await sql`close rows`.execute(tx);
}

/** In the order of the columns asked for; the plugin has changed their names. */
const valuesOf = (row: Record<string, unknown>): unknown[] => Object.values(row);
