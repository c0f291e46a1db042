import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '#src/core/refusal.js';
import { inspectFile, isEmpty } from './inspect.js';

/**
 * Copies a backup to where the database shall be. The copy is looked at before it takes its place.
 * @throws Refusal conflict where there is a database; not_found, unavailable where the backup is none
 */
export function restoreSqlite(path: string, file: string): void {
  if (!existsSync(file)) throw new Refusal('not_found', `没有找到备份文件 ${file}。`);
  if (path === ':memory:' || !isEmpty(path)) {
    throw new Refusal('conflict', `${path} 已经有数据库，恢复不会覆盖它。请先把它移到别处。`);
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.part`;
  try {
    copyFileSync(file, part);
    chmodSync(part, 0o600);
    if (isEmpty(part)) throw new Refusal('unavailable', `备份文件 ${file} 是空的。`);
    inspectFile(part);
    const copy = openSync(part, 'r+');
    fsyncSync(copy);
    closeSync(copy);
    // What a lost database left behind must not be taken for a part of this one.
    for (const left of [`${path}-wal`, `${path}-shm`]) rmSync(left, { force: true });
    renameSync(part, path);
  } finally {
    for (const left of [part, `${part}-wal`, `${part}-shm`]) rmSync(left, { force: true });
  }
}
