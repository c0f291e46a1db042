/** What the bot is told, decoded. The same over the long connection and in callbacks. Unknown types are nothing to duban. */
import { z } from 'zod';
import { type Instant, instantOfEpoch } from '#src/core/day.js';
import type { Address } from '#src/core/people.js';
import type { InboundAction, InboundMessage } from '#src/ports/platform.js';
import { type MediaKeys, messagePart, saidIn } from './bot-message.js';
import { readPressKey } from './press-key.js';

export type BotEvent =
  | { kind: 'message'; event: InboundMessage; responseUrl: string | null }
  | { kind: 'press'; event: InboundAction; taskId: string }
  | { kind: 'entered'; eventId: string; person: Address }
  | { kind: 'feedback' }
  | { kind: 'nothing' };

export interface DecodeContext {
  /** Of the bot, to be taken out of what is said to it; null where it is not configured. */
  botName: string | null;
  /** Opens files of callback mode, whose messages carry no key of their own. */
  media: MediaKeys;
  /** Stands in where an event carries no time of its own. */
  now: Instant;
}

const envelope = z.looseObject({
  msgid: z.string().min(1).max(200),
  create_time: z.number().optional(),
  chatid: z.string().max(200).optional(),
  chattype: z.string().optional(),
  from: z.looseObject({ userid: z.string().min(1).max(200) }),
  response_url: z.string().max(2_000).optional(),
  msgtype: z.string(),
});
type Envelope = z.infer<typeof envelope>;

const event = z.looseObject({ event: z.looseObject({ eventtype: z.string() }) });
const click = z.looseObject({
  event: z.looseObject({
    template_card_event: z.looseObject({
      event_key: z.string(),
      task_id: z.string().min(1).max(128),
      selected_items: z
        .looseObject({
          selected_item: z.array(
            z.looseObject({
              question_key: z.string(),
              option_ids: z.looseObject({ option_id: z.array(z.string()) }).optional(),
            }),
          ),
        })
        .optional(),
    }),
  }),
});

/** What a payload tells. One of a known type that cannot be read throws ZodError. */
export function decodeBotEvent(payload: unknown, context: DecodeContext): BotEvent {
  const outer = envelope.safeParse(payload);
  if (!outer.success) return { kind: 'nothing' };
  const head = outer.data;
  if (head.msgtype !== 'event') return decodeMessage(head, payload, context);
  const type = event.safeParse(payload).data?.event.eventtype;
  if (type === 'enter_chat') return { kind: 'entered', eventId: eventKey(head), person: address(head.from.userid) };
  if (type === 'feedback_event') return { kind: 'feedback' };
  return type === 'template_card_event' ? decodeClick(head, payload, context) : { kind: 'nothing' };
}

function decodeMessage(head: Envelope, payload: unknown, context: DecodeContext): BotEvent {
  const isGroup = isInGroup(head);
  const said = saidIn(messagePart.parse(payload), { ...context, isGroup });
  if (!said) return { kind: 'nothing' };
  return {
    kind: 'message',
    responseUrl: head.response_url ?? null,
    event: {
      kind: 'message',
      eventId: eventKey(head),
      at: occurredAt(head, context),
      chat: chatOf(head),
      chatKind: isGroup ? 'group' : 'direct',
      sender: address(head.from.userid),
      messageId: `wecom:${head.msgid}`,
      replyTo: null,
      // A group's message comes only where it mentions the bot.
      mentionsBot: true,
      mentions: [],
      ...said,
    },
  };
}

function decodeClick(head: Envelope, payload: unknown, context: DecodeContext): BotEvent {
  const { event_key, task_id, selected_items } = click.parse(payload).event.template_card_event;
  const pressed = readPressKey(event_key);
  return {
    kind: 'press',
    taskId: task_id,
    event: {
      kind: 'action',
      eventId: eventKey(head),
      at: occurredAt(head, context),
      chat: chatOf(head),
      sender: address(head.from.userid),
      messageId: task_id,
      ...pressed,
      form: selectionsOf(
        (selected_items?.selected_item ?? []).map((item) => ({
          name: item.question_key,
          values: item.option_ids?.option_id ?? [],
        })),
      ),
    },
  };
}

/** Answers by question. One answer is told as itself: whether a question takes several is its form's to know. */
export function selectionsOf(
  items: readonly { name: string; values: readonly string[] }[],
): Record<string, string | string[]> {
  return Object.fromEntries(
    items
      .filter(({ name }) => name !== '__proto__')
      .map(({ name, values }): [string, string | string[]] => [
        name,
        values.length === 1 ? (values[0] ?? '') : [...values],
      ]),
  );
}

const isInGroup = ({ chattype, chatid }: Envelope): boolean => chattype === 'group' && chatid !== undefined;
const address = (id: string): Address => `wecom:${id}`;
/** In a one-to-one conversation the person is the chat. */
const chatOf = (head: Envelope): Address => address(isInGroup(head) ? (head.chatid ?? '') : head.from.userid);
const eventKey = ({ msgid }: Envelope): string => `wecom:${msgid}`;

function occurredAt({ create_time }: Envelope, { now }: DecodeContext): Instant {
  if (create_time === undefined || create_time < 1e9 || create_time > 1e10) return now;
  return instantOfEpoch(create_time * 1_000);
}
