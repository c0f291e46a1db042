import { Refusal, StoreRefusal } from '#src/core/refusal.js';

const again = new Set(['40001', '40P01']);
const lost = /^(?:08|57P0[1-5]|25P0[23]|53300)/;
const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
const lostWords = /Connection terminated|timeout exceeded when trying to connect|not queryable|Query read timeout/;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** A deadlock or a serialization failure: PostgreSQL undid the transaction, and the same work may succeed at once. */
export const mayTryAgain = (error: unknown): boolean => again.has(codeOf(error));

/** The connection is gone, or was never had. What was asked may have been done: only its answer is known to be lost. */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  return lost.test(code) || network.has(code) || (error instanceof Error && lostWords.test(error.message));
}

/** What is wrong with the server, the disk or a lock rather than with the work; null for everything else. */
export function postgresRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const code = codeOf(error);
  const words = isConnectionLost(error)
    ? '数据库暂时连不上，请稍后再试。'
    : (shown[code] ?? (mayTryAgain(error) ? '数据库正忙，请稍后再试。' : null));
  return words === null ? null : new StoreRefusal(words, { cause: error });
}

/** By SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html */
const shown: Record<string, string> = {
  '55P03': '数据库正忙，请稍后再试。',
  '57014': '数据库正忙，请稍后再试。',
  '53100': '数据库磁盘已满，这次没有保存。请告知管理员。',
  '53200': '数据库内存不足，这次没有保存。请告知管理员。',
  '25006': '数据库现在只能读、不能写，这次没有保存。请告知管理员。',
  '28P01': '数据库不接受这个账号或密码，请检查 DATABASE_URL。',
  '28000': '数据库不接受这个账号或来源，请检查 DATABASE_URL 和数据库的访问设置。',
  '3D000': '数据库服务器上没有 DATABASE_URL 里写的那个数据库，请先建库（createdb）。',
  '42501': '这个账号没有建表或读写的权限，请让数据库管理员授权，例如 grant create on schema public。',
};
