/** A store ready for its great day: 40 lead units, each with a bound chat, all owing reports. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { systemIds } from '#src/adapters/system/ids.js';
import { parseConfig } from '#src/config.js';
import { readDocument } from '#src/documents/read-document.js';
import { readForm } from '#src/documents/reading.js';
import { openHouse } from '#src/house.js';
import { bindChat } from '#src/services/bind.js';
import { commandLine, type House, openContext } from '#src/services/context.js';
import { applyImport } from '#src/services/import-form.js';
import type { FakeFeishu } from '../fakes/feishu/fake.js';
import { stillClock } from '../support/clock.js';
import { seededBytes } from '../support/house.js';
import { silentLog } from '../support/logs.js';

/** The slot of the day on which the year-end round opens; nothing was worked off before. */
export const nudgeSlot = '2022-12-20T09:30:00+08:00';
export const dayBefore = '2022-12-19T10:00:00+08:00';
const added = ['区档案馆', '区税务局', '区气象局'];

export const chats: readonly string[] = Array.from({ length: 40 }, (_, index) => `oc_unit${index + 1}`);

/** Fills the store that `env` names, and closes it. */
export async function prepareStore(env: Record<string, string>): Promise<void> {
  const clock = stillClock(dayBefore);
  const ids = systemIds(clock, seededBytes('forty units'));
  const house = await openHouse(parseConfig(env), { clock, ids, log: silentLog });
  try {
    await fillStore(house);
  } finally {
    await house.close();
  }
}

/** Imports the programme and binds `chats`, in the order of the registry's units. */
export async function fillStore(house: House): Promise<void> {
  const office = await openContext(house, commandLine);
  const bytes = await readFile(new URL('../fixtures/form/big300.xlsx', import.meta.url));
  const reading = readForm(await readDocument(bytes));
  // The first project of each unit is enough: what is in a card is no matter here, and the store is worked off a hundred times.
  const firsts = reading.projects.filter((project, _, all) =>
    project.units.some((unit) => all.find(({ units }) => units.includes(unit)) === project),
  );
  const [model] = firsts;
  if (!model) throw new Error('the form of 300 projects is empty');
  const more = added.map((unit, index) => {
    const number = `${900 + index}`;
    return { ...model, number, matterNumber: number, units: [unit], unitsText: unit };
  });
  const id = await office.repos.files.save({ id: 'fil_1', name: '总表.xlsx', mime: 'x', bytes, at: office.now });
  await applyImport(office, {
    reading: { ...reading, projects: [...firsts, ...more] },
    keyList: null,
    registryOnly: true,
    file: { id, name: '总表.xlsx', sha256: createHash('sha256').update(bytes).digest('hex') },
  });
  const ctx = await openContext(house, commandLine);
  const { units } = await ctx.repos.registry.load();
  if (units.length !== chats.length) throw new Error(`${units.length} units for ${chats.length} chats`);
  for (const [index, unit] of units.entries())
    await bindChat(ctx, `feishu:${chats[index]}`, { kind: 'unit', unitId: unit.id });
}

/** Adds the chats to a fake, with the bot in them. */
export async function addChats(fake: FakeFeishu): Promise<void> {
  await fake.world.addPerson({ openId: 'ou_contact', name: '张三' });
  for (const chatId of chats) await fake.world.addChat({ chatId, name: chatId, members: ['ou_contact'] });
}
