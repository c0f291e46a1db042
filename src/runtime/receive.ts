import type { Inbound, Receive } from '#src/ports/platform.js';
import { type House, openContext, system } from '#src/services/context.js';
import type { Bot } from './bot.js';
import type { Dispatch } from './dispatch.js';
import { faultPoint } from './fault-point.js';
import { parseCommand } from './parse-command.js';

/**
 * Stores an event before it is acknowledged; a known id has no effect. What was said in a group without being said to
 * the bot is dropped unread and unstored.
 */
export function receiver(house: House, bot: Bot, dispatch: Dispatch): Receive {
  return async (event) => {
    const ctx = await openContext(house, system);
    if (!(await saidToBot(event, bot, (messageId) => ctx.repos.outbox.byPlatformMessage(messageId).then(Boolean)))) {
      return { fresh: false, done: Promise.resolve(null) };
    }
    const fresh = await ctx.repos.inbox.insert(event, ctx.now);
    faultPoint('inbox:stored');
    if (!fresh) return { fresh, done: Promise.resolve(null) };
    const done = dispatch.outcome(event.eventId);
    house.queue.wake('inbox');
    return { fresh, done };
  };
}

/** Commands, mentions and replies to the bot's own messages; in a one-to-one chat everything. */
async function saidToBot(event: Inbound, bot: Bot, isOurs: (messageId: string) => Promise<boolean>): Promise<boolean> {
  if (event.kind !== 'message' || event.chatKind === 'direct' || event.mentionsBot) return true;
  if (parseCommand(event.text, bot.commands).kind === 'command') return true;
  return event.replyTo !== null && (await isOurs(event.replyTo));
}
