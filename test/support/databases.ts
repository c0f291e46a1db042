/** Which database a test runs on: SQLite, or PostgreSQL in the project of that name (vitest.config.ts). */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';

export const onPostgres = process.env.TEST_DATABASE === 'postgres';

/** An empty database's address: in memory, or a clone of the migrated template that goes away with the test. */
export async function freshDatabaseUrl(): Promise<string> {
  if (!onPostgres) return 'sqlite::memory:';
  const { url, drop } = await clonedDatabase();
  onTestFinished(drop);
  return url;
}

/** Likewise, for whoever drops it himself. `url` as it is in memory where the tests run on SQLite. */
export async function databaseFor(sqliteUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  return onPostgres ? clonedDatabase() : { url: sqliteUrl, drop: async () => undefined };
}

/** A copy of a database of these tests that nobody is connected to; without one, the present schema and nothing in it. */
export async function clonedDatabase(
  from = inject('postgresTemplate'),
): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `t_${randomBytes(8).toString('hex')}`;
  const model = from.slice(from.lastIndexOf('/') + 1);
  // Copied file by file: of so small a one that takes two thirds of the time.
  await asAdministrator(from, `create database ${name} template ${model} strategy file_copy`);
  return {
    url: from.replace(model, name),
    drop: () => asAdministrator(from, `drop database if exists ${name} with (force)`),
  };
}

/** A database with nothing at all in it, not even the schema. */
export async function bareDatabaseUrl(): Promise<string> {
  const { url, drop } = await clonedDatabase();
  onTestFinished(drop);
  const client = new pg.Client(url);
  await client.connect();
  await client.query('drop schema public cascade; create schema public');
  await client.end();
  return url;
}

async function asAdministrator(beside: string, statement: string): Promise<void> {
  const client = new pg.Client(beside.replace(/[^/]+$/, 'postgres'));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
