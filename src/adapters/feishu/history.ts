/** What people said in a chat, read back from the platform's own history: some of its events never arrive. */
import { z } from 'zod';
import { type Instant, instantOfEpoch } from '#src/core/day.js';
import type { Address } from '#src/core/people.js';
import type { Clock } from '#src/ports/clock.js';
import type { ChatHistory, InboundMessage, SaidSince } from '#src/ports/platform.js';
import type { Pace, Pacer } from '#src/wire/pacing.js';
import type { Api, ApiAnswer, ApiRequest } from './api.js';
import { meaningOf } from './codes.js';
import { type BotIdentity, decodeEvent } from './events.js';

/** The platform allows 1,000 a minute and 50 a second of each API; nobody waits for these. */
const PER_SECOND: Pace = { count: 25, withinMs: 1_000 };
const PER_MINUTE: Pace = { count: 600, withinMs: 61_000 };
const MESSAGES_A_PAGE = '50';
const GROUPS_A_PAGE = '100';
/** Of one chat at a time; the next reading goes on from there. */
const MOST_PAGES = 40;

const page = z.looseObject({
  data: z.looseObject({
    items: z.array(z.unknown()).default([]),
    has_more: z.boolean().optional(),
    page_token: z.string().optional(),
  }),
});
const group = z.looseObject({ chat_id: z.string().min(1) });
const item = z.looseObject({
  message_id: z.string().min(1),
  parent_id: z.string().optional(),
  msg_type: z.string(),
  create_time: z.string(),
  deleted: z.boolean().optional(),
  sender: z.looseObject({ id: z.string(), id_type: z.string().optional(), sender_type: z.string() }),
  body: z.looseObject({ content: z.string() }).optional(),
  mentions: z
    .array(z.looseObject({ key: z.string(), id: z.string().optional(), name: z.string().optional() }))
    .nullish(),
});
type Item = z.infer<typeof item>;

interface Parts {
  clock: Clock;
  pacer: Pacer;
  /** Who the bot is: without it nobody knows which mentions are its own. Null where the platform does not say. */
  bot(): Promise<BotIdentity | null>;
}

export function chatHistory(api: Api, { clock, pacer, bot }: Parts): ChatHistory {
  async function call(name: string, request: ApiRequest): Promise<ApiAnswer> {
    const windows = [
      { key: `${name}/second`, pace: PER_SECOND },
      { key: `${name}/minute`, pace: PER_MINUTE },
    ];
    for (let wait = await pacer.take(windows); wait > 0; wait = await pacer.take(windows))
      await new Promise<void>((resolve) => clock.after(wait, resolve));
    return api.call(request);
  }

  /** A page's items, and the token of the next page; null where the bot may not have them. */
  async function pageOf(name: string, path: string, params: Record<string, string>) {
    const answer = await call(name, { method: 'GET', path, params });
    if (answer.code === 0) {
      const { items, has_more, page_token } = page.parse(answer.body).data;
      return { items, next: has_more && page_token ? page_token : null };
    }
    const means = answer.code === null ? undefined : meaningOf(answer.code)?.means;
    if (means === 'gone' || means === 'setup' || means === 'refused') return null;
    throw new Error(`${name}: HTTP ${answer.status}, code ${answer.code}`);
  }

  return {
    permissions: ['im:chat:readonly', 'im:message.group_msg'],

    async groups() {
      const found: Address[] = [];
      for (let token: string | null = ''; token !== null; ) {
        const params = { page_size: GROUPS_A_PAGE, ...(token && { page_token: token }) };
        const read = await pageOf('chat.list', '/open-apis/im/v1/chats', params);
        if (!read) return null;
        found.push(...read.items.map((one): Address => `feishu:${group.parse(one).chat_id}`));
        token = read.next;
      }
      return found;
    },

    async said(chat, kind, since): Promise<SaidSince | null> {
      const self = await bot();
      if (!self) return null;
      const messages: InboundMessage[] = [];
      const asked = clock.now();
      let token: string | null = '';
      let last: Instant = since;
      for (let read = 0; token !== null; read += 1) {
        if (read === MOST_PAGES) return { messages, upTo: last };
        const found = await pageOf('message.list', '/open-apis/im/v1/messages', {
          container_id_type: 'chat',
          container_id: chat.slice('feishu:'.length),
          start_time: String(Math.floor(Date.parse(since) / 1_000)),
          sort_type: 'ByCreateTimeAsc',
          page_size: MESSAGES_A_PAGE,
          ...(token && { page_token: token }),
        });
        if (!found) return null;
        for (const one of found.items) {
          const parsed = item.safeParse(one).data;
          if (!parsed) continue;
          last = instantOfEpoch(Number(parsed.create_time));
          const message = messageOf(parsed, { chat, kind, bot: self, now: asked });
          if (message) messages.push(message);
        }
        token = found.next;
      }
      return { messages, upTo: asked };
    },
  };
}

/** As its event would have told it, so that the two are one. Null for what was recalled, or said by a bot. */
function messageOf(
  { message_id, parent_id, msg_type, create_time, deleted, sender, body, mentions }: Item,
  { chat, kind, bot, now }: { chat: Address; kind: 'group' | 'direct'; bot: BotIdentity; now: Instant },
): InboundMessage | null {
  if (deleted || sender.sender_type !== 'user' || !body) return null;
  const event = decodeEvent(
    {
      header: { event_id: message_id, event_type: 'im.message.receive_v1', create_time },
      event: {
        sender: { sender_id: { open_id: sender.id }, sender_type: sender.sender_type },
        message: {
          ...{ message_id, parent_id, create_time, message_type: msg_type, content: body.content },
          chat_id: chat.slice('feishu:'.length),
          chat_type: kind === 'direct' ? 'p2p' : 'group',
          mentions: mentions?.map(({ key, id, name }) => ({ key, id: { open_id: id }, name })),
        },
      },
    },
    { bot, now },
  );
  return event?.kind === 'message' ? event : null;
}
