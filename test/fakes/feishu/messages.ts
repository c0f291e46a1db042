/** im/v1/messages: send, reply, change, read, recall. */

import { listOf, textOf } from '../common/json.js';
import { readCard } from './cards.js';
import { ApiError } from './errors.js';
import { checkContent } from './message-content.js';
import { isShared, messageView } from './message-view.js';
import { type ApiAnswer, type ApiRequest, knownTo, type Platform, type Route } from './platform.js';
import type { StoredMessage } from './store.js';
import type { Chat } from './world.js';

const UUID_MS = 60 * 60_000;
const CHANGE_MS = 14 * 24 * 60 * 60_000;
const BASE = '/open-apis/im/v1/messages';
const SEND = ['im:message', 'im:message:send_as_bot'];
const READ = ['im:message', 'im:message:readonly'];
const CHANGE = ['im:message', 'im:message:update', 'im:message:send_as_bot'];

export function messageRoutes(platform: Platform): Route[] {
  const { world, store, ledger, clock, windows, settings } = platform;
  const sentUnder = new Map<string, { messageId: string; until: number }>();

  const pace = (key: string, perSecond: number): void => {
    if (windows.wait(key, perSecond, 1000) > 0) throw new ApiError(230020);
    windows.take(key);
  };
  const paceChat = (chat: Chat): void =>
    chat.kind === 'p2p'
      ? pace(`user ${chat.members[0]}`, settings.limits.perUserSecond)
      : pace(`chat ${chat.chatId}`, settings.limits.perChatSecond);

  const accept = (chat: Chat, body: ApiRequest['body'], parent: StoredMessage | null): ApiAnswer => {
    const uuid = textOf(body.uuid);
    if (uuid.length > 50) throw new ApiError(230001, 'uuid is longer than 50 characters');
    const before = sentUnder.get(uuid);
    if (uuid !== '' && before && clock.now() < before.until) {
      const first = store.find(before.messageId);
      return { data: first && messageView(platform, first), outcome: 'repeat', messageId: before.messageId };
    }
    if (uuid !== '' && platform.inFlight.has(uuid)) throw new ApiError(18121);
    const msgType = textOf(body.msg_type);
    const resource = checkContent(platform, msgType, body.content);
    paceChat(chat);

    const content = textOf(body.content);
    const threadId = chat.messages === 'thread' || body.reply_in_thread === true ? platform.chance.id('omt_') : null;
    const message = store.add({
      chatId: chat.chatId,
      msgType,
      content,
      sender: { kind: 'app', id: settings.app.appId },
      parentId: parent?.id ?? null,
      threadId: parent?.threadId ?? threadId,
      resource,
    });
    ledger.message({
      messageId: message.id,
      chatId: chat.chatId,
      openId: chat.kind === 'p2p' ? (chat.members[0] ?? null) : null,
      uuid: uuid === '' ? null : uuid,
      msgType,
      content,
      via: parent ? 'reply' : 'create',
      parentId: message.parentId,
      urgent: [],
    });
    if (uuid !== '') sentUnder.set(uuid, { messageId: message.id, until: clock.now() + UUID_MS });
    return { data: messageView(platform, message), outcome: 'accepted', messageId: message.id };
  };

  const own = (id: string | undefined): StoredMessage => {
    const message = store.present(id ?? '');
    world.recipient('chat_id', message.chatId);
    if (message.sender.kind !== 'app') throw new ApiError(230012);
    return message;
  };
  const stillChangeable = (message: StoredMessage): void => {
    if (clock.now() - message.createdAt > CHANGE_MS) throw new ApiError(230031);
    pace(`message ${message.id}`, settings.limits.perMessageSecond);
  };

  const visible = (id: string | undefined): StoredMessage => {
    const message = store.find(id ?? '');
    if (!message) throw new ApiError(231003);
    if (!world.chat(message.chatId).botIn) throw new ApiError(230002);
    return message;
  };

  const list = ({ query }: ApiRequest): ApiAnswer => {
    const chat = world.chats.get(query.get('container_id') ?? '');
    if (query.get('container_id_type') !== 'chat' || !chat) throw new ApiError(230001, 'container');
    if (!chat.botIn) throw new ApiError(230002);
    if (chat.kind === 'group' && !settings.scopes.has('im:message.group_msg')) throw new ApiError(230027);
    const from = Number(query.get('start_time') ?? 0) * 1000;
    const until = Number(query.get('end_time') ?? Number.POSITIVE_INFINITY) * 1000;
    const size = Number(query.get('page_size') ?? 20);
    if (!(size >= 1 && size <= 50)) throw new ApiError(230001, 'page_size');
    const found = store
      .inChat(chat.chatId)
      .filter(({ createdAt }) => createdAt >= from && createdAt <= until)
      // Of a topic within an ordinary group only its first message is told.
      .filter(({ threadId, parentId }) => chat.messages === 'thread' || threadId === null || parentId === null);
    const ordered = query.get('sort_type') === 'ByCreateTimeDesc' ? found.toReversed() : found;
    const start = Number(query.get('page_token') ?? 0);
    if (!Number.isInteger(start)) throw new ApiError(230001, 'page_token');
    const end = start + size;
    const items = ordered.slice(start, end).map((message) => messageView(platform, message, isOriginal(query)));
    return { data: { items, has_more: end < ordered.length, page_token: end < ordered.length ? String(end) : '' } };
  };

  const routes: Route[] = [
    {
      method: 'POST',
      path: BASE,
      api: 'message.create',
      scopes: SEND,
      concerned: ({ body }) => [textOf(body.receive_id)],
      handle: ({ query, body }) =>
        accept(world.recipient(query.get('receive_id_type') ?? 'open_id', textOf(body.receive_id)), body, null),
    },
    {
      method: 'POST',
      path: `${BASE}/:message_id/reply`,
      api: 'message.reply',
      scopes: SEND,
      handle: ({ params, body }) => {
        const parent = store.present(params.message_id ?? '');
        return accept(world.recipient('chat_id', parent.chatId), body, parent);
      },
    },
    {
      method: 'PATCH',
      path: `${BASE}/:message_id`,
      api: 'message.patch',
      scopes: CHANGE,
      handle: ({ params, body }) => {
        const message = own(params.message_id);
        const content = textOf(body.content);
        if (message.msgType !== 'interactive') throw new ApiError(230001, 'not a card');
        readCard(content, knownTo(platform));
        if (!isShared(message.content) || !isShared(content)) throw new ApiError(230001, 'update_multi must be true');
        stillChangeable(message);
        store.change(message, content);
        ledger.update(message.id, 'patch', content);
        return { data: {}, outcome: 'accepted', messageId: message.id };
      },
    },
    {
      method: 'PUT',
      path: `${BASE}/:message_id`,
      api: 'message.update',
      scopes: CHANGE,
      handle: ({ params, body }) => {
        const message = own(params.message_id);
        if (message.msgType !== 'text' && message.msgType !== 'post') throw new ApiError(230001, 'not a text');
        checkContent(platform, message.msgType, body.content);
        stillChangeable(message);
        store.change(message, textOf(body.content));
        ledger.update(message.id, 'edit', message.content);
        return { data: messageView(platform, message), outcome: 'accepted', messageId: message.id };
      },
    },
    {
      method: 'DELETE',
      path: `${BASE}/:message_id`,
      api: 'message.delete',
      scopes: ['im:message', 'im:message:recall'],
      handle: ({ params }) => {
        const message = own(params.message_id);
        message.deleted = 'recalled';
        ledger.recall(message.id);
        return { data: {}, outcome: 'accepted', messageId: message.id };
      },
    },
    {
      method: 'GET',
      path: `${BASE}/:message_id`,
      api: 'message.get',
      scopes: READ,
      handle: ({ params, query }) => ({
        data: { items: [messageView(platform, visible(params.message_id), isOriginal(query))] },
      }),
    },
    { method: 'GET', path: BASE, api: 'message.list', scopes: [...READ, 'im:message.history:readonly'], handle: list },
    {
      method: 'POST',
      path: '/open-apis/interactive/v1/card/update',
      api: 'card.update',
      scopes: CHANGE,
      old: true,
      handle: ({ body }) => {
        const message = store.present(platform.cardTokens.use(textOf(body.token)));
        const content = JSON.stringify(body.card ?? null);
        try {
          readCard(content, knownTo(platform));
        } catch (error) {
          throw new ApiError(error instanceof ApiError && error.code === 230025 ? 100000 : 11311);
        }
        store.change(message, content);
        ledger.update(message.id, 'card.update', content);
        return { data: {}, outcome: 'accepted', messageId: message.id };
      },
    },
  ];
  return routes;
}

const isOriginal = (query: URLSearchParams): boolean => query.get('card_msg_content_type') === 'user_card_content';

/** Loose reading of `user_id_list`. */
export const openIdsOf = (value: unknown): string[] => listOf(value).map(String);
