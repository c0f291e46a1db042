/** The store of what arrives: on disk from a thread, in memory from the process itself, with the same outcome. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#db/index.js';
import { StoreRefusal } from '#src/core/refusal.js';

const at = '2022-12-19T02:00:00.000Z';
const arrived = (...ids: string[]) => ids.map((eventId) => ({ event: { eventId, at, chat: 'c:1' }, receivedAt: at }));

async function opened(kind: string) {
  const folder = mkdtempSync(join(tmpdir(), 'duban-arrivals-'));
  const path = kind === 'memory' ? ':memory:' : join(folder, 'duban.db');
  const database = await openDatabase(`sqlite:${path}`);
  onTestFinished(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });
  const ids = async () =>
    (await database.db.selectFrom('inbox').select('eventId').orderBy('seq').execute()).map(({ eventId }) => eventId);
  return { path, database, ids };
}

test.each(['disk', 'memory'])(
  'F01: each is stored once, in its order, and known ones are told apart: %s',
  async (kind) => {
    const { database, ids } = await opened(kind);
    expect(await database.storeArrived(arrived('b', 'a', 'b'))).toEqual(new Set(['b', 'a']));
    expect(await database.storeArrived(arrived('a', 'c'))).toEqual(new Set(['c']));
    expect(await ids()).toEqual(['b', 'a', 'c']);
    const [row] = await database.db.selectFrom('inbox').selectAll().execute();
    expect(row).toMatchObject({
      state: 'open',
      lane: 'c:1',
      attempts: 0,
      runAfter: at,
      payload: JSON.stringify(arrived('b')[0]?.event),
    });
  },
);

test.each(['disk', 'memory'])(
  'a transaction that is undone does not take along what arrived meanwhile: %s',
  async (kind) => {
    const { database, ids } = await opened(kind);
    let stored: Promise<unknown> = Promise.resolve();
    const undone = database.db.transaction().execute(async (tx) => {
      await tx.updateTable('inbox').set({ attempts: 1 }).execute();
      stored = database.storeArrived(arrived('a'));
      await new Promise(setImmediate);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await stored;
    expect(await ids()).toEqual(['a']);
  },
);

test('F42: locked by another process for too long: a refusal, nothing stored, and well again afterwards', async () => {
  const { path, database, ids } = await opened('disk');
  const other = new Sqlite(path);
  other.exec('begin immediate');
  let turns = 0;
  const count = setInterval(() => {
    turns += 1;
  }, 10);
  await expect(database.storeArrived(arrived('a'))).rejects.toBeInstanceOf(StoreRefusal);
  clearInterval(count);
  // Five seconds' wait, in which the process heard others.
  expect(turns).toBeGreaterThan(10);
  other.exec('rollback');
  other.close();
  expect(await database.storeArrived(arrived('a'))).toEqual(new Set(['a']));
  expect(await ids()).toEqual(['a']);
});

test('closing waits for what is being stored', async () => {
  const { path, database } = await opened('disk');
  const stored = database.storeArrived(arrived('a'));
  await Promise.all([stored, database.close()]);
  const raw = new Sqlite(path, { readonly: true });
  expect(raw.prepare('select event_id from inbox').pluck().all()).toEqual(['a']);
  raw.close();
});
