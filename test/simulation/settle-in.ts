/** Fills an empty store and the platform's world with districts, as their offices would over some days. */
import { createHash } from 'node:crypto';
import { addMember, bindChat } from '#src/services/bind.js';
import { setCharge } from '#src/services/charge-leader.js';
import { type Ctx, commandLine, type House, openContext } from '#src/services/context.js';
import { applyImport } from '#src/services/import-form.js';
import type { FakeFeishu } from '../fakes/feishu/fake.js';
import type { SimDistrict, SimPerson } from './districts.js';

/** A district that is in the store. */
export interface Settled extends SimDistrict {
  programmeId: string;
}

export async function settleIn(house: House, fake: FakeFeishu, districts: readonly SimDistrict[]): Promise<Settled[]> {
  const settled: Settled[] = [];
  for (const district of districts) {
    await moveIn(fake, district);
    settled.push({ ...district, programmeId: await register(house, district) });
  }
  return settled;
}

async function moveIn(fake: FakeFeishu, { name, units, office, leaders }: SimDistrict): Promise<void> {
  const groups = [
    { ...office, title: `${name}督办办公室`, people: [office.person] },
    { ...leaders, title: `${name}区领导`, people: [leaders.person, office.person] },
    ...units.map((unit) => ({ ...unit, title: unit.name, people: [unit.contact, unit.leader, office.person] })),
  ];
  for (const { openId, name: called } of groups.flatMap(({ people }) => people))
    await fake.world.addPerson({ openId, name: called });
  for (const { chatId, title, people } of groups)
    await fake.world.addChat({ chatId, name: title, members: people.map(({ openId }) => openId) });
}

async function register(house: House, { name, units, office, leaders, reading }: SimDistrict): Promise<string> {
  const operator = await openContext(house, commandLine);
  const bytes = new TextEncoder().encode(JSON.stringify(reading));
  const file = { id: operator.ids.next('fil_'), name: `${name}总表.xlsx` };
  await operator.repos.files.save({ ...file, mime: 'application/json', bytes, at: operator.now });
  const { programme } = await applyImport(operator, {
    reading,
    keyList: null,
    registryOnly: true,
    file: { ...file, sha256: createHash('sha256').update(bytes).digest('hex') },
  });
  const ctx = await openContext(house, commandLine, programme.id);
  const stored = (await ctx.repos.registry.load()).units;
  const member = (person: SimPerson, role: 'contact' | 'unit_leader' | 'leader' | 'office', unitId: string | null) =>
    addMember(ctx, { address: `feishu:${person.openId}`, name: person.name, role, unitId });
  await member(office.person, 'office', null);
  await member(leaders.person, 'leader', null);
  await bindChat(ctx, `feishu:${office.chatId}`, { kind: 'office' });
  await bindChat(ctx, `feishu:${leaders.chatId}`, { kind: 'leaders' });
  const leaderId = await idOf(ctx, leaders.person);
  for (const unit of units) {
    const unitId = stored.find((one) => one.name === unit.name)?.id;
    if (!unitId) throw new Error(`${unit.name} is not in the registry of ${name}`);
    await member(unit.contact, 'contact', unitId);
    await member(unit.leader, 'unit_leader', unitId);
    await bindChat(ctx, `feishu:${unit.chatId}`, { kind: 'unit', unitId });
    await setCharge(ctx, leaderId, unit.name);
  }
  return programme.id;
}

async function idOf({ repos }: Ctx, { openId }: SimPerson): Promise<string> {
  const person = await repos.roster.personByAddress(`feishu:${openId}`);
  if (!person) throw new Error(`${openId} is not registered`);
  return person.id;
}
