/** What the simulator begins with: the real form as registry, everything still to be reported, and people to report it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parseForm } from '#src/documents/parse-file.js';
import type { Reading } from '#src/documents/reading.js';
import { addMember, audienceSaid, bindChat } from '#src/services/bind.js';
import { setCharge } from '#src/services/charge-leader.js';
import { chatJoined } from '#src/services/chats.js';
import { type Ctx, commandLine, type House, onProgramme, openContext, withTx } from '#src/services/context.js';
import { findUnit } from '#src/services/find.js';
import { applyImport } from '#src/services/import-form.js';
import { setGroupMembers } from '#src/services/manage-units.js';
import { directRoom, places, players, streets } from './cast.js';

const formName = '附件1 龙华区2022年民生实事项目落实情况汇总表.docx';

/**
 * Begins the simulator at the house's present instant, all or nothing: on an empty store with the sample programme, on one
 * that has a programme already with the office alone, who may let the others in.
 */
export async function beginSimulator(house: House, markedAt: string): Promise<void> {
  const ctx = await openContext(house, commandLine);
  const bytes = await readFile(createRequire(import.meta.url).resolve('#sample/form-2022.docx'));
  const reading = ctx.programme ? null : await parseForm({ name: formName, bytes }, {});
  await withTx(ctx, async (outer) => {
    if (await outer.repos.localClock.read()) return;
    const tx = reading ? await withProgramme(outer, reading, bytes) : outer;
    await settle(tx);
    await (reading ? letAllIn(tx) : letOfficeIn(tx));
    await tx.repos.localClock.mark(tx.now, markedAt);
  });
}

/** The same people and rooms, whom nobody has let in. */
export const addStrangers = async (house: House): Promise<void> => settle(await openContext(house, commandLine));

const settle = ({ repos }: Ctx): Promise<void> =>
  repos.localChat.settle(
    players.map(({ id, name, about }) => ({ id, name, about })),
    [
      ...places.map(({ id, name, memberIds }) => ({ id, name, kind: 'group' as const, memberIds })),
      ...players.map(({ id }) => ({ id: directRoom(id), name: '督办', kind: 'direct' as const, memberIds: [id] })),
    ],
  );

async function withProgramme(ctx: Ctx, reading: Reading, bytes: Uint8Array): Promise<Ctx> {
  const mime = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const id = await ctx.repos.files.save({ id: ctx.ids.next('fil_'), name: formName, mime, bytes, at: ctx.now });
  const file = { id, name: formName, sha256: createHash('sha256').update(bytes).digest('hex') };
  const { programme } = await applyImport(ctx, { reading, keyList: null, registryOnly: true, file });
  return onProgramme(ctx, programme);
}

/** As an office would go about it: groups, people, chats, who is in charge. */
async function letAllIn(ctx: Ctx): Promise<void> {
  await setGroupMembers(ctx, '各街道', streets);
  const { units } = await ctx.repos.registry.load();
  for (const { id, name, role, unit } of players) {
    if (role === null) continue;
    const unitId = unit ? findUnit(units, unit).id : null;
    await addMember(ctx, { address: addressOf(id), name, role, unitId });
    const person = role === 'leader' ? await ctx.repos.roster.personByAddress(addressOf(id)) : null;
    if (person) for (const street of streets) await setCharge(ctx, person.id, street);
  }
  for (const { id, name, serves } of places) {
    await joinRoom(ctx, id, name);
    await bindChat(ctx, addressOf(id), (await audienceSaid(ctx, serves)).audience);
  }
}

async function letOfficeIn(ctx: Ctx): Promise<void> {
  for (const { id, name, role } of players)
    if (role === 'office') await addMember(ctx, { address: addressOf(id), name, role, unitId: null });
  for (const { id, name, serves } of places) {
    await joinRoom(ctx, id, name);
    if (serves === '督办办公室') await bindChat(ctx, addressOf(id), { kind: 'office' });
  }
}

/** The bot is in the room from the start: its words on entering are left unsaid. */
const joinRoom = (ctx: Ctx, id: string, name: string) =>
  chatJoined(ctx, {
    kind: 'chat_joined',
    eventId: `local:joined:${id}`,
    at: ctx.now,
    chat: addressOf(id),
    name,
    sender: null,
  });

const addressOf = (id: string): string => `local:${id}`;
