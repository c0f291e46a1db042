import { expect, test } from 'vitest';
import { repositories } from '#db/repositories.js';
import type { Person } from '#src/core/people.js';
import { Refusal } from '#src/core/refusal.js';
import { at, auditKey, database, programme, store, unit } from './support.js';

const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  name: `人${id}`,
  addresses: [`feishu:ou_${id}`],
  grants: [],
  ...more,
});
const office = { role: 'office', unitId: null } as const;
const contact = { role: 'contact', unitId: 'unt_1' } as const;

test('people with addresses and rights come back, and are found by address', async () => {
  const { repos } = await store();
  const both = person('1', { addresses: ['wecom:zhang', 'feishu:ou_1'], grants: [contact, office] });
  await repos.roster.addPerson(both, at(0));
  await repos.roster.addPerson(person('2'), at(1));
  expect((await repos.roster.load()).people).toEqual([both, person('2')]);
  expect(await repos.roster.personByAddress('feishu:ou_1')).toEqual(both);
  expect(await repos.roster.personByAddress('feishu:ou_9')).toBeNull();
  await repos.roster.grant('2', { role: 'unit_leader', unitId: 'unt_2' });
  await repos.roster.grant('2', { role: 'unit_leader', unitId: 'unt_2' });
  expect((await repos.roster.person('2'))?.grants).toEqual([{ role: 'unit_leader', unitId: 'unt_2' }]);
  await repos.roster.revoke('1', contact);
  expect((await repos.roster.person('1'))?.grants).toEqual([office]);
});

test('before the first programme there are office, leaders and chats', async () => {
  const { db } = await database();
  const before = repositories(db, null, { auditKey });
  await before.roster.addPerson(person('1', { grants: [office] }), at(0));
  await before.roster.bindChat('feishu:oc_1', { kind: 'office' });
  await expect(before.roster.grant('1', contact)).rejects.toThrow(/check/i);
  const { people, chats } = await before.roster.load();
  expect(people[0]?.grants).toEqual([office]);
  expect(chats).toEqual([
    { address: 'feishu:oc_1', kind: 'group', name: null, audience: { kind: 'office' }, goneAt: null },
  ]);
});

test('rights for a unit end with its programme; those of the office go on', async () => {
  const { database: opened, repos } = await store();
  await repos.roster.addPerson(person('1', { grants: [contact, office] }), at(0));
  await repos.roster.bindChat('feishu:oc_1', { kind: 'unit', unitId: 'unt_1' });
  await repos.roster.setCharge({ leaderId: '1', scope: 'unit', of: 'unt_1' });
  await repos.programmes.create({ ...programme, id: 'prg_2', year: 2023 });
  const next = repos.forProgramme('prg_2');
  await next.registry.saveUnits([unit('unt_9', '民治街道')]);
  expect((await next.roster.load()).people[0]?.grants).toEqual([office]);
  expect((await next.roster.load()).charges).toEqual([]);
  expect((await next.roster.chat('feishu:oc_1'))?.audience).toBeNull();
  await next.roster.bindChat('feishu:oc_1', { kind: 'unit', unitId: 'unt_9' });
  expect((await next.roster.chat('feishu:oc_1'))?.audience).toEqual({ kind: 'unit', unitId: 'unt_9' });
  expect((await repos.roster.chat('feishu:oc_1'))?.audience).toEqual({ kind: 'unit', unitId: 'unt_1' });
  expect((await repositories(opened.db, 'prg_1', { auditKey }).roster.load()).charges).toHaveLength(1);
});

test('S18: the last office person stays, however one tries', async () => {
  const { repos } = await store();
  await repos.roster.addPerson(person('1', { grants: [office] }), at(0));
  await repos.roster.addPerson(person('2', { grants: [contact] }), at(0));
  await expect(repos.roster.removePerson('1', at(1), '2022-12-05')).rejects.toThrow(Refusal);
  await expect(repos.roster.revoke('1', office)).rejects.toThrow(Refusal);
  expect((await repos.roster.person('1'))?.grants).toEqual([office]);

  await repos.roster.addPerson(person('3', { grants: [office] }), at(2));
  await repos.roster.removePerson('1', at(3), '2022-12-05');
  await expect(repos.roster.removePerson('3', at(4), '2022-12-05')).rejects.toThrow(Refusal);
  await repos.roster.removePerson('2', at(4), '2022-12-05');
  expect((await repos.roster.load()).people.map(({ id }) => id)).toEqual(['3']);
});

