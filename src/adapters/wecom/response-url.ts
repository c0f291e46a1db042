/** Answers in callback mode: each message brings an address that takes one answer within an hour. */
import { z } from 'zod';
import type { Address } from '#src/core/people.js';
import type { Notes } from '#src/ports/notes.js';
import type { Delivered, Delivery } from '#src/ports/platform.js';
import { type Http, NetworkFailure, StatusFailure } from '#src/wire/http.js';
import { failureOf, meaningOf } from './codes.js';
import type { FrozenBody } from './render.js';

const FOR_MS = 55 * 60_000;
const answered = z.looseObject({ errcode: z.number() });

export interface ResponseUrls {
  keep(messageId: string, chat: Address, isDirect: boolean, url: string): Promise<void>;
  /** Null where nothing can be answered there: another way may be tried. */
  send(delivery: Delivery, body: FrozenBody): Promise<Delivered | null>;
}

export function responseUrls(baseUrl: string, http: Http, notes: Notes): ResponseUrls {
  const noteOf = (of: string): string => `wecom:answer:${of}`;
  const origin = new URL(baseUrl).origin;
  return {
    async keep(messageId, chat, isDirect, url) {
      // The address comes from outside: only the platform's own is called.
      if (!URL.canParse(url) || new URL(url).origin !== origin) return;
      await notes.put(noteOf(isDirect ? chat : messageId), url, FOR_MS);
    },
    async send(delivery, body) {
      if (body.kind === 'file') return null;
      const url = await notes.take(noteOf(delivery.act === 'reply' ? (delivery.messageId ?? '') : delivery.to));
      if (url === null) return null;
      const message =
        body.kind === 'markdown'
          ? { msgtype: 'markdown', markdown: { content: body.content } }
          : { msgtype: 'template_card', template_card: { ...body.card, task_id: delivery.sendKey } };
      try {
        const code = answered.safeParse(await http.request({ method: 'POST', url, data: message })).data?.errcode;
        if (code === undefined) return { result: 'unknown', cause: 'an answer that is not the platform’s' };
        if (code === 0) return { result: 'sent', messageId: delivery.sendKey };
        return meaningOf(code) === 'no_right' ? null : failureOf(code);
      } catch (error) {
        if (error instanceof StatusFailure)
          return error.status >= 500 ? { result: 'unknown', cause: error.message } : null;
        if (!(error instanceof NetworkFailure)) throw error;
        return error.sent ? { result: 'unknown', cause: error.message } : null;
      }
    },
  };
}
