/** What personas say and press, as the events of a platform. */
import { Refusal } from '#src/core/refusal.js';
import type { Clock } from '#src/ports/clock.js';
import type { FileRef, Inbound, Receive, Toast } from '#src/ports/platform.js';
import type { ChatStore, FileStore, SimRoom, Simulator, StoredMessage } from '#src/ports/simulator.js';
import { type Pressable, pressablesOf, shown } from './content.js';
import { addressOf, mentionsIn } from './rooms.js';

/** Of the three seconds that a press may take elsewhere. */
const toastMs = 2_500;

export interface Speech extends Pick<Simulator, 'say' | 'press'> {
  /** Hands over what was said before the process ended and never heard. */
  catchUp(): Promise<void>;
}

export function speech(
  chats: ChatStore,
  files: FileStore,
  { clock, receive, changed }: { clock: Clock; receive: () => Receive; changed: () => void },
): Speech {
  async function roomOfPersona(as: string, roomId: string): Promise<SimRoom> {
    const room = (await chats.rooms()).find(({ id, memberIds }) => id === roomId && memberIds.includes(as));
    if (!room) throw new Refusal('not_found', '您不在这个聊天里。');
    return room;
  }

  /** Its id is the event's: however often it is handed over, it counts once. */
  async function hear(message: StoredMessage): Promise<void> {
    const event = await messageEvent(chats, message);
    await receive()(event);
    await chats.markHeard(message.id);
  }

  async function buttonOn(as: string, messageId: string, button: number, version: number): Promise<Pressable> {
    const message = await chats.message(messageId);
    if (!message) throw new Refusal('not_found', '没有这张卡片。');
    await roomOfPersona(as, message.roomId);
    if (message.version !== version) throw new Refusal('conflict', '卡片刚刚更新过，请看清后再按。');
    const { content } = shown(message);
    const found = content.kind === 'card' ? pressablesOf(content.card)[button] : undefined;
    if (!found) throw new Refusal('not_found', '这张卡片上没有这个按钮。');
    return found;
  }

  return {
    async say({ id, as, room: roomId, text, replyTo, files: fileIds }) {
      const room = await roomOfPersona(as, roomId);
      if (text.trim() === '' && fileIds.length === 0) throw new Refusal('bad_input', '请先写点什么。');
      const attached = await Promise.all(fileIds.map((fileId) => files.read(fileId)));
      if (attached.some((file) => file?.owner !== as)) throw new Refusal('not_found', '附件没有上传成功，请重新选择。');
      const content = {
        kind: 'text' as const,
        text,
        files: attached.flatMap((file) => (file ? [{ id: file.id, name: file.name }] : [])),
      };
      const replied = replyTo === null ? null : await chats.message(replyTo);
      const message = await chats.add({
        id: `msg_${id}`,
        roomId: room.id,
        sender: as,
        replyTo: replied?.roomId === room.id ? replied.id : null,
        at: clock.now(),
        body: JSON.stringify(content),
        sendKey: null,
      });
      changed();
      await hear(message);
      return shown(message);
    },

    async press({ id, as, message: messageId, version, button: place, form }) {
      const { button, fields } = await buttonOn(as, messageId, place, version);
      const message = await chats.message(messageId);
      const names = new Set(fields.map(({ name }) => name));
      const event: Inbound = {
        kind: 'action',
        eventId: `local:press:${id}`,
        at: clock.now(),
        chat: addressOf(message?.roomId ?? ''),
        sender: addressOf(as),
        messageId,
        action: button.action,
        value: button.value,
        form: Object.fromEntries(Object.entries(form).filter(([name]) => names.has(name))),
      };
      const { done } = await receive()(event);
      return within(done, clock);
    },

    async catchUp() {
      for (const message of await chats.unheard()) await hear(message);
    },
  };
}

async function messageEvent(chats: ChatStore, message: StoredMessage): Promise<Inbound> {
  const { content } = shown(message);
  const [people, rooms] = [await chats.people(), await chats.rooms()];
  const room = rooms.find(({ id }) => id === message.roomId);
  const members = people.filter(({ id }) => room?.memberIds.includes(id));
  const said = content.kind === 'text' ? content : { text: '', files: [] };
  return {
    kind: 'message',
    eventId: `local:${message.id}`,
    at: message.at,
    chat: addressOf(message.roomId),
    chatKind: room?.kind ?? 'group',
    sender: addressOf(message.sender ?? ''),
    messageId: message.id,
    replyTo: message.replyTo,
    quoted: null,
    ...mentionsIn(said.text, members),
    files: (said.files ?? []).map((file): FileRef => ({ name: file.name, ref: file.id, kind: kindOf(file.name) })),
  };
}

const kindOf = (name: string): FileRef['kind'] => (/\.(png|jpe?g|gif|webp|bmp)$/i.test(name) ? 'image' : 'file');

/** A press that takes longer is under way; its answer comes as a message. */
function within(done: Promise<Toast | null>, clock: Clock): Promise<Toast | null> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(toastMs, () => resolve({ tone: 'info', text: '已收到，正在办理' }));
    done.then(resolve, reject).finally(cancel);
  });
}
