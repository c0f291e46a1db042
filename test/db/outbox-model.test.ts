/**
 * Two workers, a platform that may accept and not say so, crashes, frozen workers, a clock, a store that is lost and restored
 * from an older copy: none lost, none doubled.
 */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDatabase, restoreDatabase } from '#db/index.js';
import { repositories } from '#db/repositories.js';
import { proof } from '../proof/proof.js';
import { times } from '../proof/tiers.js';
import { clonedDatabase, onPostgres } from '../support/databases.js';
import { OutboxLife, type Store } from './outbox-life.js';
import { lives } from './outbox-steps.js';
import { at, auditKey, folder, programme, store } from './support.js';

test('F17 F18 F19 F38 F51: whatever happens, none is lost, none doubled, and a stale claim changes nothing', {
  timeout: 3_600_000,
}, async () => {
  const first = await store();
  const copies = folder();
  let restores = 0;

  const property = fc.asyncProperty(lives, async ({ steps, loss }) => {
    await first.database.db.deleteFrom('outbox').execute();
    await first.database.db.deleteFrom('holds').execute();
    const life = new OutboxLife(first);
    if (!loss) {
      for (const step of steps) await life.do(step);
      return life.end();
    }
    restores += 1;
    const copy = join(copies, `${restores}.db`);
    for (const step of steps.slice(0, loss.copied)) await life.do(step);
    const known = life.length;
    await first.database.backup(copy);
    for (const step of steps.slice(loss.copied, loss.lost)) await life.do(step);
    await withRestored(copy, life.now, async (second) => {
      await life.restored(second, known);
      for (const step of steps.slice(loss.lost)) await life.do(step);
      await life.end();
    });
  });

  const runs = times(1000);
  await fc.assert(property, { numRuns: runs, verbose: 1 });
  expect(restores).toBeGreaterThan(runs / 100);
  proof('F51', { runs: restores });
});

/** A store of its own, which the copy is restored to. `now` in seconds since the life began. */
async function withRestored(copy: string, now: number, work: (store: Store) => Promise<void>): Promise<void> {
  const { url, drop } = onPostgres
    ? await clonedDatabase()
    : { url: `sqlite:${copy}.restored`, drop: async () => undefined };
  await restoreDatabase(url, copy, at(now));
  const database = await openDatabase(url);
  try {
    await work({ database, repos: repositories(database.db, programme.id, { auditKey }) });
  } finally {
    await database.close();
    await drop();
  }
}
