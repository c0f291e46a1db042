/** PostgreSQL that ends connections, restarts, or commits without saying so: who tries again does no harm (F45). */
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { type Database, openDatabase, withTransaction } from '#db/index.js';
import { repositories } from '#db/repositories.js';
import { seededChance } from '../../fakes/common/chance.js';
import { proof } from '../../proof/proof.js';
import { times } from '../../proof/tiers.js';
import { type Cut, startCuttingProxy } from '../../support/cutting-proxy.js';
import { freshDatabaseUrl } from '../../support/databases.js';
import { startPostgres } from '../../support/postgres-server.js';
import { at, auditKey, message, programme, store } from '../support.js';

const atOnce = 4;
const mostTries = 400;

test(`F45: ${times(100)} times all connections are ended in the midst of work: 0 lost, 0 doubled`, {
  timeout: 600_000,
}, async () => {
  const url = await freshDatabaseUrl();
  const { database } = await store(url);
  const killer = await openBeside(url);
  const chance = seededChance(45);
  const run = worker(database);
  for (let end = 0; end < times(100); end += 1) {
    const works = Array.from({ length: atOnce }, () => run());
    for (let turns = Math.floor(chance.next() * 30); turns > 0; turns -= 1) await new Promise(setImmediate);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(killer.db);
    await Promise.all(works);
  }
  proof('F45', { ...(await figuresOf(killer, run.asked())), runs: times(100) });
});

test(`F45: the server stops and starts again ${times(20)} times in the midst of work: 0 lost, 0 doubled`, {
  timeout: 900_000,
}, async () => {
  const server = await startPostgres();
  onTestFinished(() => server.stop());
  const { database } = await store(`${server.url}/template_duban`);
  const run = worker(database);
  for (let stop = 0; stop < times(20); stop += 1) {
    const works = Array.from({ length: atOnce }, () => run());
    await server.restart();
    await Promise.all(works);
  }
  proof('F45', { ...(await figuresOf(database, run.asked())), runs: times(20) });
  await database.close();
});

test(`F45: ${times(50)} connections are cut at a commit, before it or before its answer: 0 lost, 0 doubled`, {
  timeout: 600_000,
}, async () => {
  const url = new URL(await freshDatabaseUrl());
  const proxy = await startCuttingProxy(Number(url.port));
  onTestFinished(() => proxy.close());
  const direct = await store(url.href);
  url.port = String(proxy.port);
  const through = await openBeside(url.href);
  const run = worker(through);
  const tries: number[] = [];
  for (let nth = 0; nth < times(50); nth += 1) {
    const cut: Cut = nth % 2 === 0 ? 'before its answer' : 'before the commit';
    const struck = proxy.strike(cut);
    tries.push(await run());
    await struck;
  }
  expect(tries.every((count) => count > 1)).toBe(true);
  proof('F45', { ...(await figuresOf(direct.database, run.asked())), runs: times(50) });
});

/** One more handle on a database that is there. */
async function openBeside(url: string): Promise<Database> {
  const opened = await openDatabase(url);
  onTestFinished(() => opened.close());
  return opened;
}

/** Does a piece of work with its entry and its message, again until it is told to be kept; gives the tries that it took. */
function worker({ db }: Database): { (): Promise<number>; asked(): number } {
  let begun = 0;
  const run = async (): Promise<number> => {
    const nth = begun;
    begun += 1;
    for (let tries = 1; ; tries += 1) {
      const failure = await withTransaction(db, async (tx) => {
        const { schedule, audit, outbox } = repositories(tx, programme.id, { auditKey });
        // Done before, and only its answer got lost.
        if (!(await schedule.claim('work', at(nth), at(nth)))) return;
        await audit.append('work', { id: 'cli', name: '命令行' }, null, { nth }, at(nth));
        await outbox.insert(message(`out_${nth}`, { to: `feishu:oc_${nth % 7}`, createdAt: at(nth) }));
      }).then(
        () => null,
        (error: unknown) => error,
      );
      if (failure === null) return tries;
      if (tries === mostTries) throw failure;
      await wait(20);
    }
  };
  return Object.assign(run, { asked: () => begun });
}

async function figuresOf({ db }: Database, asked: number): Promise<{ lost: number; doubled: number }> {
  const { audit, outbox } = repositories(db, programme.id, { auditKey });
  const { ok, length } = await audit.verify();
  expect(ok).toBe(true);
  const { pending } = await outbox.counts();
  const counts = [length, pending];
  return { lost: asked - Math.min(...counts, asked), doubled: Math.max(...counts, asked) - asked };
}
