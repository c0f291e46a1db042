import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { canonicalJson } from '#db/canonical-json.js';
import type { Database } from '#db/index.js';
import { withTransaction } from '#db/index.js';
import { type Repositories, repositories } from '#db/repositories.js';
import { at, auditKey, programme, store } from './support.js';

const actor = { id: 'per_1', name: '张三' };

async function trail(entries = 20): Promise<{ database: Database; repos: Repositories }> {
  const opened = await store();
  for (let n = 1; n <= entries; n += 1) {
    await opened.repos.audit.append('report.submit', actor, `rpt_${n}`, { n, 完成: '是' }, at(n));
  }
  return opened;
}

/** What somebody with the file, but without the key, may do: the triggers are no hindrance to them. */
async function tamper({ db, kind }: Database, ...statements: string[]): Promise<void> {
  const disarm =
    kind === 'postgres'
      ? ['alter table audit disable trigger user']
      : ['drop trigger if exists audit_no_update', 'drop trigger if exists audit_no_delete'];
  for (const statement of disarm) await sql.raw(statement).execute(db);
  for (const statement of statements) await sql.raw(statement).execute(db);
}

test('an untouched trail is proven, empty or long', async () => {
  const { repos } = await trail(0);
  expect(await repos.audit.verify()).toEqual({ ok: true, length: 0, head: '', firstBad: null });
  const long = await trail(2050);
  const { ok, length, firstBad } = await long.repos.audit.verify();
  expect({ ok, length, firstBad }).toEqual({ ok: true, length: 2050, firstBad: null });
});

const copied = 'chain, programme_id, "at", act, actor, actor_name, subject, detail, hash';

test.each<[what: string, firstBad: number, statements: string[]]>([
  ['an edited detail', 7, [`update audit set detail = replace(detail, '是', '否') where seq = 7`]],
  ['an edited time', 3, [`update audit set "at" = '2022-01-01T00:00:00.000Z' where seq = 3`]],
  ['an edited name', 1, ["update audit set actor_name = '李四' where seq = 1"]],
  ['an edited act', 20, ["update audit set act = 'report.withdraw' where seq = 20"]],
  ['an edited subject', 12, ['update audit set subject = null where seq = 12']],
  ['another programme', 5, ['update audit set programme_id = null where seq = 5']],
  ['an edited hash', 9, [`update audit set hash = 'ab' where seq = 9`]],
  ['a deleted entry', 9, ['delete from audit where seq = 9']],
  [
    'a deleted entry, the rest moved up',
    9,
    [
      'delete from audit where seq = 9',
      'update audit set seq = -seq where seq > 9',
      'update audit set seq = -seq - 1 where seq < 0',
      'update audit_head set length = 19',
    ],
  ],
  ['the first one deleted', 1, ['delete from audit where seq = 1']],
  [
    'two swapped',
    4,
    [
      'update audit set seq = -4 where seq = 4',
      'update audit set seq = 4 where seq = 11',
      'update audit set seq = 11 where seq = -4',
    ],
  ],
  [
    'an inserted entry at the end',
    21,
    [`insert into audit (seq, ${copied}) select 21, ${copied} from audit where seq = 20`],
  ],
  [
    'an inserted entry in the middle',
    10,
    [
      'update audit set seq = -seq where seq >= 10',
      'update audit set seq = 1 - seq where seq < 0',
      `insert into audit (seq, ${copied}) select 10, ${copied} from audit where seq = 9`,
      'update audit_head set length = 21',
    ],
  ],
  [
    'an inserted entry before the first',
    0,
    [`insert into audit (seq, ${copied}) select 0, ${copied} from audit where seq = 1`],
  ],
  ['a cut end', 16, ['delete from audit where seq > 15']],
  ['a cut end with the length mended', 16, ['delete from audit where seq > 15', 'update audit_head set length = 15']],
  [
    'a cut end with length and hash mended',
    16,
    [
      'delete from audit where seq > 15',
      'update audit_head set length = 15, hash = (select hash from audit where seq = 15)',
    ],
  ],
  [
    'a cut beginning passed off as a purge',
    1,
    [
      'update audit_head set purged_to = 5, purged_hash = (select hash from audit where seq = 5)',
      'delete from audit where seq <= 5',
    ],
  ],
  ['all deleted', 1, ['delete from audit']],
  ['the head deleted', 1, ['delete from audit_head']],
  ['a false length', 20, ['update audit_head set length = 19']],
])('S39: %s is found, from entry %i on', async (_what, firstBad, statements) => {
  const { database, repos } = await trail();
  await tamper(database, ...statements);
  const verdict = await repos.audit.verify();
  expect(verdict.ok).toBe(false);
  expect(verdict.firstBad).toBe(firstBad);
});

test('S39: a chain that was cut and grown again, or wiped, is found by what was kept outside', async () => {
  const { database, repos } = await trail();
  const snapshot = await database.db
    .selectFrom('auditHead')
    .selectAll()
    .where('chain', '=', 'prg_1')
    .executeTakeFirstOrThrow();
  for (let n = 21; n <= 25; n += 1) await repos.audit.append('x', actor, null, { n }, at(n));
  const { length, head } = await repos.audit.verify();
  const anchors = [{ length, head, at: at(30) }];
  await tamper(database, 'delete from audit where seq > 20');
  await database.db.updateTable('auditHead').set(snapshot).where('chain', '=', 'prg_1').execute();
  expect((await repos.audit.verify()).ok).toBe(true);
  expect(await repos.audit.verify(anchors)).toMatchObject({ ok: false, firstBad: 21 });
  for (let n = 21; n <= 23; n += 1) await repos.audit.append('y', actor, null, { n }, at(20 + n));
  expect(await repos.audit.verify(anchors)).toMatchObject({ ok: false, firstBad: 21 });
  for (let n = 24; n <= 30; n += 1) await repos.audit.append('y', actor, null, { n }, at(20 + n));
  expect((await repos.audit.verify()).ok).toBe(true);
  expect(await repos.audit.verify(anchors)).toMatchObject({ ok: false, firstBad: 21 });
  await tamper(database, 'delete from audit', 'delete from audit_head');
  expect(await repos.audit.verify(anchors)).toMatchObject({ ok: false, firstBad: 1 });
});

