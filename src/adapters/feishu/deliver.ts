/** Frozen bytes to the platform, and what became of them as a meaning. */
import { z } from 'zod';
import type { Address } from '#src/core/people.js';
import type { Delivered, Delivery } from '#src/ports/platform.js';
import { NetworkFailure } from '#src/wire/http.js';
import type { Pace, Pacer } from '#src/wire/pacing.js';
import type { Api, ApiAnswer, ApiRequest } from './api.js';
import { failureOf, meaningOf } from './codes.js';
import { frozenBody } from './render.js';
import { uploadFile } from './upload.js';

/** Per second, with a margin for what the network squeezes together; all bots of a group share its five. */
const PER_RECIPIENT: Pace = { count: 5, withinMs: 1_100 };
const PER_API_SECOND: Pace = { count: 50, withinMs: 1_100 };
const PER_API_MINUTE: Pace = { count: 1_000, withinMs: 61_000 };

const MESSAGES = '/open-apis/im/v1/messages';

const sentMessage = z.looseObject({ data: z.looseObject({ message_id: z.string().min(1) }) });
const urgentAnswer = z.looseObject({ data: z.looseObject({ invalid_user_id_list: z.array(z.string()).nullish() }) });

type Deliver = (delivery: Delivery) => Promise<Delivered>;

/** One attempt at a delivery, now or not at all: it never waits for a limit and never repeats by itself. */
export function deliverer(api: Api, pacer: Pacer): Deliver {
  /** Paces and makes one call; `accepted` reads a success. `repeatable`: a second try would do no harm. */
  async function attempt(
    limit: { api: string; recipient: string },
    request: ApiRequest,
    accepted: (answer: ApiAnswer) => Delivered,
    { repeatable }: { repeatable: boolean },
  ): Promise<Delivered> {
    const unsure = (cause: string): Delivered =>
      repeatable ? { result: 'unreachable', cause } : { result: 'unknown', cause };
    const own = await pacer.take([{ key: limit.recipient, pace: PER_RECIPIENT }]);
    if (own > 0) return { result: 'limited', retryAfterMs: own };
    const wait = await pacer.take([
      { key: `${limit.api}/second`, pace: PER_API_SECOND },
      { key: `${limit.api}/minute`, pace: PER_API_MINUTE },
    ]);
    if (wait > 0) return { result: 'limited', retryAfterMs: wait, wholeAct: true };

    try {
      const answer = await api.call(request);
      if (answer.code === 0) return accepted(answer);
      const failed = failureOfAnswer(answer, kindOf(limit.recipient), unsure);
      if (failed.result !== 'limited') return failed;
      const key = heldKey(answer, limit);
      await pacer.hold(key, failed.retryAfterMs);
      return { ...failed, wholeAct: key !== limit.recipient };
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error;
      return error.sent ? unsure(error.message) : { result: 'unreachable', cause: error.message };
    }
  }

  const accepted = (answer: ApiAnswer): Delivered => {
    const parsed = sentMessage.safeParse(answer.body);
    if (!parsed.success) return { result: 'unknown', cause: 'accepted without a message id' };
    return { result: 'sent', messageId: parsed.data.data.message_id };
  };

  /** What goes into the message, its file uploaded first; else why not. */
  async function contentOf(delivery: Delivery): Promise<{ msg_type: string; content: string } | Delivered> {
    const body = frozenBody.parse(JSON.parse(delivery.body));
    if (body.msg_type !== 'file') return body;
    if (!delivery.file) return { result: 'refused', cause: 'the bytes of the file are missing' };
    const uploaded = await uploadFile(api, { name: body.name, bytes: delivery.file.bytes }, kindOf(delivery.to));
    if (typeof uploaded !== 'string') return uploaded;
    return { msg_type: 'file', content: JSON.stringify({ file_key: uploaded }) };
  }

  const acts: Record<Delivery['act'], Deliver> = {
    async send(delivery) {
      const to = recipientOf(delivery.to);
      if (!to) return { result: 'refused', cause: 'not an address of this platform' };
      const content = await contentOf(delivery);
      if ('result' in content) return content;
      return attempt(
        { api: 'send', recipient: delivery.to },
        {
          method: 'POST',
          path: MESSAGES,
          params: { receive_id_type: to.type },
          data: { receive_id: to.id, ...content, uuid: delivery.sendKey },
        },
        accepted,
        { repeatable: false },
      );
    },
    async reply(delivery) {
      if (!delivery.messageId) return { result: 'refused', cause: 'no message to reply to' };
      const content = await contentOf(delivery);
      if ('result' in content) return content;
      return attempt(
        { api: 'reply', recipient: delivery.to },
        {
          method: 'POST',
          path: messagePath(delivery.messageId, '/reply'),
          data: { ...content, uuid: delivery.sendKey },
        },
        accepted,
        { repeatable: false },
      );
    },
    async update(delivery) {
      const { messageId } = delivery;
      if (!messageId) return { result: 'refused', cause: 'no message to update' };
      const body = frozenBody.parse(JSON.parse(delivery.body));
      if (body.msg_type !== 'interactive') return { result: 'refused', cause: 'only cards can be replaced' };
      return attempt(
        { api: 'update', recipient: `message/${messageId}` },
        { method: 'PATCH', path: messagePath(messageId), data: { content: body.content } },
        () => ({ result: 'sent', messageId }),
        { repeatable: true },
      );
    },
    async urgent(delivery) {
      const { messageId } = delivery;
      if (!messageId) return { result: 'refused', cause: 'no message to call attention to' };
      const people = delivery.people.map(recipientOf).filter((person) => person?.type === 'open_id');
      if (people.length === 0) return { result: 'refused', cause: 'nobody of this platform to call' };
      return attempt(
        { api: 'urgent', recipient: `urgent/${messageId}` },
        {
          method: 'PATCH',
          path: messagePath(messageId, '/urgent_app'),
          params: { user_id_type: 'open_id' },
          data: { user_id_list: people.map((person) => person?.id) },
        },
        (answer) => calledOf(answer, messageId, people.length),
        { repeatable: false },
      );
    },
  };
  return (delivery) => acts[delivery.act](delivery);
}

