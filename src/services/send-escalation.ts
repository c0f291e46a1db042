import { z } from 'zod';
import { type EscalationView, escalationCard } from '#src/cards/escalation-card.js';
import { Refusal } from '#src/core/refusal.js';
import { type Ctx, withTx } from './context.js';
import { audit } from './new-fact.js';
import { requireOffice } from './permission.js';
import { post } from './post.js';
import { owedKeys } from './still-wanted.js';

const payloadSchema = z.object({ leaderId: z.string(), view: z.unknown(), keys: z.array(z.string()) });

/**
 * The office sends a drafted escalation to the district leader, with what of it is still owed; returns the leader's name.
 * @throws Refusal not_found, conflict (sent before, or all settled since)
 */
export const sendEscalationDraft = (ctx: Ctx, draftId: string): Promise<string> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const draft = await ctx.repos.drafts.byId(draftId);
    if (draft?.kind !== 'escalation') throw new Refusal('not_found', '这条升级催办已过期。');
    const { leaderId, view, keys } = payloadSchema.parse(draft.payload);
    const leader = await ctx.repos.roster.person(leaderId);
    const address = leader?.addresses[0];
    if (!leader || !address) throw new Refusal('not_found', '这位区领导还没有登记账号。');
    const drafted = view as EscalationView;
    const owed = await owedKeys(ctx);
    const rows = drafted.rows.filter((_, index) => owed.has(keys[index] ?? ''));
    if (rows.length === 0) throw new Refusal('conflict', '这些事项都已办结，不用再送。');
    if (!(await ctx.repos.drafts.settle(draftId, 'confirmed')))
      throw new Refusal('conflict', `已经送过 ${leader.name} 了。`);
    const card = escalationCard({ ...drafted, rows });
    await post(
      ctx,
      { kind: 'card', card },
      {
        to: address,
        occurrence: `escalation-sent:${draftId}`,
        subject: { purpose: 'escalation', obligationKeys: keys },
      },
    );
    await audit(ctx, 'escalation.send', draftId, { leader: leaderId });
    return leader.name;
  });
