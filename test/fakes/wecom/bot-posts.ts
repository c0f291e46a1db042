/** What the bot says, by whatever way: the body is checked, the conversation's rate taken, the message kept. */
import { isObject, type JsonObject, textOf } from '../common/json.js';
import { checkCard, taskIdOf } from './cards.js';
import { ApiError, malformed } from './errors.js';
import type { Via } from './ledger.js';
import { HOUR, MINUTE, SIZES } from './limits.js';
import type { Platform } from './platform.js';
import { type Right, streamExpired } from './rights.js';
import type { StoredMessage } from './store.js';

const MEDIA = new Set(['file', 'image', 'voice', 'video']);

export interface BotPosts {
  /** An answer to a message; a stream's later frames change the first one's text. */
  answer(right: Right, body: JsonObject, via: Via, allowed: ReadonlySet<string>): StoredMessage;
  /** A message into a conversation. */
  post(chatId: string, body: JsonObject, via: Via, allowed: ReadonlySet<string>): StoredMessage;
  /** The card that was clicked becomes another one. */
  update(right: Right, body: JsonObject): StoredMessage;
}

export function botPosts(platform: Platform): BotPosts {
  const { clock, settings, world, store, media, ledger, windows, taskIds } = platform;

  const takeRate = (chatId: string): void => {
    const key = `bot ${chatId}`;
    const { botChatMinute, botChatHour } = settings.limits;
    if (windows.wait(key, botChatMinute, MINUTE) > 0 || windows.wait(key, botChatHour, HOUR) > 0)
      throw new ApiError(846607);
    windows.take(key);
  };

  const part = (body: JsonObject, type: string): JsonObject => {
    const found = body[type];
    if (!isObject(found)) throw malformed(type);
    return found;
  };

  const checkText = (content: unknown, most: (text: string) => string | null): void => {
    if (typeof content !== 'string' || content === '') throw malformed('content');
    const over = most(content);
    if (over) throw malformed(over);
  };
  const streamLength = (text: string): string | null =>
    Buffer.byteLength(text) > SIZES.streamBytes ? `content exceed max length ${SIZES.streamBytes}` : null;
  const pushedLength = (text: string): string | null =>
    [...text].length > SIZES.pushedMarkdownChars ? `content exceed max length ${SIZES.pushedMarkdownChars}` : null;

  /** Throws where the body is not one of the allowed; returns what is kept of it. */
  const checked = (body: JsonObject, via: Via, allowed: ReadonlySet<string>): JsonObject => {
    const type = textOf(body.msgtype);
    if (!allowed.has(type)) throw new ApiError(40008, type);
    if (type === 'template_card') {
      const card = checkCard(body.template_card, { dialect: 'bot' }, settings.advice);
      return { msgtype: type, template_card: card };
    }
    if (MEDIA.has(type)) {
      media.use(part(body, type).media_id, 'bot', type);
      return { msgtype: type, [type]: body[type] };
    }
    const said = part(body, type);
    checkText(said.content, type === 'markdown' && via === 'send' ? pushedLength : streamLength);
    return { msgtype: type, [type]: said };
  };

  const keep = (chatId: string, body: JsonObject, via: Via): StoredMessage => {
    const isDirect = world.people.has(chatId);
    const message = store.add({
      channel: 'bot',
      chatId,
      body,
      by: null,
      recipients: isDirect ? [chatId] : [],
    });
    ledger.message({
      messageId: message.id,
      chatId,
      uuid: null,
      msgType: textOf(body.msgtype),
      content: JSON.stringify(body),
      via,
      parentId: null,
      channel: 'bot',
      recipients: message.recipients,
      dropped: [],
      rings: [],
    });
    return message;
  };

  const post: BotPosts['post'] = (chatId, body, via, allowed) => {
    const kept = checked(body, via, allowed);
    takeRate(chatId);
    if (isObject(kept.template_card)) taskIds.take('bot', kept.template_card);
    return keep(chatId, kept, via);
  };

  const frame = (right: Right, body: JsonObject, via: Via): StoredMessage => {
    const stream = part(body, 'stream');
    const id = textOf(stream.id);
    if (id === '') throw malformed('stream.id');
    if (stream.content !== undefined && stream.content !== '') checkText(stream.content, streamLength);
    else if (stream.finish !== true && stream.content === undefined) throw malformed('stream.content');
    const known = right.streams.get(id);
    if (known && streamExpired(known, clock.now())) throw new ApiError(846608);
    takeRate(right.chatId);
    const kept = { msgtype: 'stream', stream: { id, content: textOf(stream.content) } };
    const finished = stream.finish === true;
    if (known) {
      known.lastAt = clock.now();
      known.finished = finished;
      const message = store.find(known.messageId);
      if (!message) throw new ApiError(846608);
      store.change(message, kept);
      ledger.update(message.id, via, JSON.stringify(kept));
      return message;
    }
    const message = keep(right.chatId, kept, via);
    right.streams.set(id, { messageId: message.id, begunAt: clock.now(), lastAt: clock.now(), finished });
    return message;
  };

  return {
    post,
    answer(right, body, via, allowed) {
      const type = textOf(body.msgtype);
      if (!allowed.has(type)) throw new ApiError(40008, type);
      if (type === 'stream_with_template_card') {
        const card =
          body.template_card === undefined
            ? null
            : checked({ ...body, msgtype: 'template_card' }, via, new Set(['template_card']));
        const message = frame(right, body, via);
        if (card) post(right.chatId, card, via, new Set(['template_card']));
        right.answers += 1;
        return message;
      }
      const message = type === 'stream' ? frame(right, body, via) : post(right.chatId, body, via, allowed);
      right.answers += 1;
      return message;
    },
    update(right, body) {
      if (!right.clicked) throw new ApiError(846605);
      if (body.response_type !== 'update_template_card') throw malformed('response_type');
      const card = checkCard(body.template_card, { dialect: 'bot', update: true }, settings.advice);
      if (taskIdOf(card) !== right.clicked.taskId)
        throw malformed('template_card.task_id differs from the clicked one');
      const message = store.find(right.clicked.messageId);
      if (!message || message.recalled) throw malformed('the message is gone');
      takeRate(right.chatId);
      const named = Array.isArray(body.userids)
        ? body.userids.map((id) => world.findPerson(textOf(id))?.userId ?? '')
        : [];
      const viewers = world.chats.has(right.chatId) && named.length > 0 ? named : undefined;
      const kept = { msgtype: 'template_card', template_card: card };
      store.change(message, kept, viewers);
      ledger.update(message.id, 'click', JSON.stringify(kept), viewers);
      right.answers += 1;
      return message;
    },
  };
}
