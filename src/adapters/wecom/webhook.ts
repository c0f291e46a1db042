/** A group's own webhook: it rings at people and reaches groups that the bot may not push into. Its key is a secret. */
import { z } from 'zod';
import type { Delivered, Delivery } from '#src/ports/platform.js';
import { type Http, NetworkFailure, StatusFailure } from '#src/wire/http.js';
import type { Pace, Pacer } from '#src/wire/pacing.js';
import { UPLOAD_MS, uploadByForm } from './app-upload.js';
import { failureOf } from './codes.js';
import { WEBHOOK_MARKDOWN_BYTES } from './limits.js';
import type { FrozenBody } from './render.js';
import { pieces } from './text.js';

const PER_MINUTE: Pace = { count: 20, withinMs: 61_000 };
const answered = z.looseObject({ errcode: z.number() });

const KEY = /^[A-Za-z0-9-]{8,100}$/;

/** The key in what the office copied: the whole address, or the key itself; null where it is neither. */
export function webhookKey(said: string): string | null {
  const text = said.trim();
  if (KEY.test(text) && text.includes('-')) return text;
  if (!URL.canParse(text)) return null;
  const { pathname, searchParams } = new URL(text);
  const key = searchParams.get('key') ?? '';
  return pathname === '/cgi-bin/webhook/send' && KEY.test(key) ? key : null;
}

export interface WebhookSender {
  send(delivery: Delivery, key: string, body: FrozenBody): Promise<Delivered>;
}

export function webhookSender(baseUrl: string, http: Http, pacer: Pacer): WebhookSender {
  async function post(path: string, params: Record<string, string>, data: object, form = false): Promise<unknown> {
    try {
      return await http.request({
        method: 'POST',
        url: `${baseUrl}/cgi-bin/webhook/${path}`,
        params,
        data,
        ...(form ? { headers: { 'content-type': 'multipart/form-data' }, timeout: UPLOAD_MS } : {}),
      });
    } catch (error) {
      if (error instanceof StatusFailure) throw new NetworkFailure(error.message, { sent: error.status >= 500 });
      throw error;
    }
  }

  async function sendOne({ sendKey }: Delivery, key: string, message: object): Promise<Delivered> {
    const wait = await pacer.take([{ key: `webhook/${key}`, pace: PER_MINUTE }]);
    if (wait > 0) return { result: 'limited', retryAfterMs: wait };
    try {
      const code = answered.safeParse(await post('send', { key }, message)).data?.errcode;
      if (code === undefined) return { result: 'unknown', cause: 'an answer that is not the platform’s' };
      if (code === 0) return { result: 'sent', messageId: sendKey };
      const failed = failureOf(code);
      // The key is dead, not the chat.
      return failed.result === 'gone' ? { result: 'refused', cause: failed.cause } : failed;
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error;
      return error.sent ? { result: 'unknown', cause: error.message } : { result: 'unreachable', cause: error.message };
    }
  }

  /** Long words as several messages; where a later one fails, an earlier one has arrived. */
  async function sendWords(delivery: Delivery, key: string, words: string): Promise<Delivered> {
    const parts = pieces(words, (piece) => Buffer.byteLength(piece) <= WEBHOOK_MARKDOWN_BYTES);
    for (const [index, content] of parts.entries()) {
      const sent = await sendOne(delivery, key, { msgtype: 'markdown_v2', markdown_v2: { content } });
      if (sent.result === 'sent') continue;
      return index === 0 ? sent : { result: 'unknown', cause: `part ${index + 1} of ${parts.length} was not taken` };
    }
    return { result: 'sent', messageId: delivery.sendKey };
  }

  return {
    async send(delivery, key, body) {
      switch (body.kind) {
        case 'card':
          // Its buttons are lost, their commands stand in the words.
          if (body.words === null) return { result: 'sent', messageId: delivery.sendKey };
          return sendWords(delivery, key, body.words);
        case 'file': {
          if (!delivery.file) return { result: 'refused', cause: 'the bytes of the file are missing' };
          const { bytes } = delivery.file;
          const upload = (form: object) => post('upload_media', { key, type: 'file' }, form, true);
          const uploaded = await uploadByForm(upload, { name: body.name, bytes });
          if ('result' in uploaded) return uploaded;
          return sendOne(delivery, key, { msgtype: 'file', file: { media_id: uploaded.mediaId } });
        }
        case 'markdown': {
          if (body.people.length > 0)
            return sendOne(delivery, key, {
              msgtype: 'text',
              text: { content: body.plain.replaceAll('**', ''), mentioned_list: body.people },
            });
          return sendWords(delivery, key, body.content);
        }
        default: {
          const unreachable: never = body;
          return unreachable;
        }
      }
    },
  };
}
