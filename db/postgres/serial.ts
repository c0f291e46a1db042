import { setTimeout } from 'node:timers/promises';
import { type Kysely, PostgresAdapter, sql, type Transaction } from 'kysely';
import type { Schema } from '../schema.js';
import { isConnectionLost, mayTryAgain } from './failures.js';

const retries = 5;
const firstWaitMs = 10;

export const isPostgres = (db: Kysely<Schema>): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

/**
 * A transaction that waits, before it reads anything, until no other of its queue is under way: those of one programme run
 * one after the other, as all do on SQLite, and those of different programmes side by side. What PostgreSQL undoes (a
 * deadlock) is done again, five times at most, and so is what never began because a pooled connection had died.
 */
export async function inQueue<T>(
  db: Kysely<Schema>,
  queue: string,
  run: (tx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    let hasBegun = false;
    try {
      return await db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended(${queue}, 0))`.execute(tx);
        hasBegun = true;
        return await run(tx);
      });
    } catch (error) {
      const isHarmless = mayTryAgain(error) || (!hasBegun && wasLost(error));
      if (!isHarmless || tries === retries) throw error;
      await setTimeout(firstWaitMs * 2 ** tries);
    }
  }
}

/**
 * Within a transaction: nobody else is past this line with the same key until it ends. It is asked for last, after the queue's,
 * so that none waits for another in a circle. On SQLite one transaction is under way at a time anyway.
 */
export async function oneAtATime(db: Kysely<Schema>, key: string): Promise<void> {
  if (isPostgres(db)) await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 1))`.execute(db);
}

const wasLost = (error: unknown): boolean =>
  isConnectionLost(error) || (error instanceof Error && isConnectionLost(error.cause));
