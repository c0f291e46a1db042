import { CamelCasePlugin, Kysely, Migrator } from 'kysely';
import { migrations } from '../migrations/index.js';
import { postgresWords } from '../migrations/words.js';
import type { Schema } from '../schema.js';
import { connect } from './connect.js';
import { postgresDialect } from './dialect.js';
import { postgresRefusal } from './failures.js';
import { inspectDatabase } from './inspect.js';

/**
 * Opens a database on a server and brings its schema up to date; of several that start at once, one does so.
 * @throws Refusal where the server cannot be reached or the database is not ours to write
 */
export async function openPostgres(url: string): Promise<Kysely<Schema>> {
  const db = new Kysely<Schema>({
    dialect: postgresDialect(connect(url)),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  try {
    if ((await inspectDatabase(db)) !== 'current') await migrate(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw postgresRefusal(error) ?? error;
  }
}

/** All that is missing in one transaction, under the Migrator's own lock. */
async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(postgresWords) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
