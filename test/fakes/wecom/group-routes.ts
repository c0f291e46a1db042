/** A group's webhook, and the bot's one answer to a response_url. */
import type { JsonObject } from '../common/json.js';
import { isObject, textOf } from '../common/json.js';
import { webhookBody } from './bodies.js';
import type { BotInbound } from './bot-inbound.js';
import { ApiError } from './errors.js';
import { MINUTE } from './limits.js';
import { ringsOf } from './pings.js';
import type { Platform, Route } from './platform.js';

export function groupRoutes(platform: Platform, inbound: BotInbound): Route[] {
  const { settings, world, windows, store, ledger, taskIds } = platform;

  const send = (key: string, body: JsonObject) => {
    const chatId = world.webhooks.get(key);
    if (!chatId) throw new ApiError(93000);
    const kept = webhookBody(platform, key, body);
    if (windows.wait(`webhook ${key}`, settings.limits.webhookMinute, MINUTE) > 0) throw new ApiError(45009);
    windows.take(`webhook ${key}`);
    if (isObject(kept.template_card)) taskIds.take(`webhook ${key}`, kept.template_card);
    const { members } = world.chat(chatId);
    const byMobile = (mobile: string) => [...world.people.values()].find((person) => person.mobile === mobile)?.userId;
    const message = store.add({ channel: 'webhook', chatId, body: kept, by: null });
    ledger.message({
      messageId: message.id,
      chatId,
      uuid: null,
      msgType: textOf(kept.msgtype),
      content: JSON.stringify(kept),
      via: 'webhook',
      parentId: null,
      channel: 'webhook',
      recipients: [],
      dropped: [],
      rings: ringsOf('webhook', kept, byMobile).filter((id) => id === 'all' || members.includes(id)),
    });
    return { messageId: message.id };
  };

  return [
    {
      method: 'POST',
      path: '/cgi-bin/webhook/send',
      api: 'webhook.send',
      open: true,
      concerned: ({ query }) => [world.webhooks.get(query.get('key') ?? '') ?? ''],
      handle: ({ query, body }) => send(query.get('key') ?? '', body),
    },
    {
      method: 'POST',
      path: '/cgi-bin/aibot/response',
      api: 'aibot.response',
      open: true,
      handle: ({ query, body }) => ({ messageId: inbound.respond(query.get('response_code') ?? '', body) }),
    },
  ];
}
