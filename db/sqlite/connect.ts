import Sqlite from 'better-sqlite3';

/** 'DUBA' in the file's header says whose database it is. */
export const applicationId = 0x44554241;

/** A connection as every one of duban's is: it waits for a lock, and what it commits is on disk. */
export function connect(path: string, isNew = false): Sqlite.Database {
  const raw = new Sqlite(path, { timeout: 5000 });
  // Before WAL, so that the mark is in the main file and never only in the log.
  if (isNew) raw.pragma(`application_id = ${applicationId}`);
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  // Without it, REPLACE deletes rows behind the triggers' back.
  raw.pragma('recursive_triggers = ON');
  raw.pragma('trusted_schema = OFF');
  return raw;
}
