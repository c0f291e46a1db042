import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { Refusal } from '#src/core/refusal.js';
import { migrationNames } from '../migrations/index.js';
import { applicationId } from './connect.js';

/** Held while migrating; once that is done it is no longer empty, so that a missing database is noticed. */
export const lockFileOf = (path: string): string => `${path}.lock`;

export type Found = 'new' | 'behind' | 'current';

/**
 * Looks at a database file without changing it.
 * @throws Refusal unavailable where it is damaged, another program's, newer than this program, or gone
 */
export function inspectFile(path: string): Found {
  if (isEmpty(path)) {
    if (!isEmpty(lockFileOf(path)) || !isEmpty(`${path}-wal`)) {
      throw refused(
        `数据库文件 ${path} 不见了或是空的，而这里以前有过数据库。请用备份恢复（duban restore）；如确实要从空库开始，请先删除 ${lockFileOf(path)} 和 ${path}-wal。`,
      );
    }
    return 'new';
  }
  const header = readHeader(path);
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw refused(`${path} 不是数据库文件，或者已经损坏。文件没有被改动；请检查 DATABASE_URL，或用备份恢复。`);
  }
  if (header.readUInt32BE(68) !== applicationId) {
    throw refused(`${path} 是别的程序的数据库，没有被改动。请检查 DATABASE_URL。`);
  }
  const applied = readState(path);
  const unknown = applied.filter((name) => !migrationNames.includes(name));
  if (unknown.length > 0) {
    throw refused(`数据库 ${path} 由更新版本的程序写成（${unknown.join('、')}），没有被改动。请升级程序后再启动。`);
  }
  return applied.length === migrationNames.length ? 'current' : 'behind';
}

export const isEmpty = (path: string): boolean => !existsSync(path) || statSync(path).size === 0;

function readHeader(path: string): Buffer {
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  return header;
}

/** Names of the migrations that were applied; every page is looked at on the way. */
function readState(path: string): string[] {
  let raw: Sqlite.Database | null = null;
  try {
    raw = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5000 });
    const verdict = raw.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok') throw new Error(String(verdict));
    const tables = raw.prepare("select name from sqlite_master where type = 'table'").pluck().all();
    if (!tables.includes('kysely_migration')) {
      if (tables.length > 0) throw new Error('tables without a history');
      return [];
    }
    return raw.prepare('select name from kysely_migration order by name').pluck().all().map(String);
  } catch (cause) {
    if (cause instanceof Sqlite.SqliteError && cause.code.startsWith('SQLITE_BUSY')) {
      throw refused(`数据库 ${path} 正被别的程序占用，请稍后再试。`, cause);
    }
    throw refused(`数据库文件 ${path} 已经损坏，没有被改动。请用备份恢复（duban restore）。`, cause);
  } finally {
    raw?.close();
  }
}

function refused(shown: string, cause?: unknown): Refusal {
  return new Refusal('unavailable', shown, { cause });
}
