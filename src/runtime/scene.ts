import { dayOf } from '#src/core/day.js';
import type { InboundAction, InboundMessage } from '#src/ports/platform.js';
import { actorAt } from '#src/services/actor.js';
import { kindOfPress, roomAt } from '#src/services/chats.js';
import { type Ctx, zoneOf } from '#src/services/context.js';
import type { NameBook } from './name-book.js';

/** Who asks, and in which room. Rights are those of now; what was said on another day and came late counts for that day. */
export async function sceneOf(ctx: Ctx, event: InboundMessage | InboundAction, names: NameBook): Promise<Ctx> {
  const kind = event.kind === 'message' ? event.chatKind : await kindOfPress(ctx, event);
  const room = await roomAt(ctx, event.chat, kind);
  const actor = await actorAt(ctx, event.sender);
  const saidOn = dayOf(event.at, zoneOf(ctx));
  return {
    ...ctx,
    today: saidOn < ctx.today ? saidOn : ctx.today,
    room,
    actor: actor.name ? actor : { ...actor, name: names.nameOf(event.sender) },
  };
}
