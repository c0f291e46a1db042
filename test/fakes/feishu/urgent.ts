/** 加急: buzzes to members of a chat about one of the bot's own messages; and who has read what. */
import { ApiError } from './errors.js';
import { noteUrgent } from './ledger.js';
import { openIdsOf } from './messages.js';
import type { Platform, Route } from './platform.js';

const READ_DAYS_MS = 7 * 24 * 60 * 60_000;

export interface Readers {
  routes: Route[];
  /** A person has seen a message. */
  read(openId: string, messageId: string): void;
}

export function urgentRoutes(platform: Platform): Readers {
  const { store, world, ledger, clock } = platform;
  const unread = new Set<string>();
  const readers = new Map<string, { openId: string; at: number }[]>();

  const ownMessage = (id: string | undefined) => {
    const message = store.present(id ?? '');
    if (message.sender.kind !== 'app') throw new ApiError(230012);
    return message;
  };

  const buzz = (way: string): Route => ({
    method: 'PATCH',
    path: `/open-apis/im/v1/messages/:message_id/urgent_${way}`,
    api: `message.urgent_${way}`,
    scopes: way === 'app' ? ['im:message.urgent', 'im:message.urgent:app_send'] : [`im:message.urgent:${way}`],
    handle: ({ params, body }) => {
      const message = ownMessage(params.message_id);
      const chat = world.recipient('chat_id', message.chatId);
      const asked = openIdsOf(body.user_id_list);
      if (asked.length === 0 || asked.length > 200) throw new ApiError(230001, 'user_id_list');
      const valid = asked.filter((openId) => chat.members.includes(openId));
      if (valid.length === 0) throw new ApiError(230001, 'no valid user');
      if (unread.size + valid.length > platform.settings.unreadUrgent) throw new ApiError(230023);
      for (const openId of valid) unread.add(`${message.id} ${openId}`);
      noteUrgent(ledger, clock, message.id, way, valid);
      const invalid = asked.filter((openId) => !valid.includes(openId));
      return { data: { invalid_user_id_list: invalid }, outcome: 'accepted', messageId: message.id };
    },
  });

  return {
    routes: [
      buzz('app'),
      buzz('sms'),
      buzz('phone'),
      {
        method: 'GET',
        path: '/open-apis/im/v1/messages/:message_id/read_users',
        api: 'message.read_users',
        scopes: ['im:message', 'im:message:readonly'],
        handle: ({ params }) => {
          const message = ownMessage(params.message_id);
          if (clock.now() - message.createdAt > READ_DAYS_MS) throw new ApiError(230001, 'older than 7 days');
          const items = (readers.get(message.id) ?? []).map(({ openId, at }) => ({
            user_id_type: 'open_id',
            user_id: openId,
            timestamp: String(at),
            tenant_key: platform.settings.app.tenantKey,
          }));
          return { data: { items, has_more: false, page_token: '' } };
        },
      },
    ],
    read(openId, messageId) {
      unread.delete(`${messageId} ${openId}`);
      readers.set(messageId, [...(readers.get(messageId) ?? []), { openId, at: clock.now() }]);
    },
  };
}
