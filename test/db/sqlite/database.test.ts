import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase, restoreDatabase, withTransaction } from '#db/index.js';
import { migrationNames, migrations } from '#db/migrations/index.js';
import { sqliteWords } from '#db/migrations/words.js';
import { repositories } from '#db/repositories.js';
import { Refusal } from '#src/core/refusal.js';
import { proof } from '../../proof/proof.js';
import { times } from '../../proof/tiers.js';
import { at, auditKey, database, folder, message, programme, store } from '../support.js';

const refusal = async (promise: Promise<unknown>): Promise<Refusal> => {
  const outcome = await promise.then(
    () => 'it was not refused',
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(Refusal);
  return outcome as Refusal;
};

/** A database file with a programme in it, closed. */
async function closedFile(): Promise<string> {
  const path = join(folder(), 'data', 'duban.db');
  const opened = await openDatabase(`sqlite:${path}`);
  await repositories(opened.db, null, { auditKey }).programmes.create(programme);
  await opened.close();
  return path;
}

test('a new file is made in a folder of its own, for its owner alone, and keeps what it is given', async () => {
  const path = join(folder(), 'a', 'b', 'duban.db');
  const first = await openDatabase(`sqlite:${path}`);
  await repositories(first.db, null, { auditKey }).programmes.create(programme);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  await first.close();
  const { db } = await database(`sqlite:${path}`);
  expect(await repositories(db, null, { auditKey }).programmes.current()).toEqual(programme);
});

test('a file that others could read is closed to them on opening', async () => {
  const path = await closedFile();
  chmodSync(path, 0o644);
  await database(`sqlite:${path}`);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('the connection is set up for safety', async () => {
  const { db } = await database(`sqlite:${join(folder(), 'duban.db')}`);
  const pragma = async (name: string) =>
    Object.values((await sql.raw(`pragma ${name}`).execute(db)).rows[0] as object)[0];
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('synchronous')).toBe(2);
  expect(await pragma('busy_timeout')).toBe(5000);
  expect(await pragma('foreign_keys')).toBe(1);
  expect(await pragma('recursive_triggers')).toBe(1);
});

test('migrating twice changes nothing, and every migration is on record', async () => {
  const path = await closedFile();
  const schemaOf = () => {
    const raw = new Sqlite(path, { readonly: true });
    const schema = raw.prepare('select name, sql from sqlite_master order by name').all();
    const applied = raw.prepare('select name from kysely_migration order by name').pluck().all();
    raw.close();
    return { schema, applied };
  };
  const before = schemaOf();
  expect(before.applied).toEqual(migrationNames);
  await (await openDatabase(`sqlite:${path}`)).close();
  expect(schemaOf()).toEqual(before);
});

test('F44: a migration that fails leaves nothing of itself, and the next start completes it', async () => {
  const path = join(folder(), 'duban.db');
  const raw = new Sqlite(path);
  raw.pragma(`application_id = ${0x44554241}`);
  raw.exec('create table kysely_migration (name varchar(255) not null primary key, timestamp varchar(255) not null)');
  raw.exec('create table blobs (sha256 text)'); // in the way of the third migration
  raw.close();
  await expect(openDatabase(`sqlite:${path}`)).rejects.toThrow('blobs');

  const half = new Sqlite(path);
  expect(
    half.prepare("select name from sqlite_master where type = 'table' and name not like 'kysely%'").pluck().all(),
  ).toEqual(['blobs']);
  half.exec('drop table blobs');
  half.close();
  const { db } = await database(`sqlite:${path}`);
  await repositories(db, null, { auditKey }).programmes.create(programme);
  expect(await repositories(db, null, { auditKey }).programmes.list()).toHaveLength(1);
});

test('two processes that start at once on a new file migrate it once', async () => {
  const path = join(folder(), 'duban.db');
  const opened = await Promise.all([openDatabase(`sqlite:${path}`), openDatabase(`sqlite:${path}`)]);
  for (const one of opened) await one.close();
  const { db } = await database(`sqlite:${path}`);
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  expect(rows.map(({ name }) => name)).toEqual(migrationNames);
});

test('every migration can be told in the words of a database', () => {
  expect(Object.keys(migrations(sqliteWords))).toEqual([...migrationNames]);
  expect([...migrationNames].sort()).toEqual(migrationNames);
});

describe('F43: a file that is not ours to write is refused and left as it is', () => {
  const spoilt: [what: string, says: RegExp, spoil: (path: string) => void][] = [
    ['no database at all', /不是数据库文件/, (path) => writeFileSync(path, '民生实事'.repeat(100))],
    [
      'damaged in the middle',
      /已经损坏/,
      (path) => {
        const bytes = readFileSync(path);
        bytes.fill(0xa5, 4096 * 3, 4096 * 6);
        writeFileSync(path, bytes);
      },
    ],
    ['cut short', /已经损坏/, (path) => truncateSync(path, 4096 * 5 + 100)],
    [
      'newer than the program',
      /更新版本/,
      (path) => {
        const raw = new Sqlite(path);
        raw.prepare("insert into kysely_migration (name, timestamp) values ('9999-from-the-future', 'x')").run();
        raw.close();
      },
    ],
    [
      "another program's",
      /别的程序/,
      (path) => {
        rmSync(path);
        const raw = new Sqlite(path);
        raw.exec('create table notes (text text)');
        raw.close();
      },
    ],
    [
      'our mark but not our tables',
      /已经损坏/,
      (path) => {
        const raw = new Sqlite(path);
        raw.exec('drop table kysely_migration');
        raw.close();
      },
    ],
    ['empty where one was', /不见了/, (path) => truncateSync(path, 0)],
  ];
  test.each(spoilt)('%s', async (_what, says, spoil) => {
    const path = await closedFile();
    spoil(path);
    const before = readFileSync(path);
    const refused = await refusal(openDatabase(`sqlite:${path}`));
    expect(refused.code).toBe('unavailable');
    expect(refused.shown).toMatch(says);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('missing where one was', async () => {
    const path = await closedFile();
    rmSync(path);
    expect((await refusal(openDatabase(`sqlite:${path}`))).shown).toMatch(/不见了/);
    expect(existsSync(path)).toBe(false);
    rmSync(`${path}.lock`);
    await database(`sqlite:${path}`);
    expect(existsSync(path)).toBe(true);
  });
});

test('urls that mean no database here are refused in words', async () => {
  for (const url of ['', 'sqlite:', 'mysql://x', 'data/duban.db']) {
    expect((await refusal(openDatabase(url))).shown).toMatch(/DATABASE_URL/);
  }
});

test('a transaction that fails leaves nothing; one within another is the same one', async () => {
  const { db } = await database();
  const run = withTransaction(db, async (tx) => {
    await repositories(tx, null, { auditKey }).programmes.create(programme);
    await withTransaction(tx, (inner) => repositories(inner, null, { auditKey }).roster.joinChat('local:c', '群'));
    throw new Error('changed my mind');
  });
  await expect(run).rejects.toThrow('changed my mind');
  const repos = repositories(db, null, { auditKey });
  expect(await repos.programmes.list()).toEqual([]);
  expect(await repos.roster.chat('local:c')).toBeNull();
});

test('F42: a database that another process holds is refused in words, and nothing is half done', async () => {
  const path = join(folder(), 'duban.db');
  const { db } = await database(`sqlite:${path}`);
  await sql`pragma busy_timeout = 1`.execute(db);
  const holder = new Sqlite(path);
  onTestFinished(() => void holder.close());
  holder.exec('begin immediate');
  let ran = false;
  const refused = await refusal(
    withTransaction(db, async () => {
      ran = true;
    }),
  );
  expect(refused.code).toBe('unavailable');
  expect(ran).toBe(false);
  holder.exec('rollback');
  await withTransaction(db, (tx) => repositories(tx, null, { auditKey }).programmes.create(programme));
  expect(await repositories(db, null, { auditKey }).programmes.list()).toHaveLength(1);
});

test('F41: a full disk is told as such, and work goes on once there is room', async () => {
  const {
    database: { db },
    repos,
  } = await store();
  const { rows } = await sql<{ pageCount: number }>`pragma page_count`.execute(db);
  await sql.raw(`pragma max_page_count = ${rows[0]?.pageCount}`).execute(db);
  const save = (bytes: number) =>
    withTransaction(db, (tx) =>
      repositories(tx, 'prg_1', { auditKey }).files.save({
        id: 'fil_1',
        name: 'a',
        mime: 'b',
        bytes: new Uint8Array(bytes),
        at: at(0),
      }),
    );
  expect((await refusal(save(500_000))).shown).toMatch(/磁盘已满/);
  expect(await repos.files.info('fil_1')).toBeNull();
  await sql.raw('pragma max_page_count = 100000').execute(db);
  expect(await save(500_000)).toBe('fil_1');
});

describe('F50: a backup', () => {
  test('taken while others write is whole, consistent and opens as a database', async () => {
    const path = join(folder(), 'duban.db');
    const { database: opened, repos } = await store(`sqlite:${path}`);
    for (let index = 0; index < 40; index += 1) {
      const bytes = new Uint8Array(20_000).fill(index);
      await repos.files.save({ id: `fil_${index}`, name: `${index}`, mime: 'x', bytes, at: at(index) });
    }
    const actor = { id: 'cli', name: '命令行' };
    const copies = Array.from({ length: times(20) }, (_, n) => join(path, '..', `copy-${n}.db`));
    let writing = true;
    const write = async (name: string): Promise<number> => {
      let written = 0;
      while (writing && written < 2000) {
        await withTransaction(opened.db, async (tx) => {
          const inner = repositories(tx, 'prg_1', { auditKey });
          await inner.schedule.claim(name, at(written), at(written));
          await inner.audit.append('tick', actor, null, { written }, at(written));
        });
        written += 1;
        await new Promise(setImmediate);
      }
      return written;
    };
    const writers = Promise.all(Array.from({ length: 20 }, (_, n) => write(`job ${n}`)));
    for (const copy of copies) await opened.backup(copy);
    writing = false;
    expect(Math.min(...(await writers))).toBeGreaterThan(0);

    for (const copy of copies) {
      expect(statSync(copy).mode & 0o777).toBe(0o600);
      const { db } = await database(`sqlite:${copy}`);
      const copied = repositories(db, 'prg_1', { auditKey });
      const { ok, length } = await copied.audit.verify();
      expect(ok).toBe(true);
      const { rows } = await sql<{ slots: number }>`select count(*) as slots from slots`.execute(db);
      expect(rows[0]?.slots).toBe(length);
      expect((await copied.files.read('fil_39'))?.bytes.at(-1)).toBe(39);
    }
    proof('F50', { runs: copies.length });
  });

  test('of a database in memory holds no half-done transaction', async () => {
    const { database: opened, repos } = await store();
    const copy = join(folder(), 'deep', 'copy.db');
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const transaction = withTransaction(opened.db, async (tx) => {
      await repositories(tx, 'prg_1', { auditKey }).roster.joinChat('local:a', null);
      await gate;
      await repositories(tx, 'prg_1', { auditKey }).roster.joinChat('local:b', null);
    });
    const backup = opened.backup(copy);
    release();
    await Promise.all([transaction, backup]);
    const { db } = await database(`sqlite:${copy}`);
    const chats = await repositories(db, 'prg_1', { auditKey }).roster.listChats();
    expect([0, 2]).toContain(chats.length);
    expect(await repos.roster.listChats()).toHaveLength(2);
  });

  test('never takes the place of a file that is there', async () => {
    const { database: opened } = await store();
    const path = join(folder(), 'old.db');
    writeFileSync(path, 'precious');
    expect((await refusal(opened.backup(path))).code).toBe('conflict');
    expect(readFileSync(path, 'utf8')).toBe('precious');
    mkdirSync(join(path, '..', 'free'));
    await opened.backup(join(path, '..', 'free', 'new.db'));
    expect(existsSync(join(path, '..', 'free', 'new.db.part'))).toBe(false);
  });
});

describe('F51: a restored copy', () => {
  test('holds everything back until the office lets it go, and what waited stays in doubt', async () => {
    const { database: opened, repos } = await store();
    await repos.outbox.insert(message('waiting'));
    const copy = join(folder(), 'copy.db');
    await opened.backup(copy);
    const url = `sqlite:${join(folder(), 'new', 'duban.db')}`;
    expect(await restoreDatabase(url, copy, at(86_400))).toBe(1);

    const { db } = await database(url);
    const restored = repositories(db, 'prg_1', { auditKey });
    expect(await restored.registry.load()).toEqual(await repos.registry.load());
    await restored.outbox.insert(message('since'));
    expect(await restored.outbox.held()).toEqual({ reason: 'restored', heldAt: at(86_400) });
    expect(await restored.outbox.claim('w1', at(90_000), 10)).toEqual([]);
    await restored.outbox.release(at(90_000));
    expect(await restored.outbox.held()).toBeNull();
    expect((await restored.outbox.claim('w1', at(90_000), 10)).map(({ id }) => id)).toEqual(['since']);
    expect((await restored.outbox.unaccounted(at(90_000))).map(({ id }) => id)).toEqual(['waiting']);
  });

  test('takes the place of a lost database, but never of one that is there', async () => {
    const path = await closedFile();
    const copy = join(folder(), 'copy.db');
    const opened = await openDatabase(`sqlite:${path}`);
    await opened.backup(copy);
    await opened.close();
    const before = readFileSync(path);
    expect((await refusal(restoreDatabase(`sqlite:${path}`, copy, at(0)))).code).toBe('conflict');
    expect(readFileSync(path).equals(before)).toBe(true);

    rmSync(path);
    writeFileSync(`${path}-wal`, 'what a crash left');
    await restoreDatabase(`sqlite:${path}`, copy, at(0));
    const { db } = await database(`sqlite:${path}`);
    expect(await repositories(db, null, { auditKey }).programmes.current()).toEqual(programme);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('that is none, empty or damaged leaves nothing behind', async () => {
    const data = folder();
    const path = join(data, 'duban.db');
    const spoilt = join(folder(), 'copy.db');
    expect((await refusal(restoreDatabase(`sqlite:${path}`, spoilt, at(0)))).code).toBe('not_found');
    for (const bytes of ['', 'no database', readFileSync(await closedFile()).subarray(0, 9000)]) {
      writeFileSync(spoilt, bytes);
      expect((await refusal(restoreDatabase(`sqlite:${path}`, spoilt, at(0)))).code).toBe('unavailable');
    }
    expect(readdirSync(data)).toEqual([]);
  });
});