test('a deputy from another district is on the roster while they stand in, and stays when their own lets them go', async () => {
  const { database, repos } = await store();
  const there = repos.forProgramme('prg_there');
  await there.programmes.create({ ...programme, id: 'prg_there', district: '光明区' });
  await there.registry.saveUnits([unit('unt_9', '光明街道')]);
  await repos.roster.addPerson(person('1', { grants: [contact] }), at(0));
  await there.roster.addPerson(person('2', { grants: [{ role: 'contact', unitId: 'unt_9' }] }), at(0));
  const ids = async () => (await repos.roster.load()).people.map(({ id }) => id);
  expect(await ids()).toEqual(['1']);
  await repos.roster.addHandover(
    { id: 'hnd_1', fromPersonId: '1', toPersonId: '2', unitId: 'unt_1', from: '2022-12-01', until: '2022-12-09' },
    at(1),
  );
  expect(await ids()).toEqual(['1', '2']);
  await there.roster.removePerson('2', at(2), '2022-12-09');
  expect(await ids()).toEqual(['1', '2']);
  expect(await repos.roster.personByAddress('feishu:ou_2')).toMatchObject({ id: '2', grants: [] });

  await repos.roster.removePerson('2', at(3), '2022-12-05');
  expect(await ids()).toEqual(['1']);
  expect(await repos.roster.personByAddress('feishu:ou_2')).toBeNull();
  expect(await database.db.selectFrom('people').select('id').where('removedAt', 'is', null).execute()).toEqual([
    { id: '1' },
  ]);
});

test('who was a deputy until yesterday goes with their rights', async () => {
  const { repos } = await store();
  await repos.roster.addPerson(person('1', { grants: [office] }), at(0));
  await repos.roster.addPerson(person('2', { grants: [contact] }), at(0));
  const there = repos.forProgramme('prg_there');
  await there.programmes.create({ ...programme, id: 'prg_there', district: '光明区' });
  await there.registry.saveUnits([unit('unt_9', '光明街道')]);
  await there.roster.addHandover(
    { id: 'hnd_1', fromPersonId: '1', toPersonId: '2', unitId: 'unt_9', from: '2022-12-01', until: '2022-12-04' },
    at(1),
  );
  await repos.roster.removePerson('2', at(2), '2022-12-05');
  expect(await repos.roster.personByAddress('feishu:ou_2')).toBeNull();
});

test('S16: with a person go rights, charges, hand-overs, links and sessions, at once', async () => {
  const { repos } = await store();
  const { roster, links, sessions } = repos;
  await roster.addPerson(person('1', { grants: [contact] }), at(0));
  await roster.addPerson(person('2', { grants: [contact] }), at(0));
  await roster.setCharge({ leaderId: '1', scope: 'category', of: '五' });
  const handover = {
    id: 'hnd_1',
    fromPersonId: '2',
    toPersonId: '1',
    unitId: 'unt_1',
    from: '2022-12-01',
    until: '2022-12-09',
  };
  await roster.addHandover(handover, at(0));
  const link = { personId: '1', purpose: 'form', subject: {}, createdAt: at(0), expiresAt: at(1000) };
  await links.add('token', link);
  await sessions.add('cookie', { personId: '1', createdAt: at(0), expiresAt: at(1000) });
  expect(await links.peek('token', 'form', at(1))).toMatchObject({ personId: '1' });
  expect(await sessions.find('cookie', at(1))).toMatchObject({ personId: '1' });

  await roster.removePerson('1', at(2), '2022-12-05');
  expect(await roster.personByAddress('feishu:ou_1')).toBeNull();
  expect(await links.use('token', 'form', at(3))).toBeNull();
  expect(await sessions.find('cookie', at(3))).toBeNull();
  const after = await roster.load();
  expect([after.charges, after.handovers]).toEqual([[], []]);

  // Somebody else, later, under the account that is free again.
  await roster.addPerson(person('4', { addresses: ['feishu:ou_1'] }), at(4));
  expect(await roster.personByAddress('feishu:ou_1')).toMatchObject({ id: '4', grants: [] });
});

