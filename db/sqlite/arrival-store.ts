import type Sqlite from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { type Arrived, arrivedRow, insertArrived } from '../inbox.js';
import type { Schema } from '../schema.js';
import { sqliteRefusal } from './failures.js';
import { rowInserter } from './insert-rows.js';
import { threadedInserter } from './threaded-inserter.js';

export interface ArrivalStore {
  /**
   * Stores events that came together by one write to the disk.
   * @returns the ids of those that were not known, also where one comes twice
   * @throws StoreRefusal where the database is locked for too long or cannot write
   */
  store(arrived: readonly Arrived[]): Promise<Set<string>>;
  close(): Promise<void>;
}

/**
 * A platform waits for each callback until it is stored. Building and compiling an insert of many rows costs more than all
 * else that is done for it, so one statement is prepared once; and the disk is waited for in a thread, so that meanwhile the
 * next callbacks are heard and checked. In memory there is but the one connection and no disk.
 */
export function arrivalStore(path: string, db: Kysely<Schema>, raw: Sqlite.Database): ArrivalStore {
  const blank: Arrived = { event: { eventId: '', at: '' }, receivedAt: '' };
  const statement = insertArrived(db, [blank]).compile().sql;
  const inserter = path === ':memory:' ? inMemory(raw, statement) : threadedInserter({ path, statement });
  let inHand: Promise<unknown> = Promise.resolve();

  async function stored(arrived: readonly Arrived[]): Promise<Set<string>> {
    const rows = arrived.map((one) => Object.values(arrivedRow(one)));
    try {
      // Whoever has the connection of this process writes: nobody in it waits for the lock, or is taken along by another.
      const isNew = await db.connection().execute(() => inserter.insert(rows));
      return new Set(arrived.flatMap(({ event }, index) => (isNew[index] ? [event.eventId] : [])));
    } catch (error) {
      throw sqliteRefusal(error) ?? error;
    }
  }

  return {
    store(arrived) {
      const ids = stored(arrived);
      inHand = Promise.allSettled([inHand, ids]);
      return ids;
    },
    async close() {
      await inHand;
      await inserter.close();
    },
  };
}

function inMemory(raw: Sqlite.Database, statement: string): ReturnType<typeof threadedInserter> {
  const insert = rowInserter(raw, statement);
  return { insert: async (rows) => insert(rows), close: async () => undefined };
}
