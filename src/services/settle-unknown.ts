/** Messages of which nobody knows whether they arrived (待核对): the office looks, and says. */
import { createHash } from 'node:crypto';
import type { OutboxRow } from '#db/outbox.js';
import { Refusal } from '#src/core/refusal.js';
import { type Ctx, withTx } from './context.js';
import { audit } from './new-fact.js';
import { requireOffice } from './permission.js';
import { platformOf } from './post.js';

/** Oldest first. @throws Refusal not_allowed for others than the office */
export async function unknownMessages(ctx: Ctx): Promise<OutboxRow[]> {
  requireOffice(ctx);
  return ctx.repos.outbox.byState('unknown');
}

/** It did arrive: nothing is sent. @throws Refusal conflict where somebody said so before */
export const arrived = (ctx: Ctx, id: string): Promise<void> =>
  withTx(ctx, async (ctx) => {
    await settled(ctx, id, 'message.arrived', 'sent');
  });

/** It is sent anew, marked as perhaps a repeat (可能重复): silence would be worse. @throws Refusal conflict */
export const resend = (ctx: Ctx, id: string): Promise<void> =>
  withTx(ctx, async (ctx) => {
    const row = await settled(ctx, id, 'message.resend', 'cancelled');
    const occurrence = `${row.occurrence}#resent`;
    await ctx.repos.outbox.insert({
      ...row,
      id: ctx.ids.next('out_'),
      occurrence,
      sendKey: createHash('sha256').update(`${row.sendKey}#resent`).digest('base64url'),
      act: 'send',
      messageId: null,
      people: [],
      body: platformOf(ctx, row.to)?.asRepeat(row.body) ?? row.body,
      createdAt: ctx.now,
      notBefore: ctx.now,
    });
    ctx.wakes.add('outbox');
  });

async function settled(ctx: Ctx, id: string, act: string, state: 'sent' | 'cancelled'): Promise<OutboxRow> {
  requireOffice(ctx);
  const row = await ctx.repos.outbox.byId(id);
  const found = state === 'sent' ? { state, platformMessageId: null } : { state };
  if (row?.state !== 'unknown' || !(await ctx.repos.outbox.resolve(id, found, ctx.now)))
    throw new Refusal('conflict', '这条消息已经核对过了。');
  await audit(ctx, act, id, { purpose: row.subject.purpose });
  return row;
}
