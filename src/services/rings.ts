/** Rings at people (加急) that the platform has no room for: its own limit counts those that nobody has read yet. */
import type { OutboxRow } from '#db/outbox.js';
import { ringsGivenUpCard, ringsWaitCard } from '#src/cards/office-notice-cards.js';
import { type Day, dayOf, type Instant } from '#src/core/day.js';
import { nextRing, ringTime } from '#src/core/rings.js';
import { defaultSettings } from '#src/core/settings.js';
import { type Ctx, zoneOf } from './context.js';
import { audit } from './new-fact.js';
import { postToOffice } from './post-to-office.js';

/** When it may be rung; null: no more. */
export const whenToRing = (ctx: Ctx, { createdAt }: OutboxRow, now: Instant): Instant | null =>
  ringTime({ askedAt: createdAt, now }, ...hoursOf(ctx));

/** There was no room for it: when it is tried again. The office hears of it once a day. */
export async function ringLater(ctx: Ctx, { createdAt, attempts }: OutboxRow, now: Instant): Promise<Instant> {
  if (ctx.programme) await postToOffice(ctx, ringsWaitCard(), `rings-wait:${ctx.today}`);
  return nextRing({ askedAt: createdAt, now, attempts }, ...hoursOf(ctx));
}

/** Its day is over. The office hears once of all whom it concerns; the message itself has arrived long since. */
export async function giveUpRing(ctx: Ctx, row: OutboxRow): Promise<void> {
  await audit(ctx, 'message.undelivered', row.id, { what: 'ring', purpose: row.subject.purpose });
  if (!ctx.programme) return;
  const day = dayIn(ctx, row);
  const waiting = (await ctx.repos.outbox.byState('pending')).filter(
    (other) => other.act === 'urgent' && dayIn(ctx, other) === day,
  );
  const people = new Set([row, ...waiting].flatMap((ring) => ring.people));
  const names = await Promise.all([...people].map(async (one) => (await ctx.repos.roster.personByAddress(one))?.name));
  const shown = names.filter((name) => name !== undefined);
  await postToOffice(ctx, ringsGivenUpCard(shown), `rings-given-up:${day}`);
}

const hoursOf = (ctx: Ctx) => [ctx.programme?.settings ?? defaultSettings, zoneOf(ctx)] as const;

const dayIn = (ctx: Ctx, { createdAt }: OutboxRow): Day => dayOf(createdAt, zoneOf(ctx));
