/** Messages of the self-built app to one person, and changes of its cards. */
import { z } from 'zod';
import { hourMs } from '#src/core/day.js';
import type { Notes } from '#src/ports/notes.js';
import type { Delivered, Delivery } from '#src/ports/platform.js';
import { NetworkFailure } from '#src/wire/http.js';
import type { Pace, Pacer } from '#src/wire/pacing.js';
import type { ApiAnswer, ApiCall, AppApi } from './app-api.js';
import { UPLOAD_MS, uploadByForm } from './app-upload.js';
import { failureOf } from './codes.js';
import { APP_TEXT_BYTES } from './limits.js';
import type { FrozenBody } from './render.js';
import type { TemplateCard } from './template-card.js';
import { pieces } from './text.js';

/** Per member; what is beyond is dropped without a word. */
const PER_MINUTE: Pace = { count: 30, withinMs: 61_000 };
const PER_HOUR: Pace = { count: 1_000, withinMs: 3_605_000 };
/** The longest that the platform remembers a message to know a repeat by. Only cards differ surely from one another. */
const REMEMBERED_SECONDS = 14_400;
/** A card can be changed for 72 hours, once for each code. */
const CODE_MS = 72 * hourMs;

export interface AppSender {
  send(delivery: Delivery, userId: string, body: FrozenBody): Promise<Delivered>;
  /** Changes a person's card that was sent before; 'stale' where its code is used up. */
  update(taskId: string, userId: string, card: TemplateCard): Promise<Delivered>;
  /** A press brings a new code for its card. */
  keepCode(taskId: string, code: string): Promise<void>;
}

const sentAnswer = z.looseObject({
  invaliduser: z.string().optional(),
  unlicenseduser: z.string().optional(),
  response_code: z.string().optional(),
});
const codeNote = (taskId: string): string => `wecom:card-code:${taskId}`;

interface Parts {
  app: { agentId: number };
  api: AppApi;
  notes: Notes;
  pacer: Pacer;
  /** A person's plain id, where the bot knows them by an encrypted one. */
  plainId(userId: string): Promise<string>;
}

export function appSender({ app, api, notes, pacer, plainId }: Parts): AppSender {
  async function ask(call: ApiCall): Promise<ApiAnswer | Delivered> {
    try {
      return await api.call(call);
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error;
      return error.sent ? { result: 'unknown', cause: error.message } : { result: 'unreachable', cause: error.message };
    }
  }

  async function sendOne(delivery: Delivery, touser: string, message: object): Promise<Delivered> {
    const wait = await pacer.take([
      { key: `app/${touser}/minute`, pace: PER_MINUTE },
      { key: `app/${touser}/hour`, pace: PER_HOUR },
    ]);
    if (wait > 0) return { result: 'limited', retryAfterMs: wait };
    const data = { touser, agentid: app.agentId, ...message };
    const answer = await ask({ method: 'POST', path: '/cgi-bin/message/send', data });
    if ('result' in answer) return answer as Delivered;
    if (answer.errcode !== 0) return failureOf(answer.errcode);
    const { invaliduser, unlicenseduser, response_code } = sentAnswer.parse(answer);
    // Success is told although the one person it was for cannot be reached.
    if (invaliduser || unlicenseduser) return { result: 'gone', what: 'person', cause: 'not among the app’s members' };
    if (response_code) await notes.put(codeNote(delivery.sendKey), response_code, CODE_MS);
    return { result: 'sent', messageId: delivery.sendKey };
  }

  /** Long words as several messages; where a later one fails, an earlier one has arrived. */
  async function sendWords(delivery: Delivery, touser: string, words: string): Promise<Delivered> {
    const parts = pieces(words, (piece) => Buffer.byteLength(piece) <= APP_TEXT_BYTES);
    for (const [index, content] of parts.entries()) {
      const sent = await sendOne(delivery, touser, { msgtype: 'markdown', markdown: { content } });
      if (sent.result === 'sent') continue;
      return index === 0 ? sent : { result: 'unknown', cause: `part ${index + 1} of ${parts.length} was not taken` };
    }
    return { result: 'sent', messageId: delivery.sendKey };
  }

  return {
    async send(delivery, userId, body) {
      const touser = await plainId(userId);
      switch (body.kind) {
        case 'markdown':
          return sendWords(delivery, touser, body.plain);
        case 'card':
          return sendOne(delivery, touser, {
            msgtype: 'template_card',
            template_card: { ...body.card, task_id: delivery.sendKey },
            enable_duplicate_check: 1,
            duplicate_check_interval: REMEMBERED_SECONDS,
          });
        case 'file': {
          if (!delivery.file) return { result: 'refused', cause: 'the bytes of the file are missing' };
          const { bytes } = delivery.file;
          const upload = (data: { media: File }) =>
            api.call({
              method: 'POST',
              path: '/cgi-bin/media/upload',
              params: { type: body.as },
              data,
              form: true,
              timeoutMs: UPLOAD_MS,
            });
          const uploaded = await uploadByForm(upload, { name: body.name, bytes });
          if ('result' in uploaded) return uploaded;
          return sendOne(delivery, touser, { msgtype: body.as, [body.as]: { media_id: uploaded.mediaId } });
        }
        default: {
          const unreachable: never = body;
          return unreachable;
        }
      }
    },

    async update(taskId, userId, card) {
      const response_code = await notes.take(codeNote(taskId));
      if (response_code === null) return { result: 'stale', cause: 'no code to change this card by' };
      const answer = await ask({
        method: 'POST',
        path: '/cgi-bin/message/update_template_card',
        data: {
          userids: [await plainId(userId)],
          agentid: app.agentId,
          response_code,
          template_card: { ...card, task_id: taskId },
        },
      });
      if ('result' in answer) return { result: 'stale', cause: String((answer as { cause?: string }).cause) };
      return answer.errcode === 0
        ? { result: 'sent', messageId: taskId }
        : { result: 'stale', cause: `code ${answer.errcode}` };
    },

    keepCode: (taskId, code) => notes.put(codeNote(taskId), code, CODE_MS),
  };
}
