/** A user's file, as bytes, never more than was asked for. */
import { z } from 'zod';
import { Refusal } from '#src/core/refusal.js';
import type { FileRef } from '#src/ports/platform.js';
import { NetworkFailure } from '#src/wire/http.js';
import type { Api } from './api.js';

const FETCH_MS = 60_000;
const TOO_LARGE = 234037;
/** Not in this message, not in this chat, in confidential mode, of a kind that cannot be had, gone. */
const GONE = new Set([234001, 234003, 234004, 234038, 234040, 234043]);

const REF = /^(om_[A-Za-z0-9_-]+)\/(file|image)\/([A-Za-z0-9_-]+)$/;

/** 'parent:om_…': the file of a message that was replied to, which the reply's event does not carry. */
const PARENT = /^parent:(om_[A-Za-z0-9_-]+)$/;

const replied = z.object({
  data: z.object({
    items: z.array(z.object({ msg_type: z.string(), body: z.object({ content: z.string() }) })).min(1),
  }),
});
const resource = z.object({ file_key: z.string().optional(), image_key: z.string().optional() });

/** Bytes of a file that came with a message. Throws Refusal: too_much, not_found or unavailable. */
export async function fetchFile(api: Api, ref: FileRef, maxBytes: number): Promise<Uint8Array> {
  const parent = PARENT.exec(ref.ref)?.[1];
  const [, messageId, type = '', key] = REF.exec(parent ? await refOf(api, parent) : ref.ref) ?? [];
  if (!messageId || !key) throw gone(`not a file of this platform: ${ref.kind}`);
  try {
    const answer = await api.call({
      method: 'GET',
      path: `/open-apis/im/v1/messages/${messageId}/resources/${key}`,
      params: { type },
      maxBytes,
      timeoutMs: FETCH_MS,
    });
    if (answer.code === 0 && answer.body instanceof Uint8Array) return answer.body;
    if (answer.code === TOO_LARGE) throw tooLarge(`code ${answer.code}`);
    if (answer.code !== null && GONE.has(answer.code)) throw gone(`code ${answer.code}`);
    throw unavailable(`HTTP ${answer.status}, code ${answer.code}`);
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error;
    throw error.tooLarge ? tooLarge(error.message) : unavailable(error.message);
  }
}

async function refOf(api: Api, messageId: string): Promise<string> {
  const answer = await api
    .call({ method: 'GET', path: `/open-apis/im/v1/messages/${messageId}`, timeoutMs: FETCH_MS })
    .catch((error: unknown) => {
      throw unavailable(String(error));
    });
  const message = replied.safeParse(answer.body).data?.data.items[0];
  if (answer.code !== 0 || !message) throw gone(`code ${answer.code}`);
  const { file_key, image_key } = resource.safeParse(parsedJson(message.body.content)).data ?? {};
  if (file_key) return `${messageId}/file/${file_key}`;
  if (image_key) return `${messageId}/image/${image_key}`;
  throw new Refusal('bad_input', '您回复的那条消息不是文件。请回复文件消息，或者直接把文件单独发给我。');
}

function parsedJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

const tooLarge = (cause: string) => new Refusal('too_much', '文件太大，请拆分或压缩后再发。', { cause });
const gone = (cause: string) =>
  new Refusal('not_found', '取不到这个文件，可能已被撤回或设为保密，请重新发送。', { cause });
const unavailable = (cause: string) => new Refusal('unavailable', '暂时取不到这个文件，请稍后再试。', { cause });