test('an account belongs to one person', async () => {
  const { repos } = await store();
  await repos.roster.addPerson(person('1'), at(0));
  const taken = repos.roster.addPerson(person('2', { addresses: ['wecom:x', 'feishu:ou_1'] }), at(1));
  await expect(taken).rejects.toThrow('已经登记给人1');
  expect((await repos.roster.load()).people.map(({ id }) => id)).toEqual(['1']);
  expect(await repos.roster.personByAddress('wecom:x')).toBeNull();
});

test('a chat has one audience, keeps its name, and may be gone and back', async () => {
  const { repos } = await store();
  const { roster } = repos;
  await roster.joinChat('feishu:oc_1', '民治街道群');
  await roster.joinChat('feishu:ou_p', null, 'direct');
  await roster.bindChat('feishu:oc_1', { kind: 'unit', unitId: 'unt_1' });
  await roster.leaveChat('feishu:oc_1', at(5));
  const bound = {
    address: 'feishu:oc_1',
    kind: 'group',
    name: '民治街道群',
    audience: { kind: 'unit', unitId: 'unt_1' },
  };
  expect(await roster.chat('feishu:oc_1')).toEqual({ ...bound, goneAt: at(5) });
  await roster.joinChat('feishu:oc_1', null);
  expect(await roster.chat('feishu:oc_1')).toEqual({ ...bound, goneAt: null });
  await roster.bindChat('feishu:oc_1', { kind: 'leaders' });
  expect((await roster.chat('feishu:oc_1'))?.audience).toEqual({ kind: 'leaders' });
  await roster.bindChat('feishu:oc_1', null);
  expect((await roster.chat('feishu:oc_1'))?.audience).toBeNull();
  expect(await roster.listChats()).toHaveLength(2);
  expect(await roster.chat('feishu:oc_9')).toBeNull();
});

test('one leader is in charge of each thing; hand-overs hold on their days', async () => {
  const { repos } = await store();
  const { roster } = repos;
  for (const id of ['1', '2']) await roster.addPerson(person(id), at(0));
  await roster.setCharge({ leaderId: '1', scope: 'project', of: 'prj_1' });
  await roster.setCharge({ leaderId: '2', scope: 'project', of: 'prj_1' });
  await roster.setCharge({ leaderId: '1', scope: 'unit', of: 'unt_1' });
  expect(await roster.listCharges()).toEqual([
    { leaderId: '2', scope: 'project', of: 'prj_1' },
    { leaderId: '1', scope: 'unit', of: 'unt_1' },
  ]);
  await roster.removeCharge({ scope: 'project', of: 'prj_1' });
  expect(await roster.listCharges()).toHaveLength(1);

  const handover = {
    id: 'hnd_1',
    fromPersonId: '1',
    toPersonId: '2',
    unitId: 'unt_1',
    from: '2022-12-05',
    until: '2022-12-09',
  };
  await roster.addHandover(handover, at(0));
  const on = async (day: string) => (await roster.handoversTo('2', day)).length;
  expect([await on('2022-12-04'), await on('2022-12-05'), await on('2022-12-09'), await on('2022-12-10')]).toEqual([
    0, 1, 1, 0,
  ]);
  expect(await roster.handoversTo('1', '2022-12-06')).toEqual([]);
  expect((await roster.load()).handovers).toEqual([handover]);
  await roster.endHandover('hnd_1', at(1));
  expect(await on('2022-12-06')).toBe(0);
  await expect(roster.addHandover({ ...handover, id: 'hnd_2', until: '2022-12-01' }, at(0))).rejects.toThrow(/check/i);
});
