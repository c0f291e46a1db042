import type { CardSubject } from './answer.js';
import type { Ctx } from './context.js';

/** What one of the bot's own messages was about; null where it was not the bot's. */
export async function subjectOf(ctx: Ctx, messageId: string): Promise<CardSubject | null> {
  return (await ctx.repos.outbox.byPlatformMessage(messageId))?.subject ?? null;
}
