import { createHash } from 'node:crypto';
import { cardSvg, hasChart } from '#src/cards/card-svg.js';
import { type Card, note } from '#src/cards/model.js';
import { splitCard } from '#src/cards/split-card.js';
import type { Address } from '#src/core/people.js';
import { subjectMarks } from '#src/core/subject-mark.js';
import { drawingMime } from '#src/ports/pictures.js';
import type { ChatPlatform, Outgoing, PlatformName } from '#src/ports/platform.js';
import type { CardSubject } from './answer.js';
import type { Ctx } from './context.js';
import { withGuides } from './guided-forms.js';
import { withCodes } from './press-codes.js';

export interface Posting {
  to: Address;
  /**
   * What this sending is, so that it can happen once only: 'nudge:2022-12-30:<unit>', 'answer:<event>'.
   * The same occurrence to the same recipient is never put into the outbox twice.
   */
  occurrence: string;
  act?: 'send' | 'reply' | 'update' | 'urgent';
  /** reply, update and urgent: the message concerned. */
  messageId?: string;
  /** urgent: whom. */
  people?: Address[];
  subject?: CardSubject;
}

/**
 * Puts a message into the outbox, rendered and frozen, within the present transaction. Delivery follows after the commit.
 * A card that the platform cannot hold is split; nothing is cut. False where this occurrence was posted before.
 */
export async function post(ctx: Ctx, outgoing: Outgoing, posting: Posting): Promise<boolean> {
  const platform = platformOf(ctx, posting.to);
  if (!platform) {
    ctx.log.warn({ to: posting.to.split(':')[0], occurrence: posting.occurrence }, 'no such platform here, not sent');
    return false;
  }
  const parts = outgoing.kind === 'card' ? await messagesOf(ctx, platform, outgoing.card, posting) : [outgoing];
  let posted = false;
  for (const [index, part] of parts.entries()) {
    const occurrence = parts.length > 1 ? `${posting.occurrence}#${index + 1}` : posting.occurrence;
    const act = index > 0 && posting.act === 'update' ? 'send' : (posting.act ?? 'send');
    const inserted = await put(ctx, platform, part, { ...posting, occurrence, act });
    posted ||= inserted;
  }
  if (outgoing.kind === 'card' && posted) await putPicture(ctx, platform, outgoing.card, posting);
  return posted;
}

async function put(ctx: Ctx, platform: ChatPlatform, part: Outgoing, posting: Posting): Promise<boolean> {
  ctx.wakes.add('outbox');
  return ctx.repos.outbox.insert({
    id: ctx.ids.next('out_'),
    occurrence: posting.occurrence,
    to: posting.to,
    platform: platform.name,
    act: posting.act ?? 'send',
    messageId: posting.messageId ?? null,
    people: posting.people ?? [],
    body: platform.render(part),
    fileId: part.kind === 'file' || part.kind === 'picture' ? part.fileId : null,
    sendKey: sendKey(posting.occurrence, posting.to),
    subject: posting.subject ?? { purpose: 'answer' },
    createdAt: ctx.now,
  });
}

/** The picture that follows a card where the platform draws no charts. The drawing is stored; it becomes a PNG at delivery. */
async function putPicture(ctx: Ctx, platform: ChatPlatform, card: Card, posting: Posting): Promise<void> {
  if (platform.abilities.nativeCharts || !hasChart(card)) return;
  const name = `${card.title}.png`;
  const bytes = new TextEncoder().encode(cardSvg(card));
  const fileId = await ctx.repos.files.save({ id: ctx.ids.next('fil_'), name, mime: drawingMime, bytes, at: ctx.now });
  const text = [card.title, card.summary].filter(Boolean).join('：');
  const occurrence = `${posting.occurrence}:picture`;
  await put(
    ctx,
    platform,
    { kind: 'picture', fileId, name, text },
    { ...posting, occurrence, act: 'send', messageId: undefined },
  );
}

/** Says anew what a card that was sent stands for; on a platform where cards stay as they were sent, nothing. */
export async function restate(
  ctx: Ctx,
  card: Card,
  sent: { messageId: string; chat: Address; occurrence: string; subject: CardSubject },
): Promise<void> {
  const { chat, messageId, occurrence, subject } = sent;
  if (platformOf(ctx, chat)?.abilities.updateDays === 0) return;
  await post(ctx, { kind: 'card', card }, { to: chat, occurrence, act: 'update', messageId, subject });
}

/** Rings at a person's (加急) for a message that was sent to them, while any of that is still owed. */
export async function urge(
  ctx: Ctx,
  {
    to,
    messageId,
    occurrence,
    obligationKeys,
  }: Pick<Posting, 'to' | 'occurrence'> & {
    messageId: string;
    obligationKeys?: string[];
  },
): Promise<void> {
  await post(
    ctx,
    { kind: 'text', text: '' },
    { to, occurrence, act: 'urgent', messageId, people: [to], subject: { purpose: 'urgent', obligationKeys } },
  );
}

/** The occurrence of the whole, of a part of a card that took several messages. */
export const whole = (occurrence: string): string => occurrence.replace(/#\d{1,3}$/, '');

/** 43 characters that follow from what is sent and to whom. */
export function sendKey(occurrence: string, to: Address): string {
  return createHash('sha256').update(`${occurrence}\n${to}`).digest('base64url');
}

export function platformOf(ctx: Ctx, address: Address): ChatPlatform | undefined {
  return ctx.platforms.get(address.slice(0, address.indexOf(':')) as PlatformName);
}

/** The messages that a card takes on a platform: with what it needs there beside what it says, nothing cut. */
async function messagesOf(ctx: Ctx, platform: ChatPlatform, card: Card, posting: Posting): Promise<Outgoing[]> {
  const { abilities } = platform;
  const place = { abilities, chat: posting.to, key: sendKey(posting.occurrence, posting.to) };
  const coded = await withCodes(ctx, await withGuides(ctx, card, place), place);
  const numbers = abilities.repliesById ? [] : (posting.subject?.numbers ?? []);
  const shown = numbers.length > 0 ? { ...coded, blocks: [...coded.blocks, note(subjectMarks(numbers))] } : coded;
  const act = posting.act === 'update' ? 'update' : 'send';
  return (platform.divide?.(shown, act) ?? [shown]).flatMap((one) => split(platform, one));
}

function split(platform: ChatPlatform, whole: Card): Outgoing[] {
  const fits = (card: Card): boolean => {
    try {
      platform.render({ kind: 'card', card });
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  };
  return splitCard(whole, fits).map((card) => ({ kind: 'card', card }));
}
