import type { Address } from '#src/core/people.js';
import type { Clock } from '#src/ports/clock.js';
import type { Ids } from '#src/ports/ids.js';
import type { Delivered, Delivery } from '#src/ports/platform.js';
import type { ChatStore, FileStore } from '#src/ports/simulator.js';
import { contentOf, shown } from './content.js';
import { idOf, roomOf } from './rooms.js';

/** Puts what goes out into its room, once for each key. */
export function deliverer(
  chats: ChatStore,
  files: FileStore,
  { clock, ids, changed }: { clock: Clock; ids: Ids; changed: () => void },
): (delivery: Delivery) => Promise<Delivered> {
  async function put(delivery: Delivery): Promise<Delivered> {
    const room = await roomOf(chats, delivery.to);
    if (!room) return { result: 'gone', what: 'chat', cause: 'no such room' };
    const at = clock.now();
    const { file } = delivery;
    const fileId = file && ids.next('sim_');
    if (file && fileId) await files.save({ id: fileId, ...file, owner: null, at });
    const message = await chats.add({
      id: ids.next('msg_'),
      roomId: room.id,
      sender: null,
      replyTo: delivery.act === 'reply' ? delivery.messageId : null,
      at,
      body: JSON.stringify(contentOf(delivery.body, fileId)),
      sendKey: delivery.sendKey,
    });
    return { result: 'sent', messageId: message.id };
  }

  async function replace({ messageId, body }: Delivery): Promise<Delivered> {
    if (!messageId || !(await chats.replace(messageId, body))) return { result: 'stale', cause: 'no such message' };
    return { result: 'sent', messageId };
  }

  async function ring({ messageId, people }: Delivery): Promise<Delivered> {
    const message = messageId === null ? null : await chats.message(messageId);
    if (!messageId || !message) return { result: 'refused', cause: 'no message to call attention to' };
    const urgentFor = people.map((person: Address) => idOf(person)).filter((id) => id !== null);
    await chats.replace(messageId, JSON.stringify({ ...shown(message).content, urgentFor }));
    return { result: 'sent', messageId };
  }

  const acts = { send: put, reply: put, update: replace, urgent: ring };
  return async (delivery) => {
    const delivered = await acts[delivery.act](delivery);
    changed();
    return delivered;
  };
}
