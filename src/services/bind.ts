/** Whom a chat serves, and who is let in. Identity comes from the platform's ids only; the office decides. */
import { z } from 'zod';
import { askedToBindCard, boundPersonCard } from '#src/cards/roster-cards.js';
import { addMilliseconds, dayMs } from '#src/core/day.js';
import type { Address, Audience } from '#src/core/people.js';
import { Refusal } from '#src/core/refusal.js';
import { type Ctx, requireProgramme, withTx } from './context.js';
import { findUnit, unitNamed } from './find.js';
import { audit } from './new-fact.js';
import { requireOffice } from './permission.js';
import { post } from './post.js';
import { postToOffice } from './post-to-office.js';

const keptForMs = 30 * dayMs;
const askedSchema = z.object({ address: z.string(), name: z.string(), unitId: z.string(), unit: z.string() });
export type Asked = z.infer<typeof askedSchema>;

/** 督办办公室, 区领导, or a unit. */
export async function audienceSaid(ctx: Ctx, said: string): Promise<{ audience: Audience; words: string }> {
  const wanted = said.trim();
  if (/^(督办)?办公室$|^office$/i.test(wanted)) return { audience: { kind: 'office' }, words: '督办办公室' };
  if (/^(区)?领导$|^leaders$/i.test(wanted)) return { audience: { kind: 'leaders' }, words: '区领导' };
  requireProgramme(ctx);
  const unit = findUnit((await ctx.repos.registry.load()).units, wanted);
  return { audience: { kind: 'unit', unitId: unit.id }, words: unit.name };
}

/** Binds a chat to one audience in place of the one it had; null unbinds it. */
export const bindChat = (ctx: Ctx, address: Address, audience: Audience | null): Promise<void> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    await ctx.repos.roster.bindChat(address, audience);
    await audit(ctx, audience ? 'chat.bind' : 'chat.unbind', address, audience ?? {});
  });

/** Somebody asks to become a unit's contact; the office gets a card to decide on, once however often it is asked. */
export const askToBeBound = (ctx: Ctx, said: string): Promise<Asked> =>
  withTx(ctx, async (ctx) => {
    const address = ctx.actor.address;
    if (!address) throw new Refusal('bad_input', '请在飞书里发送这个命令。');
    requireProgramme(ctx);
    // Whoever asks may be a stranger: a wrong name is not answered with right ones (S19).
    const unit = unitNamed((await ctx.repos.registry.load()).units, said);
    if (!unit) throw new Refusal('not_found', `没有找到“${said}”这个单位，请写单位全称，或联系督办办公室。`);
    const asked: Asked = { address, name: ctx.actor.name || '（未登记）', unitId: unit.id, unit: unit.name };
    const waiting = await ctx.repos.drafts.openOf(ctx.actor.id, ctx.room?.address ?? address, ctx.now);
    if (waiting.some(({ kind, payload }) => kind === 'bind' && payload.unitId === unit.id)) return asked;
    const draftId = ctx.ids.next('drf_');
    await ctx.repos.drafts.insert({
      id: draftId,
      personId: ctx.actor.id,
      chat: ctx.room?.address ?? address,
      messageId: null,
      kind: 'bind',
      payload: asked,
      createdAt: ctx.now,
      expiresAt: addMilliseconds(ctx.now, keptForMs),
    });
    await audit(ctx, 'person.ask', address, { unit: unit.name });
    await postToOffice(ctx, askedToBindCard({ ...asked, draftId, decision: null }), `bind:${draftId}`);
    return asked;
  });

/** The office lets the asker in as a contact of the unit, or declines; the asker is told. */
export const decideBinding = (ctx: Ctx, draftId: string, decision: 'approved' | 'declined'): Promise<Asked> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const draft = await ctx.repos.drafts.byId(draftId);
    if (draft?.kind !== 'bind' || draft.state !== 'open') throw new Refusal('conflict', '这个申请已经答复过或已过期。');
    const asked = askedSchema.parse(draft.payload);
    if (!(await ctx.repos.drafts.settle(draftId, decision === 'approved' ? 'confirmed' : 'dropped')))
      throw new Refusal('conflict', '这个申请已经答复过。');
    if (decision === 'approved')
      await addMember(ctx, { address: asked.address, name: asked.name, role: 'contact', unitId: asked.unitId });
    else await audit(ctx, 'person.decline', asked.address, { unit: asked.unit });
    await post(
      ctx,
      { kind: 'card', card: boundPersonCard({ unit: asked.unit, approved: decision === 'approved' }) },
      { to: asked.address, occurrence: `bound:${draftId}` },
    );
    return asked;
  });

export interface MemberInput {
  address: Address;
  name: string;
  role: 'contact' | 'unit_leader' | 'leader' | 'office';
  unitId: string | null;
}

/**
 * Lets somebody in with one role; a person already known gains it.
 * @throws Refusal bad_input where a contact or unit leader has no unit
 */
export const addMember = (ctx: Ctx, { address, name, role, unitId }: MemberInput): Promise<void> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const ofUnit = role === 'contact' || role === 'unit_leader';
    if (ofUnit && !unitId) throw new Refusal('bad_input', '联络员和单位负责人要写明单位。');
    const known = await ctx.repos.roster.personByAddress(address);
    const id = known?.id ?? ctx.ids.next('per_');
    await ctx.repos.roster.addPerson(
      {
        id,
        name: name || known?.name || address,
        addresses: [address],
        grants: [{ role, unitId: ofUnit ? unitId : null }],
      },
      ctx.now,
    );
    await audit(ctx, 'member.add', id, { role, unitId });
  });

/**
 * Takes all rights away; what the person did stays.
 * @throws Refusal conflict: the last office person, or one whom the configuration names and would let in again
 */
export const removeMember = (ctx: Ctx, personId: string): Promise<void> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const person = await ctx.repos.roster.person(personId);
    await ctx.repos.roster.removePerson(personId, ctx.now, ctx.today);
    if (person?.addresses.some((address) => ctx.office.includes(address)))
      throw new Refusal('conflict', '这位是部署配置（DUBAN_OFFICE）里指定的，请先请系统管理员从配置里去掉。');
    await audit(ctx, 'member.remove', personId);
  });
