import { type Refusal, StoreRefusal } from '#src/core/refusal.js';

/** What is wrong with the disk or the lock rather than with the work. */
export function sqliteRefusal(error: unknown): Refusal | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_BUSY')) return new StoreRefusal('数据库正忙，请稍后再试。', { cause: error });
  if (code.startsWith('SQLITE_FULL') || code.startsWith('SQLITE_IOERR')) {
    return new StoreRefusal('磁盘已满或无法写入，这次没有保存。请告知管理员。', { cause: error });
  }
  return null;
}
