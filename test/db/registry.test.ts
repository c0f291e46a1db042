import { expect, test } from 'vitest';
import { repositories } from '#db/repositories.js';
import { defaultSettings } from '#src/core/settings.js';
import { at, auditKey, database, programme, project, store, unit } from './support.js';

test('a programme comes back as it was stored, and the current one is the latest that is not archived', async () => {
  const { db } = await database();
  const { programmes } = repositories(db, null, { auditKey });
  expect(await programmes.current()).toBeNull();
  await programmes.create(programme);
  await programmes.create({ ...programme, id: 'prg_2', year: 2023, settings: { ...defaultSettings, rankUnits: true } });
  expect(await programmes.byId('prg_1')).toEqual(programme);
  expect((await programmes.current())?.id).toBe('prg_2');
  expect((await programmes.list()).map(({ id }) => id)).toEqual(['prg_2', 'prg_1']);
  await programmes.archive('prg_2', at(1));
  expect((await programmes.active()).map(({ id }) => id)).toEqual(['prg_1']);
  expect((await programmes.current())?.id).toBe('prg_1');
});

test('settings stored by an older version gain the defaults of what is new', async () => {
  const { database: opened, repos } = await store();
  await repos.programmes.saveSettings('prg_1', { ...defaultSettings, nudgeTime: '10:00' });
  expect((await repos.programmes.byId('prg_1'))?.settings).toEqual({ ...defaultSettings, nudgeTime: '10:00' });
  await opened.db.updateTable('programmes').set({ settings: '{"nudgeTime":"08:30"}' }).execute();
  expect((await repos.programmes.byId('prg_1'))?.settings).toEqual({ ...defaultSettings, nudgeTime: '08:30' });
});

test('the registry comes back whole and in table order', async () => {
  const { repos } = await store();
  const streets = unit('unt_3', '各街道', { isGroup: true, memberIds: ['unt_4', 'unt_1'] });
  const added = unit('unt_4', '福城街道', { aliases: ['福城', '福城办'], plates: ['福城街道办事处'] });
  await repos.registry.saveUnits([streets, added]);
  const last = project('prj_2', '40', {
    order: 2,
    unitIds: ['unt_2', 'unt_3'],
    keySupervised: true,
    keyNumber: 47,
    category: null,
  });
  const middle = project('prj_3', '11-3', { order: 1, unitIds: [], leaderInCharge: '王副区长' });
  await repos.registry.saveProjects([last, middle]);

  expect(await repos.registry.load()).toEqual({
    programme,
    projects: [project('prj_1', '9-2'), middle, last],
    units: [unit('unt_1', '民治街道'), unit('unt_2', '区住建局'), streets, added],
  });
});

test('saving again brings up to date and keeps the place of a unit', async () => {
  const { repos } = await store();
  await repos.registry.saveUnits([unit('unt_1', '民治街道办', { aliases: ['民治'] })]);
  await repos.registry.saveProjects([project('prj_1', '9-2', { name: '新名', unitIds: ['unt_2', 'unt_1'], order: 3 })]);
  const { projects, units } = await repos.registry.load();
  expect(units).toEqual([unit('unt_1', '民治街道办', { aliases: ['民治'] }), unit('unt_2', '区住建局')]);
  expect(projects).toEqual([project('prj_1', '9-2', { name: '新名', unitIds: ['unt_2', 'unt_1'], order: 3 })]);
});

test('aliases, members, lead units, marks', async () => {
  const { repos } = await store();
  const { registry } = repos;
  await registry.setAliases('unt_1', ['民治', '民治办', '民治']);
  await registry.setMembers('unt_2', ['unt_1']);
  await registry.setLeadUnits('prj_1', ['unt_2']);
  await registry.markGone(['prj_1'], '2022-11-01');
  await registry.setKeyMarks([{ projectId: 'prj_1', keySupervised: true, keyNumber: 12 }]);
  const { projects, units } = await registry.load();
  expect(units).toEqual([
    unit('unt_1', '民治街道', { aliases: ['民治', '民治办'] }),
    unit('unt_2', '区住建局', { memberIds: ['unt_1'], isGroup: true }),
  ]);
  expect(projects[0]).toMatchObject({ unitIds: ['unt_2'], goneOn: '2022-11-01', keySupervised: true, keyNumber: 12 });
  await registry.markGone(['prj_1'], null);
  expect((await registry.load()).projects[0]?.goneOn).toBeNull();
});

test('one programme does not see the other', async () => {
  const { database: opened, repos } = await store();
  await repos.programmes.create({ ...programme, id: 'prg_2', year: 2023 });
  const next = repositories(opened.db, 'prg_2', { auditKey });
  await next.registry.saveUnits([unit('unt_9', '民治街道')]);
  expect((await next.registry.load()).projects).toEqual([]);
  expect((await next.registry.load()).units.map(({ id }) => id)).toEqual(['unt_9']);
  await next.registry.setKeyMarks([{ projectId: 'prj_1', keySupervised: true, keyNumber: 1 }]);
  expect((await repos.registry.load()).projects[0]?.keySupervised).toBe(false);
});
