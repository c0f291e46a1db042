import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { withTransaction } from '#db/index.js';
import { newMark } from '#db/known-registry.js';
import { type Repositories, repositories } from '#db/repositories.js';
import type { Schema } from '#db/schema.js';
import { auditKey, programme, project, store, unit } from './support.js';

type Registry = Repositories['registry'];
type Change = Exclude<keyof Registry, 'load' | 'form' | 'setForm'>;

/** Whatever changes projects or units. */
const changes: Record<Change, (registry: Registry) => Promise<void>> = {
  saveProjects: (registry) => registry.saveProjects([project('prj_2', '9-3', { unitIds: ['unt_2'], order: 5 })]),
  saveUnits: (registry) => registry.saveUnits([unit('unt_3', '福城街道', { aliases: ['福城'] })]),
  setAliases: (registry) => registry.setAliases('unt_1', ['民治办']),
  setMembers: (registry) => registry.setMembers('unt_2', ['unt_1']),
  setLeadUnits: (registry) => registry.setLeadUnits('prj_1', ['unt_2', 'unt_1']),
  markGone: (registry) => registry.markGone(['prj_1'], '2022-11-01'),
  setKeyMarks: (registry) => registry.setKeyMarks([{ projectId: 'prj_1', keySupervised: true, keyNumber: 3 }]),
};

const loaded = (db: Kysely<Schema>) => repositories(db, programme.id, { auditKey }).registry.load();

/** As a process reads it that has read none before. */
async function readAnew(db: Kysely<Schema>) {
  await db
    .updateTable('programmes')
    .set({ registryMark: newMark(db) })
    .execute();
  return loaded(db);
}

test.each(Object.entries(changes))(
  'what %s changes is read at once, though the registry was known',
  async (_, change) => {
    const { database, repos } = await store();
    const before = await loaded(database.db);
    expect((await loaded(database.db)).projects).toBe(before.projects);
    await withTransaction(database.db, (tx) => change(repositories(tx, programme.id, { auditKey }).registry));
    const after = await loaded(database.db);
    expect(after).not.toEqual(before);
    expect(after).toEqual(await readAnew(database.db));
    await change(repos.registry);
    expect(await loaded(database.db)).toEqual(await readAnew(database.db));
  },
);

test('what was read of a change that was undone is never read again', async () => {
  const { database } = await store();
  const before = await loaded(database.db);
  const renamed = (name: string) => [project('prj_1', '9-2', { name })];
  const undone = withTransaction(database.db, async (tx) => {
    const { registry } = repositories(tx, programme.id, { auditKey });
    await registry.saveProjects(renamed('不作数'));
    expect((await registry.load()).projects[0]?.name).toBe('不作数');
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await loaded(database.db)).toEqual(before);
  await repositories(database.db, programme.id, { auditKey }).registry.saveProjects(renamed('作数'));
  expect((await loaded(database.db)).projects[0]?.name).toBe('作数');
});

test('another database has a registry of its own, whatever its ids', async () => {
  const [one, other] = [await store(), await store()];
  await one.repos.registry.setAliases('unt_1', ['甲']);
  await loaded(one.database.db);
  expect((await loaded(other.database.db)).units[0]?.aliases).toEqual([]);
});

test('what is known cannot be changed by who reads it', async () => {
  const { database } = await store();
  const { projects, units } = await loaded(database.db);
  expect(() => projects.pop()).toThrow(TypeError);
  expect(() => projects[0]?.unitIds.push('unt_9')).toThrow(TypeError);
  expect(() => Object.assign(units[0] ?? {}, { name: '别的' })).toThrow(TypeError);
});
