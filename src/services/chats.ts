import { chatGoneCard } from '#src/cards/office-notice-cards.js';
import { welcomeCard } from '#src/cards/welcome-card.js';
import type { Address } from '#src/core/people.js';
import type { Inbound } from '#src/ports/platform.js';
import { type Answer, toEveryone } from './answer.js';
import type { Ctx, Room } from './context.js';
import { audit } from './new-fact.js';
import { postToOffice } from './post-to-office.js';

type Membership = Extract<Inbound, { kind: 'chat_joined' | 'chat_left' }>;

/**
 * The room behind an address. A message says of what kind it is, which is remembered; a press does so only
 * where its card was sent to a person. A chat that is bound to an audience is a group, whatever is said of it.
 */
export async function roomAt(ctx: Ctx, address: Address, kind: Room['kind'] | null): Promise<Room> {
  const known = await ctx.repos.roster.chat(address);
  if (kind && (!known || known.goneAt)) await ctx.repos.roster.joinChat(address, null, kind);
  const audience = known?.audience ?? null;
  return { address, kind: audience ? 'group' : (kind ?? known?.kind ?? 'group'), audience };
}

/** A card that was sent to a person is pressed in the chat with that person; else nothing is known. */
export async function kindOfPress(
  ctx: Ctx,
  { messageId, sender }: { messageId: string; sender: Address },
): Promise<Room['kind'] | null> {
  const sent = await ctx.repos.outbox.byPlatformMessage(messageId);
  return sent?.to === sender ? 'direct' : null;
}

/** The bot was taken into a chat: it says who it is, and how the chat is bound. */
export async function chatJoined(ctx: Ctx, event: Membership): Promise<Answer> {
  await ctx.repos.roster.joinChat(event.chat, event.name);
  await audit(ctx, 'chat.join', event.chat);
  return toEveryone(welcomeCard(event.chat));
}

/** The bot is no longer in a chat: nothing more is sent there, and the office is told once. */
export async function chatLeft(ctx: Ctx, event: Pick<Membership, 'chat' | 'eventId'>): Promise<void> {
  const chat = await ctx.repos.roster.chat(event.chat);
  if (chat?.goneAt) return;
  await ctx.repos.roster.leaveChat(event.chat, ctx.now);
  await audit(ctx, 'chat.leave', event.chat);
  if (ctx.programme && chat?.audience) {
    await postToOffice(ctx, chatGoneCard(chat.name ?? '（未命名的群）'), `chat-left:${event.chat}:${event.eventId}`);
  }
}