test('a trail under another key is not proven, and nothing is built on a false head', async () => {
  const { database, repos } = await trail(3);
  const stranger = repositories(database.db, 'prg_1', { auditKey: 'guessed' });
  expect(await stranger.audit.verify()).toMatchObject({ ok: false, firstBad: 1 });
  await expect(stranger.audit.append('x', actor, null, {}, at(9))).rejects.toThrow('seal');
  await tamper(database, 'delete from audit_head');
  await expect(repos.audit.append('x', actor, null, {}, at(9))).rejects.toThrow(/unique/i);
});

test('the trail refuses to be changed', async () => {
  const {
    database: { db, kind },
    repos,
  } = await trail(3);
  await expect(sql`update audit set act = 'x'`.execute(db)).rejects.toThrow('insert-only');
  await expect(sql`delete from audit where seq = 3`.execute(db)).rejects.toThrow('insert-only');
  const replaced = kind === 'postgres' ? 'truncate audit' : 'replace into audit select * from audit where seq = 2';
  await expect(sql.raw(replaced).execute(db)).rejects.toThrow('insert-only');
  expect((await repos.audit.verify()).ok).toBe(true);
});

test('S41: purging keeps the rest provable, and what was purged cannot be told of again', async () => {
  const { database, repos } = await trail();
  expect(await repos.audit.purge(at(0))).toBe(0);
  expect(await repos.audit.purge(at(6))).toBe(5);
  expect(await repos.audit.verify()).toMatchObject({ ok: true, length: 20 });
  await expect(sql`delete from audit where seq = 6`.execute(database.db)).rejects.toThrow('insert-only');
  await repos.audit.append('x', actor, null, {}, at(30));
  expect(await repos.audit.verify()).toMatchObject({ ok: true, length: 21 });
  await sql.raw(`insert into audit (seq, ${copied}) select 2, ${copied} from audit where seq = 8`).execute(database.db);
  expect(await repos.audit.verify()).toMatchObject({ ok: false, firstBad: 2 });
});

test('S41: everything may be purged, and the chain goes on from there', async () => {
  const { repos } = await trail(4);
  expect(await repos.audit.purge(at(99))).toBe(4);
  expect(await repos.audit.verify()).toMatchObject({ ok: true, length: 4 });
  expect(await repos.audit.append('x', actor, null, {}, at(100))).toBe(5);
  expect(await repos.audit.verify()).toMatchObject({ ok: true, length: 5 });
  expect(await repos.audit.purge(at(0))).toBe(0);
});

test('S40: an entry is there if and only if the change is', async () => {
  const { database, repos } = await trail(1);
  const change = withTransaction(database.db, async (tx) => {
    await repositories(tx, 'prg_1', { auditKey }).audit.append('x', actor, null, {}, at(2));
    throw new Error('crash');
  });
  await expect(change).rejects.toThrow('crash');
  expect(await repos.audit.verify()).toMatchObject({ ok: true, length: 1 });
});

test('entries are listed newest first, by actor, subject, act and time; those of other programmes are not', async () => {
  const { repos } = await trail(5);
  await repos.audit.append('member.add', { id: 'cli', name: '命令行' }, 'per_2', { role: 'office' }, at(6));
  await repos.programmes.create({ ...programme, id: 'prg_2', year: 2023 });
  await repos.forProgramme('prg_2').audit.append('x', actor, null, {}, at(7));
  expect((await repos.audit.list({}, 2)).map(({ seq }) => seq)).toEqual([6, 5]);
  expect(await repos.audit.list({ actor: 'cli' })).toEqual([
    {
      seq: 6,
      programmeId: 'prg_1',
      at: at(6),
      act: 'member.add',
      actor: 'cli',
      actorName: '命令行',
      subject: 'per_2',
      detail: { role: 'office' },
    },
  ]);
  expect(await repos.audit.list({ subject: 'rpt_3' })).toHaveLength(1);
  expect((await repos.audit.list({ act: 'report.submit', from: at(2), to: at(4) })).map(({ seq }) => seq)).toEqual([
    3, 2,
  ]);
});

test('verifying goes on beside appending', async () => {
  const { repos } = await trail(50);
  const appending = (async () => {
    for (let n = 0; n < 50; n += 1) await repos.audit.append('x', actor, null, { n }, at(100 + n));
  })();
  for (let n = 0; n < 20; n += 1) expect((await repos.audit.verify()).ok).toBe(true);
  await appending;
  expect(await repos.audit.verify()).toMatchObject({ ok: true, length: 100 });
});

test('canonical JSON does not depend on the order in which keys were written', () => {
  expect(canonicalJson({ b: [2, { d: 1, c: undefined }], a: null })).toBe(canonicalJson({ a: null, b: [2, { d: 1 }] }));
  expect(canonicalJson(undefined)).toBe('null');
  expect(canonicalJson('督办')).toBe('"督办"');
});
