/** A file to the platform by HTTP: as the app, or for one group's webhook. */
import { z } from 'zod';
import type { Delivered } from '#src/ports/platform.js';
import { NetworkFailure } from '#src/wire/http.js';
import { failureOf } from './codes.js';
import { LEAST_FILE_BYTES, MAX_FILE_BYTES } from './limits.js';

export const UPLOAD_MS = 60_000;
const uploaded = z.looseObject({ media_id: z.string().min(1) });

/** Nobody sees an upload: a doubtful one is only 'unreachable'. `ask` posts the form. */
export async function uploadByForm(
  ask: (form: { media: File }) => Promise<unknown>,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<{ mediaId: string } | Delivered> {
  if (bytes.length < LEAST_FILE_BYTES) return { result: 'refused', cause: 'a file of less than 6 bytes' };
  if (bytes.length > MAX_FILE_BYTES) return { result: 'refused', cause: 'a file over 20 MB' };
  try {
    const answer = await ask({ media: new File([new Uint8Array(bytes)], name) });
    const found = uploaded.safeParse(answer);
    if (found.success) return { mediaId: found.data.media_id };
    const code = z.looseObject({ errcode: z.number() }).safeParse(answer).data?.errcode;
    return code === undefined ? { result: 'unreachable', cause: 'upload: no answer' } : failureOf(code);
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error;
    return { result: 'unreachable', cause: `upload: ${error.message}` };
  }
}
