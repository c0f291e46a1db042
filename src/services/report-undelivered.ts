import type { OutboxRow } from '#db/outbox.js';
import { personGoneCard, type UndeliveredView, undeliveredCard } from '#src/cards/office-notice-cards.js';
import { shownInstant } from '#src/core/day.js';
import { chatLeft } from './chats.js';
import { type Ctx, zoneOf } from './context.js';
import { audit } from './new-fact.js';
import { whole } from './post.js';
import { postToOffice } from './post-to-office.js';

const purposeWords: Record<string, string> = {
  nudge: '提醒',
  escalation: '升级催办',
  digest: '周报',
  briefing: '向分管区领导汇报',
  unit: '发给单位的通知',
  office: '发给督办办公室的通知',
};

/**
 * A message that will not arrive, or of which nobody knows whether it did: the obligation stays, and the office is told
 * once. What went to the office itself is not reported to the office again.
 */
export async function reportUndelivered(
  ctx: Ctx,
  row: OutboxRow,
  what: 'chat' | 'person' | 'refused' | 'unknown',
): Promise<void> {
  await audit(ctx, 'message.undelivered', row.id, { what, purpose: row.subject.purpose });
  if (!ctx.programme || row.subject.purpose === 'office') return;
  if (what === 'chat') return chatLeft(ctx, { chat: row.to, eventId: row.id });
  const person = await ctx.repos.roster.personByAddress(row.to);
  if (what === 'person') return postToOffice(ctx, personGoneCard(person?.name ?? '一位成员'), `person-gone:${row.to}`);
  const card = undeliveredCard({ ...(await undeliveredView(ctx, row)), certain: what === 'refused' });
  // A card that went out as several messages is reported once.
  await postToOffice(ctx, card, `undelivered:${whole(row.occurrence)}:${row.to}`);
}

/** What a message was, in words: to whom it went and when. */
export async function undeliveredView(ctx: Ctx, row: OutboxRow): Promise<UndeliveredView> {
  const person = await ctx.repos.roster.personByAddress(row.to);
  const chat = person ? null : await ctx.repos.roster.chat(row.to);
  return {
    messageId: row.id,
    what: purposeWords[row.subject.purpose] ?? '答复',
    to: person?.name ?? chat?.name ?? '群聊',
    at: shownInstant(row.createdAt, zoneOf(ctx)),
  };
}
