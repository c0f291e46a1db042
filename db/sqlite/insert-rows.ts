import type Sqlite from 'better-sqlite3';

export type Row = readonly unknown[];

/** Inserts rows by one prepared statement in one transaction, and tells of each whether it is new. */
export function rowInserter(raw: Sqlite.Database, statement: string): (rows: readonly Row[]) => boolean[] {
  const insert = raw.prepare<unknown[]>(statement);
  return raw.transaction((rows: readonly Row[]) => rows.map((row) => insert.run(...row).changes === 1)).immediate;
}
