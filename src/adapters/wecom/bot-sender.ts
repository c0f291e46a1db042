/** Messages of the bot over its long connection: as answers where there is something to answer, else pushed. */
import type { Address } from '#src/core/people.js';
import type { Delivered, Delivery } from '#src/ports/platform.js';
import type { Pace, Pacer } from '#src/wire/pacing.js';
import { uploadToBot } from './bot-upload.js';
import type { AnswerClick } from './clicks.js';
import { failureOf, LIMITED_MS, meaningOf } from './codes.js';
import { type Ack, type Connection, FrameLost } from './connection.js';
import type { FrozenBody } from './render.js';
import type { Replies, ReplyRight } from './replies.js';

/** Per conversation, replies and pushes together, with a margin for what the network squeezes together. */
const PER_MINUTE: Pace = { count: 30, withinMs: 61_000 };
const PER_HOUR: Pace = { count: 1_000, withinMs: 3_605_000 };
/** So many refusals in a row for being too often, though we are not, mean that the bot may not push there. */
const COLD_AFTER = 2;

export interface BotSender {
  /** `cold`: it was surely not taken, and will not be: another way may be tried. */
  send(delivery: Delivery, body: FrozenBody): Promise<Delivered | { result: 'cold'; cause: string }>;
  /** Changes the card whose press came with `reqId`. */
  answerClick(reqId: string, chat: Address, connection: Connection): AnswerClick;
}

interface Parts {
  current(): Connection | null;
  replies: Replies;
  pacer: Pacer;
}

export function botSender({ current, replies, pacer }: Parts): BotSender {
  /** Refusals in a row, by conversation. */
  const refusals = new Map<Address, number>();

  const takePlace = (chat: Address): Promise<number> =>
    pacer.take([
      { key: `${chat}/minute`, pace: PER_MINUTE },
      { key: `${chat}/hour`, pace: PER_HOUR },
    ]);

  async function ask(run: () => Promise<Ack>): Promise<Ack | Delivered> {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof FrameLost)) throw error;
      return error.sent ? { result: 'unknown', cause: error.message } : { result: 'unreachable', cause: error.message };
    }
  }

  /** What is said, as the reply and as the push take it. */
  async function messageOf(
    connection: Connection,
    delivery: Delivery,
    body: FrozenBody,
  ): Promise<{ reply: object; push: object } | Delivered> {
    if (body.kind === 'card') {
      const message = { msgtype: 'template_card', template_card: { ...body.card, task_id: delivery.sendKey } };
      return { reply: message, push: message };
    }
    if (body.kind === 'markdown') {
      const { content } = body;
      return {
        reply: { msgtype: 'stream', stream: { id: delivery.sendKey, finish: true, content } },
        push: { msgtype: 'markdown', markdown: { content } },
      };
    }
    if (!delivery.file) return { result: 'refused', cause: 'the bytes of the file are missing' };
    const uploaded = await uploadToBot(connection, body.as, { name: body.name, bytes: delivery.file.bytes });
    if ('result' in uploaded) return uploaded;
    const message = { msgtype: body.as, [body.as]: { media_id: uploaded.mediaId } };
    return { reply: message, push: message };
  }

  return {
    async send(delivery, body) {
      const chat = delivery.to;
      const connection = current();
      if (!connection) return { result: 'unreachable', cause: 'not connected' };
      const message = await messageOf(connection, delivery, body);
      if ('result' in message) return message;

      const wait = await takePlace(chat);
      if (wait > 0) return { result: 'limited', retryAfterMs: wait };
      const right = replies.find(delivery.act === 'reply' ? delivery.messageId : null, chat, connection);
      if (right) {
        const answer = await ask(() => connection.request('aibot_respond_msg', message.reply, right.reqId));
        const outcome = settled(delivery, answer, right);
        if (outcome) return outcome;
        const again = await takePlace(chat);
        if (again > 0) return { result: 'limited', retryAfterMs: again };
      }
      const chatid = chat.slice('wecom:'.length);
      const answer = await ask(() => connection.request('aibot_send_msg', { chatid, ...message.push }));
      return settled(delivery, answer, null) ?? { result: 'refused', cause: 'there is nothing to answer' };
    },

    answerClick: (reqId, chat, connection) => async (card) => {
      const wait = await takePlace(chat);
      if (wait > 0) return { result: 'stale', cause: 'too many messages for a change of the card' };
      const body = { response_type: 'update_template_card', template_card: card };
      const answer = await ask(() => connection.request('aibot_respond_update_msg', body, reqId));
      if ('result' in answer) return answer.result === 'unreachable' ? stale(answer.cause) : answer;
      if (answer.errcode === 0) return { result: 'sent', messageId: card.task_id };
      return stale(`code ${answer.errcode}`);
    },
  };

  /** Null where the right to answer was none: it is then pushed. */
  function settled(
    { to, sendKey }: Delivery,
    answer: Ack | Delivered,
    right: ReplyRight | null,
  ): Delivered | { result: 'cold'; cause: string } | null {
    if ('result' in answer) return answer;
    if (answer.errcode === 0) {
      refusals.delete(to);
      if (right) replies.answered(right);
      return { result: 'sent', messageId: sendKey };
    }
    const meaning = meaningOf(answer.errcode);
    if (meaning === 'no_right' && right) {
      replies.drop(right);
      return null;
    }
    if (meaning === 'limited') {
      const count = (refusals.get(to) ?? 0) + 1;
      refusals.set(to, count);
      if (count >= COLD_AFTER) {
        refusals.delete(to);
        return { result: 'cold', cause: `code ${answer.errcode}: nobody there has spoken to the bot lately` };
      }
      void pacer.hold(`${to}/minute`, LIMITED_MS);
    }
    return failureOf(answer.errcode);
  }
}

const stale = (cause: string): Delivered => ({ result: 'stale', cause });
