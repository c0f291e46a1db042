import type { Instant } from '#src/core/day.js';
import { StoreRefusal } from '#src/core/refusal.js';
import type { Inbound, Receive } from '#src/ports/platform.js';
import { type House, repositoriesOf } from '#src/services/context.js';
import type { Bot } from './bot.js';
import type { Dispatch } from './dispatch.js';
import { faultPoint } from './fault-point.js';
import { groupCommit } from './group-commit.js';
import { parseCommand } from './parse-command.js';
import { turns } from './turns.js';

/** Events that one write to the disk may hold. */
const groupSize = 256;

/**
 * Stores an event before it is acknowledged; a known id has no effect. What was said in a group without being said to
 * the bot is dropped unread and unstored.
 */
export function receiver(house: House, bot: Bot, dispatch: Dispatch): Receive {
  const { outbox } = repositoriesOf(house);
  const turnOf = turns(house.limits.person);
  const storeTogether = async (events: readonly Inbound[]): Promise<boolean[]> => {
    faultPoint('inbox:received');
    const receivedAt = house.clock.now();
    const fresh = await house.database.storeArrived(events.map((event) => arrived(event, receivedAt)));
    faultPoint('inbox:stored');
    // Of one that came twice within the group, the first is it.
    return events.map(({ eventId }) => fresh.delete(eventId));
  };
  const store = groupCommit(storeTogether, groupSize, (error) => error instanceof StoreRefusal);

  type Arrived = Parameters<typeof house.database.storeArrived>[0][number];
  const arrived = (event: Inbound, receivedAt: Instant): Arrived => {
    if (event.kind !== 'message' && event.kind !== 'action') return { event, receivedAt };
    const { sender } = event;
    return { event, receivedAt, sender, turn: turnOf(sender, receivedAt) };
  };

  return async (event) => {
    if (!(await saidToBot(event, bot, (messageId) => outbox.byPlatformMessage(messageId).then(Boolean)))) {
      return { fresh: false, done: Promise.resolve(null) };
    }
    const fresh = await store(event);
    if (!fresh) return { fresh, done: Promise.resolve(null) };
    // Whoever works it off, here or elsewhere: asking after what nobody waits for would only burden the store.
    const done = event.kind === 'action' ? dispatch.outcome(event.eventId) : Promise.resolve(null);
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
