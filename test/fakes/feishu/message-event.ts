/** A person's message on its way to the bot: whether it may be told, and the event made of it. */

import type { JsonObject } from '../common/json.js';
import type { Events, SentEvent } from './events.js';
import type { Platform } from './platform.js';
import type { StoredMessage } from './store.js';
import type { Chat } from './world.js';

export interface MessageEvents {
  /** A person's ids, `user_id` only where its scope is granted. */
  ids(openId: string): JsonObject;
  reachesBot(chat: Chat, message: StoredMessage): boolean;
  /** null where the platform keeps the message from the bot. */
  announce(chat: Chat, message: StoredMessage, senderType?: 'user' | 'bot'): Promise<SentEvent | null>;
}

export function messageEvents(platform: Platform, events: Events): MessageEvents {
  const { world, settings } = platform;
  const { app, scopes } = settings;

  const ids = (openId: string): JsonObject => {
    const person = world.people.get(openId);
    const userId = person && scopes.has('contact:user.employee_id:readonly') ? { user_id: person.userId } : {};
    return { open_id: openId, union_id: person?.unionId ?? `on_${openId.slice(3)}`, ...userId };
  };

  /** The group rule, and the scopes it hangs on. */
  const reachesBot = (chat: Chat, message: StoredMessage): boolean => {
    if (!chat.botIn) return false;
    if (chat.kind === 'p2p') return scopes.has('im:message.p2p_msg:readonly');
    const mentioned = message.mentions.some((mention) => mention.bot);
    return (mentioned && scopes.has('im:message.group_at_msg:readonly')) || scopes.has('im:message.group_msg');
  };

  const announce = async (
    chat: Chat,
    message: StoredMessage,
    senderType: 'user' | 'bot' = 'user',
  ): Promise<SentEvent | null> => {
    if (!reachesBot(chat, message)) return null;
    const at = String(message.createdAt);
    return events.emit('im.message.receive_v1', {
      sender: { sender_id: ids(message.sender.id), sender_type: senderType, tenant_key: app.tenantKey },
      message: {
        message_id: message.id,
        ...(message.rootId && { root_id: message.rootId }),
        ...(message.parentId && { parent_id: message.parentId }),
        ...(message.threadId && { thread_id: message.threadId }),
        create_time: at,
        update_time: at,
        chat_id: chat.chatId,
        chat_type: chat.kind,
        message_type: message.msgType,
        content: message.content,
        ...(message.mentions.length > 0 && {
          mentions: message.mentions.map(({ key, openId, name, bot }) => ({
            key,
            id: ids(openId),
            mentioned_type: bot ? 'bot' : 'user',
            name,
            tenant_key: app.tenantKey,
          })),
        }),
        user_agent: 'fake',
      },
    });
  };

  return { ids, reachesBot, announce };
}
