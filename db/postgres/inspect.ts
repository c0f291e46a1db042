import { type Kysely, sql } from 'kysely';
import { Refusal } from '#src/core/refusal.js';
import { migrationNames } from '../migrations/index.js';
import type { Schema } from '../schema.js';

export type Found = 'new' | 'behind' | 'current';

/**
 * Looks at the database without changing it.
 * @throws Refusal unavailable where it is another program's, or newer than this program
 */
export async function inspectDatabase(db: Kysely<Schema>): Promise<Found> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = current_schema()`.execute(db);
  const tables = rows.map(({ name }) => name);
  if (tables.length === 0) return 'new';
  if (!tables.includes('kysely_migration')) throw foreign();
  const history = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const applied = history.rows.map(({ name }) => name);
  if (applied.length === 0) return 'behind';
  if (!applied.includes(migrationNames[0] ?? '')) throw foreign();
  const unknown = applied.filter((name) => !migrationNames.includes(name));
  if (unknown.length > 0) {
    throw refused(`数据库由更新版本的程序写成（${unknown.join('、')}），没有被改动。请升级程序后再启动。`);
  }
  return applied.length === migrationNames.length ? 'current' : 'behind';
}

const foreign = (): Refusal =>
  refused('DATABASE_URL 指的是别的程序的数据库，没有被改动。请为 duban 另建一个空库，再改 DATABASE_URL。');

const refused = (shown: string): Refusal => new Refusal('unavailable', shown);