/** An answer without the platform's JSON: a server's own failure leaves open what it did, a client error does not. */
function failureOfAnswer(
  answer: ApiAnswer,
  recipient: 'chat' | 'person',
  unsure: (cause: string) => Delivered,
): Delivered {
  const { code, status, msg, retryAfterMs } = answer;
  if (code !== null && meaningOf(code)) return failureOf({ code, msg, retryAfterMs }, recipient);
  if (status === 429) return { result: 'limited', retryAfterMs: retryAfterMs ?? 1_000 };
  if (status >= 500 || status === 408) return unsure(`HTTP ${status}`);
  if (code !== null) return failureOf({ code, msg, retryAfterMs }, recipient);
  return status === 200 ? unsure('an answer that is not JSON') : { result: 'unreachable', cause: `HTTP ${status}` };
}

/** A limit of one chat holds that chat; every other holds the API. */
function heldKey({ code }: ApiAnswer, limit: { api: string; recipient: string }): string {
  const meaning = code === null ? undefined : meaningOf(code);
  const isChats = meaning?.means === 'limited' && meaning.whole === 'chat';
  return isChats ? limit.recipient : `${limit.api}/second`;
}

function calledOf(answer: ApiAnswer, messageId: string, asked: number): Delivered {
  const invalid = urgentAnswer.safeParse(answer.body).data?.data.invalid_user_id_list ?? [];
  if (invalid.length >= asked) return { result: 'gone', what: 'person', cause: 'nobody could be called' };
  return { result: 'sent', messageId };
}

function recipientOf(address: Address): { type: 'chat_id' | 'open_id'; id: string } | null {
  const id = /^feishu:(o[cu]_[A-Za-z0-9_-]+)$/.exec(address)?.[1];
  if (!id) return null;
  return { type: id.startsWith('oc_') ? 'chat_id' : 'open_id', id };
}

const kindOf = (to: Address) => (recipientOf(to)?.type === 'open_id' ? 'person' : 'chat');

const messagePath = (messageId: string, more = '') => `${MESSAGES}/${encodeURIComponent(messageId)}${more}`;
