/** The platform's events, decoded to what happened. Parsed loosely: new keys appear without notice. */
import { z } from 'zod';
import { type Instant, instantOfEpoch } from '#src/core/day.js';
import type { Address } from '#src/core/people.js';
import type { Inbound } from '#src/ports/platform.js';
import { type Mention, saidIn } from './message-text.js';

/** Who we are there, as far as it is known. */
export interface BotIdentity {
  openId: string;
  name: string;
}

export interface DecodeContext {
  bot: BotIdentity | null;
  /** Stands in where an event carries no usable time of its own. */
  now: Instant;
}

const userId = z.looseObject({ open_id: z.string().min(1) });
const header = z.looseObject({
  event_id: z.string().min(1),
  event_type: z.string(),
  create_time: z.string().optional(),
});
const envelope = z.looseObject({ header, event: z.unknown() });
type Header = z.infer<typeof header>;

const message = z.looseObject({
  sender: z.looseObject({ sender_id: userId, sender_type: z.string() }),
  message: z.looseObject({
    message_id: z.string().min(1),
    parent_id: z.string().optional(),
    create_time: z.string().optional(),
    chat_id: z.string().min(1),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z
      .array(
        z.looseObject({
          key: z.string(),
          id: z.looseObject({ open_id: z.string().optional() }).optional(),
          mentioned_type: z.string().optional(),
          name: z.string().optional(),
        }),
      )
      .nullish(),
  }),
});
const recalled = z.looseObject({
  message_id: z.string().min(1),
  chat_id: z.string().min(1),
  recall_time: z.string().optional(),
});
const chatChange = z.looseObject({
  chat_id: z.string().min(1),
  operator_id: z.looseObject({ open_id: z.string().optional() }).nullish(),
  name: z.string().nullish(),
});
const press = z.looseObject({
  operator: userId,
  action: z.looseObject({
    // Whatever it is: also a card of an older version is to be answered.
    value: z.record(z.string(), z.unknown()).catch({}),
    form_value: z.record(z.string(), z.unknown()).nullish(),
  }),
  context: z.looseObject({ open_message_id: z.string().min(1), open_chat_id: z.string().min(1) }),
});

type Decoder = (header: Header, event: unknown, context: DecodeContext) => Inbound | null;

const decoders: Record<string, Decoder> = {
  'im.message.receive_v1': decodeMessage,
  'im.message.recalled_v1': (head, event, context) => {
    const { chat_id, message_id, recall_time } = recalled.parse(event);
    const at = instantOf(recall_time) ?? occurredAt(head, context);
    return { kind: 'recalled', eventId: eventKey(head), at, chat: address(chat_id), messageId: message_id };
  },
  'im.chat.member.bot.added_v1': chatDecoder('chat_joined'),
  'im.chat.member.bot.deleted_v1': chatDecoder('chat_left'),
  'im.chat.disbanded_v1': chatDecoder('chat_left'),
  'card.action.trigger': decodePress,
};

/**
 * What an envelope (version 2) tells, or null where it is nothing to duban: an unknown type, another bot's words. A known
 * type that cannot be read throws ZodError. Repeats of a message carry new event ids, so its own id is the key.
 */
export function decodeEvent(value: unknown, context: DecodeContext): Inbound | null {
  const outer = envelope.safeParse(value);
  if (!outer.success) return null;
  const type = outer.data.header.event_type;
  const decode = Object.hasOwn(decoders, type) ? decoders[type] : undefined;
  return decode ? decode(outer.data.header, outer.data.event, context) : null;
}

function decodeMessage(head: Header, event: unknown, context: DecodeContext): Inbound | null {
  const { sender, message: sent } = message.parse(event);
  if (sender.sender_type !== 'user' || sent.message_type === 'system') return null;
  const mentions = (sent.mentions ?? []).map((mention): Mention => {
    const openId = mention.id?.open_id || null;
    const isBot = context.bot ? openId === context.bot.openId : (mention.mentioned_type ?? 'bot') === 'bot';
    return { key: mention.key, openId, name: mention.name ?? '', isBot };
  });
  const { text, files } = saidIn(sent.message_id, sent.message_type, sent.content, mentions);
  return {
    kind: 'message',
    eventId: `feishu:${sent.message_id}`,
    at: instantOf(sent.create_time) ?? occurredAt(head, context),
    chat: address(sent.chat_id),
    chatKind: sent.chat_type === 'p2p' ? 'direct' : 'group',
    sender: address(sender.sender_id.open_id),
    messageId: sent.message_id,
    replyTo: sent.parent_id || null,
    quoted: null,
    text,
    mentionsBot: mentions.some((mention) => mention.isBot),
    mentions: mentions.flatMap(({ isBot, openId, name }) =>
      isBot || openId === null ? [] : [{ address: address(openId), name }],
    ),
    files,
  };
}

/** By some documents `name` is the group's, by others the bot's: our own name is no name of a chat. */
function chatDecoder(kind: 'chat_joined' | 'chat_left'): Decoder {
  return (head, event, context) => {
    const { chat_id, operator_id, name } = chatChange.parse(event);
    return {
      kind,
      eventId: eventKey(head),
      at: occurredAt(head, context),
      chat: address(chat_id),
      name: name && name !== context.bot?.name ? name : null,
      sender: operator_id?.open_id ? address(operator_id.open_id) : null,
    };
  };
}

function decodePress(head: Header, event: unknown, context: DecodeContext): Inbound | null {
  const parsed = press.safeParse(event);
  if (!parsed.success) return null;
  const { operator, action, context: place } = parsed.data;
  const { action: name, ...value } = action.value;
  return {
    kind: 'action',
    eventId: eventKey(head),
    at: occurredAt(head, context),
    chat: address(place.open_chat_id),
    sender: address(operator.open_id),
    messageId: place.open_message_id,
    action: typeof name === 'string' ? name : '',
    value: withoutProto(value),
    form: formFields(action.form_value ?? {}),
  };
}

/** Form fields as typed, with the platform's dates ('2026-03-31 +0800') as plain days. Empty and absent read alike. */
function formFields(fields: Record<string, unknown>): Record<string, string | string[]> {
  const read = Object.entries(withoutProto(fields)).flatMap(([name, value]): [string, string | string[]][] => {
    if (typeof value === 'string') return [[name, plainDay(value)]];
    if (Array.isArray(value)) return [[name, value.filter((item) => typeof item === 'string')]];
    if (typeof value === 'number' || typeof value === 'boolean') return [[name, String(value)]];
    return [];
  });
  return Object.fromEntries(read);
}

const plainDay = (text: string) => /^(\d{4}-\d{2}-\d{2})(?: \d{2}:\d{2})? [+-]\d{4}$/.exec(text)?.[1] ?? text;

function withoutProto(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== '__proto__'));
}

const address = (id: string): Address => `feishu:${id}`;
const eventKey = (head: Header) => `feishu:${head.event_id}`;
const occurredAt = (head: Header, context: DecodeContext) => instantOf(head.create_time) ?? context.now;

/** Milliseconds on event pages, microseconds on the card callback's, seconds in older ones: told apart by length. */
function instantOf(stamp: string | undefined): Instant | null {
  if (stamp === undefined || !/^(\d{10}|\d{13}|\d{16})$/.test(stamp)) return null;
  const perMillisecond = { 10: 0.001, 13: 1, 16: 1_000 }[stamp.length] ?? 1;
  return instantOfEpoch(Math.floor(Number(stamp) / perMillisecond));
}
