/** Nobody is answered without end: who speaks or presses too fast is told so once, and what is beyond the limit is not worked off. */
import { refusalCard } from '#src/cards/refusal-card.js';
import type { Inbound, Toast } from '#src/ports/platform.js';
import { actorAt } from './actor.js';
import type { Ctx } from './context.js';
import { audit } from './new-fact.js';
import { hasRole } from './permission.js';
import { post } from './post.js';

type Counted = Parameters<Ctx['repos']['inbox']['isWithin']>[0];

/** A refused event: what its press is answered, and whose limit it was beyond. */
export interface Flood {
  toast: Toast;
  whose: Counted['whose'];
  /** Ids of the waiting events that were refused with it. */
  others: readonly string[];
}

/**
 * Null where the event is within the limits of who said it and of its chat. Else it is not to be worked off: whoever it was is
 * told, once in a while, that it was not, and what waits beyond the limit is refused with it, so that nobody waits behind it.
 */
export async function refuseFlood(ctx: Ctx, event: Inbound): Promise<Flood | null> {
  if (event.kind !== 'message' && event.kind !== 'action') return null;
  const beyond = (await limitOfPerson(ctx, event)) ?? (await limitOfChat(ctx, event));
  if (!beyond) return null;
  const { whose, of, limit } = beyond;
  const pace = `${whose === 'person' ? '您发得太快了' : '这里发得太快了'}：一分钟最多办理 ${limit.count} 条`;
  const toast: Toast = { tone: 'warn', text: `${pace}，这一条没有办理，请一分钟后再试。` };
  const others = await ctx.repos.inbox.refuseWaiting(beyond, ctx.now, toast);
  const flood = { toast, whose, others };
  ctx.log.info({ event: event.eventId, whose, others: others.length }, 'too fast');
  if (!(await ctx.repos.limited.take(`too-fast ${whose} ${of}`, ctx.limits.notice, ctx.now))) return flood;
  await audit(ctx, 'inbox.too_fast', of, { whose, events: others.length + 1 });
  const silence = `${ctx.limits.notice.withinMs / 60_000} 分钟内再超出，不再提醒：没有得到答复的，就是没有办理。`;
  const card = refusalCard(`${pace}。超出的我没有办理，没有保存为填报；请一分钟后再发一次。${silence}`);
  const occurrence = `answer:${event.eventId}:too-fast`;
  const reply = event.kind === 'message' && ({ act: 'reply', messageId: event.messageId } as const);
  await post(ctx, { kind: 'card', card }, { to: event.kind === 'message' ? event.chat : of, occurrence, ...reply });
  return flood;
}

type Spoken = Pick<Inbound, 'at'> & { sender: string; chat: string };

/** The limit that the event is beyond. Who is of the office is asked only where it matters. */
async function limitOfPerson(ctx: Ctx, { sender, at }: Spoken): Promise<Counted | null> {
  const counted = { whose: 'person', of: sender, limit: ctx.limits.person } as const;
  if (await ctx.repos.inbox.isWithin(counted, at)) return null;
  if (!hasRole(await actorAt(ctx, sender), 'office')) return counted;
  const ofOffice = { ...counted, limit: ctx.limits.office };
  return (await ctx.repos.inbox.isWithin(ofOffice, at)) ? null : ofOffice;
}

async function limitOfChat(ctx: Ctx, { chat, at }: Spoken): Promise<Counted | null> {
  const counted = { whose: 'chat', of: chat, limit: ctx.limits.chat } as const;
  return (await ctx.repos.inbox.isWithin(counted, at)) ? null : counted;
}
