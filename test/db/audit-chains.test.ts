import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { headSeal, linkHash } from '#db/audit-chain.js';
import { canonicalJson } from '#db/canonical-json.js';
import type { Schema } from '#db/index.js';
import { type Repositories, repositories } from '#db/repositories.js';
import { onPostgres } from '../support/databases.js';
import { at, auditKey, database, programme, store } from './support.js';
import { databaseBefore } from './told-before.js';

const actor = { id: 'per_1', name: '张三' };
const other = { ...programme, id: 'prg_2', district: '光明区' };

async function append(repos: Repositories, count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1) await repos.audit.append('report.submit', actor, `rpt_${n}`, { n }, at(n));
}

async function twoDistricts() {
  const { database: opened, repos } = await store();
  await repos.programmes.create(other);
  const second = repos.forProgramme(other.id);
  await append(repos, 3);
  await append(second, 2);
  await repositories(opened.db, null, { auditKey }).audit.append('member.add', actor, 'per_2', {}, at(9));
  return { ...opened, repos, second };
}

const standing = async ({ audit }: Repositories) =>
  (await audit.verifyEach()).map(({ chain, ok, length, firstBad }) => ({ chain, ok, length, firstBad }));

/** What somebody with the database, but without the key, may do. */
async function tamper(db: Kysely<Schema>, statement: string): Promise<void> {
  const disarm = onPostgres
    ? ['alter table audit disable trigger user']
    : ['drop trigger if exists audit_no_update', 'drop trigger if exists audit_no_delete'];
  for (const each of [...disarm, statement]) await sql.raw(each).execute(db);
}

test('each programme has a chain of its own, numbered from one; the deployment’s tells which there are', async () => {
  const { repos, second } = await twoDistricts();
  expect(await standing(repos)).toEqual([
    { chain: '', ok: true, length: 3, firstBad: null },
    { chain: 'prg_1', ok: true, length: 3, firstBad: null },
    { chain: 'prg_2', ok: true, length: 2, firstBad: null },
  ]);
  expect(await second.audit.verify()).toMatchObject({ ok: true, length: 2 });
  expect((await second.audit.list()).map(({ act, programmeId }) => [act, programmeId])).toEqual([
    ['member.add', null],
    ['report.submit', 'prg_2'],
    ['report.submit', 'prg_2'],
  ]);
});

test('what is done to one chain is found there, and the others stay proven', async () => {
  const { db, repos } = await twoDistricts();
  await tamper(db, `update audit set detail = '{"n":9}' where chain = 'prg_2' and seq = 2`);
  expect((await standing(repos)).map(({ ok, firstBad }) => [ok, firstBad])).toEqual([
    [true, null],
    [true, null],
    [false, 2],
  ]);
});

test('a chain that is gone altogether is missed', async () => {
  const { db, repos } = await twoDistricts();
  await tamper(db, "delete from audit where chain = 'prg_2'");
  await sql.raw("delete from audit_head where chain = 'prg_2'").execute(db);
  expect((await standing(repos)).at(-1)).toEqual({ chain: 'prg_2', ok: false, length: 0, firstBad: 1 });
});

test('the end of one chain does not serve for another', async () => {
  const { db, repos, second } = await twoDistricts();
  await append(second, 1);
  for (const one of [repos, second]) expect(await one.audit.purge(at(99))).toBe(3);
  const heads = await db.selectFrom('auditHead').selectAll().where('chain', '!=', '').orderBy('chain').execute();
  const [first] = heads;
  if (!first) throw new Error('no head');
  const { chain: _own, ...ofFirst } = first;
  await db.updateTable('auditHead').set(ofFirst).where('chain', '=', 'prg_2').execute();
  expect((await standing(repos)).map(({ ok }) => ok)).toEqual([true, true, false]);
});

test('S39: a trail of before each programme had a chain keeps verifying, grows, and is listed with what came since', async () => {
  const { db } = await database(await databaseBefore('0009-districts', (old) => tellInOneChain(old, 5)));
  const repos = repositories(db, programme.id, { auditKey });
  const deployment = repositories(db, null, { auditKey });
  expect(await standing(repos)).toEqual([{ chain: '', ok: true, length: 5, firstBad: null }]);
  await repos.audit.append('report.submit', actor, 'rpt_new', {}, at(60));
  await deployment.audit.append('member.add', actor, 'per_2', {}, at(61));
  expect(await standing(repos)).toEqual([
    { chain: '', ok: true, length: 7, firstBad: null },
    { chain: 'prg_1', ok: true, length: 1, firstBad: null },
  ]);
  expect((await repos.audit.list({ act: 'report.submit' })).map(({ subject }) => subject)).toEqual([
    'rpt_new',
    ...['rpt_5', 'rpt_4', 'rpt_3', 'rpt_2', 'rpt_1'],
  ]);
  await expect(sql`delete from audit where seq = 3`.execute(db)).rejects.toThrow('insert-only');
  await tamper(db, `update audit set detail = '{}' where chain = '' and seq = 4`);
  expect((await standing(repos))[0]).toMatchObject({ ok: false, firstBad: 4 });
});

/** So many entries of the programme in the one chain there was. */
async function tellInOneChain(db: Kysely<Schema>, entries: number): Promise<void> {
  let before = '';
  for (let n = 1; n <= entries; n += 1) {
    const sealed = { seq: n, programmeId: 'prg_1', at: at(n), act: 'report.submit', subject: `rpt_${n}` };
    const entry = { ...sealed, actor: actor.id, actorName: actor.name, detail: canonicalJson({ n }) };
    before = linkHash(auditKey, entry, before);
    await sql`insert into audit (seq, programme_id, "at", act, actor, actor_name, subject, detail, hash)
      values (${n}, 'prg_1', ${entry.at}, ${entry.act}, ${actor.id}, ${actor.name}, ${entry.subject}, ${entry.detail}, ${before})`.execute(
      db,
    );
  }
  const head = { chain: '', length: entries, hash: before, purgedTo: 0, purgedHash: '' };
  await sql`insert into audit_head (id, length, hash, purged_to, purged_hash, seal)
    values (1, ${entries}, ${before}, 0, '', ${headSeal(auditKey, head)})`.execute(db);
}
