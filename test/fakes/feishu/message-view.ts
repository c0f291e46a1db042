/** A message as the API tells it. */
import { parseObject } from '../common/json.js';
import { plainText } from './plain-text.js';
import type { Platform } from './platform.js';
import type { StoredMessage } from './store.js';

/** `original`: a card's own JSON; else what the API makes of it. Recalled messages lose their content. */
export function messageView(platform: Platform, message: StoredMessage, original = true) {
  const { app } = platform.settings;
  const content = (): string => {
    if (message.deleted) return 'This message was recalled';
    if (message.msgType !== 'interactive' || original) return message.content;
    const title = plainText('interactive', message.content, platform.world.nameOf).split('\n')[0] ?? '';
    return JSON.stringify({ title, elements: [[{ tag: 'text', text: '请升级至最新版本客户端，以查看内容' }]] });
  };
  return {
    message_id: message.id,
    root_id: message.rootId ?? undefined,
    parent_id: message.parentId ?? undefined,
    thread_id: message.threadId ?? undefined,
    msg_type: message.msgType,
    create_time: String(message.createdAt),
    update_time: String(message.updatedAt ?? message.createdAt),
    deleted: message.deleted !== null,
    updated: message.updatedAt !== null,
    chat_id: message.chatId,
    sender:
      message.sender.kind === 'app'
        ? { id: app.appId, id_type: 'app_id', sender_type: 'app', tenant_key: app.tenantKey }
        : { id: message.sender.id, id_type: 'open_id', sender_type: 'user', tenant_key: app.tenantKey },
    body: { content: content() },
    mentions: message.mentions.map((mention) => ({
      key: mention.key,
      id: mention.openId,
      id_type: 'open_id',
      name: mention.name,
      tenant_key: app.tenantKey,
    })),
  };
}

/** Whether a card says of itself that it is shared, which an update needs on both sides. */
export const isShared = (content: string): boolean => {
  const config = parseObject(content)?.config as { update_multi?: unknown } | undefined;
  return config?.update_multi === true;
};
