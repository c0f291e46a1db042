/** A user's file, as bytes, never more than was asked for. */
import { Refusal } from '#src/core/refusal.js';
import type { FileRef } from '#src/ports/platform.js';
import type { Api } from './api.js';
import { NetworkFailure } from './http.js';

const FETCH_MS = 60_000;
const TOO_LARGE = 234037;
/** Not in this message, not in this chat, in confidential mode, of a kind that cannot be had, gone. */
const GONE = new Set([234001, 234003, 234004, 234038, 234040, 234043]);

const REF = /^(om_[A-Za-z0-9_-]+)\/(file|image)\/([A-Za-z0-9_-]+)$/;

/** Bytes of a file that came with a message. Throws Refusal: too_much, not_found or unavailable. */
export async function fetchFile(api: Api, ref: FileRef, maxBytes: number): Promise<Uint8Array> {
  const [, messageId, type = '', key] = REF.exec(ref.ref) ?? [];
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

const tooLarge = (cause: string) => new Refusal('too_much', '文件太大，请拆分或压缩后再发。', { cause });
const gone = (cause: string) =>
  new Refusal('not_found', '取不到这个文件，可能已被撤回或设为保密，请重新发送。', { cause });
const unavailable = (cause: string) => new Refusal('unavailable', '暂时取不到这个文件，请稍后再试。', { cause });
