import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type Database, openDatabase, restoreDatabase, type Schema, withTransaction } from '#db/index.js';
import { migrationNames, migrations } from '#db/migrations/index.js';
import { postgresWords } from '#db/migrations/words.js';
import { repositories } from '#db/repositories.js';
import { Refusal } from '#src/core/refusal.js';
import { proof } from '../../proof/proof.js';
import { times } from '../../proof/tiers.js';
import { bareDatabaseUrl, freshDatabaseUrl } from '../../support/databases.js';
import { at, auditKey, database, folder, message, programme, project, store, unit } from '../support.js';

const refusal = async (promise: Promise<unknown>): Promise<Refusal> => {
  const outcome = await promise.then(
    () => 'it was not refused',
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(Refusal);
  return outcome as Refusal;
};

const tablesIn = async (db: Kysely<Schema>): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = current_schema() order by 1`.execute(
    db,
  );
  return rows.map(({ name }) => name);
};

const history = async (db: Kysely<Schema>): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
};

/** Every column with its collation, every trigger: what a schema is. */
const schemaOf = async (db: Kysely<Schema>): Promise<unknown[]> => {
  const columns = await sql`
    select table_name, column_name, data_type, is_nullable, collation_name from information_schema.columns
    where table_schema = current_schema() order by 1, 2`.execute(db);
  const triggers = await sql`select tgname from pg_trigger where not tgisinternal order by 1`.execute(db);
  return [...columns.rows, ...triggers.rows];
};

describe('opening', () => {
  test('an empty database gets the whole schema; opening it again changes nothing', async () => {
    const url = await bareDatabaseUrl();
    const first = await openDatabase(url);
    expect(first.kind).toBe('postgres');
    await repositories(first.db, null, { auditKey }).programmes.create(programme);
    const before = await schemaOf(first.db);
    await first.close();
    const { db } = await database(url);
    expect(await repositories(db, null, { auditKey }).programmes.current()).toEqual(programme);
    expect(await schemaOf(db)).toEqual(before);
    expect(await history(db)).toEqual(migrationNames);
  });

  test('F44: the three that start at once on an empty database migrate it once', async () => {
    const url = await bareDatabaseUrl();
    const opened = await Promise.all([1, 2, 3].map(() => openDatabase(url)));
    expect(await history((opened[0] as Database).db)).toEqual(migrationNames);
    for (const one of opened) await one.close();
  });

  test('every migration can be told in its words, and text is compared by its bytes', async () => {
    expect(Object.keys(migrations(postgresWords))).toEqual([...migrationNames]);
    const { db } = await database();
    const { rows } = await sql`
      select table_name, column_name from information_schema.columns
      where table_schema = current_schema() and data_type = 'text' and collation_name is distinct from 'C'`.execute(db);
    expect(rows).toEqual([]);
  });

  test('F44: a migration that fails leaves nothing of itself, and the next start completes it', async () => {
    const url = await bareDatabaseUrl();
    const whole = await openDatabase(url);
    await sql.raw(`drop schema public cascade`).execute(whole.db);
    await sql.raw(`create schema public`).execute(whole.db);
    await sql
      .raw('create table kysely_migration (name varchar(255) primary key, "timestamp" varchar(255) not null)')
      .execute(whole.db);
    await sql.raw('create table blobs (sha256 text)').execute(whole.db); // in the way of the third migration
    await expect(openDatabase(url)).rejects.toThrow('blobs');
    expect((await tablesIn(whole.db)).filter((name) => !name.startsWith('kysely'))).toEqual(['blobs']);
    await sql.raw('drop table blobs').execute(whole.db);
    await whole.close();
    const { db } = await database(url);
    expect(await history(db)).toEqual(migrationNames);
  });

  test.each<[what: string, says: RegExp, spoil: string]>([
    [
      'newer than the program',
      /更新版本/,
      `insert into kysely_migration (name, "timestamp") values ('9999-later', 'x')`,
    ],
    ["another program's", /别的程序/, 'drop table kysely_migration'],
    ["another program's with a history of its own", /别的程序/, `update kysely_migration set name = 'x' || name`],
  ])('F43: a database that is %s is refused and left as it is', async (_what, says, spoil) => {
    const { database: opened } = await store();
    const url = await freshDatabaseUrl();
    const spoilt = await openDatabase(url);
    await sql.raw(spoil).execute(spoilt.db);
    const before = await schemaOf(spoilt.db);
    const refused = await refusal(openDatabase(url));
    expect(refused.code).toBe('unavailable');
    expect(refused.shown).toMatch(says);
    expect(await schemaOf(spoilt.db)).toEqual(before);
    await spoilt.close();
    expect(await tablesIn(opened.db)).toContain('audit');
  });

  test('what is wrong with the address, the server or the account is said in words', async () => {
    const url = new URL(await freshDatabaseUrl());
    const changed = (change: (address: URL) => void): string => {
      const address = new URL(url);
      change(address);
      return address.href;
    };
    const cases: [string, RegExp][] = [
      [
        changed((address) => {
          address.port = '1';
        }),
        /连不上/,
      ],
      [
        changed((address) => {
          address.password = 'guessed';
        }),
        /账号或密码/,
      ],
      [
        changed((address) => {
          address.pathname = '/nowhere';
        }),
        /建库/,
      ],
      [
        changed((address) => {
          address.searchParams.set('max', 'many');
        }),
        /max/,
      ],
      ['postgres://duban:pa/ss@host/duban', /DATABASE_URL/],
    ];
    for (const [address, says] of cases) expect((await refusal(openDatabase(address))).shown, address).toMatch(says);
  });
});

describe('transactions', () => {
  test('those of one queue run one after the other, those of others beside them', async () => {
    const { db } = await database();
    const seen: string[] = [];
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let inside = (): void => undefined;
    const entered = new Promise<void>((resolve) => {
      inside = resolve;
    });
    const first = withTransaction(
      db,
      async () => {
        inside();
        await gate;
        seen.push('first');
      },
      'prg_1',
    );
    await entered;
    const second = withTransaction(db, async () => void seen.push('second'), 'prg_1');
    await withTransaction(db, async () => void seen.push('other'), 'prg_2');
    open();
    await Promise.all([first, second]);
    expect(seen).toEqual(['other', 'first', 'second']);
  });

  test.each(['40001', '40P01'])('F46: %s is tried again five times, and then refused in words', async (code) => {
    const { db } = await database();
    let tries = 0;
    const fail = (times: number) =>
      withTransaction(db, async (tx) => {
        tries += 1;
        await repositories(tx, null, { auditKey }).roster.joinChat(`local:${tries}`, '群');
        if (tries <= times)
          await sql.raw(`do $$ begin raise exception 'conflict' using errcode = '${code}'; end $$`).execute(tx);
        return tries;
      });
    expect(await fail(5)).toBe(6);
    const { roster } = repositories(db, null, { auditKey });
    expect((await roster.listChats()).map(({ address }) => address)).toEqual(['local:6']);
    tries = 0;
    expect(await refusal(fail(9))).toMatchObject({ code: 'unavailable', shown: expect.stringMatching(/正忙/) });
    expect(tries).toBe(6);
    expect(await roster.listChats()).toHaveLength(1);
  });

  test('an error that was caught on the way makes no silent success', async () => {
    const { db } = await database();
    const run = withTransaction(db, async (tx) => {
      await repositories(tx, null, { auditKey }).roster.joinChat('local:a', '群');
      await sql
        .raw('select * from nowhere')
        .execute(tx)
        .catch(() => undefined);
    });
    await expect(run).rejects.toThrow('not kept');
    expect(await repositories(db, null, { auditKey }).roster.listChats()).toEqual([]);
  });

  test('F45: a connection that dies on the way is told as such; nothing is kept, and the next goes on', async () => {
    const { db } = await database();
    const { roster } = repositories(db, null, { auditKey });
    const run = withTransaction(db, async (tx) => {
      await repositories(tx, null, { auditKey }).roster.joinChat('local:a', '群');
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db);
      await repositories(tx, null, { auditKey }).roster.joinChat('local:b', '群');
    });
    expect((await refusal(run)).shown).toMatch(/连不上/);
    expect(await roster.listChats()).toEqual([]);
    await withTransaction(db, (tx) => repositories(tx, null, { auditKey }).roster.joinChat('local:c', '群'));
    expect(await roster.listChats()).toHaveLength(1);
  });

  test('F45: connections that died while idle are not noticed by anybody', async () => {
    const url = await freshDatabaseUrl();
    const { db } = await database(url);
    const other = await database(url);
    const { roster } = repositories(db, null, { auditKey });
    for (let round = 0; round < 20; round += 1) {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(other.db);
      await withTransaction(db, (tx) => repositories(tx, null, { auditKey }).roster.joinChat(`local:${round}`, '群'));
    }
    expect(await roster.listChats()).toHaveLength(20);
  });

  test('F46: 30 at once on 5 connections all get their turn, and the trail stays one chain', async () => {
    const url = new URL(await freshDatabaseUrl());
    url.searchParams.set('max', '5');
    const { db } = await database(url.href);
    const actor = { id: 'cli', name: '命令行' };
    await Promise.all(
      Array.from({ length: 30 }, async (_, client) => {
        for (let turn = 0; turn < 5; turn += 1) {
          await withTransaction(
            db,
            (tx) => repositories(tx, null, { auditKey }).audit.append('turn', actor, null, { client, turn }, at(turn)),
            `queue ${client}`,
          );
        }
      }),
    );
    const { ok, length } = await repositories(db, null, { auditKey }).audit.verify();
    expect(ok).toBe(true);
    proof('F46', { runs: 30, lost: 150 - length });
  });

  test('text with a NUL in it is kept, with a mark in its place', async () => {
    const { repos } = await store();
    await repos.roster.joinChat('local:a', '群\0聊');
    expect((await repos.roster.chat('local:a'))?.name).toBe('群\uFFFD聊');
  });
});

describe('backups', () => {
  const actor = { id: 'cli', name: '命令行' };
  /** Something in every corner: registry, facts that refer to one another, bytes, trail, messages. */
  async function filled(url: string): Promise<Database> {
    const { database: opened, repos } = await store(url);
    await repos.registry.saveUnits([
      unit('unt_3', '各街道', { isGroup: true, memberIds: ['unt_1'], aliases: ['街道'] }),
    ]);
    await repos.registry.saveProjects([project('prj_2', '11-3', { unitIds: ['unt_2', 'unt_1'] })]);
    const said = { on: '2022-12-01', at: at(1), by: 'per_1', byName: '张三' };
    await repos.facts.append.share({ ...said, id: 'shr_1', projectId: 'prj_2', unitId: 'unt_1', quantity: 80.5 });
    await repos.files.save({
      id: 'fil_1',
      name: '表.docx',
      mime: 'x',
      bytes: new Uint8Array(70_000).fill(7),
      at: at(2),
    });
    for (let n = 1; n <= 1200; n += 1) await repos.audit.append('x', actor, null, { n }, at(n));
    await repos.outbox.insert(message('waiting'));
    return opened;
  }

  const contentsOf = async ({ db }: Database) => {
    const repos = repositories(db, 'prg_1', { auditKey });
    return {
      registry: await repos.registry.load(),
      facts: await repos.facts.load(),
      file: Buffer.from((await repos.files.read('fil_1'))?.bytes ?? []).toString('base64'),
      trail: await repos.audit.verify(),
      entries: await repos.audit.list({}, 2000),
    };
  };

  test.each([
    ['SQLite', 'PostgreSQL'],
    ['PostgreSQL', 'SQLite'],
    ['PostgreSQL', 'PostgreSQL'],
  ])('F50 F51: a backup of %s is restored to %s whole, held, and numbered on', async (from, to) => {
    const urlOn = async (kind: string): Promise<string> =>
      kind === 'SQLite' ? `sqlite:${join(folder(), 'duban.db')}` : bareDatabaseUrl();
    const source = await filled(await urlOn(from));
    const copy = join(folder(), 'copy.db');
    await source.backup(copy);
    expect((await refusal(source.backup(copy))).code).toBe('conflict');

    const url = await urlOn(to);
    expect(await restoreDatabase(url, copy, at(86_400))).toBe(1);
    const restored = await database(url);
    expect(await contentsOf(restored)).toEqual(await contentsOf(source));
    const repos = repositories(restored.db, 'prg_1', { auditKey });
    expect(await repos.outbox.held()).toEqual({ reason: 'restored', heldAt: at(86_400) });
    await repos.outbox.insert(message('since'));
    expect(await repos.outbox.claim('w1', at(90_000), 10)).toEqual([]);
    await repos.audit.append('y', actor, null, {}, at(90_000));
    expect(await repos.audit.verify()).toMatchObject({ ok: true, length: 1201 });
    expect((await refusal(restoreDatabase(url, copy, at(86_400)))).code).toBe('conflict');
  });

  test('F50: taken while others write it is one instant of all tables', async () => {
    const { database: opened, repos } = await store();
    let isWriting = true;
    const writer = (async () => {
      for (let n = 0; isWriting && n < 2000; n += 1) {
        await withTransaction(opened.db, async (tx) => {
          const inner = repositories(tx, 'prg_1', { auditKey });
          await inner.schedule.claim('job', at(n), at(n));
          await inner.audit.append('tick', actor, null, { n }, at(n));
        });
      }
    })();
    const copies = Array.from({ length: times(10) }, (_, n) => join(folder(), `copy-${n}.db`));
    for (const copy of copies) await opened.backup(copy);
    isWriting = false;
    await writer;
    for (const copy of copies) {
      const { db } = await database(`sqlite:${copy}`);
      const { ok, length } = await repositories(db, 'prg_1', { auditKey }).audit.verify();
      const { rows } = await sql<{ slots: number }>`select count(*) as slots from slots`.execute(db);
      expect({ ok, slots: rows[0]?.slots }).toEqual({ ok: true, slots: length });
    }
    expect((await repos.audit.verify()).ok).toBe(true);
    proof('F50', { runs: copies.length });
  });

  test('what is no sound backup leaves the database empty', async () => {
    const url = await bareDatabaseUrl();
    const { database: other } = await store(`sqlite:${join(folder(), 'duban.db')}`);
    const copy = join(folder(), 'copy.db');
    await other.backup(copy);
    expect((await refusal(restoreDatabase(url, join(folder(), 'none.db'), at(0)))).code).toBe('not_found');
    const opened = await database(url);
    await sql`create function stop() returns trigger language plpgsql as $$ begin raise exception 'stop'; end $$`.execute(
      opened.db,
    );
    await sql`create trigger stop before insert on project_units execute function stop()`.execute(opened.db);
    await expect(restoreDatabase(url, copy, at(0))).rejects.toThrow('stop');
    expect(await repositories(opened.db, null, { auditKey }).programmes.list()).toEqual([]);
  });
});
