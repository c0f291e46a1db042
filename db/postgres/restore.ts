import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { type Kysely, sql, type Transaction } from 'kysely';
import { Refusal } from '#src/core/refusal.js';
import type { Schema } from '../schema.js';
import { inspectFile, isEmpty } from '../sqlite/inspect.js';
import { openSqlite } from '../sqlite/open.js';
import { quoted, type Table, tablesOf } from './tables.js';

/** PostgreSQL takes 65,535 parameters in a statement. */
const parametersAtOnce = 20_000;

/**
 * Copies a backup file into a database that holds nothing yet. An older backup is brought up to date on the way, in a copy.
 * @throws Refusal conflict where there are data; not_found, unavailable where the backup is none
 */
export async function restorePostgres(tx: Transaction<Schema>, file: string): Promise<void> {
  if (!existsSync(file)) throw new Refusal('not_found', `没有找到备份文件 ${file}。`);
  if (isEmpty(file)) throw new Refusal('unavailable', `备份文件 ${file} 是空的。`);
  const folder = mkdtempSync(join(tmpdir(), 'duban-restore-'));
  try {
    const copy = join(folder, 'backup.db');
    copyFileSync(file, copy);
    inspectFile(copy);
    const { db, raw } = await openSqlite(copy);
    try {
      const tables = tablesOf(raw);
      await requireEmpty(tx, tables);
      for (const table of tables) await fillTable(tx, raw, table);
    } finally {
      await db.destroy();
      raw.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function requireEmpty(tx: Kysely<Schema>, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) {
    const { rows } = await sql.raw(`select 1 from "${name}" limit 1`).execute(tx);
    if (rows.length > 0) {
      throw new Refusal('conflict', '这个库里已经有数据，恢复不会覆盖它。请另建一个空库，再改 DATABASE_URL。');
    }
  }
}

async function fillTable(tx: Kysely<Schema>, raw: Sqlite.Database, table: Table): Promise<void> {
  const { name, columns, isNumbered } = table;
  const rowsAtOnce = Math.floor(parametersAtOnce / columns.length);
  const order = columns.includes('seq') ? 'order by seq' : '';
  let rows: unknown[][] = [];
  const flush = async (): Promise<void> => {
    if (rows.length === 0) return;
    const values = sql.join(rows.map((row) => sql`(${sql.join(row)})`));
    await sql`insert into ${sql.table(name)} (${sql.raw(quoted(columns))}) values ${values}`.execute(tx);
    rows = [];
  };
  for (const row of raw
    .prepare(`select ${quoted(columns)} from "${name}" ${order}`)
    .raw()
    .iterate()) {
    rows.push(row as unknown[]);
    if (rows.length === rowsAtOnce || (row as unknown[]).some((value) => Buffer.isBuffer(value))) await flush();
  }
  await flush();
  if (isNumbered) {
    await sql
      .raw(
        `select setval(pg_get_serial_sequence('"${name}"', 'seq'), (select coalesce(max(seq), 0) + 1 from "${name}"), false)`,
      )
      .execute(tx);
  }
}
