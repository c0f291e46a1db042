import { Refusal } from '#src/core/refusal.js';
import type { Inbound, Toast } from '#src/ports/platform.js';
import { type Answer, askerMaySee, roomMaySee } from '#src/services/answer.js';
import type { Ctx } from '#src/services/context.js';
import { platformOf, post } from '#src/services/post.js';

/** Posts the answer to the room, or to the asker alone where the room may not see it. */
export async function sayAnswer(ctx: Ctx, event: Inbound, answer: Answer): Promise<void> {
  if (event.kind === 'recalled') return;
  const asker = event.kind === 'message' || event.kind === 'action' ? event.sender : null;
  if (asker !== null && !askerMaySee(ctx.actor, answer.visibleTo))
    throw new Refusal('not_found', '没有找到您能看的内容。');
  const room = ctx.room ?? { address: event.chat, kind: 'group' as const, audience: null };
  const here = roomMaySee(room, answer.visibleTo) || asker === null;
  const to = here || asker === null ? event.chat : asker;
  const replaces = answer.replaces && here && event.kind === 'action';
  for (const [index, card] of answer.cards.entries()) {
    const subject = { purpose: 'answer', ...answer.subject };
    const occurrence = `answer:${event.eventId}:${index}`;
    if (replaces && index === 0) {
      await post(ctx, { kind: 'card', card }, { to, occurrence, act: 'update', messageId: event.messageId, subject });
    } else if (here && event.kind === 'message' && room.kind === 'group') {
      await post(ctx, { kind: 'card', card }, { to, occurrence, act: 'reply', messageId: event.messageId, subject });
    } else {
      await post(ctx, { kind: 'card', card }, { to, occurrence, subject });
    }
  }
  if (answer.cards.length === 0 && answer.toast) await tellToast(ctx, event, answer.toast);
  for (const [index, file] of (answer.files ?? []).entries()) {
    await post(ctx, { kind: 'file', ...file }, { to, occurrence: `answer:${event.eventId}:file:${index}` });
  }
  if (!here && answer.cards.length > 0 && event.kind === 'message' && asker !== null) {
    await post(
      ctx,
      { kind: 'text', text: '这项内容只发给您本人，请看单聊。' },
      { to: event.chat, occurrence: `answer:${event.eventId}:private`, act: 'reply', messageId: event.messageId },
    );
  }
}

/** Where a press gets no line of its own, the words come as a message to who pressed; a command is answered where it was. */
async function tellToast(ctx: Ctx, event: Inbound, { text }: Toast): Promise<void> {
  const occurrence = `answer:${event.eventId}:toast`;
  if (event.kind === 'message') {
    const { chat, messageId } = event;
    await post(ctx, { kind: 'text', text }, { to: chat, occurrence, act: 'reply', messageId });
  }
  if (event.kind === 'action' && platformOf(ctx, event.sender)?.abilities.toasts === false)
    await post(ctx, { kind: 'text', text }, { to: event.sender, occurrence });
}
