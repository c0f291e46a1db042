/** A file's bytes to the platform, before the message that shows it. */
import { z } from 'zod';
import type { Delivered } from '#src/ports/platform.js';
import { NetworkFailure } from '#src/wire/http.js';
import type { Api } from './api.js';
import { failureOf, meaningOf } from './codes.js';
import { MAX_FILE_BYTES } from './limits.js';

const UPLOAD_MS = 60_000;

const FILE_TYPES: Record<string, string> = {
  doc: 'doc',
  docx: 'doc',
  xls: 'xls',
  xlsx: 'xls',
  ppt: 'ppt',
  pptx: 'ppt',
  pdf: 'pdf',
};
const uploaded = z.looseObject({ data: z.looseObject({ file_key: z.string().min(1) }) });

/**
 * The file's key on the platform, or why there is none. Nobody sees an upload, so a doubtful one is only 'unreachable'. The
 * SDK's typed call gives null for every error; this one says which.
 */
export async function uploadFile(
  api: Api,
  file: { name: string; bytes: Uint8Array },
  recipient: 'chat' | 'person',
): Promise<string | Delivered> {
  if (file.bytes.length === 0) return { result: 'refused', cause: 'an empty file' };
  if (file.bytes.length > MAX_FILE_BYTES) return { result: 'refused', cause: 'a file over 30 MB' };
  try {
    const answer = await api.call({
      method: 'POST',
      path: '/open-apis/im/v1/files',
      data: { file_type: fileType(file.name), file_name: file.name, file: file.bytes },
      form: true,
      timeoutMs: UPLOAD_MS,
    });
    const parsed = uploaded.safeParse(answer.body);
    if (answer.code === 0 && parsed.success) return parsed.data.data.file_key;
    const { code, msg, retryAfterMs, status } = answer;
    const isPlatforms = code !== null && code !== 0 && (meaningOf(code) !== undefined || status < 500);
    if (isPlatforms) return failureOf({ code, msg, retryAfterMs }, recipient);
    if (status === 429) return { result: 'limited', retryAfterMs: retryAfterMs ?? 1_000 };
    return { result: 'unreachable', cause: `upload: HTTP ${status}` };
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error;
    return { result: 'unreachable', cause: `upload: ${error.message}` };
  }
}

const fileType = (name: string) => FILE_TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'stream';
